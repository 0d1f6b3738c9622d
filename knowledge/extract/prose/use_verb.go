package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// useVerb reads what people must, may or mustn't do with an app: "Employees may
// not install Pigeon", "Remove Pigeon", "told staff to stop using Pigeon".
func (s *sentence) useVerb(a *language.ActAt) {
	if next := s.anyAct(a.To); s.noun(a.From, a) || s.in(a.From, "have") && next != nil && next.Form&language.Participle != 0 {
		return
	}
	if o := s.objectAt(a.To); a.Act == "erase" && s.in(a.From, "clears") && !s.cleared(a, &o) {
		return
	}
	prohibits := a.Act == "erase" || a.Act == "shun" || a.Act == "stop"
	at, fed := a.To, a
	if a.Act == "stop" || a.Act == "shun" {
		if u := s.act(a.To, "use", "feed"); u != nil && u.Form&language.Doing != 0 {
			at, fed = u.To, u
		} else if a.Act == "stop" {
			return
		}
	}
	g := s.group(a.From)
	switch {
	case g.infinite:
		s.toldUse(a, fed, at, prohibits)
	case g.modal != "" && g.modal != "would" && g.modal != "might" && g.modal != "will" && g.modal != "going", s.binds(&g):
		s.modalUse(a, fed, at, prohibits)
	case a.Form&language.Plain != 0 && s.thatOrder(&g) != nil:
		s.toldThat(a, fed, at, prohibits)
	case a.Form&language.Plain != 0 && s.commands(&g):
		s.commandedUse(a, fed, &g, at, prohibits)
	case a.Form&language.Doing != 0 && !g.be:
		s.againstUse(a, at)
	case (a.Act == "stop" || s.in(a.From, "gives-up")) && a.Form&language.Past != 0 && !g.be:
		s.gaveUp(a, at)
	}
}

// binds tells that the verb says with "shall", in a document of home's own, what people
// must or mustn't do, rather than what will be.
func (s *sentence) binds(g *group) bool {
	if g.modal != "will" || !s.own() {
		return false
	}
	for i := g.from; i < g.at; i++ {
		if s.in(i, "shall-word") {
			return true
		}
	}
	return false
}

// commands tells that the verb stands where a command begins.
func (s *sentence) commands(g *group) bool {
	if g.perfect || g.be || g.pastDo {
		return false
	}
	i := g.from - 1
	for i >= 0 && s.in(i, "please") {
		i--
	}
	if i < 0 {
		return true
	}
	return s.own() && s.mark(i) && s.quoted(i) < 0 || s.own() && s.in(i, "and") && len(s.read) > 0 && s.read[len(s.read)-1].Rule
}

// usedAt reads what is used, behind the verb.
func (s *sentence) usedAt(a *language.ActAt, at int) (object, []knowledge.EntityID, []knowledge.EntityID) {
	if via := s.heldOver(a, at); via > 0 {
		o := s.objectAt(via)
		o.from = at
		return o, s.objectApps(&o), nil
	}
	o := s.objectAt(at)
	if a.Act == "feed" && !(o.found() && s.in(o.to, "on-word") && s.whereUsed(o.to+1)) {
		return s.fedInto(at) // but "put Pigeon on phones"
	}
	apps := s.objectApps(&o)
	o.off = s.in(o.to, "off")
	if o.rule != nil || o.people.persons && !o.usage {
		apps = nil
	}
	return o, apps, nil
}

// heldOver is where it begins by what something is held, "hold lessons over Pigeon", or 0.
func (s *sentence) heldOver(a *language.ActAt, at int) int {
	for i := at; s.in(a.From, "holds-word") && i < min(len(s.tokens), at+mostWords) && !s.mark(i) && !s.appAt(i); i++ {
		if s.in(i, "over-word") && s.in(i-1, "purpose-head-noun") {
			return i + 1
		}
	}
	return 0
}

// heldFor limits the scope to what may or mayn't be held by it: "hold lessons over Pigeon".
func (s *sentence) heldFor(sc knowledge.Scope, a *language.ActAt, at int) knowledge.Scope {
	via := s.heldOver(a, at)
	if via == 0 {
		return sc
	}
	return withTerm(sc, knowledge.Purpose, s.newTerm(knowledge.Purpose, s.bare(at), via-1))
}

