package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// orderedOff reads "ordered Pigeon off all phones".
func (s *sentence) orderedOff(a *language.ActAt) {
	if s.noun(a.From, a) {
		return
	}
	o := s.objectAt(a.To)
	off := s.in(o.to, "off")
	if from := s.staffOff(a.To); o.people.persons && from > 0 {
		audience := o.people.audience
		o = s.objectAt(from) // "ordered its staff off Pigeon"
		off, o.people = o.found(), party{audience: audience}
	}
	if o.thing {
		o.apps, o.doubt = s.spokenAt(o.one)
	}
	if len(o.apps) == 0 || o.rule != nil || !off || o.people.persons {
		return
	}
	st := s.stance(a)
	if st.not || st.mode == notDone || st.told != "" {
		return
	}
	by, doubt := s.actor(st.who)
	c := claim.Claim{Do: knowledge.Ban, By: by, Apps: o.apps, Scope: s.scopeOf(o.people)}
	c.Doubt(doubt)
	c.Doubt(o.doubt)
	s.found(&st, c, o.to)
}

// staffOff is where it begins what people are sent off who are named behind the token, with
// nothing between; or 0.
func (s *sentence) staffOff(from int) int {
	for i := from; i < min(len(s.tokens), from+mostWords) && !s.mark(i) && !s.in(i, "to-word", "clause") && !s.timeAt(i); i++ {
		if s.in(i, "off") && i > from && s.peopleAt(i-1) {
			return s.to(i, "off")
		}
	}
	return 0
}
