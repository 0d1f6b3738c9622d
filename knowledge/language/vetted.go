package language

import (
	"slices"
	"strings"
)

// Vetted reads whether a text speaks of things that are approved, or of those that aren't, as a
// limit on which it speaks of: "approved plugins", "plugins that haven't been approved", "unapproved
// plugins". That something is approved, or not, is none.
func Vetted(text string) (approved, not bool) {
	tokens := Tokenize(text)
	for i, t := range tokens {
		word, un := strings.CutPrefix(strings.TrimPrefix(t.Norm, "non-"), "un")
		switch {
		case un && listed("granted-form", word), strings.HasPrefix(t.Norm, "non-") && listed("granted-form", t.Norm[len("non-"):]):
			not = not || saysWhich(tokens, i)
		case !listed("granted-form", t.Norm):
		default:
			from, relative := clauseOnThing(tokens, i)
			denied := slices.ContainsFunc(tokens[from:i], func(t Token) bool {
				return listed("denying", t.Norm) || listed("non-prefix", t.Norm) || listed("nobody-doing", t.Norm)
			})
			if relative || saysWhich(tokens, i) {
				approved, not = approved || !denied, not || denied
			}
		}
	}
	return approved, not
}

// saysWhich tells that the word at the token stands before the noun for what it is said of.
func saysWhich(tokens []Token, i int) bool {
	if i+1 >= len(tokens) || !tokens[i+1].Word || Stop(tokens[i+1].Norm) {
		return false
	}
	return i == 0 || !listed("being", tokens[i-1].Norm) && !IsModal(tokens[i-1].Norm) && !listed("past-auxiliary", tokens[i-1].Norm)
}

// clauseOnThing is where the clause begins in which the token stands, and whether that only says
// which of the things before it are meant: "that haven't been approved", "not approved by IT".
func clauseOnThing(tokens []Token, i int) (from int, relative bool) {
	for from = i; from > 0 && i-from < longestRelative; from-- {
		before := tokens[from-1]
		switch {
		case listed("opening-relative", before.Norm):
			return from, from > 1 && tokens[from-2].Word
		case before.Word && from > 1 && listed("opening-relative", tokens[from-2].Norm): // "that nobody approved", "that IT hasn't approved"
		case !before.Word || !Stop(before.Norm):
			by := i+1 < len(tokens) && listed("by-whom", tokens[i+1].Norm)
			return from, before.Word && (from == i && by || listed("denying", tokens[from].Norm))
		}
	}
	return from, false
}

// longestRelative is how many words stand before such a word in its clause at most.
const longestRelative = 5
