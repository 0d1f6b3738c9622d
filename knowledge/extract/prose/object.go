package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// object is what a verb is done to: apps, people kept from them, or a rule.
type object struct {
	from, to int
	apps     []knowledge.EntityID
	thing    bool // "the app", "it": what was spoken of
	one      bool // and that is one
	people   party
	data     []knowledge.EntityID // that is not to be put into it
	usage    bool                 // people or apps, by what is done with it
	sale     bool                 // its sale, rather than its use
	own      bool                 // the use that the actor makes of it: "its use of"
	rule     *ruleNoun
	doubt    string
	off      bool               // "keep Pigeon off phones"
	part     knowledge.EntityID // of the app: "the desktop program"
	only     string             // what people are limited to
}

func (o object) found() bool { return len(o.apps) > 0 || o.thing }

// reachOfObject is how many words an object may begin behind its verb.
const reachOfObject = 14

// objectAt reads what the verb before the token is done to.
func (s *sentence) objectAt(from int) object {
	o := object{from: from, to: from}
	for i := from; i < min(len(s.tokens), from+reachOfObject); {
		next, done := s.part(&o, i)
		if next < 0 {
			break
		}
		i = next
		if done {
			o.to = i
			break
		}
	}
	if o.people.persons && !o.found() && o.rule == nil {
		o.apps = nil
	}
	return o
}

// part reads a part of an object at the token: where the next begins, or -1 where
// none does, and whether the object is whole.
func (s *sentence) part(o *object, i int) (next int, done bool) {
	if s.mark(i) {
		return s.quoted(i), false
	}
	if s.in(i, "on") && s.timeAt(i+1) && i > o.from {
		return i + 1, false
	}
	if to := s.pastTime(i); i == o.from && to > i && (s.in(to, "from-word") && s.doingAt(to+1) || s.in(to, "to-word") && s.act(to+1, "use", "feed", "allow") != nil) {
		return to, false // "were barred on Monday from using", "are allowed since Monday to use"
	}
	if m := s.momentAt(i); m != nil && i > o.from && m.to > i {
		return m.to, false // "forbade ministers with immediate effect to have"
	}
	if end := s.saleOf(i); end > 0 {
		o.usage, o.sale = true, s.in(i, "sale-noun")
		return end, false
	}
	if end := s.to(i, "use-of", "sale-of"); end > 0 {
		o.usage, o.sale, o.own = true, s.in(i, "sale-of"), i > o.from && s.in(i-1, "own-pronoun")
		return end, false
	}
	if m := s.at(i); m != nil && len(m.terms) > 0 && s.in(m.To, "of-word") && s.appAt(m.To+1) {
		o.usage = true
		return m.To + 1, false // "the paid version of Pigeon"
	} else if m != nil {
		return s.namedObject(o, m)
	}
	if r := s.ruleAt(i, len(s.tokens)); r != nil && !o.people.persons {
		o.rule = r
		return r.to, true
	}
	return s.plainObject(o, i)
}

// saleOf is where "the import and sale of", "purchase and use of" or "the sale in Ruritania
// of" ends, whose noun is at the token, or 0.
func (s *sentence) saleOf(i int) int {
	if !s.in(i, "sale-noun") && !(s.in(i, "usage-noun") && s.in(i+1, "and") && s.in(i+2, "usage-noun", "sale-noun")) {
		return 0
	}
	for j := i + 1; j < min(len(s.tokens), i+6) && !s.mark(j); j++ {
		switch {
		case s.in(j, "of-word"):
			return j + 1
		case s.at(j) != nil, s.in(j, "and", "sale-noun", "usage-noun", "determiner", "preposition"):
		default:
			return 0
		}
	}
	return 0
}

// quoted steps over a mark of quotation.
func (s *sentence) quoted(i int) int {
	if slices.Contains([]string{"\"", "“", "”", "‘", "’", "("}, s.tokens[i].Text) {
		return i + 1
	}
	return -1
}

