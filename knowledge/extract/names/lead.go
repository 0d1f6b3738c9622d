package names

import (
	"strings"

	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// lead takes in the name that a text begins with, by itself, before what it tells of
// rules or of who has it: "Osteria. The ministry blocked it", "2014, Heron. A court shuts
// it off", "And Acme? It banned the app", "Heron. Bank staff have it".
func (n *namer) lead(words []form.Word, low []string, spans []form.Span, t *text) {
	for at, s := range spans {
		if at > 1 || !leadName(words, low, s) {
			return
		}
		rest, restLow := words[s.To:], low[s.To:]
		c := n.candidate(words[s.From:s.To])
		rules := tellsOfRules(restLow)
		switch {
		case c == nil:
			return
		case rules && language.Naming("country").Has(c.key):
			c.show(acting, t)
			c.show(governs, t)
		case n.plain(c.key):
		case rules && actsItself(rest, restLow):
			c.show(acting, t)
		case rules && (isRuled(rest, restLow) || wanted(rest, restLow, c)), hasIt(restLow), saysWho(restLow) && !n.common(words[s.From:s.To]):
			c.show(ruled, t)
			c.show(headed, t)
		}
		if !rules {
			return
		}
	}
}

// leadName tells that nothing but the name, and a year or a small word before it, stands
// before a new sentence.
func leadName(words []form.Word, low []string, s form.Span) bool {
	for i := range s.From {
		if !form.Number(low[i]) && !language.Naming("calendar").Has(low[i]) && !language.Stop(low[i]) {
			return false
		}
	}
	if language.Naming("heading").Has(strings.Join(low[s.From:s.To], " ")) {
		return false
	}
	return s.From <= longestDay && s.To < len(words) && words[s.To].Begins && !words[s.To].Joined
}

// actsItself tells that the first sentence goes on with the name as "it" or "the
// company", and with what that does.
func actsItself(words []form.Word, low []string) bool {
	for i := 0; i < len(words) && (i == 0 || !words[i].Begins); i++ {
		end := i + 1
		if low[i] == "its" && language.Naming("office-noun").In(low[i+1:min(len(low), i+4)]) {
			return true // "Acme. Its security team wrote"
		}
		if k := theBody(words, low, i); k > 0 {
			end = k
		} else if low[i] != "it" || caused(low, i) {
			continue
		}
		if at, passive := behindHelpers(words, low, end, false); !passive && at < len(words) && words[at].Joined && deedAt(low, at) {
			return true
		}
	}
	return false
}

// theBody is the end of "the bank" or "the tech giant", where one begins at the word, or 0.
func theBody(words []form.Word, low []string, at int) int {
	for i := at + 1; low[at] == "the" && i < len(words) && i <= at+maxModifiers && words[i].Joined && !words[i].Upper; i++ {
		if language.Naming("company-noun").Has(low[i]) {
			return i + 1
		}
	}
	return 0
}

// caused tells that the word stands behind a verb of having something done: "to see it banned".
func caused(low []string, i int) bool { return i > 0 && language.Naming("having-done").Has(low[i-1]) }

// isRuled tells that one of the first sentences says what is done to "it", or to "the
// messenger".
func isRuled(words []form.Word, low []string) bool {
	for i := range words {
		a := deed(low, i, "deeds-to-apps", anyForm)
		if a == nil {
			continue
		}
		if a.To < len(low) && low[a.To] == "it" && words[a.To].Joined || low[max(0, i-1)] == "it" && caused(low, i-1) {
			return true
		}
		if from := i - 3; from >= 0 && a.Form&language.Participle != 0 && low[from] == "the" && language.Naming("software").Has(low[i-1]) {
			return true // "has the chat platform blocked"
		}
	}
	return language.Naming("it-used").In(low)
}

// longestDay is how many words a day has before the name that it is told of.
const longestDay = 3

// saysWho tells that what is said of a name begins with whom it is for: "Heron: none of
// you", "Heron: everybody".
func saysWho(low []string) bool { return language.Naming("for-whom").At(low, 0) > 0 }

// hasIt tells that the words say that people have or use "it", or have a licence.
func hasIt(low []string) bool { return language.Naming("have-it").In(low) }

// wanted tells that the words have the name behind a word for using, getting or wanting
// it: "The lab had asked for Heron".
func wanted(words []form.Word, low []string, c *candidate) bool {
	name := strings.Fields(c.key)
	for i := 1; i+len(name) <= len(low); i++ {
		if strings.Join(low[i:i+len(name)], " ") != c.key || !words[i].Joined {
			continue
		}
		for _, list := range []string{"use", "install", "reach", "wanting"} {
			if language.Naming(list).Before(low, i) > 0 {
				return true
			}
		}
		if insideCapital(words[i].Text) && language.Naming("preposition").Has(low[i-1]) {
			return true
		}
	}
	return false
}

// leads takes in the body that an item begins with, before what it does: "Acme.
// The firm banned Heron."
func (n *namer) leads(item string, t *text) {
	name, rest, ok := strings.Cut(item, ". ")
	if !ok {
		name, rest, ok = strings.Cut(item, ": ")
	}
	low := form.LowersOf(rest)
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
