package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/language"
)

// actVerb reads a verb that is done to what is used: "Acme banned Pigeon".
func (s *sentence) actVerb(a *language.ActAt) {
	if s.noun(a.From, a) || s.approved(a.From) || s.compound(a.From) || s.inListOf(a.From) {
		return
	}
	if s.inverted(a) || s.in(a.From, "lets-know") {
		return
	}
	end := a.To
	if a.Apart > 0 {
		end = a.Apart + 1
	}
	o := s.objectAt(a.To)
	if next := s.act(a.To+1, "ban", "unban", "restrict", "allow"); !o.found() && s.in(a.To, "and") && next != nil {
		o = s.objectAt(next.To) // "banned and then unbanned it"
	}
	if to := s.objectAt(a.To + 1); a.Act == "restrict" && s.in(a.To, "to-word") && !o.found() && to.found() && to.rule == nil {
		o, o.only = to, s.words(a.To+1, to.to) // "were limited to the paid version of Pigeon"
	}
	if !o.found() && o.rule == nil && s.useOnly(a.To) {
		o = object{from: a.To, to: s.useEnd(a.To), thing: true, one: true, usage: true}
	}
	if a.Act == "support" && s.allowedHere() {
		return // "at your own risk; it isn't supported"
	}
	st := s.stance(a)
	if a.Act == "allow" && o.rule != nil && o.rule.act == knowledge.Lift {
		s.take(o.rule)
		s.ended(a, &st, o.rule, false, max(end, o.to)) // "allowed the return of Pigeon"
		return
	}
	if o.rule != nil && !o.people.persons {
		s.notRuledOut(a, &st, o.rule)
		return // of rules other verbs tell
	}
	if !s.bars(a, &o) {
		return
	}
	passive := st.be && a.Form&language.Participle != 0 || a.Form&language.Participle != 0 && !st.perfect && !st.infinite && st.modal == "" && !st.do && !st.who.pronoun && !o.found() && !o.people.persons
	passive = passive || a.Act == "open" && len(st.who.apps) > 0 && !o.found()
	if passive && !st.be && s.seen(&st) {
		return
	}
	if passive {
		s.passiveAct(a, &st, o, end)
		return
	}
	s.activeAct(a, &st, o, end)
}

// notRuledOut reads "did not rule out a ban on Pigeon": it may come to that.
func (s *sentence) notRuledOut(a *language.ActAt, st *stance, r *ruleNoun) {
	if !s.in(a.From, "loose-ban") || !st.not || st.mode != isDone || r.act == "" || len(r.apps) == 0 {
		return
	}
	s.take(r)
	by, doubt := s.actor(st.who)
	c := claim.Claim{Do: knowledge.Consider, Of: r.act, Apps: r.apps, By: by}
	c.Doubt(doubt)
	s.found(st, c, r.to)
}

// seen tells that what a participle without a verb of its own is said of hangs on another
// verb than one by which somebody has it done: "could see Pigeon blocked".
func (s *sentence) seen(st *stance) bool {
	p := st.who.from - 1
	if s.in(st.who.from, "sees") {
		p++
	}
	return !st.who.empty() && !st.who.relative && p > 0 && !s.mark(p) && s.at(p) == nil && !s.in(p, "and", "clause", "preposition", "be", "have") && s.in(p-1, "would", "might", "may", "will", "to-word") && s.causer(st.who.from) < 0
}

// allowedHere tells that the sentence has let people of home use something already.
func (s *sentence) allowedHere() bool {
	allows := func(c *claim.Claim) bool { return c.Do == knowledge.Allow || c.Do == knowledge.Restrict }
	last := s.topic.last
	return s.own() && (slices.ContainsFunc(s.read, allows) || !s.Opens && last != nil && last.Passage == s.passage && allows(last))
}

// inverted reads a participle with which a sentence begins, before what is so: "Prohibited
// are Pigeon and Dove".
func (s *sentence) inverted(a *language.ActAt) bool {
	if a.Form&language.Participle == 0 || a.From > 0 && !s.mark(a.From-1) || !s.in(a.To, "present-be") {
		return false
	}
	st := stance{group: group{from: a.From, at: a.From, be: true, presentBe: true}, mode: isDone, left: a.From}
	o := s.objectAt(a.To + 1)
	if len(o.apps) > 0 && o.rule == nil {
		st.who = party{from: a.To + 1, to: o.to, apps: o.apps}
		s.passiveAct(a, &st, object{from: o.to, to: o.to}, o.to)
	}
	return true
}

