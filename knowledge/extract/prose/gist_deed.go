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
	{knowledge.Lift, []string{"undo", "withdraw"}},
	{knowledge.Reinstate, []string{"reinstate"}},
	{knowledge.Ban, []string{"ban", "cut", "hinder", "unlist", "move", "erase", "shun", "stop", "close"}},
	{knowledge.Restrict, []string{"restrict"}},
	{knowledge.Allow, []string{"allow", "open", "free", "use", "feed", "tolerate", "grant", "supply"}},
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
	switch d.Act {
	case "undo", "withdraw":
		if len(d.obj.apps) > 0 && d.obj.rule == nil && d.Act == "withdraw" {
			d.do = knowledge.Ban // "withdrew it from its tablets"
			return !not
		}
		rule := d.obj.rule != nil || st.who.rule != nil
		return !not && (rule || (d.obj.thing || st.who.pronoun) && s.act(d.From, "ban", "unlist", "erase", "cut") == nil)
	case "reinstate", "unban", "return":
		return !not
	case "move":
		return !not && d.Apart == 0 && s.awayBehind(d.To)
	case "erase", "shun", "stop":
		if not || st.told == "" && st.modal != "must" && !(d.Apart > 0 && d.obj.people.persons) {
			return false // but "moved its staff off it"
		}
	case "close", "tolerate", "frown":
		return !not && s.directly(d)
	case "grant", "supply":
		return !not && s.directly(d) && s.receives(d)
	case "use", "feed":
		return d.obj.found() && s.useDeed(d)
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

// mayBeDeed tells that by its mode something is done, or to be done.
func (s *sentence) mayBeDeed(st *stance) bool {
	if st.mode == notDone && st.modal == "would" && st.said && !s.stipulates() {
		st.mode = toCome // "announced that it would be blocked"
	}
	return st.mode != notDone && st.mode != isDenied && st.told != "urge"
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
	for i := d.To; i < o.to; i++ {
		if s.in(i, "to-word") {
			return false // "gave its staff a month to review Pigeon"
		}
	}
	if m := s.at(o.to - 1); o.found() {
		of := m != nil && s.in(m.From-1, "of-word") && s.back(m.From, "use-of") < 0 // "gave a driver of Pigeon"
		return m == nil || !of && s.usedWhole(m) && !s.in(m.To, "device-head-noun", "product-noun")
	}
	return len(s.appByRole(d)) > 0
}

// receives tells that people get what is given: "gave 3,500 lawyers Heron", "teachers were given it".
func (s *sentence) receives(d *deed) bool {
	from, to := d.To, min(len(s.tokens), d.To+mostWords+1)
	if d.st.be {
		from, to = d.st.who.from, d.st.who.to
	}
	for i := from; i < to && !s.appAt(i) && (d.st.be || !s.strange(i)); i++ {
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
		for i := w.from; i < w.to; i++ {
			if s.in(i, "state-noun", "part-of-state-noun") {
				return false
			}
		}
		return w.persons || w.body == "" && w.name == ""
	}
	return true
}

// speaksForUse tells that the words behind the verb speak for the use of something: "encourages
// staff to use it".
func (s *sentence) speaksForUse(d *deed) bool {
	for i := d.To; i < len(s.tokens) && !s.mark(i); i++ {
		if s.in(i, "against-word", "about", "not") {
			return false
		}
		if a := s.act(i, "use", "allow"); a != nil && s.in(i-1, "to-word") {
			return true
		}
	}
	return false
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
