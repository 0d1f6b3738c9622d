package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// standIn reads a party that is no name: a pronoun, or a noun for a body or app.
func (s *sentence) standIn(p *party) {
	if s.allOthers(*p) {
		return
	}
	for i := p.from; i < p.to; i++ {
		if s.prepositional(i, p.from) {
			continue
		}
		if s.pronounAt(p, i) || s.bodyNounAt(p, i) {
			return
		}
		if s.in(i, "app-noun") && i > p.from && s.in(p.from, "determiner", "that") && !s.in(p.from, "a-word", "an-word", "any-word") && !s.otherApp(i) && !s.ofPeople(i) {
			p.thing = true
			return
		}
	}
}

// allOthers tells that the words are for whatever wasn't spoken of: "all other AI tools".
func (s *sentence) allOthers(p party) bool {
	return s.in(p.from, "other-one") || p.from+1 < p.to && s.in(p.from, "all-of") && s.in(p.from+1, "other-one")
}

// ofPeople tells that the noun only says which people or team are meant: "the platform
// team".
func (s *sentence) ofPeople(i int) bool {
	return s.in(i+1, "unit-head-noun", "audience-head-noun", "persons-noun", "own-people")
}

// weLet tells that "our" stands before people of home who may do something, or are left out of
// a rule: "our gardeners may", and not "our engineers banned".
func (s *sentence) weLet(p *party, i int) bool {
	if !s.own() || i != p.from || !s.in(i, "our-word") || p.to >= len(s.tokens) {
		return false
	}
	head := p.to - 1
	if s.in(head, "whereabouts") {
		head--
	}
	if head == i || !s.in(head, "audience-head-noun") && !s.peopleNoun(head) {
		return false
	}
	at := p.to
	if s.in(at, "be") {
		for at++; s.adverb(at); at++ {
		}
		return s.in(at, "left-out")
	}
	return s.in(at, "may", "must", "cannot")
}

// pronounAt reads a pronoun or an office for the party, and tells whether one is there.
func (s *sentence) pronounAt(p *party, i int) bool {
	switch {
	case s.in(i, "us-home") && s.own(), s.organ(p, i):
		p.home = true
	case s.in(i, "we") && s.weLet(p, i):
		return false
	case s.in(i, "we"):
		p.home = !s.machineIn(i, p.to) && !s.ofOthers(*p)
	case (s.in(i, "he") || s.in(i, "party-member") && s.in(i-1, "the-word")) && s.personMeant(i) != "":
		p.pronoun, p.body = true, s.personMeant(i)
	case s.in(i, "it") && p.to-p.from <= 2 && !(s.in(i, "own-pronoun") && i+1 < p.to), s.in(i, "he"):
		p.pronoun = true
		if p.body = s.namedBefore(i, notPerson); s.rivalBefore(i, p.body) {
			p.doubt = "who is meant"
		}
		if s.in(i, "several") {
			p.others = s.besides(p.body)
		}
	case s.in(i, "mouthpiece-noun") && s.ofEach(i):
		// of bodies that aren't named
	case s.in(i, "mouthpiece-noun") && !s.ofOffice(i):
		p.body, p.doubt = s.topic.theBody(s.Reader, func(*knowledge.Entity) bool { return true }, s.own())
		if i+1 < p.to && s.in(i+1, "preposition") {
			p.body, p.doubt = "", "" // of somebody who isn't on record
		} else if state := s.officeOfState(p, i); state != "" {
			p.body = state
		} else if p.doubt == "" && s.ofMany(p.from, i) {
			p.doubt = "whose " + s.norm(i) + " they are"
		}
	default:
		return false
	}
	return true
}

// rivalBefore tells that another body begins what stands before the colon or semicolon at the pronoun:
// "the Pentagon has been where Acme is: it banned".
func (s *sentence) rivalBefore(i int, body knowledge.EntityID) bool {
	if s.own() || body == "" || !s.in(i, "it-word") || i < 2 || s.norm(i-1) != ":" && s.norm(i-1) != ";" && s.norm(i-1) != "—" {
		return false
	}
	for j := range i {
		if s.strange(j) && !s.inOpening(j) && !s.prepositional(j, 0) {
			return true
		}
		if s.bodyAt(j) {
			return s.above(s.at(j).bodies[0]) != body
		}
	}
	return false
}

// officeOfState is the state of which the party, by the noun at the token, has an office that
// isn't in the part of it that was spoken of: "the data protection commissioner", behind
// what the parliament did.
func (s *sentence) officeOfState(p *party, i int) knowledge.EntityID {
	e := s.Entity(p.body)
	if s.own() || e == nil || e.Kind == knowledge.Government || !s.in(i, "state-office-noun", "office-head-noun") || !s.in(p.from, "the-word") || i == p.from+1 {
		return ""
	}
	for j := p.from + 1; j < i; j++ {
		if hasStem(e.Name(), s.tokens[j].Stem) || slices.Contains(s.kinds[e.ID], s.tokens[j].Stem) {
			return ""
		}
	}
	return s.regulatesHere(e.ID)
}

