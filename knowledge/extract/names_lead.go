package extract

import (
	"strings"

	"policybot/knowledge/language"
)

// lead takes in the name that a text begins with, by itself, before what it tells of
// rules: "Osteria. The ministry blocked it", "2014, Heron. A court shuts it off", "And
// Acme? It banned the app".
func (n *namer) lead(words []word, low []string, spans []span, t *text) {
	for at, s := range spans {
		if at > 1 || !leadName(words, low, s) {
			return
		}
		rest, restLow := words[s.to:], low[s.to:]
		if !tellsOfRules(restLow) {
			return
		}
		c := n.candidate(words[s.from:s.to])
		if c == nil {
			return
		}
		switch {
		case language.Naming("country").Has(c.key):
			c.show(acting, t)
			c.show(governs, t)
		case n.plain(c.key):
		case actsItself(rest, restLow):
			c.show(acting, t)
		case isRuled(rest, restLow):
			c.show(ruled, t)
			c.show(headed, t)
		}
	}
}

// leadName tells that nothing but the name, and a year or a small word before it, stands
// before a new sentence.
func leadName(words []word, low []string, s span) bool {
	for i := range s.from {
		if !number(low[i]) && !language.Naming("calendar").Has(low[i]) && !language.Stop(low[i]) {
			return false
		}
	}
	if language.Naming("heading").Has(strings.Join(low[s.from:s.to], " ")) {
		return false
	}
	return s.from < 3 && s.to < len(words) && words[s.to].begins && !words[s.to].joined
}

// actsItself tells that the first sentence goes on with the name as "it" or "the
// company", and with what that does.
func actsItself(words []word, low []string) bool {
	for i := 0; i < len(words) && (i == 0 || !words[i].begins); i++ {
		end := i + 1
		if low[i] == "its" && language.Naming("office-noun").In(low[i+1:min(len(low), i+4)]) {
			return true // "Acme. Its security team wrote"
		}
		if low[i] == "the" && i+1 < len(low) && language.Naming("company-noun").Has(low[i+1]) {
			end = i + 2
		} else if low[i] != "it" {
			continue
		}
		if at, passive := behindHelpers(words, low, end, false); !passive && at < len(words) && words[at].joined && deedAt(low, at) {
			return true
		}
	}
	return false
}

// isRuled tells that one of the first sentences says what is done to "it", or to "the
// messenger".
func isRuled(words []word, low []string) bool {
	for i := range words {
		a := deed(low, i, "deeds-to-apps", anyForm)
		if a == nil {
			continue
		}
		if a.To < len(low) && low[a.To] == "it" && words[a.To].joined {
			return true
		}
		if from := i - 3; from >= 0 && a.Form&language.Participle != 0 && low[from] == "the" && language.Naming("software").Has(low[i-1]) {
			return true // "has the chat platform blocked"
		}
	}
	return language.Naming("it-used").In(low)
}

// leads takes in the body that an item begins with, before what it does: "Acme.
// The firm banned Heron."
func (n *namer) leads(item string, t *text) {
	name, rest, ok := strings.Cut(item, ". ")
	if !ok {
		name, rest, ok = strings.Cut(item, ": ")
	}
	low := lowersOf(rest)
	if !ok || len(name) > 60 || language.Naming("forbidden").At(low, 0) > 0 || language.Naming("permitted").At(low, 0) > 0 {
		return
	}
	last := strings.ToLower(name[strings.LastIndexByte(name, ' ')+1:])
	if tellsOfRules(low) && (bodyBegins(low) || bodyWord(last)) {
		n.listed(name, t, acting)
		if language.Naming("country").Has(strings.ToLower(name)) {
			n.listed(name, t, governs)
		}
	}
}
