package prose

import (
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// deed is a verb by which something may be done to an app.
type deed struct {
	*language.ActAt
	do  knowledge.Act
	st  stance
	obj object
}

// deeds are the acts by what verbs mean, the first that fits first. Those of use are deeds by
// what people are told, may or mustn't.
var deeds = []struct {
	do    knowledge.Act
	verbs []string
}{
	{knowledge.Lift, []string{"unban", "return"}},
	{knowledge.Lift, []string{"undo", "withdraw", "relent", "fall"}},
	{knowledge.Reinstate, []string{"reinstate"}},
	{knowledge.Ban, []string{"ban", "cut", "hinder", "unlist", "move", "erase", "shun", "stop", "close", "rid", "lose", "impose"}},
	{knowledge.Restrict, []string{"restrict", "hamper"}},
	{knowledge.Allow, []string{"allow", "open", "free", "use", "feed", "tolerate", "grant", "supply"}},
	{knowledge.Consider, []string{"consider"}},
	{knowledge.Warn, []string{"warn"}},
	{knowledge.Advise, []string{"advise", "frown"}},
}

// deedAt is the deed of the verb at the token, or nil.
func (s *sentence) deedAt(i int) *deed {
	for _, x := range deeds {
		for _, verb := range x.verbs {
			a := s.act(i, verb)
			if a == nil || s.noun(i, a) || s.approved(i) || s.compound(i) {
				continue
			}
			d := &deed{ActAt: a, do: x.do, st: s.stance(a), obj: s.objectAt(a.To)}
			if !s.nounLike(d) && s.isDeed(d) {
				return d
			}
		}
	}
	return nil
}

// nounLike tells that the word may as well be a noun: it is a verb in its plain form, without
// what leads in to such, and nobody is named who does it, or one who would do it in another form.
func (s *sentence) nounLike(d *deed) bool {
	st := &d.st
	if d.Form&language.Plain == 0 || d.Form&language.Past != 0 || st.infinite || st.modal != "" || st.do {
		return false
	}
	return st.who.empty() && d.From > 0 || s.in(st.who.from, "a-word", "an-word") || !st.who.empty() && st.who.body == "" && len(st.who.apps) == 0 && !st.who.persons && !st.who.pronoun && !strings.HasSuffix(s.norm(st.who.to-1), "s")
}

// isDeed tells that what the verb does is done, or to be done, and sets what that is.
func (s *sentence) isDeed(d *deed) bool {
	st := &d.st
	if !s.mayBeDeed(st) {
		return false
	}
	not := st.not || st.noLonger || st.who.nobody
	if s.tellsOf(d.To) {
		return false // "removed a video about Pigeon"
	}
	switch d.Act {
	case "undo", "withdraw", "relent", "fall", "impose", "consider":
		return !not && s.deedOnRule(d)
	case "rid", "lose":
		return !not && s.takenAway(d)
	case "reinstate", "unban", "return":
		return !not
	case "move":
		return !not && d.Apart == 0 && (s.awayBehind(d.To) || s.awayBehind(d.obj.to))
	case "erase", "shun", "stop":
		if not || st.told == "" && st.modal != "must" && !(d.Apart > 0 && d.obj.people.persons) {
			return false // but "moved its staff off it"
		}
	case "close", "tolerate", "frown", "hamper":
		return !not && s.directly(d)
	case "grant", "supply":
		return d.Act == "supply" && s.maySupply(d, not) || !not && s.directly(d) && s.receives(d)
	case "use", "feed":
		return d.obj.found() && s.useDeed(d) || s.noneUsed(d)
	case "hinder", "open", "free":
		if !d.obj.found() && !d.obj.people.persons {
			return false
		}
		fallthrough
	case "warn", "advise":
		return !not && st.told == "" && s.act(d.From, "urge") == nil && !s.speaksForUse(d)
	default:
		if !d.rules(not) {
			return false
		}
	}
	return s.ownAdvice(d)
}

// tellsOf tells that the app that is named behind the token is what something tells of.
func (s *sentence) tellsOf(from int) bool {
	for i := from; i < len(s.tokens) && !s.mark(i) && !s.appAt(i); i++ {
		if s.in(i, "tells-of") {
			return true
		}
	}
	return false
}

// deedOnRule tells that a verb that is mostly done to a rule, or by one, is a deed.
func (s *sentence) deedOnRule(d *deed) bool {
	st := &d.st
	switch d.Act {
	case "relent":
		return !st.be && d.Apart == 0 && s.topic.last != nil && s.topic.last.Do == knowledge.Ban
	case "fall":
		r := st.who.rule
		return r != nil && r.act == knowledge.Ban && r.definite && !r.unreal
	case "impose":
		return s.imposes(d)
	case "consider":
		return s.considers(d)
	}
	return s.undoes(d)
}

// takenAway tells that somebody is rid of an app, or people lose it.
func (s *sentence) takenAway(d *deed) bool {
	if d.Act == "rid" {
		return d.Apart > 0
	}
	who := &d.st.who
	return (who.persons || who.body == "") && len(who.apps) == 0 && d.obj.found() && (d.obj.usage || s.directly(d))
}

// undoes tells that a verb for undoing is done to a rule or to what stands for one. What is done away
// with may be an app itself: "dropped Pigeon", "withdrew it from its tablets".
func (s *sentence) undoes(d *deed) bool {
	if len(d.obj.apps) > 0 && d.obj.rule == nil {
		d.do = knowledge.Ban
		return d.Act == "withdraw" || d.st.told == "" && s.act(d.From, "ban") == nil && s.directly(d)
	}
	if d.obj.rule != nil || d.st.who.rule != nil {
		return true
	}
	if st := &d.st; st.be && d.Form&language.Participle != 0 && len(st.who.apps) > 0 {
		by, _ := s.agent(d.To)
		d.do = knowledge.Ban
		return by != "" // "Pigeon was dropped by Acme"
	}
	return (d.obj.thing || d.st.who.pronoun) && s.act(d.From, "ban", "unlist", "erase", "cut") == nil
}

// imposes tells that a rule is made that forbids or limits, and sets which it is.
func (s *sentence) imposes(d *deed) bool {
	r := d.obj.rule
	if r == nil && d.st.be {
		r = d.st.who.rule
	}
	if r == nil || r.unreal || r.none || s.in(d.To, "that-word") || r.act != knowledge.Ban && r.act != knowledge.Restrict {
		return false
	}
	d.do = r.act
	return true
}

// mayBeDeed tells that by its mode something is done, or to be done.
func (s *sentence) mayBeDeed(st *stance) bool {
	if st.mode == notDone && st.modal == "would" && st.said && !s.stipulates() {
		st.mode = toCome // "announced that it would be blocked"
	}
	if st.mode == notDone && st.infinite && (st.be && s.in(st.from-1, "finite-be") || s.took(st.from)) {
		from, to, _ := s.phraseBefore(st.from - 1)
		if s.in(from, "for-word") {
			from++ // "for the ban to be lifted"
		}
		st.mode, st.who = isDone, s.party(from, to) // "an order under which it was to be blocked"
	}
	return st.mode != notDone && st.mode != isDenied && st.told != "urge"
}

// took tells that it is told how long it took, or what, until what the infinitive at the token says
// was done: "it took a month for the ban to be lifted".
func (s *sentence) took(infinitive int) bool {
	for i := infinitive - 1; i >= 0 && !s.mark(i); i-- {
		if s.in(i, "took-word") {
			return !s.group(i).not
		}
	}
	return false
}

// rules sets which rule a verb of ruling makes, and tells that it makes one.
func (d *deed) rules(not bool) bool {
	st := &d.st
	if r := d.obj.rule; r != nil && r.act.Rule() && d.do == knowledge.Allow {
		d.do = r.act // "has cleared a ban"
	} else if r != nil {
		return false
	}
	switch {
	case st.modal == "cannot" && d.do == knowledge.Ban:
		return false
	case st.modal == "may" && d.do == knowledge.Allow:
		st.mode = isDone // "commanders may permit it"
	}
	switch {
	case !not:
	case d.do == knowledge.Allow:
		d.do = knowledge.Ban
	case st.noLonger:
		d.do = knowledge.Lift
	case st.said && d.do == knowledge.Ban && st.mode == isDone:
		d.do = knowledge.Deny // "said that it had not banned Pigeon"
	default:
		return false
	}
	return true
}

// directly tells that the deed is done to an app itself, rather than to what is near.
func (s *sentence) directly(d *deed) bool {
	if d.st.be && d.Form&language.Participle != 0 && !d.st.who.persons {
		return len(d.st.who.apps) > 0 || d.st.who.thing || d.st.who.pronoun || len(s.appByRole(d)) > 0
	}
	o := &d.obj
	m, to := s.at(o.to-1), o.to
	if m != nil && s.back(m.From, "use-of") >= 0 {
		to = s.back(m.From, "use-of")
	}
	if s.between(d.To, to, "to-word") {
		return false // "gave its staff a month to review Pigeon"
	}
	if o.found() {
		of := m != nil && s.in(m.From-1, "of-word") && to == o.to // "gave a driver of Pigeon"
		return m == nil || !of && (s.usedWhole(m) || m.To == d.Apart) && !s.in(m.To, "device-head-noun", "product-noun")
	}
	return len(s.appByRole(d)) > 0 || d.Apart > 0 && s.in(d.Apart+1, "for-word") && s.appAt(d.Apart+2)
}

// receives tells that people get what is given: "gave 3,500 lawyers Heron", "teachers were given it".
func (s *sentence) receives(d *deed) bool {
	from, to := d.To, min(len(s.tokens), d.To+mostWords+1)
	if d.st.be {
		from, to = d.st.who.from, d.st.who.to
	}
	app := false
	for i := from; i < to && (d.st.be || !s.strange(i)); i++ {
		if app = app && !s.in(i, "to-word") || s.appAt(i); app {
			continue // "offered Pigeon to its staff"
		}
		if s.in(i, "persons-noun", "own-people") || s.audienceAt(i) || s.peopleNoun(i) {
			return true
		}
	}
	return false
}

// ownAdvice makes advice of what people are only asked to do, and tells that it is a deed: what
// others ask of those who decide is none.
func (s *sentence) ownAdvice(d *deed) bool {
	switch d.st.told {
	case "advise", "ask", "warn":
		d.do = knowledge.Advise
		w := d.st.whom
		if s.between(w.from, w.to, "state-noun", "part-of-state-noun") {
			return false
		}
		return w.persons || w.body == "" && w.name == ""
	}
	return true
}

// speaksForUse tells that the words behind the verb speak for the use of something: "encourages
// staff to use it".
func (s *sentence) speaksForUse(d *deed) bool {
	for i := d.To; i < len(s.tokens) && !s.mark(i); i++ {
		if s.in(i, "against-word", "not") {
			return false
		}
		if a := s.act(i, "use", "allow"); a != nil && s.in(i-1, "to-word") {
			return true
		}
	}
	return false
}

// considers tells that what is thought about is a rule, or whether something is to be done with an app.
func (s *sentence) considers(d *deed) bool {
	if r := d.obj.rule; r != nil {
		return r.act.Rule() && !r.none
	}
	if s.in(d.To, "whether") {
		return true
	}
	for i := d.To; i < d.obj.to; i++ {
		if a := s.act(i, "ban", "unban", "restrict", "allow", "unlist", "cut", "close"); a != nil && a.Form&language.Doing != 0 {
			return true
		}
	}
	return false
}

// maySupply tells that an app, or who sells it, is told that it may or mustn't be sold any more, and
// sets that: "may no longer supply its software", "would have to stop offering Pigeon".
func (s *sentence) maySupply(d *deed, not bool) bool {
	st := &d.st
	stops := s.act(d.From-1, "stop") != nil
	if !stops && !(not && (st.modal == "may" || st.modal == "must" || st.modal == "cannot")) || stops && not {
		return false
	}
	st.mode, d.do = isDone, knowledge.Ban
	return d.obj.found() || len(st.who.apps) > 0
}

// noneUsed tells that by an order nothing of an app is to be used: "ordered that no Pigeon be used".
func (s *sentence) noneUsed(d *deed) bool {
	st := &d.st
	if !st.be || d.Form&language.Participle == 0 || len(st.who.apps) == 0 || !s.in(st.who.from, "no-word") || s.thatBefore(st.from) < 0 {
		return false
	}
	st.mode, d.do = isDone, knowledge.Ban
	return true
}

// useDeed sets what people are told of using something.
func (s *sentence) useDeed(d *deed) bool {
	st := &d.st
	not := st.not != (st.modal == "cannot")
	if st.mode == isHedged {
		st.mode = isDone // what people may and must is told as it is
	}
	switch {
	case st.told == "advise", st.told == "ask", st.told == "warn":
		return not && s.ownAdvice(d)
	case st.modal == "might" && (not || st.who.nobody), st.told == "order", st.modal == "must", st.modal == "may", st.modal == "cannot":
		if d.do = knowledge.Allow; not || st.noLonger || st.who.nobody {
			d.do = knowledge.Ban
		}
	default:
		return false
	}
	return true
}

// awayBehind tells that the clause says from where something is taken: "off", "out of".
func (s *sentence) awayBehind(from int) bool {
	for i := from; i < min(len(s.tokens), from+mostWords) && !s.mark(i); i++ {
		if s.in(i, "off", "from-word", "out-word") {
			return true
		}
	}
	return false
}