// bodyNounAt reads a noun for a body, such as "the company", for the party, and tells
// whether one is there.
func (s *sentence) bodyNounAt(p *party, i int) bool {
	end := s.to(i, "body-noun")
	if end > 0 && i == p.from && end == p.to && s.in(i, "authorities") && !s.own() {
		p.body = s.stateNow(i)
		return p.body != ""
	}
	if end == 0 || i == p.from {
		return false
	}
	if s.in(i-1, "of-others") && s.own() {
		return true
	}
	if p.body = s.bodyOfPlace(i, end); p.body != "" {
		return true
	}
	if !s.in(i-1, "pointing") && !(end == p.to && (s.in(p.from, "pointing") || s.in(i, "of-state-noun"))) {
		return false
	}
	if s.own() && !s.in(i, "state-noun") && len(s.topic.bodies) == 0 {
		p.home = true
	} else if !s.namesOther(p.from+1, i) && !(s.strange(p.from) && s.possessive(p.from) && !s.inOpening(p.from)) {
		if p.body, p.doubt = s.bodyMeant(p, i, end); s.own() && !s.describedSo(p.body, p.from+1, end) {
			p.body = "" // "the works council", behind what the board did
		}
	}
	return true
}

// describedSo tells that nothing between the tokens says that another body is meant: it is
// no more than a noun, or has a word of the name or description of the body.
func (s *sentence) describedSo(body knowledge.EntityID, from, end int) bool {
	e := s.Entity(body)
	if e == nil || end-from < 2 {
		return true
	}
	for i := from; i < end; i++ {
		if !s.tokens[i].Word || hasStem(e.Name(), s.tokens[i].Stem) || slices.Contains(s.kinds[e.ID], s.tokens[i].Stem) {
			return true
		}
	}
	return false
}

// ofMany tells that the noun is for people of several bodies, each of which has one: "their
// education ministers".
func (s *sentence) ofMany(from, noun int) bool {
	return s.in(from, "own-pronoun") && s.in(from, "several") && s.norm(noun) != s.tokens[noun].Stem && strings.HasSuffix(s.norm(noun), "s")
}

// ofEach tells that the noun, in the plural, is for people of whom a body has one, outside of its
// own documents: "19 governors have banned it".
func (s *sentence) ofEach(noun int) bool {
	return !s.own() && s.in(noun, "only-head-noun") && strings.HasSuffix(s.norm(noun), "s")
}

// organ tells that a noun for whoever decides in a body ends the party, in a document
// of its own, and nobody else is named: "the committee", "our security desk".
func (s *sentence) organ(p *party, i int) bool {
	end := s.organTo(p.from, i, p.to)
	if end == 0 || !s.own() || end < p.to && !s.in(end, "preposition") && !s.mark(end) {
		return false
	}
	if s.in(end, "of-word") && !s.in(end+1, "us-home") {
		return false // "the board of Larkly", "the management of a client"
	}
	for j := p.from; j < i; j++ {
		if s.at(j) != nil || s.in(j, "a-word", "an-word", "of-others", "no-word") {
			return false
		}
	}
	return !s.namesOther(p.from+1, i)
}

// organTo is where the noun ends that begins at the token and stands for whoever decides in a
// body, or the name with capitals that its parts have everywhere: "the committee", "IT
// Services". It is 0 where none does.
func (s *sentence) organTo(from, i, to int) (end int) {
	if end = s.to(i, "organ-noun"); end > 0 || i > from && !s.in(i-1, "determiner") {
		return end
	}
	for j := i + 1; j < to && s.tokens[j].Word && (s.tokens[j].Upper || s.in(j, "and", "of-word")); j++ {
		if s.tokens[j].Upper && form.InHouse(s.words(i, j+1)) {
			end = j + 1
		}
	}
	return end
}

// machineIn tells that what acts is a machine, which decides nothing: "our filter".
func (s *sentence) machineIn(from, to int) bool {
	for i := from; i < to && !s.in(i, "preposition"); i++ {
		if s.in(i, "machine-noun") {
			return true
		}
	}
	return false
}

// namesOther tells that a word with a capital says of which others the noun is: "the
// Tarnish government".
func (s *sentence) namesOther(from, to int) bool {
	for i := from; i < to; i++ {
		if s.tokens[i].Word && s.tokens[i].Upper && s.at(i) == nil {
			return true
		}
	}
	return false
}

// fits gives a test whether a body may be meant by the noun at the token.
func (s *sentence) fits(i int) func(*knowledge.Entity) bool {
	stem := s.tokens[i].Stem
	sector := s.Lexicon.Sector(stem)
	state, itself := s.in(i, "state-noun"), s.in(i, "state-itself-noun", "state-place-noun")
	return func(e *knowledge.Entity) bool {
		if itself && !s.own() && language.PartOfState(e.Name()) && !hasStem(e.Name(), stem) {
			return false
		}
		if slices.Contains(sector, e.ID) {
			return true
		}
		public := e.Kind == knowledge.Government
		if itself && !s.own() {
			return public || hasStem(e.Name(), stem)
		}
		if e.Kind == knowledge.Person {
			return false
		}
		if s.in(i, "enterprise-noun") && !s.own() && language.PartOfState(e.Name()) {
			return false
		}
		if state {
			return public || (e.Kind == knowledge.Organization || e.Kind == knowledge.UnitKind) && (s.own() || !s.firms[e.ID])
		}
		return !public
	}
}
