package prose

import (
	"policybot/knowledge/language"
)

// thatOrder is the verb by which people are told, in a clause with that, to do what the
// verb of the group says: "recommended that members delete it".
func (s *sentence) thatOrder(g *group) *language.ActAt {
	if g.modal != "" || g.be || g.perfect || g.do {
		return nil
	}
	from := s.thatBefore(g.from)
	if from < 0 {
		return nil
	}
	for i := from - 2; i >= max(0, from-7); i-- {
		if v := s.act(i, "advise", "order", "ask"); v != nil && !s.noun(i, v) {
			return v
		}
		if s.mark(i) {
			return nil
		}
	}
	return nil
}

// thatBefore is where the subject begins that ends before the token, behind "that", or
// -1.
func (s *sentence) thatBefore(end int) int {
	for i := end - 1; i >= max(0, end-8) && !s.mark(i) && !s.in(i, "be", "have", "do"); i-- {
		if s.in(i, "that-word") && i+1 < end {
			return i + 1
		}
	}
	return -1
}

// toldThat reads it.
func (s *sentence) toldThat(a, fed *language.ActAt, at int, prohibits bool) {
	g := s.group(a.From)
	v := s.thatOrder(&g)
	st := s.stance(v)
	st.told, st.whom, st.outer = v.Act, s.party(s.thatBefore(g.from), g.from), v.To
	st.toldBy = st.be && v.Form&language.Participle != 0
	if st.group.not || st.noLonger {
		return
	}
	st.group.not = g.not
	s.toldTo(&st, fed, at, prohibits)
}
