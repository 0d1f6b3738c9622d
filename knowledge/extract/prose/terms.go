package prose

import (
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/ground"
)

// termsIn reads the terms of a scope in a list of nouns, "computers, tablets and
// phones owned by the state", and where what was read ends. A noun that may be of any
// dimension has that of those beside it.
func (s *sentence) termsIn(from, to int) (knowledge.Terms, int) {
	terms := knowledge.Terms{}
	var open [][2]int
	end := from
	versions := s.sharedHead(from, to)
	for i := from; i < to; {
		a := i
		for a < to && (s.in(a, "determiner", "only", "adverb", "and") || s.norm(a) == ",") && !s.ownsDevice(a) {
			a = max(a+1, s.to(a, "and"))
		}
		if s.counted(a) && a+1 < to {
			a++
		}
		b := a
		for b < to && s.norm(b) != "," && !s.in(b, "and") && !s.timeAt(b) {
			b++
		}
		if a == b {
			break
		}
		id, d, head := s.termOf(a, b)
		if versions && b < to && !strings.HasSuffix(s.norm(head-1), "s") {
			id, d = s.newTerm(knowledge.Component, a, head), knowledge.Component
		}
		switch {
		case d != "":
			terms[d] = ground.AppendNew(terms[d], id)
			end = b
		case head > a && s.open(a, head):
			open = append(open, [2]int{a, head})
		}
		if i = b; s.in(head, "of-word") {
			end = max(end, s.ofWhom(terms, head))
			break
		}
	}
	if len(terms) == 1 {
		for d := range terms {
			for _, o := range open {
				terms[d] = ground.AppendNew(terms[d], s.newTerm(d, o[0], o[1]))
				end = max(end, o[1])
			}
		}
	}
	if len(terms) == 0 {
		return nil, end
	}
	return terms, end
}

// ownsDevice tells that the words from the token on say whose a device is: "its phones".
func (s *sentence) ownsDevice(i int) bool {
	_, end := s.ownedDevice(i, &claim.Claim{})
	return end > 0
}

// ofWhom adds to devices and networks whose they are, which the token tells: "devices
// and networks of the schools". It gives where that ends.
func (s *sentence) ofWhom(terms knowledge.Terms, i int) int {
	to := s.whoseEnd(i)
	ours := s.own() && s.ourselvesEnd(i+1) == to
	for _, d := range []knowledge.Dimension{knowledge.Device, knowledge.Network} {
		for k, id := range terms[d] {
			if e := s.Entity(id); e != nil && ours {
				if ids := s.Lexicon.Names("company " + strings.ToLower(e.Name())); len(ids) > 0 {
					terms[d][k] = ids[0]
					continue
				}
			}
			if e := s.Entity(id); e != nil && (e.Proposed || s.own()) {
				terms[d][k] = s.term(d.KindOf(), strings.ToLower(e.Name()+" "+s.words(i, to)), id)
			}
		}
	}
	return to
}

// counted tells that the token is a number that says how many there are in all of what is named
// behind it, in a document of home's own: "the two phones".
func (s *sentence) counted(i int) bool {
	return s.own() && s.in(i-1, "the-word", "own") && (s.in(i, "how-many") && !s.in(i, "some") || s.figureAt(i)) && !s.timeAt(i)
}

// whoseEnd is where the words end that say whose something is, behind the "of" at the token.
func (s *sentence) whoseEnd(i int) int {
	to := i + 1
	for to < len(s.tokens) && to < i+mostWords && !s.mark(to) && !s.timeAt(to) && !s.in(to, "clause", "be", "have", "and", "preposition") {
		to++
	}
	return to
}

// sharedHead tells that one noun at the end of a list says what all in it are: "the
// mobile and web versions".
func (s *sentence) sharedHead(from, to int) bool {
	for to > from && s.mark(to-1) {
		to--
	}
	return to > from && s.in(to-1, "component-noun") && strings.HasSuffix(s.norm(to-1), "s")
}

