package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
)

// takenIn is where the words end, from the token on, that only say of a rule of home's own
// that it takes in what they name, too, or 0: "for all staff, including managers", "managers
// included".
func (s *sentence) takenIn(i int) int {
	if !s.own() || !s.mark(i-1) {
		return 0
	}
	lead := s.to(i, "such-as")
	to := max(i, lead)
	for to < len(s.tokens) && !s.mark(to) && !s.in(to, "clause", "included") {
		to++
	}
	if end := s.to(to, "included"); end > 0 || lead == 0 {
		return end
	}
	return to
}

// takeIn adds what is taken in between the tokens to what the rule is limited to, where it is to
// something of the kind: "on phones, including tablets".
func (r *limiter) takeIn(from, to int) int {
	for i := from; i < to; i++ {
		if ids, d, _ := r.termHere(i, r.Claim); d != "" {
			for d, ids := range widened(r.Scope, knowledge.Terms{d: ids}) {
				r.limit(r.Claim, false, d, ids)
			}
		}
	}
	return r.cover(from, to)
}

// widened are those of the terms that a rule takes in, too, by which it is for more: of a kind
// that it is limited to. By others it is limited no more than it was.
func widened(rule knowledge.Scope, terms knowledge.Terms) knowledge.Terms {
	more := knowledge.Terms{}
	for d, ids := range terms {
		if len(rule.Terms[d]) > 0 {
			more[d] = ids
		}
	}
	return more
}

// keepPersonal keeps that what is banned on all devices is so on people's own, where the
// sentence says that these are among them: "including private ones".
func (s *sentence) keepPersonal(c claim.Claim) {
	if c.Do != knowledge.Ban || c.Rest || len(c.Scope.Terms[knowledge.Device]) > 0 {
		return
	}
	for i := c.End; i < c.To; i++ {
		for k, end := i, s.takenIn(i); k < end; k++ {
			ids, d, _ := s.termHere(k, &c)
			if d != knowledge.Device || !s.Base.Within(ids[0], knowledge.PersonalDevice, knowledge.LastDay-1) {
				continue
			}
			c.Scope.Terms = c.Scope.Terms.Clone()
			c.Scope = withTerm(c.Scope, knowledge.Device, ids...)
			c.Rest = true
			s.keep(c)
			return
		}
	}
}
