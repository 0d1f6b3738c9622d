package names

import (
	"strings"

	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// nations takes in the states that a sentence about rules names by the nation alone, where they do
// something or it is done by them: "Iranian authorities blocked it", "by the Italian government".
func (n *namer) nations(words []form.Word, low []string, t *text) {
	for i := range words {
		state, from := stateOfNation(words, low, i)
		end := i + 2
		if state == "" || end > len(words) || !words[i+1].Joined || words[i+1].Upper || words[i+1].Owns || !language.Naming("state-itself").Has(low[i+1]) {
			continue
		}
		if !actsAt(words, low, end) && !actBy(words, low, from) {
			continue
		}
		name, _ := form.Scan(state)
		if c := n.candidate(name); c != nil {
			c.forms[state]++
			c.alias(spelling(words[from:end]), t)
			c.show(acting, t)
			c.show(governs, t)
		}
	}
}

// stateOfNation is the state, and where the word begins, or the two words do, for its nation that
// end at the word: "South Korean".
func stateOfNation(words []form.Word, low []string, at int) (state string, from int) {
	if !words[at].Upper {
		return "", at
	}
	if at > 0 && words[at].Joined && words[at-1].Upper {
		if state = language.StateOf(low[at-1] + " " + low[at]); state != "" {
			return state, at - 1
		}
	}
	return language.StateOf(low[at]), at
}

// actsAt tells that what somebody does stands at the place, behind the noun for who does it.
func actsAt(words []form.Word, low []string, at int) bool {
	verb, passive := behindHelpers(words, low, at, false)
	return verb < len(words) && words[verb].Joined && !passive && (deedAt(low, verb) || language.Naming("body-act").At(low, verb) > 0 || saysItRulesAt(words, low, verb))
}

// actBy tells that the names that begin at the place did what stands right before them: "banned by
// the Italian government".
func actBy(words []form.Word, low []string, from int) bool {
	by := from - 1
	if by > 0 && low[by] == "the" {
		by--
	}
	return by > 0 && low[by] == "by" && words[from].Joined && language.Naming("policy-act").In(low[max(0, by-4):by])
}

// shortStates makes one of a state and its name of capitals, "US", where the documents use both.
func (n *namer) shortStates() {
	for _, c := range n.sorted(func(c *candidate) bool { return shortState(c) != "" }) {
		long := n.candidates[strings.ToLower(shortState(c))]
		if long == nil {
			continue
		}
		long.alias(c.name(), &text{collections: sortedCollections(c)})
		long.take(c)
		n.candidates[c.key] = nil
	}
}

// shortState is the state that the name, of capitals, is short for, or "".
func shortState(c *candidate) string {
	if name := c.name(); name == "" || strings.ToUpper(name) != name {
		return ""
	}
	return language.StateOf(c.key)
}