// objectApps are the apps of the object, or those that it stands for.
func (s *sentence) objectApps(o *object) []knowledge.EntityID {
	if !o.thing {
		return o.apps
	}
	apps, doubt := s.spokenAt(o.one)
	if doubt == "" && o.one && s.in(o.to-1, "single-app-noun") && !s.own() && len(apps) == 1 && s.isClass(apps[0]) && !(s.topic.appsIn == s.passage.ID && slices.Contains(s.topic.appsNow, apps[0])) {
		doubt = "which app is meant" // a class is no single one
	}
	o.doubt = firstSaid(o.doubt, doubt)
	return apps
}

// isClass tells that the id is that of a class of apps.
func (s *sentence) isClass(id knowledge.EntityID) bool {
	e := s.Entity(id)
	return e != nil && e.Kind == knowledge.Class
}

// fedInto reads "confidential data into Pigeon".
func (s *sentence) fedInto(at int) (object, []knowledge.EntityID, []knowledge.EntityID) {
	var data []knowledge.EntityID
	for i := at; i < min(len(s.tokens), at+14); i++ {
		if t := s.termAt(i, knowledge.DataKind); t != "" {
			data = ground.AppendNew(data, t)
		}
		if s.mark(i) && s.quoted(i) < 0 && s.norm(i) != "," || s.in(i, "clause") {
			break
		}
		if !s.in(i, "preposition") {
			continue
		}
		if o := s.objectAt(i + 1); o.found() && o.rule == nil && s.in(i, "fed-into") {
			if len(data) == 0 {
				if data = s.dataWords(at, i); len(data) == 0 {
					return object{from: at, to: at}, nil, nil
				}
			}
			apps := s.objectApps(&o)
			o.from = at
			return o, apps, data
		}
	}
	return object{from: at, to: at}, nil, nil
}

// modalUse reads "may not use", "must be removed".
func (s *sentence) modalUse(a, fed *language.ActAt, at int, prohibits bool) {
	st := s.stance(a)
	if st.modal != "cannot" && (st.mode == notDone || st.mode == isDenied) {
		return
	}
	st.mode = isDone
	if s.binds(&st.group) {
		st.modal = "must"
	}
	u := s.modalObject(&st, a, fed, at)
	if len(u.apps) == 0 {
		return
	}
	no := st.not || st.modal == "cannot" || st.who.nobody || st.noLonger || u.none || !st.who.empty() && s.in(st.who.from, "no-word")
	c := claim.Claim{Apps: u.apps, Rule: true}
	if c.Do = modalDoes(&st, prohibits, no); c.Do == "" {
		return
	}
	by, doubt := s.unnamed(&st, st.who, u.end)
	c.By = by
	if c.Do == knowledge.Advise {
		c.Of = knowledge.Ban
		if last := s.topic.last; last != nil && last.Do == knowledge.Ban && last.By == by && last.Passage == s.passage && overlaps(last.Apps, c.Apps) {
			return // how soon what is banned is to go
		}
	}
	c.Doubt(doubt)
	if c.Do == knowledge.Allow && !s.own() && s.able(st.left, a.From) {
		c.Doubt("whether people may, or merely can")
	}
	c.Doubt(s.onlyIf())
	if st.be {
		c.Doubt(s.whatItIs(st.who))
	}
	if c.Scope = s.scopeOf(st.who); len(u.data) == 0 || !st.be {
		c.Scope = s.forTeams(c.Scope, st.who)
	}
	c.Scope = s.heldFor(c.Scope, fed, at)
	c.Doubt(s.notAll(st.who))
	if !st.be {
		s.forUnits(&c, st.who)
		s.forPart(&c, st.who)
		s.forBoth(&c, &st)
	}
	s.theyMay(&c, &st)
	if len(u.data) > 0 {
		c.Scope = withTerm(c.Scope, knowledge.Data, u.data...)
	}
	s.onlyFor(&st, &c)
	s.found(&st, c, u.end)
}

// inUse is what may or mustn't be used, or be put into it.
type inUse struct {
	apps, data []knowledge.EntityID
	none       bool // "may use no Pigeon"
	end        int
}

