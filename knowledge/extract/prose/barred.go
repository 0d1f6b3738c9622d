package prose

import (
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// bars tells that a verb which may mean other things keeps people from an app here: it
// is done to access, or to people from using it.
func (s *sentence) bars(a *language.ActAt, o *object) bool {
	if o.sale && s.in(o.to, "to-word") && s.bodyAt(o.to+1) {
		return false // "blocked the sale of Pigeon to Globex"
	}
	if s.vendorKept(a, o) {
		return false
	}
	if out := max(a.To, a.Apart+1, o.to); s.in(out-1, "out-word") && s.in(out, "of-word") && !s.whereUsed(out+1) {
		return false // "shut Pigeon out of the talks"
	}
	switch a.Act {
	case "allow":
		return !s.cleared(a, o) && !s.letKnow(a)
	case "cut":
		if s.between(a.To, len(s.tokens), "upkeep") {
			return false
		}
		s.cutOff(a, o)
		return o.usage || !s.own() || s.cutForGood(a)
	case "open":
		return !s.own()
	case "hinder":
		if off := s.keptOff(a.To); off.found() && o.people.persons && !o.found() {
			off.people, off.usage = o.people, true
			*o = off
		}
		return o.usage && o.found() && (o.sale || s.in(a.To, "from-word") || o.people.persons && s.ownPeople(a.To, o.to))
	}
	return true
}

// cutOff takes in what people are cut off from: "cut employees off from Pigeon".
func (s *sentence) cutOff(a *language.ActAt, o *object) {
	at := a.Apart + 1
	if a.Apart == 0 || !o.people.persons || o.found() {
		return
	}
	if s.in(at, "from-word") {
		at++
	}
	if off := s.objectAt(at); off.found() && off.rule == nil {
		off.people, off.usage = o.people, true
		*o = off
	}
}

// cutForGood tells that an app will be cut off by itself, in a document of home's own, on a day that
// is told with its year, rather than for a while: "will be switched off on 31 December 2025".
func (s *sentence) cutForGood(a *language.ActAt) bool {
	st := s.stance(a)
	if !st.be || st.mode != toCome || len(st.who.apps) != 1 || st.who.rule != nil || s.hasAny("again", "briefly") || s.takenBack() {
		return false
	}
	at := max(a.To, s.to(a.To, "for-good"))
	if s.in(at, "on-word") {
		at++
	}
	m := s.momentAt(at)
	return m != nil && m.date.Precision == knowledge.DayPrecision && !m.yearless && (m.to == len(s.tokens) || s.norm(m.to) == ".")
}

// letKnow tells that somebody is only told something: "let its staff know that".
func (s *sentence) letKnow(a *language.ActAt) bool {
	for i := a.To; i < min(len(s.tokens), a.To+mostWords) && !s.mark(i); i++ {
		if s.in(i, "know-word") {
			return true
		}
	}
	return false
}

// cleared tells that a word for allowing something means here that it is taken off
// devices: "clear Pigeon from their phones".
func (s *sentence) cleared(a *language.ActAt, o *object) bool {
	return s.in(a.From, "clears") && o.found() && s.in(o.to, "from-word", "off") && s.whereUsed(o.to+1)
}

// vendorKept tells that an app is kept from doing something, rather than people from it:
// "barred Pigeon from selling data".
func (s *sentence) vendorKept(a *language.ActAt, o *object) bool {
	if len(o.apps) == 0 || o.usage || o.people.persons {
		return false
	}
	if s.in(o.to, "from-word") && strings.HasSuffix(s.norm(o.to+1), "ing") && s.at(o.to+1) == nil {
		return !s.in(o.to+1, "operates")
	}
	return s.in(a.From, "forbids") && s.in(o.to, "to-word") && s.anyAct(o.to+1) != nil
}

// ownPeople tells that the people between the tokens are some whom a body has, rather
// than thieves.
func (s *sentence) ownPeople(from, to int) bool {
	for i := from; i < to; i++ {
		if s.in(i, "persons-noun", "audience-head-noun", "unit-head-noun") || s.audienceAt(i) || s.bodyAt(i) {
			return true
		}
	}
	return false
}

// keptOff is what people are kept off: "its staff off the app".
func (s *sentence) keptOff(from int) object {
	for i := from; i < min(len(s.tokens), from+5) && !s.mark(i); i++ {
		if s.in(i, "off") {
			return s.objectAt(s.to(i, "off"))
		}
	}
	return object{}
}

// causer is the verb by which somebody has it done, before what it is done to, or -1:
// "a judge had Pigeon blocked", "the council ordered Pigeon removed".
func (s *sentence) causer(app int) int {
	i := app - 1
	if i < 1 || !(s.in(i, "have", "got") && s.act(i, "use", "get") != nil) && (s.act(i, "order") == nil || s.noun(i, s.act(i, "order"))) {
		return -1
	}
	if g := s.group(i); !g.not && !g.noLonger && !g.be && !g.infinite && (g.modal == "" || g.modal == "will") {
		return g.from
	}
	return -1
}

// subjectBefore is who stands before the verb at the token, by name where a noun and a name do:
// "the telecoms regulator, Wren, had it blocked".
func (s *sentence) subjectBefore(verb int) party {
	from, to, _ := s.phraseBefore(verb)
	if m := s.namedInside(to, verb); m != nil {
		return s.party(m.From, m.To)
	}
	return s.party(from, to)
}

// fragment tells that the sentence begins with its verb, and stands where somebody is
// spoken of: a cell of a table, or behind a lead-in.
func (s *sentence) fragment() bool { return s.topic.lead != nil || s.topic.cell }

// scopeOf limits a rule to the people whom it is told to be for.
func (s *sentence) scopeOf(p party) knowledge.Scope {
	sc := knowledge.Scope{Some: p.some && p.persons, Except: p.left.Clone()}
	if p.barred != "" {
		sc = withTerm(sc, knowledge.Unit, p.barred)
	}
	if s.ownUnit(p) {
		sc = withTerm(sc, knowledge.Unit, p.body)
	}
	if len(p.audience) > 0 {
		sc.Terms = knowledge.Terms{knowledge.Audience: p.audience}
		if p.staff > 0 && !s.own() {
			sc = withTerm(sc, knowledge.Audience, s.newTerm(knowledge.Audience, p.staff-1, p.staff))
		}
	}
	if p.group != "" && p.groupOf != "" {
		sc = withTerm(sc, p.groupOf, p.group)
	}
	return sc
}
