package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
)

// usedBy limits a rule on the use of an app to those by whom it is used: "banned the use of
// Pigeon by the police".
func (s *sentence) usedBy(c *claim.Claim, o *object) {
	if s.own() || !o.usage || o.sale || !s.in(o.to, "by-word") || s.timeSoon(o.to) {
		return
	}
	from, to := o.to+1, o.to+1
	for to < len(s.tokens) && to < from+mostWords && !s.mark(to) && !s.timeAt(to) && !s.in(to, "preposition", "clause", "be", "have", "and") {
		to++
	}
	p := s.party(from, to)
	for d, ids := range s.scopeOf(p).Terms {
		c.Scope = withTerm(c.Scope, d, ids...)
	}
	if part := s.bare(from); len(c.Scope.Terms) == 0 && part < to && s.in(to-1, "part-of-state-noun", "unit-head-noun") {
		c.Scope = withTerm(c.Scope, knowledge.Unit, s.newTerm(knowledge.Unit, part, to))
	}
	o.to = max(o.to, to)
}
