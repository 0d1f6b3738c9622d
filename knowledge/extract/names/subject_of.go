package names

import (
	"strings"

	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// subjectOf tells whether the names act, or are done to, by the verb behind
// them.
func subjectOf(words []form.Word, low []string, g []form.Span) (clue, bool) {
	s, first := g[len(g)-1], g[0]
	of := first.From
	for of > 0 && words[of].Joined && language.Naming("article").Has(low[of-1]) {
		of--
	}
	if of > 0 && language.Naming("preposition").Before(low, of) > 0 {
		return acting, len(g) > 1 && whichDid(words, low, s.To)
	}
	if language.Naming("country").Has(strings.Join(low[s.From:s.To], " ")) && s.To < len(words) && words[s.To].Joined && !words[s.To].Upper {
		return acting, true
	}
	if language.Naming("goes-dark").At(low, s.To) > 0 && s.To < len(words) && words[s.To].Joined {
		return forbidden, true
	}
	start := behindOthers(words, behindInsertions(words, low, s.To))
	at, passive := behindHelpers(words, low, start, start > s.To)
	if at >= len(words) || !words[at].Joined && !words[at].Comma || !deedAt(low, at) || at == s.To && words[at].Comma {
		return 0, false
	}
	if obliged(words[s.From:at]) {
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
	end := at + max(1, language.Naming("forbidden").At(low, at))
	if (end >= len(words) || !words[end].Joined || language.Naming("behind-passive").At(low, end) > 0) && !language.Naming("intransitive").Has(low[at]) {
		return forbidden, language.Naming("forbidden").At(low, at) > 0 // "Heron banned at Acme", "had Heron cut off"
	}
	return acting, true
}

// obliged tells that a sentence begins with one word in the plural that must or may do
// something: people, rather than a body that acts.
func obliged(words []form.Word) bool {
	return words[0].Begins && len(words) > 1 && language.Naming("obliging").Has(words[1].Lower) && strings.HasSuffix(words[0].Lower, "s")
}

// whichDid tells that a clause says what those did who are named before it: "moves by Acme and
// Loft, which barred it".
func whichDid(words []form.Word, low []string, at int) bool {
	if at+1 >= len(words) || !words[at].Comma || low[at] != "which" && low[at] != "who" || !words[at+1].Joined {
		return false
	}
	verb, passive := behindHelpers(words, low, at+1, false)
	return !passive && verb+1 < len(words) && words[verb].Joined && words[verb+1].Joined && deed(low, verb, "deeds-to-apps", language.Past|language.Plain) != nil && language.Naming("behind-passive").At(low, verb+1) == 0
}

// owner tells that a body of somebody acts: "Osteria's cabinet banned", "Loft's ban on Heron".
func owner(low []string, g []form.Span) (clue, bool) {
	s := g[len(g)-1]
	of := low[s.To:min(len(low), s.To+4)]
	if language.Naming("country").Has(strings.Join(low[s.From:s.To], " ")) && (language.Naming("state-body").In(of) || language.Naming("body-end").In(of)) || language.Naming("office-noun").In(of) {
		return acting, true
	}
	if k := language.Naming("act-noun").At(low, s.To); k > 0 && s.To+k+1 < len(low) && (low[s.To+k] == "on" || low[s.To+k] == "against") && !language.Naming("calendar").Has(low[s.To+k+1]) && !form.Number(low[s.To+k+1]) {
		return acting, true
	}
	return 0, false
}

// ownsSoftware tells that a rule is on what is called after who makes it: "from using Heron's
// chatbot".
func ownsSoftware(words []form.Word, low []string, first, last form.Span) bool {
	at := last.To
	if at < len(words) && language.Naming("operations").Has(low[at]) && doneTo(words, low, first.From, last.To) {
		return true // "suspended Heron's operations"
	}
	return at < len(words) && language.Naming("software").Has(low[at]) && !language.Naming("loosely").Has(low[at]) && !language.Naming("of-body").Has(low[at]) &&
		!(at+1 < len(words) && words[at+1].Joined && words[at+1].Upper) && words[first.From].Joined && language.Naming("object-of").Before(low, first.From) > 0
}
