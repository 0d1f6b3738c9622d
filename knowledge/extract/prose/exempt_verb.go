package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// exemptVerb reads "Acme exempted drivers from its ban on Pigeon".
func (s *sentence) exemptVerb(a *language.ActAt) {
	if s.noun(a.From, a) {
		return
	}
	st := s.stance(a)
	if st.mode == notDone || st.not || st.noLonger {
		return
	}
	r, from := s.ruleBehind(a.To)
	if st.told != "" && st.told != "order" {
		if r != nil {
			s.take(r) // whoever urges needn't be whose it is
		}
		return
	}
	passive := st.be && (a.Form&language.Participle != 0 || a.Form&language.Plain != 0 && st.modal == "")
	c := claim.Claim{Do: knowledge.Exempt, Undoes: knowledge.Ban, Presupposes: true}
	switch {
	case r != nil:
		s.take(r)
		c.Apps = r.apps
	case s.topic.last == nil || !s.topic.last.Do.Rule():
		return
	case s.topic.stranger:
		c.Doubt("whose rule that is")
	}
	if len(c.Apps) == 0 {
		c.Apps = s.namedOf(s.spoken(), a.To)
	}
	by := s.exemptBy(a, &st, &c, r, passive)
	if len(c.Apps) == 0 {
		return
	}
	s.found(&st, c, max(from, by, a.To))
}

// exemptBy takes in who is exempted and by whom, of the rule, and gives where that ends.
func (s *sentence) exemptBy(a *language.ActAt, st *stance, c *claim.Claim, r *ruleNoun, passive bool) (end int) {
	var doubt string
	if passive {
		c.Scope = s.forTeams(s.scopeOf(st.who), st.who)
		if c.By, end = s.agent(a.To); c.By == "" {
			c.By, doubt = s.unnamed(st, st.who, a.To)
		}
	} else {
		o := s.objectAt(a.To)
		if c.Scope = s.scopeOf(o.people); c.Scope.IsZero() && r != nil {
			c.Scope.Terms, _ = s.termsIn(a.To, s.exemptEnd(a.To, r.at))
		}
		c.By, doubt = s.actor(st.who)
	}
	c.Doubt(doubt)
	return end
}

// namedOf are the apps, or those of them alone that are named behind the token: "is exempt
// from 2.4 in respect of Pigeon".
func (s *sentence) namedOf(apps []knowledge.EntityID, from int) []knowledge.EntityID {
	var only []knowledge.EntityID
	for i := from; i < len(s.tokens); i++ {
		if m := s.at(i); m != nil && m.From == i {
			for _, e := range m.apps {
				if !slices.Contains(apps, e.ID) {
					return apps
				}
				only = ground.AppendNew(only, e.ID)
			}
		}
	}
	if len(only) == 0 {
		return apps
	}
	return only
}

// exemptEnd is where whoever is exempted is named up to, before the rule at the token:
// "journalists from its ban".
func (s *sentence) exemptEnd(from, rule int) int {
	for i := from; i < rule; i++ {
		if s.in(i, "from-word") {
			return i
		}
	}
	return from
}

// ruleBehind is the first rule named behind the token, and where that ends.
func (s *sentence) ruleBehind(from int) (*ruleNoun, int) {
	for i := from; i < min(len(s.tokens), from+10); i++ {
		if s.mark(i) {
			break
		}
		if r := s.ruleAt(i, len(s.tokens)); r != nil && r.act != knowledge.Exempt {
			return r, r.to
		}
	}
	return nil, from
}
