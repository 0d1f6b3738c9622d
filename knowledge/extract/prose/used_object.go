package prose

import (
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// usedObject reads a word in the object for what is done with an app, or who is kept from
// that.
func (s *sentence) usedObject(o *object, i int) (next int, done, ok bool) {
	switch {
	case s.in(i, "use-noun") && !s.mark(i+1) && s.in(i+1, "on-noun"):
		o.usage = true
		return i + 2, false, true
	case s.act(i, "feed") != nil && s.feeds(o, i):
		fed, apps, data := s.fedInto(s.act(i, "feed").To)
		if len(apps) == 0 || len(data) == 0 {
			return -1, false, true
		}
		o.apps, o.data, o.to, o.usage = apps, data, fed.to, true
		return fed.to, true, true
	case s.act(i, "use", "erase", "supply") != nil:
		return s.usageIn(o, i, s.act(i, "use", "erase", "supply")), false, true
	case i > o.from && !o.people.persons && (s.in(i, "from-word") && s.doingAt(i+1) || s.in(i, "to-word") && s.act(i+1, "use", "supply", "feed") != nil && s.in(o.from-1, "forbids")):
		if o.people = s.party(o.from, i); o.people.empty() || len(o.people.apps) > 0 {
			return -1, false, true
		}
		if !s.own() && o.people.body != "" && s.in(o.from, "own-pronoun") && strings.HasSuffix(s.norm(i-1), "s") && s.in(i-1, "body-noun") && !s.bodyAt(i-1) {
			o.people.body = "" // "its agencies" are none of those that were named
		}
		s.kept(o, i)
		return i + 1, false, true // "keeps stores from offering it", "forbids stores to offer it"
	}
	return 0, false, false
}

// feeds tells that the verb at the token says what is put into an app, which people are kept
// from doing: "bars staff from pasting code into Pigeon", "prohibits pasting code into it".
func (s *sentence) feeds(o *object, i int) bool {
	switch form := s.act(i, "feed").Form; {
	case form&language.Doing != 0:
		return o.people.persons || i == o.from && s.in(i-1, "forbids") && !s.own()
	case form&language.Plain != 0:
		return o.people.persons && s.in(i-1, "to-word") && s.in(o.from-1, "forbids") && !s.own()
	}
	return false
}

// keptFromSoon tells that "from using" comes behind the token, with nothing but what says
// of whom more closely before it: "operators of networks from buying".
func (s *sentence) keptFromSoon(i int) bool {
	for j := i + 1; j < min(len(s.tokens), i+mostWords) && !s.mark(j) && s.at(j) == nil; j++ {
		if s.in(j, "from-word") {
			return s.doingAt(j + 1)
		}
	}
	return false
}

// keptFromDoing tells that a verb in -ing behind "from", or behind "to" where something is
// forbidden, begins at the token: who stands before it is kept from that.
func (s *sentence) keptFromDoing(o *object, i int) bool {
	i = s.pastTime(i)
	return s.in(i, "from-word") && strings.HasSuffix(s.norm(i+1), "ing") || s.in(i, "to-word") && s.in(o.from-1, "forbids") && !s.in(i+1, "determiner")
}

// kept takes in who is kept from it, up to the token: a body, or others by what they are
// called.
func (s *sentence) kept(o *object, to int) {
	p := &o.people
	if from := s.bare(o.from); !p.persons && p.body == "" && p.group == "" && len(p.audience) == 0 && p.name == "" && !p.pronoun && to > from && to-from <= mostWords+2 {
		p.group, p.groupOf = s.newTerm(knowledge.Unit, from, to), knowledge.Unit
	}
	p.persons, p.barred = true, p.body
}

// usageIn reads a verb of using within the object: "using Pigeon", "staff to use it".
func (s *sentence) usageIn(o *object, i int, a *language.ActAt) (next int) {
	switch {
	case a.Form&language.Doing != 0, a.Form&language.Plain != 0 && (o.people.persons || i > 0 && s.in(i-1, "to-word")):
		o.usage = true
		return a.To
	case s.in(i, "use-noun"):
		return i + 1
	}
	return -1
}

// doingAt tells that the verb at the token says what is done with an app, in -ing.
func (s *sentence) doingAt(i int) bool {
	a := s.act(i, "use", "feed", "erase", "supply")
	return a != nil && a.Form&language.Doing != 0
}

// ownVerb tells that a verb begins whose subject stands before the token.
func (s *sentence) ownVerb(i int) bool {
	return s.in(i, "be", "have", "will", "may", "must", "should", "cannot", "might", "would") || s.act(i, "say") != nil
}
