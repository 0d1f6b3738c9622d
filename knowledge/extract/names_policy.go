package extract

import (
	"strings"

	"policybot/knowledge/language"
)

// sentences takes in what the sentences about rules show by the part that a name has
// in them: who acts, and what that is done to.
func (n *namer) sentences(words []word, low []string, groups [][]span, t *text) {
	acts := language.Naming("policy-act")
	for from := 0; from < len(words); {
		to := from + 1
		for to < len(words) && !words[to].begins {
			to++
		}
		if acts.In(low[from:to]) {
			for _, g := range groups {
				if first := g[0].from; from <= first && first < to {
					n.part(words[from:to], low[from:to], shifted(g, from), t)
				}
			}
			n.classesIn(words[from:to], low[from:to], t)
		} else if acts.In(low) {
			n.states(words[from:to], low[from:to], groups, from, t)
		}
		from = to
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

func partOf(words []word, low []string, g []span) (clue, bool) {
	first, last := g[0], g[len(g)-1]
	acts := language.Naming("policy-act")
	by := first.from - 1
	if by > 0 && low[by] == "the" {
		by--
	}
	if by > 0 && low[by] == "by" && acts.In(low[max(0, by-4):by]) {
		return acting, true
	}
	if modifies(words, low, last.to) {
		if last.to < len(words) && acts.At(low, last.to) > 0 {
			return forbidden, true // "the Heron ban", or who acts: the verb tells
		}
		return 0, false
	}
	if words[last.to-1].owns {
		return owner(words, low, g)
	}
	at := g[0].from
	for at > 0 && words[at].joined && language.Naming("between").Before(low, at) > 0 {
		at--
	}
	if words[at].joined && language.Naming("object-of").Before(low, at) > 0 && acts.In(low[:at]) {
		return forbidden, true
	}
	return subjectOf(words, low, g)
}

// owner tells that a body of somebody acts: "Osteria's cabinet banned".
func owner(words []word, low []string, g []span) (clue, bool) {
	s := g[len(g)-1]
	if language.Naming("country").Has(strings.Join(low[s.from:s.to], " ")) && language.Naming("state-body").In(low[s.to:min(len(low), s.to+4)]) {
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
	at, passive := s.to, false
	for at < len(words) && at < s.to+maxHelpers && words[at].joined && language.Naming("being").At(low, at) > 0 {
		passive = passive || language.Naming("be").Has(low[at])
		at++
	}
	if at >= len(words) || !words[at].joined || language.Naming("policy-act").At(low, at) == 0 {
		return 0, false
	}
	if passive && strings.HasSuffix(low[at], "ing") {
		passive = false
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

// maxHelpers is how many words may stand between who acts and the verb.
const maxHelpers = 5

// states takes in the countries that a sentence is about, where another one of
// the text tells what they do.
func (n *namer) states(words []word, low []string, groups [][]span, from int, t *text) {
	for _, g := range groups {
		if s := g[0]; s.from == from && len(g) == 1 && s.to-from <= len(low) && language.Naming("country").Has(strings.Join(low[:s.to-from], " ")) {
			n.part(words, low, shifted(g, from), t)
		}
	}
}