// activeAct reads it where the one who acts stands before it.
func (s *sentence) activeAct(a *language.ActAt, st *stance, o object, end int) {
	apps := s.doneTo(st, &o)
	if len(apps) == 0 || o.people.persons && !o.usage && a.Act == "allow" && !o.found() || s.unruly(a, st, &o) {
		return
	}
	by, doubt, ok := s.doer(a, st)
	if !ok {
		return
	}
	c := claim.Claim{By: by, Apps: apps}
	c.Doubt(doubt)
	c.Doubt(o.doubt)
	if o.own && !s.own() {
		c.Doubt(ownUse)
	}
	if !s.does(a.Act, st, &c, false) || !s.asked(st, &c) {
		return
	}
	if a.Act == "cut" && s.in(o.from, "own-pronoun") && !s.own() && !o.usage || a.Act == "unlist" && !o.usage && !s.ownedThing(max(end, o.to)) && !s.own() {
		return // of one's own product, or from a place that isn't told
	}
	if c.Do == knowledge.Allow && s.in(o.to, "back-word") {
		c.Do, c.Undoes, c.Presupposes = knowledge.Lift, knowledge.Ban, true // "lets it back"
	}
	if c.Scope = s.scopeOf(o.people); s.own() && len(c.Scope.Terms) == 0 {
		s.forWhom(&c, o.people.persons, a.To, o.to)
	}
	if len(o.data) > 0 {
		c.Scope = withTerm(c.Scope, knowledge.Data, o.data...)
	}
	if o.part != "" {
		c.Scope = withTerm(c.Scope, knowledge.Component, o.part)
	}
	s.usedBy(&c, &o)
	s.ordered(&c, max(end, o.to))
	s.downloads(&c, a.To, o.to)
	if st.told == "order" && st.whom.body != "" && !s.overAll(by) {
		c.Doubt("whom it binds")
	}
	end = max(end, o.to)
	if a.Act == "unlist" {
		end = s.takenFrom(&c, end)
	}
	s.found(st, c, end)
}

// doneTo are the apps that the object of the verb names or stands for.
func (s *sentence) doneTo(st *stance, o *object) []knowledge.EntityID {
	switch {
	case o.thing && len(st.whom.apps) > 0:
		return st.whom.apps // "ordered Pigeon to block its chatbot"
	case o.thing:
		apps := s.objectApps(o)
		st.doubt = firstSaid(st.doubt, o.doubt)
		return apps
	case !o.found():
		return s.antecedent(st)
	}
	return o.apps
}

// unruly tells that the verb tells of no rule: of what the app does, or of what people are
// to do with their own.
func (s *sentence) unruly(a *language.ActAt, st *stance, o *object) bool {
	return s.own() && st.who.pronoun && s.in(st.who.from, "it-word") ||
		a.Act == "cut" && st.told != "" && st.whom.persons && !o.usage // "told staff to switch it off at night"
}

// doer is who does it or has it done, and whether it is an act.
func (s *sentence) doer(a *language.ActAt, st *stance) (by knowledge.EntityID, doubt string, ok bool) {
	by, doubt = s.actor(st.who)
	if w := st.who.from - 2; !s.own() && w > 0 && s.norm(w+1) == "," && s.in(w, "carrier-noun", "network-head-noun") {
		doubt = whoseAct // "the operators, Acme and Globex, cut off": they carry out what somebody ordered
	}
	if st.who.home && !s.own() && st.said {
		by, doubt = s.actor(st.speaker) // "we have banned it", Acme said
	}
	if st.told != "" {
		by, doubt = s.teller(st)
		if st.told == "warn" || st.told != "order" && !s.asksOthers(st, by) {
			return "", "", false
		}
	}
	switch {
	case by == "" && s.logged(a, st):
		by = s.ourselves()
	case by == "" && !s.own() && s.paper(st.who):
		by = s.peopleBehind(a.To)
	}
	return by, doubt, true
}

// asked makes advice of what others are only asked to do.
func (s *sentence) asked(st *stance, c *claim.Claim) bool {
	if st.told == "" || st.told == "order" {
		return true
	}
	was := c.Do
	c.Do, c.Of = knowledge.Advise, knowledge.Ban
	return was == knowledge.Ban
}