// open tells that the words between the tokens may be a term of some dimension.
func (s *sentence) open(from, to int) bool {
	if to-from > mostWords || s.to(from, "own-people", "it", "we", "you") == to {
		return false
	}
	for i := from; i < to; i++ {
		if s.at(i) != nil || s.in(i, "preposition", "be", "have", "rule-noun", "app-noun", "left-out", "except") {
			return false
		}
	}
	return true
}

// termOf is the term that the words between the tokens name, its dimension, and
// behind which token the noun itself ends.
func (s *sentence) termOf(a, b int) (id knowledge.EntityID, d knowledge.Dimension, head int) {
	head = a
	if m := s.at(a); m != nil && len(m.apps) > 0 && s.possessive(m.To-1) {
		for head = m.To; head < b && !s.in(head, "preposition", "relative"); head++ {
		}
		return s.newTerm(knowledge.Component, m.To, head), knowledge.Component, head
	}
	for head < b && !s.in(head, "preposition", "relative", "be") && !s.ownedBehind(head, a) {
		head++
	}
	if head == a || head-a > mostWords {
		return "", "", head
	}
	if end := s.meantFor(head, b); end > 0 && s.in(head-1, "device-head-noun") {
		return s.newTerm(knowledge.Device, a, end), knowledge.Device, end // "computers for medical work"
	}
	if ids, d, end := s.termHere(a, &claim.Claim{}); d != "" && end == head {
		return ids[0], d, head
	}
	if s.in(head-1, "component-noun") {
		return s.newTerm(knowledge.Component, a, head), knowledge.Component, head
	}
	if s.to(a, "own-people") == head {
		return "", "", head
	}
	noun := s.headNoun(a, head)
	for _, h := range heads {
		if !s.in(noun, h.list) {
			continue
		}
		if h.dimension == knowledge.Device {
			id, d, _ := s.deviceTerm(a, head)
			return id, d, head
		}
		if h.dimension == knowledge.Audience && b-a <= mostCondition && s.whomBehind(head) {
			return s.newTerm(h.dimension, a, b), h.dimension, b // "officials for whom it is a part of their work"
		}
		return s.newTerm(h.dimension, a, head), h.dimension, head
	}
	if s.own() && s.peopleNoun(head-1) {
		return s.newTerm(knowledge.Audience, a, head), knowledge.Audience, head
	}
	if s.own() && s.teamName(a, b) == head {
		return s.team(a, head), knowledge.Unit, head
	}
	return "", "", head
}

// headNoun is the last of the words from a to b that isn't the number of a thing: "hall" of
// "hall 12".
func (s *sentence) headNoun(a, b int) int {
	if b-2 >= a && s.in(b-2, "numbered") && strings.ContainsAny(s.norm(b-1), "0123456789") {
		return b - 2
	}
	return b - 1
}

// meantFor is where the words end that say behind a device, from the token on, what it is
// for; 0 where none do.
func (s *sentence) meantFor(i, to int) int {
	for j := i + 1; s.in(i, "for-word") && j < min(to, i+4); j++ {
		if s.in(j, "purpose-head-noun") {
			return j + 1
		}
	}
	return 0
}

// whomBehind tells that a clause begins at the token that says which people are meant.
func (s *sentence) whomBehind(i int) bool {
	return s.in(i, "whom") || s.in(i, "preposition") && s.in(i+1, "whom")
}

// ownedBehind tells that the word says behind a noun how it came to be somebody's:
// "phones owned by the state".
func (s *sentence) ownedBehind(i, from int) bool {
	return i > from && s.ownedWord(i) && s.in(i+1, "by-word")
}

// withTerm is the scope with the terms beside its own.
func withTerm(sc knowledge.Scope, d knowledge.Dimension, ids ...knowledge.EntityID) knowledge.Scope {
	if sc.Terms == nil {
		sc.Terms = knowledge.Terms{}
	}
	for _, id := range ids {
		sc.Terms[d] = ground.AppendNew(sc.Terms[d], id)
	}
	return sc
}
