package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// considerVerb reads a verb whose object is a rule that isn't there yet: "is
// weighing a ban on Pigeon", and one that denies a rule.
func (s *sentence) considerVerb(a *language.ActAt) {
	if s.noun(a.From, a) {
		return
	}
	if next := s.anyAct(a.To); next != nil && next.Form&language.Doing != 0 && !s.noun(a.To, next) {
		return // what is done is told by that
	}
	o := s.objectAt(a.To)
	st := s.stance(a)
	if st.told != "" && st.told != "order" {
		return // "pressed Acme to consider a ban"
	}
	r, passive := o.rule, false
	if r == nil && a.Form&language.Participle != 0 && st.be {
		r, passive = st.who.rule, true
	}
	if r == nil || len(r.apps) == 0 && r.act != knowledge.Ban && !(r.act == knowledge.Restrict && s.ruledHere()) {
		return
	}
	s.take(r)
	if r.none {
		return // "plans no ban"
	}
	if st.not || st.noLonger || st.mode == notDone || r.act == "" {
		return
	}
	apps := r.apps
	if len(apps) == 0 {
		if apps = s.spoken(); len(apps) == 0 {
			return
		}
	}
	c := claim.Claim{Do: knowledge.Consider, Of: r.act, Apps: apps}
	if s.in(a.From, "reconsiders") && r.definite && r.act != knowledge.Allow {
		c.Of = knowledge.Lift // "is reviewing its ban"
	}
	c.By, c.Doubts = s.whoUndoes(&st, r, passive, max(a.To, o.to))
	if last := s.topic.last; len(r.apps) == 0 && last != nil && last.By != c.By && !s.own() && len(s.topic.whole) > 0 && !overlaps(s.topic.whole, last.Apps) {
		c.Doubt("what it is on") // the app of another one's rule, or what all is about
	}
	if a.Act == "deny" {
		c.Do, c.Of = knowledge.Deny, r.act
	}
	if st.mode == isConsidered || st.mode == toCome {
		st.mode = isDone
	}
	s.found(&st, c, max(a.To, r.to))
}

// ruledHere tells that a rule on the one app that is spoken of was told under the same
// heading.
func (s *sentence) ruledHere() bool {
	last := s.topic.last
	return last != nil && last.Do.Rule() && last.Passage.Title == s.passage.Title && len(s.spoken()) == 1
}

// opposeVerb reads a verb that tells nothing of a rule but what somebody thinks
// of it.
func (s *sentence) opposeVerb(a *language.ActAt) {
	if s.noun(a.From, a) {
		return
	}
	if o := s.objectAt(a.To); o.rule != nil && (a.Act == "urge" || !o.rule.definite || o.rule.owner.empty()) {
		s.take(o.rule)
	}
}

// speakVerb reads a warning of an app: "warned staff about Pigeon".
func (s *sentence) speakVerb(a *language.ActAt) {
	if s.noun(a.From, a) {
		return
	}
	if s.discouraged(a) || s.notRecommended(a) {
		return
	}
	s.warnedThat(a)
	for i := a.To; i < min(len(s.tokens), a.To+8); i++ {
		if s.mark(i) || s.in(i, "clause") || s.in(i, "to-word") {
			return
		}
		if !s.in(i, "on-noun") && !s.in(i, "against-word") && !(s.in(i, "off") && i > a.To) || s.timeAt(i) || s.timeAt(i+1) {
			continue
		}
		o := s.objectAt(i + 1)
		if !o.found() || o.rule != nil || o.usage && s.in(i, "against-word") && s.act(i+1, "use", "erase") != nil {
			return
		}
		apps := o.apps
		if o.thing {
			apps = s.spoken()
		}
		s.spokeAgainst(i, o.to, apps)
		return
	}
}

