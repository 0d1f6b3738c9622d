package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// clarified reads that somebody made clear whom a rule of the one's own isn't for, told of
// before: "made clear that the order doesn't cover schools".
func (s *sentence) clarified(a *language.ActAt, st *stance) bool {
	last := s.lastMeant(st.who)
	if last == nil || !last.Do.Rule() || !st.not || st.mode != isDone || s.own() {
		return false
	}
	that := st.left - 1
	if st.who.from > 0 {
		that = st.who.from - 1
	}
	verb := -1
	for i := max(0, that-3); i < that && s.in(that, "that-word"); i++ {
		if end := s.to(i, "makes-clear"); end > 0 {
			verb = i
		}
	}
	if verb < 0 {
		return false
	}
	from, to, _ := s.phraseBefore(s.group(verb).from)
	by, doubt := s.actor(s.party(from, to))
	if by != last.By {
		return false
	}
	t, end := s.termsIn(a.To, s.clauseEnd(a.To))
	if len(t) == 0 {
		return false
	}
	told := stance{group: s.group(verb), mode: isDone, left: from, who: s.party(from, to)}
	c := claim.Claim{Do: knowledge.Exempt, By: by, Apps: last.Apps, Undoes: last.Do, Presupposes: true, Granted: true}
	c.Doubt(doubt)
	c.Scope.Terms = t
	if m := s.timeIn(0, len(s.tokens), onThen); m == nil {
		anchor, _ := s.anchor()
		c.Announced = knowledge.Date{First: last.Announced.First, Last: anchor.Last, Precision: knowledge.SpanPrecision}
	}
	s.found(&told, c, end)
	return true
}

// reachesNot reads that a rule isn't for some: "the ban doesn't cover schools".
func (s *sentence) reachesNot(st *stance, end int) bool {
	r := st.who.rule
	if !st.not || st.mode != isDone || r == nil || r.act == "" {
		return false
	}
	s.take(r)
	c := claim.Claim{Do: knowledge.Exempt, Apps: r.apps, Undoes: r.act, Presupposes: true}
	if len(c.Apps) == 0 {
		c.Apps = s.spoken()
	}
	c.By, c.Doubts = s.whoUndoes(st, r, true, end)
	n := len(s.read)
	s.found(st, c, end)
	for _, told := range s.read[n:] {
		if s.own() && r.act == knowledge.Ban && len(told.Scope.Terms) == 1 && len(told.Scope.Terms[knowledge.Device]) > 0 {
			told.Do, told.Undoes, told.Presupposes, told.Rule = knowledge.Allow, "", false, true // on devices that the ban needn't be on
		}
	}
	return true
}
