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
		if !listed("by-whom", tokens[i].Norm) || !namesDoer(tokens[i+1:]) {
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

// namesDoer tells that the words begin with people or a body, rather than with a time or a means:
// "the customer", but not "the end of May" or "phone".
func namesDoer(tokens []Token) bool {
	to := slices.IndexFunc(tokens, func(t Token) bool {
		return !t.Word || Stop(t.Norm) && !listed("determiner-word", t.Norm) && !Universal(t.Norm)
	})
	if to >= 0 {
		tokens = tokens[:to]
	}
	return slices.ContainsFunc(tokens, writtenAsName) || slices.ContainsFunc(Phrases(tokens), func(p PhraseAt) bool {
		return slices.Contains(doers, p.List)
	})
}

// doers are the lists of words for people and bodies.
var doers = []string{"persons-noun", "audience-head-noun", "office-noun", "body-noun", "organ-noun", "team-noun", "unit-head-noun", "home-part-noun"}

// writtenAsName tells that the word is written as the name of somebody is: neither a day nor, in
// capitals alone, more than a desk of a company: "IT", but not "SMS".
func writtenAsName(t Token) bool {
	if !t.Upper || Naming("calendar").Has(t.Norm) {
		return false
	}
	return t.Text != strings.ToUpper(t.Text) || Naming("in-house").Has(t.Norm)
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
