package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// leave reads an infinitive behind a noun by which somebody is let do something: "gave
// staff permission to use it", "judges were given the green light to use it". It tells
// whether a verb gives it.
func (s *sentence) leave(st *stance, noun int) bool {
	for i := noun - 1; i >= max(0, noun-reachOfDeadline) && !s.mark(i) && !s.in(i, "clause"); i-- {
		a := s.act(i, "grant", "get")
		if a == nil || s.noun(i, a) || s.in(i, "have") {
			continue
		}
		outer := s.stance(a)
		if outer.not || outer.noLonger || outer.who.nobody || outer.mode != isDone && outer.mode != toCome || outer.told != "" {
			return true
		}
		passive := a.Act == "get" || outer.be && a.Form&language.Participle != 0
		whom := outer.who
		if !passive {
			whom = s.party(min(a.To, noun), s.bareBefore(noun))
		}
		if whom.nobody {
			return true // "gave no one permission"
		}
		st.mode, st.who, st.left, st.doubt = outer.mode, outer.who, outer.left, outer.doubt
		st.perfect, st.presentBe, st.earlier, st.later = outer.perfect, outer.presentBe, outer.earlier, outer.later
		st.told, st.toldBy, st.outer = "let", passive, noun
		st.whom = whom
		return true
	}
	return false
}

// leaveIn tells that the words of the verb give somebody leave: "given permission to use".
func (s *sentence) leaveIn(a *language.ActAt) bool {
	return s.between(a.From, a.To, "leave-noun")
}

// bareBefore steps back over an article.
func (s *sentence) bareBefore(i int) int {
	for i > 0 && s.in(i-1, "determiner") {
		i--
	}
	return i
}

// letUse reads what people are let use.
func (s *sentence) letUse(st *stance, a *language.ActAt, at int) {
	o, apps, _ := s.usedAt(a, at)
	if len(apps) == 0 || st.not || a.Act != "use" {
		return
	}
	by, doubt := s.teller(st)
	c := claim.Claim{Do: knowledge.Allow, By: by, Apps: apps, Scope: s.scopeOf(st.whom)}
	c.Doubt(doubt)
	c.Doubt(o.doubt)
	s.found(st, c, max(at, o.to))
}
