package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
)

// ruleOfSpeaker is the rule told last of the one body that the sentence names, or else
// the rule told last.
func (s *sentence) ruleOfSpeaker() *claim.Claim {
	var body knowledge.EntityID
	for i := range s.tokens {
		if m := s.at(i); m != nil && len(m.bodies) > 0 {
			if id := s.above(m.bodies[0]); body != "" && body != id {
				return s.topic.last
			} else {
				body = id
			}
		}
	}
	for i := len(s.topic.order) - 1; i >= 0; i-- {
		if c := s.topic.order[i]; c.By == body && c.Do.Rule() {
			return c
		}
	}
	return s.topic.last
}

// sentInError reads that the paper which told a rule was a mistake: the rule never
// stood.
func (s *sentence) sentInError() {
	last := s.ruleOfSpeaker()
	if last == nil || !last.Do.Rule() || s.question() || len(s.read) > 0 && s.read[len(s.read)-1].Do.Undoing() {
		return
	}
	for i := range s.tokens {
		end := s.to(i, "in-error")
		if end == 0 {
			continue
		}
		for j := i - 1; j >= max(0, i-10); j-- {
			if s.in(j, "not", "whether", "if") {
				return
			}
			if s.in(j, "paper-noun") {
				st := stance{group: group{from: j, at: i}, mode: isDone, left: j}
				s.found(&st, claim.Claim{Do: knowledge.Withdraw, By: last.By, Apps: last.Apps, Undoes: last.Do, Presupposes: true, Order: last.Order + 1}, end)
				return
			}
		}
	}
}
