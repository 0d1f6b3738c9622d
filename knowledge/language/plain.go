package language

import (
	"slices"
	"strings"
)

// Plainly counts the words of the sentence that deny something, and tells whether it says
// something outright: no question, nothing supposed, bound to a case or limited, and no
// order.
func Plainly(sentence string) (denials int, plain bool) {
	tokens := Words(sentence)
	if len(tokens) == 0 || strings.HasSuffix(strings.TrimSpace(sentence), "?") || strings.HasSuffix(strings.TrimSpace(sentence), ":") {
		return 0, false
	}
	said := false
	if listed("opens-order", tokens[0].Norm) {
		return 0, false // it tells people what to do
	}
	for _, t := range tokens {
		switch {
		case listed("denying", t.Norm), listed("denying-can", t.Norm):
			denials++
		case OpensCase(t.Norm), listed("bounds-statement", t.Norm):
			return 0, false
		}
		said = said || listed("being", t.Norm) || listed("tells-state", t.Norm)
	}
	return denials, said
}

// Limited tells that the text denies something, or limits it.
func Limited(text string) bool {
	return slices.ContainsFunc(Tokenize(text), func(t Token) bool { return listed("denying", t.Norm) || listed("limiting-word", t.Norm) })
}

// HasWord tells that the text has the word, in lower case, in any of its forms.
func HasWord(text, word string) bool {
	return slices.ContainsFunc(Words(text), func(t Token) bool { return t.Stem == Stem(word) })
}
