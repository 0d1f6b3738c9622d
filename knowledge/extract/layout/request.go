package layout

import (
	"slices"
	"strings"

	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// aRequest is the condition of what people get by asking for it.
const aRequest = "a request"

// asTold is the condition of what a document allows in some way only, which its
// words tell.
const asTold = "as its document says"

// requests tells that the text has people ask for what it is about: an account, a
// license, or to be let in. Asking for a part of it is another thing.
func requests(text string) bool {
	words, _ := form.Scan(text)
	low := form.Lowers(words)
	for i := range low {
		n := language.Ruling("requests").At(low, i)
		if n == 0 {
			continue
		}
		what := objectOf(words, low, i+n)
		if language.Ruling("grants").In(what) || !language.Ruling("part").In(what) {
			return true
		}
	}
	return false
}

// objectOf are the words behind a verb, or behind the "to" that follows it, up to
// the next preposition or clause.
func objectOf(words []form.Word, low []string, from int) []string {
	if from < len(low) && low[from] == "to" {
		from++
	}
	to := from
	for to < len(low) && to < from+form.LongestName && words[to].Joined && !language.Naming("preposition").Has(low[to]) && !language.Naming("limit-start").Has(low[to]) {
		to++
	}
	return low[from:to]
}

// selfServed tells that people get it without asking: they sign up themselves, or
// have it already. A trial is less.
func selfServed(low []string) bool {
	return (language.Ruling("freely").In(low) || language.Ruling("self-served").In(low) || personalAccount(low)) && !language.Ruling("on-trial").In(low)
}

// personalAccount tells that people use an account of their own, of whatever.
func personalAccount(low []string) bool {
	at := slices.Index(low, "personal")
	return at >= 0 && slices.Contains(low[at:min(len(low), at+form.LongestName)], "account") && language.Ruling("uses").In(low)
}

// contrasted tells that a sentence lets people use behind a "but" what it doesn't
// before it: "isn't provided, but staff may use that of partners".
func contrasted(text string) bool {
	words, _ := form.Scan(text)
	for _, w := range words {
		if !language.Ruling("contrast").Has(w.Lower) {
			continue
		}
		modality, verb := language.ModalityOf(text[w.End:])
		if modality == language.Permitted || modality == language.Conditional {
			return verb == "" || language.Using(verb)
		}
	}
	return false
}

// usedOnly tells that a sentence lets people use something under a condition, or
// for something, only.
func usedOnly(text string) bool {
	modality, verb := language.ModalityOf(text)
	return modality == language.Conditional && language.Using(verb) && conditionIn(text) != text
}

// conditionIn is the clause of a sentence that tells its condition, or else all of
// it.
func conditionIn(text string) string {
	words, _ := form.Scan(text)
	for i, w := range words {
		if i > 0 && language.Ruling("condition-start").Has(w.Lower) {
			return strings.TrimRight(text[w.Start:], " .;")
		}
	}
	return text
}
