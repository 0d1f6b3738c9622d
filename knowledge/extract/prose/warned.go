package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// warningNoun reads a warning by the noun: "published a warning against Pigeon".
func (s *sentence) warningNoun(i int) {
	if !s.in(i, "warn-noun") || !s.in(i+1, "on-noun", "against-word") || s.question() {
		return
	}
	o := s.objectAt(i + 2)
	if !o.found() || o.rule != nil || o.people.persons && !o.usage {
		return
	}
	for j := i - 1; j >= max(0, i-mostWords); j-- {
		a := s.act(j, "impose", "publish", "grant", "reinstate", "extend")
		if s.mark(j) || s.in(j, "no-word", "clause") || a != nil && s.noun(j, a) {
			return
		}
		if a == nil {
			continue
		}
		st := s.stance(a)
		if st.not || st.mode != isDone && st.mode != toCome || st.told != "" || st.be {
			return
		}
		c := claim.Claim{Do: knowledge.Warn, Apps: o.apps}
		if o.thing {
			c.Apps, c.Doubts = s.spoken(), doubts(o.doubt)
		}
		s.doneBy(&st, &c)
		s.found(&st, c, o.to)
		return
	}
}

// warnedThat reads "warned schools that strangers broke into calls on Pigeon".
func (s *sentence) warnedThat(a *language.ActAt) {
	if a.Act != "warn" {
		return
	}
	that := a.To
	for that < min(len(s.tokens), a.To+6) && !s.in(that, "that-word") && !s.mark(that) {
		that++
	}
	if that >= len(s.tokens) || !s.in(that, "that-word") || that == a.To {
		return
	}
	if p := s.party(a.To, that); !p.persons {
		return
	}
	for i := that; i < len(s.tokens) && (!s.mark(i) || s.norm(i) == ","); i++ {
		if s.appAt(i) {
			s.spokeAgainst(that, s.at(i).To, idsOf(s.at(i).apps)[:1])
			return
		}
		if s.bodyAt(i) {
			return
		}
	}
}

// discouraged reads that the use of an app isn't wished for: "Pigeon is discouraged", "staff
// are discouraged from using it".
func (s *sentence) discouraged(a *language.ActAt) bool {
	if !s.in(a.From, "discourages") {
		return false
	}
	st := s.stance(a)
	c := claim.Claim{Do: knowledge.Advise, Of: knowledge.Ban}
	passive, end := st.be && a.Form&language.Participle != 0, a.To
	if o := s.objectAt(a.To); len(o.apps) > 0 && o.rule == nil || o.thing {
		if c.Apps = o.apps; o.thing {
			c.Apps, st.doubt = s.spokenAt(o.one)
		}
		c.Scope, end = s.scopeOf(o.people), o.to
	} else if passive {
		c.Apps = s.subjectApps(&st)
	}
	if len(c.Apps) == 0 || st.not || st.noLonger || st.who.nobody || st.told != "" || st.mode != isDone {
		return true
	}
	var doubt string
	if passive {
		c.By, doubt = s.unnamed(&st, st.who, end)
	} else {
		c.By, doubt = s.actor(st.who)
	}
	c.Doubt(doubt)
	s.found(&st, c, end)
	return true
}

// notRecommended reads that the use of an app isn't advised: "for research it is not
// recommended".
func (s *sentence) notRecommended(a *language.ActAt) bool {
	if a.Act != "advise" || a.Form&language.Participle == 0 {
		return false
	}
	st := s.stance(a)
	if !st.be || !st.not || st.mode != isDone || st.told != "" || st.who.persons || st.who.rule != nil {
		return false
	}
	c := claim.Claim{Do: knowledge.Advise, Of: knowledge.Ban, Apps: s.subjectApps(&st)}
	if len(c.Apps) == 0 {
		return false
	}
	var doubt string
	c.By, doubt = s.unnamed(&st, st.who, a.To)
	c.Doubt(doubt)
	st.not, st.group.not = false, false
	s.found(&st, c, a.To)
	return true
}
