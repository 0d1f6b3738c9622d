package extract

import (
	"strings"

	"policybot/knowledge/language"
)

// sentences takes in what the sentences about rules show by the part that a name has
// in them: who acts, and what that is done to.
func (n *namer) sentences(words []word, low []string, groups [][]span, t *text) {
	acts := language.Naming("policy-act")
	told := acts.In(low)
	for _, g := range groups {
		if told {
			n.official(words, g, t)
		}
	}
	for from := 0; from < len(words); {
		to := from + 1
		for to < len(words) && !words[to].begins {
			to++
		}
		if acts.In(low[from:to]) {
			for _, g := range groups {
				if first := g[0].from; from <= first && first < to {
					n.part(words[from:to], low[from:to], shifted(g, from), t)
					n.ruledPlace(words[from:to], low[from:to], shifted(g, from), t)
				}
			}
			n.classesIn(words[from:to], low[from:to], t)
		} else if told {
			n.states(words[from:to], low[from:to], groups, from, t)
		}
		from = to
	}
}

// ruledPlace takes in a country in which something is told to be ruled: "is blocked in
// Osteria".
func (n *namer) ruledPlace(words []word, low []string, g []span, t *text) {
	for _, s := range g {
		at := s.from
		if at > 0 && low[at-1] == "the" {
			at--
		}
		if at == 0 || !words[at].joined || !language.Naming("inside").Has(low[at-1]) || !language.Naming("country").Has(strings.Join(low[s.from:s.to], " ")) || modifies(words, low, s.to) {
			continue
		}
		if c := n.candidate(words[s.from:s.to]); c != nil {
			c.show(acting, t)
			c.show(governs, t)
		}
	}
}

func shifted(g []span, by int) []span {
	out := make([]span, len(g))
	for i, s := range g {
		out[i] = span{s.from - by, s.to - by}
	}
	return out
}

// part takes in the part of the names of one list in a sentence.
func (n *namer) part(words []word, low []string, g []span, t *text) {
	x, ok := partOf(words, low, g)
	if !ok {
		return
	}
	for _, s := range g {
		c := n.candidate(words[s.from:s.to])
		c.show(x, t)
		if x == acting && language.Naming("country").Has(c.keyOf()) {
			c.show(governs, t)
		}
	}
}

// official takes in bodies of states and the like, by how their names end, where a
// text about rules names them.
func (n *namer) official(words []word, g []span, t *text) {
	for _, s := range g {
		begins := language.Naming("body-start").At(lowers(words[s.from:s.to]), 0) > 0
		if s.to-s.from > 1 && (begins || language.Naming("official-end").Has(words[s.to-1].lower)) {
			n.candidate(words[s.from:s.to]).show(saying, t)
		}
	}
}

func partOf(words []word, low []string, g []span) (clue, bool) {
	first, last := g[0], g[len(g)-1]
	acts := language.Naming("policy-act")
	if betweenCommas(words, low, first, last) {
		return acting, true
	}
	by := first.from - 1
	if by > 0 && low[by] == "the" {
		by--
	}
	if by > 0 && low[by] == "by" && acts.In(low[max(0, by-4):by]) {
		return acting, true
	}
	if modifies(words, low, last.to) {
		switch {
		case language.Naming("act-noun").At(low, last.to) > 0 && !isVerb(words, low, last.to):
			return forbidden, true // "the Heron ban"
		case acts.At(low, last.to) > 0:
			return subjectOf(words, low, g)
		}
		return 0, false
	}
	if words[last.to-1].owns {
		return owner(words, low, g)
	}
	if stopped(low, last.to) {
		return 0, false
	}
	at := behindOwner(words, g[0].from)
	for at > 0 && words[at].joined && language.Naming("between").Before(low, at) > 0 {
		at--
	}
	if words[at].joined && language.Naming("object-of").Before(low, at) > 0 && acts.In(low[:at]) {
		return forbidden, true
	}
	return subjectOf(words, low, g)
}

// isVerb tells that the word, which may be a noun, has something behind it that it is
// done to: "the Wrenwatch blocks it".
func isVerb(words []word, low []string, at int) bool {
	return at+1 < len(words) && words[at+1].joined && (low[at+1] == "it" || low[at+1] == "them" || language.Naming("article").Has(low[at+1]))
}

// betweenCommas tells that the name is put in to say which body acts: "its regulator,
// the Wrenwatch, ordered".
func betweenCommas(words []word, low []string, first, last span) bool {
	at := first.from
	if at > 0 && low[at-1] == "the" && words[at].joined {
		at--
	}
	if at == 0 || !words[at].comma || last.to >= len(words) || !words[last.to].comma {
		return false
	}
	head := low[at-1]
	return (language.Naming("state-body").Has(head) || language.Naming("body-noun").Has(head)) && language.Naming("body-act").At(low, last.to) > 0
}