func (s *sentence) namedObject(o *object, m *mention) (next int, done bool) {
	switch {
	case len(m.apps) > 0:
		if r := s.behindApp(m.To); r != nil && !o.people.persons {
			o.rule = r
			o.rule.apps = idsOf(m.apps)
			return r.to, true
		}
		if s.in(m.To, "app-part-noun") && !s.possessive(m.To-1) || s.possessive(m.To-1) && !(s.in(m.To, "component-adjective") && s.in(m.To+1, "component-noun", "app-noun")) && !s.in(m.To, "component-noun", "use-noun", "app-noun", "operation-noun") && s.termAt(m.To, knowledge.ComponentKind) == "" {
			return -1, false
		}
		if len(m.apps) > 1 {
			o.doubt = "which of two that are called " + m.Text
		}
		o.apps, o.to = s.together(m)
		return o.to, true
	case len(m.bodies) > 0:
		if s.in(m.To, "from-word") && s.doingAt(m.To+1) {
			return m.To, false
		}
		if s.possessive(m.To-1) || s.in(m.To, "persons-noun") || s.audienceAt(m.To) || s.appAt(m.To) {
			o.people.body = s.above(m.bodies[0])
			return m.To, false
		}
		return -1, false
	}
	for _, t := range m.terms {
		switch t.Kind {
		case knowledge.AudienceKind:
			o.people.persons = true
			if s.generic(m) && s.in(m.From, "own-staff") {
				o.people.staff = m.To
			}
			if !s.generic(m) {
				o.people.audience = ground.AppendNew(o.people.audience, t.ID)
			}
		}
	}
	return m.To, false
}

// plainObject reads a word that is no name.
func (s *sentence) plainObject(o *object, i int) (next int, done bool) {
	if end := s.to(i, "store-noun"); end > 0 {
		return end, false
	}
	if next, done, ok := s.pronounObject(o, i); ok {
		return next, done
	}
	if next, done, ok := s.usedObject(o, i); ok {
		return next, done
	}
	return s.smallObject(o, i)
}

// pronounObject reads a word in the object that stands for what was spoken of.
func (s *sentence) pronounObject(o *object, i int) (next int, done, ok bool) {
	switch {
	case s.in(i, "it-word", "them-word") && s.in(s.pastTime(i+1), "from-word") && s.doingAt(s.pastTime(i+1)+1):
		o.people.persons = true
		return s.pastTime(i+1) + 1, false, true // "prohibited it from selling"
	case !s.own() && s.in(i, "them-word") && s.keptFromDoing(o, i+1):
		o.people.persons = true
		return i + 1, false, true // "forbade them to print anything with it"
	case s.in(i, "the-few") && s.ends(i+1) && (s.in(i, "both-word") || i > o.from && s.in(i-1, "the-word")):
		o.thing, o.to = true, i+1 // "to have the two"
		return i + 1, true, true
	case s.in(i, "it") && !s.in(i+1, "app-noun") && s.in(i, "it-word", "them-word"):
		o.thing, o.one, o.to = true, s.in(i, "it-word"), i+1
		return i + 1, true, true
	case s.in(i, "persons-noun"):
		o.people.persons = true
		if s.in(i, "own-staff") {
			o.people.staff = i + 1
		}
		return i + 1, false, true
	case s.in(i, "app-noun") && (!s.appAhead(i+1) || len(s.amongThem(i+1)) > 0):
		next, done = s.appNoun(o, i)
		return next, done, true
	}
	return 0, false, false
}

// pastTime steps over a time at the token, with its preposition.
func (s *sentence) pastTime(i int) int {
	at := i
	if s.in(at, "on") {
		at++
	}
	if m := s.momentAt(at); m != nil {
		return m.to
	}
	return i
}

// smallObject reads a small word in the object, or steps over one that tells nothing.
func (s *sentence) smallObject(o *object, i int) (next int, done bool) {
	on := false // whether the object goes on behind it
	switch {
	case s.vendorAhead(o.from, i):
		on = true // "cameras made by Pigeon"
	case s.in(i, "from-word", "to-word"):
		on = o.people.persons || (i == o.from || i == s.pastTime(o.from)) && s.act(i+1, "use") != nil
	case s.in(i, "clause") && i > o.from:
	case s.in(i, "such-as", "determiner", "own"):
		return max(i+1, s.to(i, "such-as")), false
	case s.in(i, "of-word", "at-word", "in-word"):
		on = o.people.persons && (s.bodyAt(i+1) || s.in(i+1, "determiner")) && !o.usage || i > o.from && s.in(i, "of-word") && s.keptFromSoon(i)
	case s.in(i, "preposition", "clause", "be", "have", "do", "not", "will", "may"):
	case s.in(i, "and"):
		on = o.people.persons
	default:
		on = !slices.ContainsFunc(s.acts[i], func(a language.ActAt) bool {
			return a.Form&language.Third != 0 && a.Form&language.Plain == 0 && !s.noun(i, &a) && !s.in(i, "app-noun")
		})
	}
	if !on {
		return -1, false
	}
	return i + 1, false
}

