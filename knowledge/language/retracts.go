package language

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

const (
	mostSpeaker = 4 // words of what stands before a retraction: who says it, or when
	mostParts   = 9 // of such before one, between marks
	mostRefusal = 4 // words of a sentence that only says who refused
)

// Retracts tells that the sentence says of what stands before it, and of nothing else, that it
// isn't so, or was turned down: "scratch that", "Edit: false alarm", "Answer: false",
// "Motion failed 3-4".
func Retracts(sentence string) bool {
	parts := wordsBetweenMarks(sentence)
	if words := slices.Concat(parts...); len(words) <= mostRefusal && Ruling("refuses").In(words) && Ruling("refusing-body").In(words) {
		return true
	}
	for i, part := range parts[:min(len(parts), mostParts)] {
		from, late := 0, i > 0 && updates(parts[:i])
		for {
			if retractsAt(part, from) || late && wholeAt("retracts-update", part, from) {
				return true
			}
			n := Ruling("retract-before").At(part, from)
			if n == 0 {
				break
			}
			from += n
		}
		if len(part)-from > mostSpeaker {
			return false
		}
	}
	return false
}

var asideMark = regexp.MustCompile(`\(|--|[–—→]`)

// TakesItselfBack tells that a sentence ends with words that take it back: "It is banned (no
// longer true)".
func TakesItselfBack(sentence string) bool {
	tails := asideMark.Split(sentence, -1)
	return slices.ContainsFunc(tails[1:], func(tail string) bool {
		parts := wordsBetweenMarks(tail)
		return len(parts) > 0 && retractsAt(parts[0], 0)
	})
}

// retractsAt tells that the words from the place on say no more than that something isn't so.
func retractsAt(words []string, from int) bool {
	return Ruling("retracts-open").At(words, from) > 0 || wholeAt("retracts", words, from)
}

// wholeAt tells that the words from the place on are one of the list, with numbers or words such as
// "sorry" at most behind it.
func wholeAt(list string, words []string, from int) bool {
	n := Ruling(list).At(words, from)
	if n == 0 {
		return false
	}
	return !slices.ContainsFunc(words[from+n:], func(w string) bool { return !unicode.IsDigit(rune(w[0])) && !Ruling("retract-behind").Has(w) })
}

// updates tells that one of the parts says that what follows came to the text later.
func updates(parts [][]string) bool {
	return slices.ContainsFunc(parts, func(part []string) bool { return Ruling("update-mark").At(part, 0) > 0 })
}

// AsksWhetherSo tells that the sentence asks its readers whether what follows is so: "True or
// false?".
func AsksWhetherSo(sentence string) bool {
	return strings.HasSuffix(strings.TrimSpace(sentence), "?") && Ruling("asks-so").In(wordsIn(sentence))
}
