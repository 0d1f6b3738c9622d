package language

import (
	"regexp"
	"strings"
)

// Status is what a text says of the state of a record or a text, as "rejected" and
// "accepted, superseded by the decision of May": Lapsed where it doesn't hold, or not
// yet.
type Status int

// Statuses.
const (
	NoStatus Status = iota
	Holding
	Lapsed
)

// StatusLine reads what a sentence says of a state behind a word for it: "Status:
// rejected", "Decided by the board. Status: draft".
func StatusLine(sentence string) Status {
	begins := []int{0}
	for _, m := range statusWord.FindAllStringSubmatchIndex(sentence, -1) {
		begins = append(begins, m[0], m[2])
	}
	for _, from := range begins {
		line := strings.Map(withoutStars, sentence[from:])
		if at := strings.IndexAny(line, ":|=–—"); at >= 0 && StatusHeading(line[:at]) {
			return StatusOf(line[at:])
		}
	}
	return NoStatus
}

// statusWord is a word for a state that begins with a capital, as a line does, and the one
// before it, which may belong to it.
var statusWord = regexp.MustCompile(`\b(?:\p{Lu}\p{L}* )?(Stat(?:us|e)|STATUS)\b`)

func withoutStars(r rune) rune {
	if r == '*' || r == '_' || r == '`' {
		return ' '
	}
	return r
}

// StatusHeading tells that the text is no more than a word for the state of a record.
func StatusHeading(text string) bool {
	words := wordsIn(strings.Map(withoutStars, text))
	return len(words) > 0 && Ruling("status-word").Has(strings.Join(words, " "))
}

// mostStatus is how many words of a status are looked at.
const mostStatus = 12

// StatusOf reads what stands behind such a word.
func StatusOf(value string) Status {
	words := wordsIn(strings.Map(withoutStars, value))
	words = words[:min(len(words), mostStatus)]
	for i := range words {
		if i > 0 && Ruling("status-of-another").At(words, i) > 0 {
			words = words[:i]
			break
		}
	}
	at := 0
	for at < len(words) && at < 2 && Ruling("is-now").At(words, at) > 0 {
		at++
	}
	over, waiting, holds := Ruling("status-over"), Ruling("status-waiting").At(words, at) > 0, Ruling("status-holds")
	switch {
	case over.At(words, at) > 0, (waiting || holds.At(words, at) > 0) && over.In(words[at:]):
		return Lapsed
	case waiting && !holds.In(words[at:]):
		return Lapsed
	case waiting || holds.At(words, at) > 0:
		return Holding
	}
	return NoStatus
}
