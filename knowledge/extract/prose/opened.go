package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
)

// besideOpened casts doubt on how the app of a heading stands, as the first words below that say,
// where the sentence stands behind these and adds nothing to it: what was read of it is given.
func (r *Reader) besideOpened(p *knowledge.Passage, part form.Piece, read []*claim.Claim) {
	c := r.Opened[p.ID]
	if c == nil || addsTo(c, read) || r.sentence(p, r.topicOf(p), part).onlyHow() {
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
	if !s.in(at, "only-how") {
		return false
	}
	for i := range s.tokens {
		if s.in(i, "only", "not", "except", "must", "rank", "if", "no-word", "until", "unless-word") {
			return false
		}
	}
	return true
}