// vendorAhead tells that the word at the token leads from a product to whose it is:
// "products of Pigeon", "cameras made by Pigeon".
func (s *sentence) vendorAhead(from, i int) bool {
	return i > from && s.in(i, "of-word", "from-word", "by-word") && s.in(i-1, "product-noun", "made-word") && (s.appAt(i+1) || s.in(i+1, "determiner") && s.appAt(i+2))
}

// appNoun reads a noun for an app.
func (s *sentence) appNoun(o *object, i int) (next int, done bool) {
	among := s.amongThem(i + 1)
	switch {
	case len(among) > 0:
		o.apps, o.to = among, i+1 // "deleted 89 apps, among them Pigeon"
		return i + 1, true
	case !s.definite(i, o.from):
		return i + 1, false // "apps such as Pigeon"
	case s.otherApp(i):
		return -1, false
	}
	o.thing, o.one, o.to = true, !strings.HasSuffix(s.norm(i), "s") && !s.in(i-1, "either-word"), i+1
	o.part = s.partAt(i)
	return i + 1, true
}

// partAt is the part of an app that a noun for one, at the token, names with the word before
// it: "the desktop program".
func (s *sentence) partAt(i int) knowledge.EntityID {
	if !s.in(i-1, "component-adjective") {
		return ""
	}
	return s.newTerm(knowledge.Component, i-1, i+1)
}

// definite tells that an article or pronoun makes of the noun one that was spoken
// of: the app.
func (s *sentence) definite(i, from int) bool {
	for j := i - 1; j >= max(0, from-1); j-- {
		if s.in(j, "pointing") {
			return true
		}
		if s.mark(j) || s.in(j, "preposition", "be") {
			return false
		}
	}
	return false
}

// appAhead tells that the name of an app comes, with nothing before it but what
// may stand between a noun and the name that it is for.
func (s *sentence) appAhead(i int) bool {
	for j := i; j < min(len(s.tokens), i+5); j++ {
		switch {
		case s.appAt(j):
			return true
		case s.in(j, "such-as", "app-noun", "determiner"), s.norm(j) == ",", s.in(j, "called-word"), s.in(j, "known-word"), s.in(j, "as-word"), s.in(j, "named-word"):
		case slices.Contains([]string{"\"", "“", "‘"}, s.tokens[j].Text):
		default:
			return false
		}
	}
	return false
}

// amongThem are the apps that are named as some of those told of before the token: "89
// apps by 15 July, among them Pigeon and Dove".
func (s *sentence) amongThem(from int) []knowledge.EntityID {
	for i := from; i < min(len(s.tokens), from+reachOfObject); i++ {
		if s.mark(i) && s.norm(i) != "," || s.in(i, "clause") || s.verbAt(i) {
			return nil
		}
		if end := s.to(i, "among-them"); end > 0 && i > from && s.norm(i-1) == "," && s.appAt(end) {
			apps, _ := s.together(s.at(end))
			return apps
		}
		if s.norm(i) == "," && s.appAt(i+1) {
			if apps, end := s.together(s.at(i + 1)); s.in(end, "among-them") && s.mark(s.to(end, "among-them")) {
				return apps // "26 platforms, Pigeon and Dove among them,"
			}
		}
	}
	return nil
}

// together lists the apps that are named with the one, and where the list ends.
func (s *sentence) together(m *mention) (apps []knowledge.EntityID, end int) {
	apps, end = idsOf(m.apps)[:1], m.To
	for {
		i := end
		for i < len(s.tokens) && (s.norm(i) == "," || s.in(i, "join", "determiner", "such-as") || s.in(i, "app-noun") && s.appAt(i+1) || s.tokens[i].Text == "\"" || s.tokens[i].Text == "”" || s.tokens[i].Text == "“") {
			i = max(i+1, s.to(i, "join", "such-as"))
		}
		if i == end || !s.appAt(i) || s.bodyAt(i) {
			return apps, end
		}
		if s.ownVerb(s.at(i).To) || s.possessive(s.at(i).To-1) {
			return apps, end // "and Dove was allowed"
		}
		for _, a := range s.at(i).apps[:1] {
			apps = ground.AppendNew(apps, a.ID)
		}
		end = s.at(i).To
	}
}

func idsOf(list []*knowledge.Entity) []knowledge.EntityID {
	ids := make([]knowledge.EntityID, len(list))
	for i, e := range list {
		ids[i] = e.ID
	}
	return ids
}

// termAt is the term of the kind that is named at the token, or nothing.
func (s *sentence) termAt(i int, k knowledge.Kind) knowledge.EntityID {
	if m := s.at(i); m != nil {
		for _, t := range m.terms {
			if t.Kind == k {
				return t.ID
			}
		}
	}
	return ""
}
