package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// swapVerb reads that people are told to take something else than the app spoken of:
// "urged members to switch to another platform".
func (s *sentence) swapVerb(a *language.ActAt) {
	if s.noun(a.From, a) || s.own() || len(s.spoken()) != 1 {
		return
	}
	end := s.anotherApp(a.To)
	if end == 0 {
		return
	}
	st := s.stance(a)
	if st.told == "" || st.mode != isDone || st.group.not {
		return
	}
	by, doubt := s.teller(&st)
	c := claim.Claim{Do: knowledge.Advise, Of: knowledge.Ban, By: by, Apps: s.spoken()}
	c.Doubt(doubt)
	if st.told == "order" {
		c.Do, c.Of = knowledge.Ban, ""
		c.Doubt("whether the other one may no longer be used")
	}
	c.Scope = s.scopeOf(st.whom)
	s.found(&st, c, end)
}

// anotherApp is where "another platform" ends that begins at the token, or 0.
func (s *sentence) anotherApp(i int) int {
	if !s.in(i, "another") {
		return 0
	}
	for j := s.to(i, "another"); j < min(len(s.tokens), i+4) && !s.mark(j); j++ {
		if s.at(j) != nil {
			return 0
		}
		if end := s.to(j, "app-noun", "vendor-noun"); end > 0 {
			return end
		}
	}
	return 0
}
