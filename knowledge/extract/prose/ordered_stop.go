package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// orderedToStop reads that whoever stands for an app is told to stop what it does: "ordered
// Pigeon to stop collecting data".
func (s *sentence) orderedToStop(a *language.ActAt) {
	if s.own() || s.noun(a.From, a) || a.Form&language.Plain == 0 || !s.stops(a.To) {
		return
	}
	st := s.stance(a)
	if st.told != "order" || st.toldBy || st.not || st.mode != isDone && st.mode != toCome || len(st.whom.apps) == 0 {
		return
	}
	by, doubt := s.teller(&st)
	c := claim.Claim{Do: knowledge.Ban, By: by, Apps: st.whom.apps}
	c.Doubt(doubt)
	if !s.overAll(by) && s.regulatesHere(by) == "" {
		c.Doubt("whom it binds")
	}
	end := s.clauseEnd(a.To)
	for i := a.To; i < end; i++ {
		if s.in(i, "data-head-noun") {
			from := i
			for from > a.To+1 && s.inTerm(from-1) && !s.doing(from-1) {
				from--
			}
			c.Scope = withTerm(c.Scope, knowledge.Data, s.newTerm(knowledge.Data, from, i+1))
			end = i + 1
			break
		}
	}
	if len(c.Scope.Terms) == 0 && !s.in(a.To, "operates") {
		c.Doubt("what it covers")
	}
	s.found(&st, c, end)
}

// stops tells that what is done by an app itself begins at the token: "collecting".
func (s *sentence) stops(i int) bool { return s.doing(i) && s.in(i, "works") }

// doing tells that the word is one in -ing.
func (s *sentence) doing(i int) bool {
	n := s.norm(i)
	return len(n) > 5 && n[len(n)-3:] == "ing"
}

// regulatesHere is the state that the body is a part of, or "".
func (s *sentence) regulatesHere(by knowledge.EntityID) knowledge.EntityID {
	if state := s.PartsOf[by]; state != "" {
		return state
	}
	for _, id := range s.Over(by) {
		if e := s.Entity(id); e != nil && e.Kind == knowledge.Government {
			return id
		}
	}
	return ""
}
