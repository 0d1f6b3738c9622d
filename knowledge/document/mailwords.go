package document

import (
	"regexp"
	"strings"
	"unicode"

	"policybot/knowledge/language"
)

// fuller is the plain one of two alternatives, unless that says little of what the other
// does: one that only tells how to see the mail.
func fuller(a, b body) body {
	if !a.plain {
		a, b = b, a
	}
	const (
		shared = 2 // one word in so many of the plain text stands in the other
		length = 4 // the other has at most so many times the words
	)
	words, page := wordsIn(flat(a.blocks)), wordsIn(flat(b.blocks))
	of := map[string]bool{}
	for _, w := range page {
		of[w] = true
	}
	both := 0
	for _, w := range words {
		if of[w] {
			both++
		}
	}
	if both*shared < len(words) && len(page) >= len(words) || len(words)*length < len(page) {
		return b
	}
	return a
}

// wordsIn are the words of a text, in lower case, but for addresses of pages.
func wordsIn(text string) []string {
	var list []string
	for chunk := range strings.FieldsSeq(text) {
		if !strings.Contains(chunk, "://") {
			list = append(list, strings.FieldsFunc(strings.ToLower(chunk), notOfWord)...)
		}
	}
	return list
}

func notOfWord(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }

// replies begins the subject of a mail that answers or forwards another, whose words it is.
var replies = regexp.MustCompile(`^(?i:re|fwd?|aw|wg|sv|vs|antw|tr|rif)\s*(?:\[\d+\])?:`)

// fewestWords is how many words a sentence has at least.
const fewestWords = 3

// subject is the subject of a mail where it may be a sentence that the text leaves to it:
// where it names what that doesn't speak of, and doesn't begin by limiting it. Else the text
// decides, which says more.
func subject(subject, text string) string {
	goesOn := strings.HasPrefix(text, "...") || strings.HasPrefix(text, "…") // with what the text says
	if goesOn || strings.Contains(subject, "?") || replies.MatchString(subject) || len(strings.Fields(subject)) < fewestWords {
		return ""
	}
	if first, _ := language.FirstSentence(strings.TrimSpace(text)); language.Ruling("limits-title").In(wordsIn(first)) {
		return "" // "You may use Pigeon", "Under two conditions"
	}
	told := map[string]bool{}
	for _, w := range wordsIn(text) {
		told[w] = true
	}
	names := false
	for word := range strings.FieldsSeq(subject) {
		word = strings.TrimFunc(word, notOfWord)
		lower := strings.ToLower(word)
		if lower == word || language.Stop(lower) || language.Naming("calendar").Has(lower) {
			continue
		}
		if told[lower] {
			return "" // the text speaks of it
		}
		names = true
	}
	if !names {
		return ""
	}
	return subject
}
