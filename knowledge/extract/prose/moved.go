package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// movedVerb reads a common verb that makes a rule with where something is moved to:
// "threw Pigeon out of its store", "keeps it off company phones", "was taken off the
// market", "has kept schools free of it".
func (s *sentence) movedVerb(a *language.ActAt) {
	if s.noun(a.From, a) {
		return
	}
	if free := s.freeOf(a.To); free > 0 {
		s.keptFree(a, free)
		return
	}
	o := s.objectAt(a.To)
	to := o.to
	passive := !o.found() && a.Form&language.Participle != 0
	if passive {
		to = a.To
	}
	out := s.to(to, "off")
	if out == 0 && s.in(a.From, "moves-from") && s.in(to, "from-word") {
		out = to + 1
	}
	if out == 0 || o.rule != nil || o.people.persons || !s.whereUsed(out) {
		return
	}
	st := s.stance(a)
	if st.not || st.noLonger || st.mode == notDone && st.modal != "would" {
		return
	}
	c := claim.Claim{Do: knowledge.Ban}
	switch {
	case passive && !s.movedBy(&st, &c, out):
		return
	case !passive:
		c.Apps = s.objectApps(&o)
	}
	if len(c.Apps) == 0 {
		return
	}
	if !passive {
		s.doneBy(&st, &c)
	}
	c.Doubt(o.doubt)
	s.found(&st, c, out)
}

// movedBy reads what is moved and by whom, where it stands before the verb. It tells whether
// it is moved.
func (s *sentence) movedBy(st *stance, c *claim.Claim, out int) bool {
	causer := s.causer(st.who.from)
	if !st.be && causer < 0 {
		return false
	}
	c.Apps = s.subjectApps(st)
	var doubt string
	if c.By, _ = s.agent(out); causer >= 0 {
		who := s.subjectBefore(causer)
		c.By, doubt = s.actor(who)
		st.left = min(st.left, who.from)
	} else if c.By == "" {
		c.By, doubt = s.unnamed(st, st.who, out)
	}
	c.Doubt(doubt)
	return true
}

// doneBy sets who does it, or tells others to.
func (s *sentence) doneBy(st *stance, c *claim.Claim) {
	by, doubt := s.actor(st.who)
	switch st.told {
	case "order":
		by, doubt = s.teller(st)
	case "urge", "ask", "advise", "warn":
		by = ""
	}
	c.By = by
	c.Doubt(doubt)
}

// subjectApps are the apps that the subject of a verb in the passive names or stands for.
func (s *sentence) subjectApps(st *stance) []knowledge.EntityID {
	if apps := st.who.apps; len(apps) > 0 || !st.who.thing && !st.who.pronoun {
		return apps
	}
	apps, doubt := s.spokenAt(!s.in(st.who.from, "several"))
	st.doubt = firstSaid(st.doubt, doubt)
	return apps
}

// freeOf is where "free of" ends that stands soon behind the token, or 0.
func (s *sentence) freeOf(from int) int {
	for i := from; i < min(len(s.tokens), from+6) && !s.mark(i) && !s.in(i, "clause"); i++ {
		if end := s.to(i, "free-of"); end > 0 {
			return end
		}
	}
	return 0
}

// keptFree reads "keeps its phones free of Pigeon".
func (s *sentence) keptFree(a *language.ActAt, free int) {
	o := s.objectAt(free)
	if o.thing {
		o.apps, o.doubt = s.spokenAt(o.one)
	}
	if len(o.apps) == 0 || o.rule != nil {
		return
	}
	st := s.stance(a)
	if st.not || st.noLonger || st.mode == notDone {
		return
	}
	c := claim.Claim{Do: knowledge.Ban, Apps: o.apps}
	s.doneBy(&st, &c)
	c.Doubt(o.doubt)
	terms, _ := s.termsIn(a.To, s.back(free, "free-of"))
	c.Scope.Terms = terms
	s.found(&st, c, o.to)
}

// whereUsed tells that a place begins at the token where apps and devices are used, had
// or sold.
func (s *sentence) whereUsed(i int) bool {
	for j := i; j < min(len(s.tokens), i+6); j++ {
		if m := s.at(j); m != nil && len(m.apps) == 0 && !s.possessive(m.To-1) {
			return true
		}
		switch {
		case s.in(j, "device-head-noun", "network-head-noun", "unit-head-noun", "place-head-noun", "store-noun", "market-noun"):
			return true
		case s.mark(j), s.in(j, "clause", "be", "have", "preposition"):
			return false
		}
	}
	return false
}