// adjective reads "Pigeon is off limits", "Pigeon is fine to use".
func (s *sentence) adjective(i int) {
	do, end := knowledge.Ban, s.to(i, "forbidden")
	if end == 0 {
		do, end = knowledge.Allow, s.to(i, "permitted")
	}
	from := s.back(i, "remains")
	if still := s.to(i, "closed-still"); end == 0 && from >= 0 && still > 0 {
		do, end = knowledge.Ban, still
	}
	if end == 0 {
		s.openTo(i)
		return
	}
	g := s.group(i)
	if from >= 0 {
		g = s.group(from)
		g.be, g.presentBe = true, s.act(from, "remain") != nil && s.act(from, "remain").Form&language.Past == 0
	}
	if !g.be || g.modal != "" && g.modal != "will" {
		return
	}
	st := stance{group: g, mode: isDone, left: g.from}
	s.finite(&st)
	s.framed(&st)
	if st.mode == notDone || s.question() || st.not && do == knowledge.Ban {
		return
	}
	if st.not || st.noLonger {
		if do == knowledge.Ban {
			return
		}
		do = knowledge.Ban
	}
	apps := st.who.apps
	if len(apps) == 0 && (st.who.thing || st.who.pronoun) {
		apps = s.spoken()
	}
	if len(apps) == 0 || st.who.rule != nil || st.who.pronoun && s.in(end, "not", "to-word", "that-word") {
		return
	}
	st.doubt = firstSaid(st.doubt, firstSaid(s.whatItIs(st.who), s.elsewhere()))
	c := claim.Claim{Do: do, Apps: apps, Rule: st.presentBe}
	by, doubt, end := s.passiveBy(&st, end)
	c.By = by
	c.Doubt(doubt)
	s.found(&st, c, end)
}

// openTo reads that a network or devices are open to an app: "its network is open to Pigeon".
func (s *sentence) openTo(i int) {
	if !s.in(i, "open-word") || !s.in(i+1, "to-word") || s.own() || s.question() {
		return
	}
	st := stance{group: s.group(i), mode: isDone}
	if st.left = st.from; !st.be || st.modal != "" || st.infinite || st.not {
		return
	}
	s.finite(&st)
	s.framed(&st)
	o := s.objectAt(i + 2)
	terms, _ := s.termsIn(s.bare(st.who.from), st.who.to)
	if st.mode != isDone || len(o.apps) == 0 || o.rule != nil || len(terms[knowledge.Network])+len(terms[knowledge.Device]) == 0 {
		return
	}
	c := claim.Claim{Do: knowledge.Allow, Apps: o.apps, Scope: knowledge.Scope{Terms: terms}}
	var doubt string
	c.By, doubt = s.unnamed(&st, st.who, o.to)
	c.Doubt(doubt)
	s.found(&st, c, o.to)
}

// needsApproval reads "Pigeon requires approval from IT", "Contractors need
// approval before using Pigeon".
func (s *sentence) needsApproval(a *language.ActAt) {
	if s.noun(a.From, a) {
		return
	}
	at := -1
	for i := a.To; i < min(len(s.tokens), a.To+6); i++ {
		if s.mark(i) || s.in(i, "clause") {
			return
		}
		if s.in(i, "approval-noun") {
			at = i
			break
		}
	}
	if at < 0 {
		return
	}
	st := s.stance(a)
	if a.Act == "get" && st.modal != "must" || st.not || st.noLonger || st.modal == "might" || st.modal == "would" {
		return
	}
	st.mode = isDone
	c := claim.Claim{Do: knowledge.Restrict, Apps: st.who.apps, Rule: true}
	end := s.to(at, "approval-noun")
	if len(c.Apps) == 0 && st.who.thing || st.who.pronoun && !st.who.persons {
		c.Apps = s.spoken()
	}
	if len(c.Apps) == 0 {
		o := s.usedBehind(end)
		if c.Apps = o.apps; o.thing {
			c.Apps = s.spoken()
		}
		end = max(end, o.to)
	}
	if len(c.Apps) == 0 {
		return
	}
	by, doubt := s.unnamed(&st, st.who, end)
	c.By = by
	c.Doubt(doubt)
	c.Doubt(s.onlyIf())
	if st.who.pronoun {
		c.Doubt(s.whatItIs(st.who))
	}
	c.Scope = s.scopeOf(st.who)
	s.condition(&c, at, s.to(at, "approval-noun"))
	c.Granted = true
	s.found(&st, c, end)
}

// usedBehind is what is used in the words behind the token: "before using Pigeon".
func (s *sentence) usedBehind(from int) object {
	for i := from; i < min(len(s.tokens), from+12); i++ {
		if s.mark(i) {
			break
		}
		if u := s.act(i, "use"); u != nil && !s.noun(i, u) && u.Form&(language.Doing|language.Plain) != 0 {
			return s.objectAt(u.To)
		}
		if s.in(i, "for-word") || s.in(i, "use-of") {
			if o := s.objectAt(max(i+1, s.to(i, "use-of"))); o.found() && o.rule == nil {
				return o
			}
		}
	}
	return object{}
}

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
