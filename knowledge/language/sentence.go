package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// FirstSentence parts a text behind its first sentence.
func FirstSentence(text string) (head, rest string) {
	text = strings.TrimSpace(text)
	for i, r := range text {
		if !strings.ContainsRune(".!?", r) {
			continue
		}
		if end, ok := SentenceEnd(text, 0, i); ok {
			return text[:end], strings.TrimSpace(text[end:])
		}
	}
	return text, ""
}

// SentenceEnd tells that the mark at i ends the sentence that begins at start, and
// where it ends with the marks that close what was said in it. A point behind an
// abbreviation or a single letter, or before a small letter, ends none. "No." is one of a number,
// but where it is all that the sentence says.
func SentenceEnd(text string, start, i int) (int, bool) {
	end := i + 1
	for end < len(text) && strings.ContainsRune(".!?\"'”’)]*", firstRune(text[end:])) {
		end += utf8.RuneLen(firstRune(text[end:]))
	}
	if end == len(text) {
		return end, true
	}
	if !unicode.IsSpace(firstRune(text[end:])) {
		return 0, false
	}
	if text[i] != '.' {
		return end, true
	}
	word := text[start:i]
	if at := strings.LastIndexFunc(word, unicode.IsSpace); at >= 0 {
		word = word[at+1:]
	}
	word = strings.ToLower(strings.Trim(word, "(\"'“‘"))
	next := firstRune(strings.TrimLeft(text[end:], " \t\r\n\"'“‘(*-"))
	answers := listed("disagreeing", word) && strings.TrimSpace(text[start:i]) == text[i-len(word):i] && !unicode.IsDigit(next)
	if Abbreviation(word) && !answers && !(strings.Contains(word, ".") && opensAnew(text[end:])) || utf8.RuneCountInString(word) == 1 && !strings.ContainsAny(word, "0123456789") {
		return 0, false
	}
	return end, !unicode.IsLower(next)
}

// opensAnew tells that a new sentence begins, by its first word, rather than a name that goes on
// behind the points of a state's: "in the U.S. Staff may", and not "the U.S. Navy".
func opensAnew(rest string) bool {
	first := strings.FieldsFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) })
	if len(first) == 0 || !unicode.IsUpper(firstRune(first[0])) {
		return false
	}
	lower := strings.ToLower(first[0])
	return Stop(lower) || Naming("people-noun").Has(lower)
}
