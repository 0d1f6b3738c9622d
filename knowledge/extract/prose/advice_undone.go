package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// adviceUndone reads that somebody takes back what people were only asked to do: "asked staff to
// delete Pigeon … Hours later it walked back the request". It tells that it was read.
func (s *sentence) adviceUndone(a *language.ActAt) bool {
	st, end := s.stance(a), max(a.To, a.Apart+1)
	if a.Act != "undo" && a.Act != "withdraw" || st.mode != isDone || st.not || st.noLonger {
		return false
	}
	noun, passive := s.adviceBehind(end), false
	if noun < 0 && st.be && a.Form&language.Participle != 0 {
		noun, passive = s.adviceBehind(st.who.from), true
	}
	if noun < 0 || passive && noun >= st.from {
		return false
	}
	told := s.adviceTold(noun)
	if told == nil {
		return false
	}
	by, doubt := s.actor(st.who)
	if passive {
		by, doubt = told.By, ""
	}
	if by != told.By {
		return false
	}
	c := claim.Claim{Do: knowledge.Withdraw, By: by, Apps: told.Apps, Undoes: knowledge.Advise, Order: told.Order + 1}
	c.Doubt(doubt)
	s.taken[noun] = true
	s.found(&st, c, max(end, noun+1))
	return true
}

// adviceBehind is the noun for advice that was told of with which a phrase begins at the token, or -1.
func (s *sentence) adviceBehind(from int) int {
	at := s.bare(from)
	if s.at(from) != nil && s.possessive(s.at(from).To-1) {
		at = s.at(from).To // "Acme's request"
	}
	if at > from && s.in(at, "advice-noun") && !s.in(from, "a-word", "an-word", "any-word", "no-word") {
		return at
	}
	return -1
}

// adviceTold is the advice that was told of last, where no rule on the same was told since, and the
// words behind the noun name no other app.
func (s *sentence) adviceTold(noun int) *claim.Claim {
	for _, c := range slices.Backward(s.topic.order) {
		if c.Do != knowledge.Advise {
			if c.Do.Rule() || c.Do.Undoing() {
				return nil
			}
			continue
		}
		named := false
		for i := noun; i < len(s.tokens); i++ {
			if s.appAt(i) && !slices.Contains(c.Apps, s.at(i).apps[0].ID) {
				return nil
			}
			named = named || s.appAt(i)
		}
		if s.in(noun+1, "for-word") && !named {
			return nil // "dropped its demand for more pay"
		}
		return c
	}
	return nil
}
