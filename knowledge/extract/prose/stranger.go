package prose

import (
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// strangerBefore is the name of several words, which nobody declares, that is the
// subject of the sentence before the token: "Loft Air said that it banned". "It" is
// then neither who acted last nor whose document it is.
func (s *sentence) strangerBefore(end int) string {
	if s.introduces(end) {
		return s.words(0, 1)
	}
	for i := 0; i+1 < end; i++ {
		switch {
		case s.bodyAt(i) && !s.prepositional(i, 0), s.in(i, "clause") && i > 0 && !s.in(i, "that-word"):
			return ""
		case !s.strange(i) || !s.strange(i+1) || s.prepositional(i, 0) || i == 0 && s.Lexicon.Knows(s.tokens[0]) && s.in(0, "determiner", "preposition", "clause", "adverb"):
			continue
		}
		to := i + 2
		for to < end && s.strange(to) {
			to++
		}
		return strings.TrimSuffix(strings.TrimSuffix(s.words(i, to), "'s"), "’s")
	}
	return ""
}

// strangeWordFirst tells that the sentence, before the token, begins with one word that may be a
// name which nobody declares, and what that does: "Loft thought it over and told".
func (s *sentence) strangeWordFirst(end int) bool {
	return end > 2 && !s.own() && s.strange(0) && !s.inOpening(0) && s.tokens[1].Word && !s.tokens[1].Upper && !s.in(0, "persons-noun", "body-noun", "app-noun")
}

// introduces tells that the sentence begins with a name of one word, which nobody
// declares, and says what that is: "Loft, a maker of ladders, banned".
func (s *sentence) introduces(end int) bool {
	if end < 5 || !s.strange(0) || language.Stop(s.norm(0)) || s.norm(1) != "," || !s.in(2, "a-word", "an-word") {
		return false
	}
	for i := 3; i < end; i++ {
		if s.norm(i) == "," {
			return true
		}
	}
	return false
}

// nameOnly tells that there is nothing between the tokens but the words of a name that
// nobody declares: "Loft Stores".
func (s *sentence) nameOnly(from, to int) bool {
	for i := from; i < to; i++ {
		if !s.strange(i) {
			return false
		}
	}
	return to-from > 1
}

// passesOn tells that what somebody else wrote follows: "Forwarded message".
func (s *sentence) passesOn() bool {
	return s.hasAny("passed-on")
}

// strange tells that the word has a capital, and belongs to no name that is known.
func (s *sentence) strange(i int) bool {
	return !s.mark(i) && s.tokens[i].Upper && s.at(i) == nil && !s.timeAt(i)
}

// bodyOfPlace reads a noun for a state or its parts with a place behind it that nobody
// declares, "the government of Osteria", "the city council of Tarn", and gives the
// body, which is proposed.
func (s *sentence) bodyOfPlace(i, end int) knowledge.EntityID {
	from := end + 1
	if s.in(from, "the-word") {
		from++ // "the cabinet of the Osteria Islands"
	}
	if !s.in(end, "of-word") || !s.strange(from) {
		return ""
	}
	to := from + 1
	for to < len(s.tokens) && s.strange(to) {
		to++
	}
	place := strings.TrimSuffix(strings.TrimSuffix(s.words(from, to), "'s"), "’s")
	e := &knowledge.Entity{ID: knowledge.EntityID(knowledge.Slug(place)), Kind: knowledge.Government, Names: []knowledge.Name{{Text: place}}}
	if !s.in(i, "place-head-noun") {
		name := s.words(i, end) + " of " + place
		e = &knowledge.Entity{ID: knowledge.EntityID(knowledge.Slug(name)), Kind: knowledge.Organization, Names: []knowledge.Name{{Text: name}}}
	}
	if known := s.Base.Entity(e.ID); known != nil && known.Kind.Acts() {
		return e.ID
	} else if known != nil {
		return ""
	}
	return s.propose(e)
}

// branchOf is the part of the body that acts for itself, "Acme's Spanish subsidiary", "a
// branch of Acme", which is proposed; the body itself where none is named.
func (s *sentence) branchOf(body knowledge.EntityID, m *mention, p *party) knowledge.EntityID {
	e := s.Entity(body)
	if e == nil {
		return body
	}
	if s.possessive(m.To - 1) {
		for j := m.To; j < min(p.to, m.To+4) && !s.mark(j) && !s.in(j, "preposition"); j++ {
			if s.in(j, "branch-noun") {
				return s.branch(e, strings.ToLower(s.words(m.To, j+1)))
			}
		}
		return body
	}
	for j := m.From - 1; j > p.from && j > m.From-4; j-- {
		if s.in(j, "of-word") && s.in(j-1, "branch-noun") {
			return s.branch(e, s.norm(j-1))
		}
	}
	return body
}

func (s *sentence) branch(of *knowledge.Entity, name string) knowledge.EntityID {
	full := of.Name() + "'s " + name
	return s.propose(&knowledge.Entity{ID: knowledge.EntityID(string(of.ID) + "-" + knowledge.Slug(name)), Kind: knowledge.UnitKind, Names: []knowledge.Name{{Text: full}}, Under: []knowledge.Link{{To: of.ID}}})
}
