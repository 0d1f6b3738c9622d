package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// gaveUp reads that a body ended its own use of an app: "Acme has stopped using Pigeon". A
// state binds those who work for it by that; whether others do isn't told.
func (s *sentence) gaveUp(a *language.ActAt, at int) {
	o, apps, _ := s.usedAt(a, at)
	if s.own() || len(apps) == 0 || o.thing {
		return
	}
	st := s.stance(a)
	if st.mode != isDone && st.mode != toCome || st.not || st.noLonger || st.told != "" || st.who.persons {
		return
	}
	by, doubt := s.actor(st.who)
	e := s.Entity(by)
	if e == nil || e.Kind == knowledge.Person {
		return
	}
	c := claim.Claim{Do: knowledge.Ban, By: by, Apps: apps}
	c.Doubt(doubt)
	c.Doubt(o.doubt)
	if e.Kind != knowledge.Government && !language.PartOfState(e.Name()) {
		c.Doubt(ownUse)
	}
	n := len(s.read)
	s.found(&st, c, max(at, o.to))
	for _, c := range s.read[n:] {
		c.State = "" // what the state does binds nobody else
	}
}

// ownUse is the doubt where a body tells of its own use.
const ownUse = "whether it is a rule for its people, or what it does itself"
