package language

import (
	"slices"
	"strings"
)

// Ordinal is the place that a word in lower case gives, 0 for none.
func Ordinal(word string) int { return slices.Index(wordList("ordinal"), word) + 1 }

// Place is the place in an order that a text claims, as in "the second most
// used" or "ranked fourth"; 0 for none.
func Place(text string) int {
	tokens := Words(text)
	ordered, place := false, 0
	for i, t := range tokens {
		ordered = ordered || listed("most", t.Norm) && !(i+1 < len(tokens) && tokens[i+1].Norm == "of") || strings.HasPrefix(t.Stem, "rank")
		if n := Ordinal(t.Norm); n > 0 && place == 0 {
			place = n
		}
	}
	switch {
	case !ordered:
		return 0
	case place == 0:
		return 1
	}
	return place
}

// Passing tells that a word in lower case only says when, beside what else is
// told.
func Passing(word string) bool { return listed("passing", word) }

// SmallTalk tells that the word, in lower case, is said around a question and asks for nothing.
func SmallTalk(word string) bool { return listed("small-talk", word) }

// Causal tells that a text gives a reason for what it tells.
func Causal(text string) bool {
	return slices.ContainsFunc(Words(text), func(t Token) bool { return listed("causal", t.Norm) })
}

// Reasons tells that a text says what for or why something is done: "so that".
func Reasons(text string) bool { return Ruling("reasons").In(wordsIn(text)) }

// GivesReason tells that a text, behind a rule, begins with a reason: ", after it leaked".
func GivesReason(text string) bool {
	words := Words(text)
	return len(words) > 2 && listed("reason-start", words[0].Norm)
}

// Superlative tells that a text speaks of the first or last of many.
func Superlative(text string) bool { return Place(text) > 0 }

// Comparison parts a text at the "than" of a comparison, and tells whether it
// says more or less.
func Comparison(text string) (head, tail string, more, ok bool) {
	said := false
	for _, t := range Tokenize(text) {
		switch {
		case listed("more", t.Norm):
			said, more = true, true
		case listed("less", t.Norm):
			said, more = true, false
		case t.Norm == "than" && said:
			return text[:t.Start], text[t.End:], more, true
		}
	}
	return "", "", false, false
}

// AgentFirst gives a text with what stands behind a "by" or "from" before the
// rest, since that is who acts.
func AgentFirst(text string) []string {
	for _, t := range Tokenize(text) {
		if t.Norm == "by" || t.Norm == "from" {
			return []string{text[t.End:], text[:t.Start]}
		}
	}
	return []string{text}
}
