package prose

import (
	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// toldUse reads "told staff not to use Pigeon".
func (s *sentence) toldUse(a, fed *language.ActAt, at int, prohibits bool) {
	st := s.stance(a)
	if st.told == "let" {
		s.letUse(&st, fed, at)
		return
	}
	s.toldTo(&st, fed, at, prohibits)
}

// toldTo reads what people are told to do or not to do with an app.
func (s *sentence) toldTo(st *stance, a *language.ActAt, at int, prohibits bool) {
	if st.told == "" || st.mode == notDone || st.whom.nobody || st.who.nobody {
		return // "nobody is told not to use it"
	}
	o, apps, data := s.usedAt(a, at)
	lets := s.toldToLet(st, a, &o, prohibits)
	if len(apps) == 0 || (prohibits || o.off) == st.not && lets == "" {
		return
	}
	by, doubt := s.teller(st)
	if by == "" && !st.toldBy && s.paper(st.who) {
		by = st.whom.body // whose paper tells them
	}
	c := claim.Claim{By: by, Apps: apps}
	c.Doubt(doubt)
	c.Doubt(o.doubt)
	if lets != "" {
		c.Do = lets
	} else if c.Do, c.Of = s.toldDoes(st, by); c.Do == "" {
		return
	}
	if st.told == "ask" && s.own() {
		c.Doubt("whether what was asked is a rule")
	}
	if people := st.whom.persons || st.whom.pronoun || st.whom.empty() || st.toldBy; !people && c.Do == knowledge.Ban {
		c.Doubt("whom it binds")
	}
	st.group.not = false
	c.Scope = s.heldFor(s.scopeOf(st.whom), a, at)
	if to := st.whom; st.toldBy && !s.own() && to.body != "" && !to.persons && to.body != by && !s.overAll(to.body) {
		c.Scope = withTerm(c.Scope, knowledge.Unit, to.body) // "Acme was told by the regulator to"
	}
	if len(data) > 0 {
		c.Scope = withTerm(c.Scope, knowledge.Data, data...)
	}
	s.found(st, c, max(at, o.to))
}

// toldDoes is what it means that a body tells people not to use an app: the act, and what is
// advised; nothing where nobody is told anything.
func (s *sentence) toldDoes(st *stance, by knowledge.EntityID) (do, of knowledge.Act) {
	switch {
	case st.told == "order", st.told == "ask" && s.own():
		return knowledge.Ban, ""
	case st.told == "ask", st.told == "advise", st.told == "urge" && st.whom.persons && by != "":
		return knowledge.Advise, knowledge.Ban
	case st.told == "warn":
		return knowledge.Warn, ""
	}
	return "", ""
}

// toldToLet is what follows where people are told to use something nowhere but in one place,
// "told staff to use it only on private computers", or offices to open it; else nothing.
func (s *sentence) toldToLet(st *stance, a *language.ActAt, o *object, prohibits bool) knowledge.Act {
	switch {
	case st.told != "order" || st.not || prohibits || o.off || s.own():
	case a.Act == "use" && (st.only || s.in(o.to, "only")) && s.in(o.to+1, "preposition"):
		return knowledge.Restrict
	case s.in(a.From, "opens-word") && s.officesIn(st.whom):
		return knowledge.Allow
	}
	return ""
}

// officesIn tells that the party is parts of a body, rather than people.
func (s *sentence) officesIn(p party) bool {
	if p.groupOf == knowledge.Unit {
		return true
	}
	for i := p.from; i < p.to && !s.in(i, "preposition"); i++ {
		if s.in(i, "unit-head-noun", "site-head-noun") {
			return true
		}
	}
	return false
}

// againstUse reads "warned staff against using Pigeon".
func (s *sentence) againstUse(a *language.ActAt, at int) {
	i := a.From - 1
	if i < 1 || !s.in(i, "against-word") {
		return
	}
	o, apps, _ := s.usedAt(a, at)
	if len(apps) == 0 {
		return
	}
	s.spokeAgainst(i, o.to, apps)
}

// spokeAgainst reads a warning or advice whose object begins behind the token.
func (s *sentence) spokeAgainst(i, end int, apps []knowledge.EntityID) {
	for j := i - 1; j >= max(0, i-8); j-- {
		g := s.act(j, "warn", "advise")
		if g == nil || s.noun(j, g) {
			if s.mark(j) {
				return
			}
			continue
		}
		st := s.stance(g)
		if st.not || st.mode == notDone || st.mode == isConsidered {
			return
		}
		passive := st.be && g.Form&language.Participle != 0
		st.told, st.toldBy = g.Act, passive
		if st.whom = s.toldPeople(min(g.To, i), i); g.Form&language.Doing != 0 && st.whom.empty() {
			st.whom = s.writtenTo(st.left, j)
		}
		by, doubt := s.teller(&st)
		c := claim.Claim{By: by, Apps: apps, Do: knowledge.Warn}
		c.Doubt(doubt)
		if g.Act == "advise" {
			c.Do, c.Of = knowledge.Advise, knowledge.Ban
		}
		c.Scope = s.scopeOf(st.whom)
		s.found(&st, c, end)
		return
	}
}

// toldPeople are the people between the tokens, who may be known as such by nothing but how
// the noun for them ends: "airmen and their families".
func (s *sentence) toldPeople(from, to int) party {
	to = max(from, s.beforeTime(to))
	p := s.party(from, to)
	if p.persons || p.body != "" || p.pronoun || p.group != "" || p.name != "" || len(p.apps) > 0 || from == to || to-from > mostWords {
		return p
	}
	if first := s.bare(from); s.peopleNoun(first) || s.peopleNoun(to-1) {
		p.persons, p.group, p.groupOf = true, s.newTerm(knowledge.Audience, first, to), knowledge.Audience
	}
	return p
}

// writtenTo is to whom something is written or said, between the tokens: "wrote to all offices".
func (s *sentence) writtenTo(from, end int) party {
	for i := from; i < end; i++ {
		if !s.in(i, "to-word") {
			continue
		}
		to := i + 1
		for to < end && !s.mark(to) && !s.timeAt(to) && !s.in(to, "preposition", "clause") {
			to++
		}
		return s.party(i+1, to)
	}
	return party{from: end, to: end}
}

// paper tells that a memo or the like stands there.
func (s *sentence) paper(p party) bool {
	return s.between(p.from, p.to, "paper-noun")
}
