package language

import (
	"slices"
	"strings"
)

// NamesDay tells that the text speaks of a day of the week or a time of day.
func NamesDay(text string) bool { return gives(text, "day-word") }

// NamesNumber tells that the text gives a number in words.
func NamesNumber(text string) bool { return gives(text, "number-word") }

// Unlimited tells that the text says that there is no limit.
func Unlimited(text string) bool { return gives(text, "limitless") }

func gives(text string, cue Cue) bool {
	return slices.ContainsFunc(findCues(Words(text)), func(c CueAt) bool { return c.Cue == cue })
}

// Means tells that the word by itself is one of the cue's.
func Means(t Token, cue Cue) bool {
	return slices.ContainsFunc(findCues([]Token{t}), func(c CueAt) bool { return c.Cue == cue })
}

// DoneBy tells that the sentence says by whom something is done that is the act, given as a
// stem: "paid for by the customer".
func DoneBy(text string, act func(stem string) bool) bool {
	tokens := Tokenize(text)
	for i := 1; i < len(tokens); i++ {
		if !listed("by-whom", tokens[i].Norm) || byWhenOrHow(tokens[i+1:]) {
			continue
		}
		at := i - 1
		if at > 0 && listed("preposition", tokens[at].Norm) {
			at--
		}
		if tokens[at].Word && act(tokens[at].Stem) {
			return true
		}
	}
	return false
}

// byWhenOrHow tells that the words behind "by" tell a time or a means.
func byWhenOrHow(behind []Token) bool {
	for _, t := range behind {
		if !listed("before-company", t.Norm) {
			return listed("by-when-or-how", t.Norm) || Weekday(t.Norm) || strings.ContainsAny(t.Norm, "0123456789")
		}
	}
	return true
}

// NamesWho tells that the text names somebody, or says by a word for who they are or
// what they do whom it speaks of. Words with the stems that are asked about name nobody.
func NamesWho(text string, asked map[string]bool) bool {
	tokens := Tokenize(text)
	for i, t := range tokens {
		named := t.Upper && t.Word && i > 0 && tokens[i-1].Word && i+1 < len(tokens) && tokens[i+1].Upper && tokens[i+1].Word
		if named || listed("who-does", t.Norm) && !asked[t.Stem] || strings.HasPrefix(t.Text, "@") || strings.Contains(t.Text, "@") {
			return true
		}
	}
	return false
}