// asksOthers tells that a state asks companies, rather than its own bodies, to do it: "the
// ministry asked Acme to block it".
func (s *sentence) asksOthers(st *stance, by knowledge.EntityID) bool {
	if st.toldBy || by == "" || !s.overAll(by) && !language.PartOfState(s.Base.NameOf(by)) {
		return false
	}
	w := st.whom
	return w.body != "" && w.body != by && !s.overAll(w.body) || w.body == "" && w.name != "" && !w.person
}

// logged tells that the verb begins the line of a log of home's own, which needn't say
// who did it: "Banned Pigeon on phones".
func (s *sentence) logged(a *language.ActAt, st *stance) bool {
	return s.own() && s.Opens && st.who.empty() && a.Form&language.Past != 0 && strings.TrimLeft(s.Text[:s.tokens[a.From].Start], "- ") == ""
}

// overAll tells that the body's orders to others are rules for everybody: it is a
// state's, or a court.
func (s *sentence) overAll(id knowledge.EntityID) bool {
	e := s.Entity(id)
	return e != nil && (e.Kind == knowledge.Government || s.regulates(e) != nil || s.Judges(id) || language.Regulates(e.Name()))
}

// does sets what the verb does: a permission refused is a ban, and a ban that no
// longer is was lifted. It tells whether the verb does anything.
func (s *sentence) does(act string, st *stance, c *claim.Claim, passive bool) bool {
	standing := st.mode == isDone && (passive && st.be && st.presentBe && !st.perfect || !passive && st.do && !st.pastDo)
	switch act {
	case "ban", "unlist", "cut", "hinder":
		c.Do = knowledge.Ban
		if st.noLonger {
			c.Do, c.Undoes, c.Presupposes = knowledge.Lift, knowledge.Ban, true
			return true
		}
		if st.not && s.afterAll(st) {
			c.Do, c.Undoes, c.Presupposes = knowledge.Withdraw, knowledge.Ban, true
			return true
		}
		if st.not && standing && passive && s.putsRight() {
			c.Do, c.Undoes, c.Corrects = knowledge.Lift, knowledge.Ban, true
			return true
		}
		return !st.not && !st.who.nobody
	case "restrict":
		c.Do = knowledge.Restrict
		if st.noLonger {
			c.Do, c.Undoes, c.Presupposes = knowledge.Lift, knowledge.Restrict, true
			return true
		}
		return !st.not
	case "unban":
		c.Do, c.Undoes, c.Presupposes = knowledge.Lift, knowledge.Ban, true
		return !st.not && !st.noLonger
	case "exempt":
		return false
	case "support":
		c.Do = knowledge.Ban
		return (st.noLonger || st.not && standing) && passive
	}
	c.Do = knowledge.Allow
	switch {
	case st.noLonger:
		c.Do = knowledge.Ban
	case st.who.nobody && passive:
		c.Do = knowledge.Ban
	case st.not && passive && st.said && st.be && !st.perfect && st.modal == "": // said that it was not allowed
		c.Do = knowledge.Ban
	case st.not && (standing || st.mode == toCome || passive && st.be && st.perfect && s.in(st.at, "let-so") && s.timeIn(st.at, s.clauseEnd(st.at), sinceThen) != nil):
		c.Do = knowledge.Ban // "has not been allowed since May"
	case st.not:
		return false
	}
	return true
}

func firstSaid(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// ownedThing tells that a device, network or people is named behind the verb, from
// which something is taken.
func (s *sentence) ownedThing(end int) bool {
	for i := end; i < min(len(s.tokens), end+10); i++ {
		if m := s.at(i); m != nil && slices.ContainsFunc(m.terms, func(t *knowledge.Entity) bool {
			return t.Kind == knowledge.DeviceKind || t.Kind == knowledge.NetworkKind
		}) || s.in(i, "store-noun") || !s.own() && s.in(i, "device-head-noun", "network-head-noun") {
			return true
		}
	}
	return false
}

// compound tells that a hyphen joins the word to the one before: "IT-approved".
func (s *sentence) compound(i int) bool {
	if i >= len(s.tokens) {
		return false
	}
	start := s.tokens[i].Start
	return start > 0 && s.Text[start-1] == '-'
}

// elsewhere is in doubt where a document of one's own tells of others: "in a few
// agencies it is blocked".
func (s *sentence) elsewhere() string {
	if !s.own() {
		return ""
	}
	for i := 1; i < len(s.tokens); i++ {
		if s.in(i, "body-noun") && s.in(i-1, "of-others") {
			return "whose rule that is"
		}
	}
	return ""
}
