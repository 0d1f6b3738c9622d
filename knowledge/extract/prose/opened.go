package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
)

// besideOpened casts doubt on how the app of a heading stands, as the first words below that say,
// where the sentence stands behind these and adds nothing to it: what was read of it is given.
func (r *Reader) besideOpened(p *knowledge.Passage, part form.Piece, read []*claim.Claim) {
	c := r.Opened[p.ID]
	if c == nil || addsTo(c, read) {
		return
	}
	if s := r.sentence(p, r.topicOf(p), part); s.onlyHow() || (c.Do == knowledge.Ban || c.Do.Undoing()) && s.onlyInstead(c) {
		return
	}
	c.Doubt("what stands behind it: “" + part.Text + "”")
}

// addsTo tells that all that was read of a sentence tells more of the claim, or ends it.
func addsTo(c *claim.Claim, read []*claim.Claim) bool {
	return len(read) > 0 && !slices.ContainsFunc(read, func(x *claim.Claim) bool { return x.Adds != c && !x.Do.Undoing() })
}

// onlyHow tells that the sentence says no more than how people get to something, or where they
// find more on it: "Sign in with your own account".
func (s *sentence) onlyHow() bool {
	at := 0
	for s.mark(at) && at < len(s.tokens) {
		at++
	}
	return s.in(at, "only-how") && !s.limitsAnything()
}

// onlyInstead tells that the sentence says no more than what people are to do without what they may
// not use, or have no more: "Please use Dove", "Print stamps at the post room". To use a part of that,
// or it elsewhere, is more.
func (s *sentence) onlyInstead(c *claim.Claim) bool {
	at := s.to(0, "instead-order")
	if at == 0 || s.limitsAnything() || strings.Contains(s.Text, form.LastHeading(s.passage.Title)) {
		return false // "Use Pigeon Pro"
	}
	other := !s.in(at-1, "use-word", "to-word") && at < len(s.tokens)
	for i := range s.tokens {
		m := s.at(i)
		if s.in(i, "it-word", "them-word", "component-noun", "part-of-app", "app-noun") || m != nil && overlaps(idsOf(m.apps), c.Apps) {
			return false
		}
		other = other || i == at && (s.tokens[i].Upper || m != nil && len(m.apps) > 0)
	}
	return other
}

// limitsAnything tells that a word of the sentence may limit what stands before it.
func (s *sentence) limitsAnything() bool {
	return s.hasAny("only", "not", "except", "must", "rank", "if", "no-word", "until", "unless-word")
}
