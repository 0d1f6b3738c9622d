package prose

import (
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// heads are the lists of nouns that say of which dimension a term is that is on no
// record, where they stand last in it, and the words before which it stands.
var heads = []struct {
	dimension  knowledge.Dimension
	list, prep string
}{
	{knowledge.Device, "device-head-noun", "device-before"}, {knowledge.Network, "network-head-noun", "network-before"},
	{knowledge.Data, "data-head-noun", "data-before"}, {knowledge.Audience, "audience-head-noun", "audience-before"},
	{knowledge.Unit, "unit-head-noun", "unit-before"}, {knowledge.Purpose, "purpose-head-noun", "purpose-before"},
	{knowledge.Place, "site-head-noun", "site-before"}, {knowledge.Component, "component-head-noun", "component-before"},
}

// mostWords is how many words a term has at most that is on no record.
const mostWords = 5

// unknownTerm reads a term that is on no record, which hangs on the preposition, from
// behind the token on: "in public schools". It gives where it ends, or 0.
func (s *sentence) unknownTerm(prep, i int) (knowledge.EntityID, knowledge.Dimension, int) {
	if s.back(i+1, "says") >= 0 {
		return "", "", 0
	}
	from := i + 1
	for s.in(from, "determiner", "any-word") && !s.mark(from) {
		from++
	}
	for s.in(i+1, "own-pronoun") && strings.IndexAny(s.norm(from), "0123456789") == 0 {
		from++ // "its 6,000 employees"
	}
	to := s.termWords(prep, from, from)
	if to > from && !s.endsTerm(prep, to) && s.in(to, "and") && to-from <= 2 {
		to = s.termWords(prep, from, to+1) // "wired and wireless networks"
	}
	if to == from || to > from+mostWords || s.allOfUs(from, to) || s.anyOf(i+1, to) || s.in(to, "app-noun") && !s.in(to-1, "device-head-noun", "network-head-noun") {
		return "", "", 0
	}
	if s.back(to, "store-noun") >= 0 && (s.in(prep, "from-word", "off") || s.back(prep+1, "off") >= 0) {
		return s.newTerm(knowledge.Component, from, to), knowledge.Component, to // "out of its store"
	}
	for _, h := range heads {
		if s.bodyAt(from) && h.dimension != knowledge.Device || !s.heads(prep, to, h.dimension, h.list, h.prep) {
			continue
		}
		if h.dimension == knowledge.Device {
			return s.deviceTerm(from, to)
		}
		if s.bodyAt(to) && s.in(to-1, "state-office-noun", "title") {
			return "", "", 0 // the office of who is named
		}
		return s.newTerm(h.dimension, from, to), h.dimension, to
	}
	return "", "", 0
}

// allOfUs tells that the words between the tokens stand for all people of home: "members of
// staff", in "all offices" the offices.
func (s *sentence) allOfUs(from, to int) bool {
	return s.to(from, "own-people") >= to || s.own() && to == from+1 && s.in(from-1, "all-of", "the-word") && s.in(from, "team-noun") && strings.HasSuffix(s.norm(from), "s")
}

// anyOf tells that the words stand for all of what their last one is, and limit nothing: "any
// purpose", "whatever purpose".
func (s *sentence) anyOf(from, to int) bool {
	return s.own() && s.in(from, "all-of", "any-word") && (to == from+2 || s.in(from+2, "widely")) && s.in(from+1, "any-place-noun")
}

// termWords is where the words end, from the token on, that may belong to the term that
// begins before it.
func (s *sentence) termWords(prep, from, to int) int {
	for to < len(s.tokens) && to < from+mostWords+1 && (s.inTerm(to) || to == from && s.bodyAt(to) && !s.possessive(to) && s.in(prep, "device-before")) {
		to++
	}
	return to
}

// endsTerm tells that the last of the words is a noun for what a rule may be limited to.
func (s *sentence) endsTerm(prep, to int) bool {
	for _, h := range heads {
		if s.heads(prep, to, h.dimension, h.list, h.prep) {
			return true
		}
	}
	return s.back(to, "store-noun") >= 0
}

// heads tells that a noun of the list, or for people, ends before the token, and stands
// behind a preposition that goes with it.
func (s *sentence) heads(prep, to int, d knowledge.Dimension, list, before string) bool {
	head := to - 1
	return (s.back(to, list) >= 0 || d == knowledge.Audience && s.in(prep, "for-word") && s.peopleNoun(head)) && (s.in(prep, before) || s.back(prep+1, before) >= 0)
}

// peopleNoun tells that the word is a plural noun for people by its ending: "crews",
// "gardeners".
func (s *sentence) peopleNoun(i int) bool {
	n := s.norm(i)
	if s.in(i, "app-noun", "device-head-noun", "network-head-noun", "rule-noun", "unit-noun", "no-people-noun") || s.at(i) != nil {
		return false
	}
	for _, ending := range []string{"ers", "ors", "ists", "ians", "ants", "ees", "men", "crews"} {
		if strings.HasSuffix(n, ending) && len(n) > len(ending)+1 || n == ending {
			return true
		}
	}
	return false
}

// deviceTerm takes in what is said behind a device: "phones managed by Acme",
// "devices with access to mail".
func (s *sentence) deviceTerm(from, to int) (knowledge.EntityID, knowledge.Dimension, int) {
	if ids, end := s.ownedDevice(from, &claim.Claim{}); end == to && len(ids) > 0 {
		return ids[0], knowledge.Device, to
	}
	end := to
	if s.in(to, "with-word") || s.ownedWord(to) {
		for end++; end < len(s.tokens) && end < to+mostWords+2 && !s.mark(end) && !s.timeAt(end) && !s.in(end, "clause", "and", "be", "have"); end++ {
		}
	}
	if end == to+1 {
		end = to
	}
	return s.newTerm(knowledge.Device, from, end), knowledge.Device, end
}

// inTerm tells that the word may belong to a term: it is no small word, verb, name
// or time.
func (s *sentence) inTerm(i int) bool {
	if s.mark(i) || s.appAt(i) || s.bodyAt(i) || s.in(i, "preposition", "clause", "be", "have", "and", "will", "may", "must", "after", "before", "not", "determiner", "again", "use-noun", "reason-noun", "except", "it", "we", "you") || s.adverb(i) {
		return false
	}
	if s.timeAt(i) || s.in(i, "app-noun") && (!s.in(i, "network-head-noun", "device-head-noun") || s.in(i-1, "social-word")) {
		return false
	}
	a := s.anyAct(i)
	return a == nil || s.compound(i) || s.compound(i+1) || s.noun(i, a) || a.Form == language.Participle && (s.in(i+1, "purpose-head-noun", "device-head-noun", "data-head-noun") || s.in(i+1, "and") && s.in(i+3, "purpose-head-noun")) || s.in(i, "unit-head-noun", "device-head-noun", "purpose-head-noun")
}

// momentAt is the time that the token belongs to, or nil.
func (s *sentence) momentAt(i int) *moment {
	for k := range s.times {
		if m := &s.times[k]; m.from <= i && i < m.to {
			return m
		}
	}
	return nil
}

func (s *sentence) timeAt(i int) bool {
	for _, m := range s.times {
		if m.from <= i && i < m.to {
			return true
		}
	}
	return false
}

// newTerm proposes the term, within the standard term that its last word is.
func (s *sentence) newTerm(d knowledge.Dimension, from, to int) knowledge.EntityID {
	var in []knowledge.EntityID
	head := from
	for head < to-1 && s.termAt(head, d.KindOf()) == "" {
		head++
	}
	if t := s.termAt(head, d.KindOf()); t != "" {
		if s.at(head).From == from && s.at(head).To == to {
			return t
		}
		in = append(in, t)
	}
	return s.term(d.KindOf(), strings.ToLower(s.words(from, to)), in...)
}

// group reads people or bodies that are no body on record: "government agencies".
func (s *sentence) groupIn(p *party) {
	to := p.to
	from := p.from
	for from < to && (s.in(from, "determiner", "nobody") || s.in(from, "only") || s.figureAt(from)) {
		from = max(from+1, s.to(from, "nobody"))
	}
	whole := to
	for j := from; j < to; j++ {
		if s.in(j, "preposition") && !s.compound(j+1) || s.mark(j) {
			to = j
			break
		}
	}
	from = s.lastOfPeople(p, from, to)
	if s.strange(to-2) && s.in(to-1, "of-state-noun") {
		p.body = s.strangerBody(*p) // "the Tarnish government"
		return
	}
	if to == from || to-from > mostWords || s.allOfUs(from, to) || s.nameOnly(from, to) {
		return
	}
	head := to - 1
	if !s.own() && head == from && s.in(head, "carrier-noun") && s.in(head, "authorities") {
		return // who carries it out, rather than whom it is for
	}
	if s.own() && s.in(head, "whereabouts") && head > from {
		head-- // "correspondents abroad"
	}
	for _, h := range heads {
		if (h.dimension == knowledge.Unit || h.dimension == knowledge.Audience) && (s.in(head, h.list) || h.dimension == knowledge.Audience && s.own() && s.peopleNoun(head)) {
			if whole > to+1 && whole-from <= mostWords+2 && !s.mark(to) && s.firstBodyIn(to, whole) < 0 && !s.timesIn(to, whole) {
				to = whole
			}
			if nor := s.norIn(from, to); nor > from && h.dimension == knowledge.Audience {
				p.audience = ground.AppendNew(p.audience, s.newTerm(h.dimension, from, nor))
				from = nor + 1
			}
			p.group, p.groupOf = s.newTerm(h.dimension, from, to), h.dimension
			p.persons = true
			return
		}
	}
}

// lastOfPeople is where the last of several people begins who stand between the tokens, of
// home's own: of "clerks and on-call pilots" the pilots. Those before are read by themselves.
func (s *sentence) lastOfPeople(p *party, from, to int) int {
	if at, _ := s.exceptIn(from, to); at >= 0 || s.back(from, "except", "all-but") >= 0 || s.leftOutBefore(to) {
		return from
	}
	for i := to - 1; i > from && s.own(); i-- {
		if s.in(i, "and") && !s.in(i, "but-word") && s.peopleAt(i-1) && i+1 < to {
			p.from = i + 1
			return i + 1
		}
	}
	return from
}

// norIn is where the word stands between the tokens that joins people of whom none may, or -1.
func (s *sentence) norIn(from, to int) int {
	for i := from; i < to; i++ {
		if s.in(i, "nor-word") {
			return i
		}
	}
	return -1
}

// figureAt tells that the token is a number in figures.
func (s *sentence) figureAt(i int) bool {
	n := s.norm(i)
	return n != "" && n[0] >= '0' && n[0] <= '9' && len(n) < 4
}

// timesIn tells that a time stands between the tokens.
func (s *sentence) timesIn(from, to int) bool {
	for i := from; i < to; i++ {
		if s.timeAt(i) {
			return true
		}
	}
	return false
}

// firstBodyIn is the first body that is named between the tokens, or -1.
func (s *sentence) firstBodyIn(from, to int) int {
	for i := from; i < to; i++ {
		if s.bodyAt(i) {
			return i
		}
	}
	return -1
}
