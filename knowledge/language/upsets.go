package language

import "slices"

// mostBeforeDenied is how many words before what will not come its denial stands at most.
const mostBeforeDenied = 3

// Upsets tells that the text may say of something told before that it doesn't stand, or begin, as
// it was told: "is postponed", "will not be made available", "correction".
func Upsets(text string) bool {
	found := Phrases(Tokenize(text))
	return slices.ContainsFunc(found, func(p PhraseAt) bool {
		switch p.List {
		case "upset-word", "upset-verb":
			return true
		case "upset-not", "falls-through":
			return slices.ContainsFunc(found, func(n PhraseAt) bool {
				return n.List == "not" && n.From < p.From && p.From <= n.From+mostBeforeDenied
			})
		}
		return false
	})
}