// stopped tells that somebody is kept from doing something: "barred Acme from
// using".
func stopped(low []string, at int) bool {
	return at+1 < len(low) && low[at] == "from" && strings.HasSuffix(low[at+1], "ing")
}

// owner tells that a body of somebody acts: "Osteria's cabinet banned".
func owner(words []word, low []string, g []span) (clue, bool) {
	s := g[len(g)-1]
	of := low[s.to:min(len(low), s.to+4)]
	if language.Naming("country").Has(strings.Join(low[s.from:s.to], " ")) && language.Naming("state-body").In(of) || language.Naming("office-noun").In(of) {
		return acting, true
	}
	return 0, false
}

// subjectOf tells whether the names act, or are done to, by the verb behind
// them.
func subjectOf(words []word, low []string, g []span) (clue, bool) {
	s, first := g[len(g)-1], g[0]
	if first.from > 0 && language.Naming("preposition").Before(low, first.from) > 0 {
		return 0, false
	}
	if language.Naming("country").Has(strings.Join(low[s.from:s.to], " ")) && s.to < len(words) && words[s.to].joined && !words[s.to].upper {
		return acting, true
	}
	if language.Naming("goes-dark").At(low, s.to) > 0 && s.to < len(words) && words[s.to].joined {
		return forbidden, true
	}
	at, passive := behindOthers(words, behindAppositive(words, s.to)), false
	start := at
	for at < len(words) && at < start+maxHelpers && (words[at].joined || at == start && start > s.to) && language.Naming("being").At(low, at) > 0 {
		passive = passive || language.Naming("be").Has(low[at])
		at++
	}
	if at >= len(words) || !words[at].joined && !words[at].comma || language.Naming("policy-act").At(low, at) == 0 || at == s.to && words[at].comma {
		return 0, false
	}
	if passive && strings.HasSuffix(low[at], "ing") {
		passive = false
	}
	if passive && fromPlace(low, at+1) {
		return 0, false
	}
	if passive {
		told := language.Naming("told").Has(low[at]) || at+1 < len(words) && low[at+1] == "to"
		return forbidden, !told
	}
	if at+1 < len(words) && (!words[at+1].joined || language.Naming("behind-passive").At(low, at+1) > 0) && !language.Naming("intransitive").Has(low[at]) {
		return forbidden, language.Naming("forbidden").Has(low[at]) // "Heron banned at Acme"
	}
	return acting, true
}

// behindAppositive is where the sentence goes on behind a place or a day, or behind
// what is put in between commas: "Mara Vale, a judge in Osteria, blocked".
func behindAppositive(words []word, at int) int {
	if at+1 < len(words) && words[at].joined && words[at+1].upper && language.Naming("preposition").Has(words[at].lower) {
		end := at + 1
		for end < len(words) && words[end].upper && words[end].joined {
			end++
		}
		return end // "in Osteria", "on Wednesday"
	}
	if at >= len(words) || !words[at].comma {
		return at
	}
	for i := at + 1; i < len(words) && i < at+maxAppositive; i++ {
		if words[i].comma {
			return i
		}
	}
	return at
}

// behindOthers is where a list ends of which only the first is a name: "Heron and text
// messages were banned".
func behindOthers(words []word, at int) int {
	if at >= len(words) || words[at].lower != "and" && words[at].lower != "or" {
		return at
	}
	for i := at + 1; i < len(words) && i < at+maxOthers && words[i].joined && !words[i].upper; i++ {
		if language.Naming("be").Has(words[i].lower) || words[i].lower == "have" || words[i].lower == "has" {
			return i
		}
	}
	return at
}

// maxOthers is how many words such a list may have behind the name.
const maxOthers = 6

// maxAppositive is how many words may be put in.
const maxAppositive = 12

// maxHelpers is how many words may stand between who acts and the verb.
const maxHelpers = 5

// stateActs tells that a text says what a body of the state does that it is about: "the
// home ministry banned".
func stateActs(low []string) bool {
	for i := range low {
		if (low[i] == "the" || low[i] == "its") && i+3 < len(low) && language.Naming("state-body").In(low[i+1:min(len(low), i+4)]) && language.Naming("body-act").In(low[i+2:min(len(low), i+9)]) {
			return true
		}
	}
	return false
}

// states takes in the countries that a sentence is about, where another one of
// the text tells what they do.
func (n *namer) states(words []word, low []string, groups [][]span, from int, t *text) {
	for _, g := range groups {
		s := g[0]
		if s.from != from || len(g) != 1 || s.to-from > len(low) || !language.Naming("country").Has(strings.Join(low[:s.to-from], " ")) {
			continue
		}
		n.part(words, low, shifted(g, from), t)
		if c := n.candidate(words[:s.to-from]); stateActs(lowersOf(t.words)) {
			c.show(acting, t)
			c.show(governs, t)
		}
	}
}
