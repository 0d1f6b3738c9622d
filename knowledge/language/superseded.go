package language

import (
	"regexp"
	"slices"
	"strings"

	"policybot/knowledge"
)

// sentenceEnds parts the sentences at the head of a text.
var sentenceEnds = regexp.MustCompile(`[.!;]["'”’)]*\s+|\n`)

// Superseded is the first day on which a text didn't hold any longer, as a sentence at its head
// says: "this page was replaced on 1 July 2025", "superseded by the policy of 3 May 2025",
// "chapter 7 of 1 September 2025 has replaced this page". It is zero where none says so, or says
// so of several days.
func Superseded(head string) (on knowledge.Date) {
	for _, s := range sentenceEnds.Split(head, -1) {
		switch d := supersededOn(s); {
		case d.IsZero():
		case !on.IsZero() && on != d:
			return knowledge.Date{}
		default:
			on = d
		}
	}
	return on
}

// supersededOn is the one day that the sentence names, where it says that its text was replaced.
func supersededOn(sentence string) knowledge.Date {
	words := wordsIn(sentence)
	if strings.HasSuffix(sentence, "?") || Ruling("not-superseded").In(words) || !replacedHere(words) && !replacesThis(words) {
		return knowledge.Date{}
	}
	var days []knowledge.Date
	for _, w := range Times(sentence, knowledge.LastDay) {
		if w.Event == "" && !w.Yearless && !w.YearOnly && !w.Counted && w.Date.Exact() && !slices.Contains(days, w.Date) {
			days = append(days, w.Date)
		}
	}
	if len(days) != 1 {
		return knowledge.Date{}
	}
	return days[0]
}

// replacedHere tells that the words say of their own text that it was replaced: "this page has
// been superseded", "status: replaced by".
func replacedHere(words []string) bool {
	if n := Ruling("status-word").At(words, 0); n > 0 {
		words = words[n:]
		if Ruling("replaced-by").At(words, 0) > 0 {
			return true
		}
	}
	if n := Ruling("replaced-by").At(words, 0); n > 0 {
		return Ruling("ruling-text").In(words[n:]) || Ruling("replacing-text").In(words[n:])
	}
	i, is := Ruling("this-text").At(words, 0), 0
	for n := Ruling("is-now").At(words, i+is); i > 0 && n > 0; n = Ruling("is-now").At(words, i+is) {
		is += n
	}
	n := Ruling("superseded").At(words, i+is)
	if is == 0 || n == 0 {
		return false
	}
	behind := words[i+is+n:]
	return Ruling("this-paper").At(words, 0) == i || Ruling("ruling-text").In(behind) || Ruling("replacing-text").In(behind)
}

// replacesThis tells that the words say of another text that it has taken the place of theirs.
func replacesThis(words []string) bool {
	if Ruling("this-paper").At(words, 0) > 0 {
		return false // it has replaced another one
	}
	for i := 1; i < len(words); i++ {
		if n := Ruling("has-replaced").At(words, i); n > 0 {
			k := Ruling("this-paper").At(words, i+n)
			return k > 0 && (i+n+k == len(words) || Ruling("unforced-tail").At(words, i+n+k) == 0 || words[i+n+k] == "since")
		}
	}
	return false
}

// NeverHeld tells that the title or name says of a text that it never held, whatever took its
// place: a draft, an example.
func NeverHeld(title string) bool { return Ruling("never-held").In(wordsIn(title)) }