// modalObject reads what is used, behind the verb or before it.
func (s *sentence) modalObject(st *stance, a, fed *language.ActAt, at int) inUse {
	if st.be && a.Form&language.Participle != 0 {
		if a.Act == "feed" {
			return s.fedBy(st, at)
		}
		return inUse{apps: s.subjectApps(st), end: at}
	}
	if len(st.who.apps) > 0 && !st.who.persons {
		return inUse{} // what an app may do
	}
	o, apps, data := s.usedAt(fed, at)
	st.doubt = firstSaid(st.doubt, o.doubt)
	return inUse{apps, data, s.in(at, "no-word", "neither"), max(at, o.to)}
}

// fedBy reads what is put into an app where it stands before the verb: "client files must not
// be sent through Pigeon".
func (s *sentence) fedBy(st *stance, at int) inUse {
	data := s.dataWords(st.who.from, st.who.to)
	if !s.own() || len(data) == 0 || !s.in(at, "fed-into", "by-word") {
		return inUse{}
	}
	o := s.objectAt(at + 1)
	if !o.found() || o.rule != nil {
		return inUse{}
	}
	return inUse{apps: s.objectApps(&o), data: data, end: max(at, o.to)}
}

// modalDoes is what it means that people may, must or should use it, or stop doing so;
// nothing where that binds nobody to a rule of others.
func modalDoes(st *stance, prohibits, no bool) knowledge.Act {
	switch {
	case st.perfect: // "may have used" tells what happened, perhaps
		return ""
	case prohibits && (no || st.modal == "may"):
		return ""
	case (prohibits || no) && st.modal == "should":
		return knowledge.Advise
	case prohibits, no:
		return knowledge.Ban
	case st.modal == "may":
		return knowledge.Allow
	case st.modal == "must" && st.only:
		return knowledge.Restrict
	}
	return ""
}

// theyMay gives what "they" may, in a document of home's own, the scope of what was told
// before of people: "the ban is lifted for the desk; they may use it". Of whom else it
// is told is in doubt.
func (s *sentence) theyMay(c *claim.Claim, st *stance) {
	last := s.topic.last
	if !s.own() || !st.who.pronoun || !s.in(st.who.from, "they-word") || st.be || len(c.Scope.Terms) > 0 {
		return
	}
	if last == nil || last.Passage != s.passage || len(last.Scope.Terms[knowledge.Audience])+len(last.Scope.Terms[knowledge.Unit]) == 0 {
		c.Doubt("who is meant by " + s.words(st.who.from, st.who.to))
		return
	}
	c.Scope.Terms = last.Scope.Terms.Clone()
}

// notAll is in doubt where a word denies something of whom a rule is for: "not everyone
// may", "no more than a few".
func (s *sentence) notAll(p party) string {
	for i := max(0, p.from-1); i < p.to; i++ {
		if s.in(i, "not") || s.in(p.from, "no-word") && (s.in(i, "except") || s.norm(i) == "more") {
			return "whom it leaves out"
		}
	}
	return ""
}

// able tells that "can" stands between the tokens, which in a report is no
// permission.
func (s *sentence) able(from, to int) bool {
	for i := max(0, from); i < to; i++ {
		if s.norm(i) == "can" || s.norm(i) == "able" {
			return true
		}
	}
	return false
}

// onlyFor reads "only managers may use it": all others may not.
func (s *sentence) onlyFor(st *stance, c *claim.Claim) {
	if c.Do != knowledge.Allow || !st.only && !st.who.only {
		return
	}
	if st.who.only && s.people(c.Scope.Terms) {
		ban := *c
		ban.Do, ban.Rest = knowledge.Ban, true
		ban.Scope = knowledge.Scope{Except: c.Scope.Terms.Clone()}
		c.Scope.Terms = c.Scope.Terms.Clone()
		s.found(st, ban, st.at)
		if n := len(s.read); n > 0 && s.read[n-1].Rest {
			c.Announced = s.read[n-1].Announced
		}
		return
	}
	c.Do = knowledge.Restrict
}

// people tells that the terms are of nothing but people.
func (s *sentence) people(t knowledge.Terms) bool {
	n := len(t[knowledge.Audience]) + len(t[knowledge.Unit])
	return n > 0 && len(t) == min(len(t[knowledge.Audience]), 1)+min(len(t[knowledge.Unit]), 1)
}

// commandedUse reads "Do not install Pigeon".
func (s *sentence) commandedUse(a, fed *language.ActAt, g *group, at int, prohibits bool) {
	o, apps, data := s.usedAt(fed, at)
	if app := s.LedBy(s.Text); len(apps) == 0 && app != "" && !o.found() && s.mark(at) {
		apps = []knowledge.EntityID{app} // "Pigeon: do not install"
	}
	if len(apps) == 0 || !s.own() || s.question() {
		return
	}
	if a.Act == "erase" && s.in(o.to, "from-word") && !s.ownedThing(o.to) {
		return // "remove Pigeon from the path"
	}
	c := claim.Claim{By: s.ourselves(), Apps: apps, Rule: true}
	c.Doubt(o.doubt)
	c.Doubt(s.onlyIf())
	switch {
	case prohibits && o.thing && len(s.read) == 0: // "delete it" speaks of what was made
		return
	case prohibits && g.not:
		return
	case a.Act == "shun":
		c.Do, c.Of = knowledge.Advise, knowledge.Ban
	case prohibits != g.not:
		c.Do = knowledge.Ban
	case a.Act == "use":
		c.Do = knowledge.Allow
		if !s.in(a.From, "use-word") && a.To == a.From+1 { // "open Pigeon and sign in" tells how
			return
		}
	default:
		return
	}
	if len(data) > 0 {
		c.Scope = withTerm(c.Scope, knowledge.Data, data...)
	}
	st := stance{group: *g, mode: isDone, left: g.from}
	if g.only || s.in(at, "only") {
		st.only = true
		if c.Do == knowledge.Allow {
			c.Do = knowledge.Restrict
		}
	}
	s.found(&st, c, max(at, o.to))
}

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
	if st.told == "" || st.mode == notDone {
		return
	}
	own := st.whom.persons || st.whom.pronoun || st.whom.empty() || st.toldBy
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
	switch st.told {
	case "order":
		if c.Do = knowledge.Ban; lets != "" {
			c.Do = lets
		}
	case "ask":
		if c.Do = knowledge.Ban; s.own() {
			c.Doubt("whether what was asked is a rule")
		} else {
			c.Do, c.Of = knowledge.Advise, knowledge.Ban
		}
	case "advise":
		c.Do, c.Of = knowledge.Advise, knowledge.Ban
	case "urge":
		if !st.whom.persons || by == "" {
			return
		}
		c.Do, c.Of = knowledge.Advise, knowledge.Ban
	case "warn":
		c.Do = knowledge.Warn
	default:
		return
	}
	if !own {
		if c.Do == knowledge.Ban {
			c.Doubt("whom it binds")
		}
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

func withTerm(sc knowledge.Scope, d knowledge.Dimension, ids ...knowledge.EntityID) knowledge.Scope {
	if sc.Terms == nil {
		sc.Terms = knowledge.Terms{}
	}
	for _, id := range ids {
		sc.Terms[d] = ground.AppendNew(sc.Terms[d], id)
	}
	return sc
}

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

// paper tells that a memo or the like stands there.
func (s *sentence) paper(p party) bool {
	for i := p.from; i < p.to; i++ {
		if s.in(i, "paper-noun") {
			return true
		}
	}
	return false
}

// onlyIf is in doubt where what people are told is told for a case: "if you leave,
// do not use it".
func (s *sentence) onlyIf() string {
	if s.own() && s.in(0, "if", "in-case", "as-one") && !s.approved(1) {
		return "in which case it holds"
	}
	return ""
}

// dataWords makes a term of what is put into an app, by its words.
func (s *sentence) dataWords(from, to int) []knowledge.EntityID {
	for from < to && s.in(from, "determiner") {
		from++
	}
	head := from
	for head < to && !s.in(head, "preposition") {
		head++
	}
	if head == from || to-from > 2*mostWords || s.back(head, "data-head-noun") < from {
		return nil
	}
	return []knowledge.EntityID{s.newTerm(knowledge.Data, from, to)}
}
