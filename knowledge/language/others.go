package language

import "slices"

// OfOthers tells that the sentence says what is so at other bodies than the one whose
// document it is, and speaks of nobody there: "many companies ban it". Those who sell
// something to the reader say "your company".
func OfOthers(sentence string) bool {
	tokens := Tokenize(sentence)
	phrases := Phrases(tokens)
	in := func(at int, lists ...string) bool {
		return slices.ContainsFunc(phrases, func(p PhraseAt) bool { return p.From == at && slices.Contains(lists, p.List) })
	}
	for i := range tokens {
		if in(i, "here-too") {
			return false
		}
	}
	return slices.ContainsFunc(phrases, func(p PhraseAt) bool {
		switch p.List {
		case "other-bodies":
			return p.From == 0 || !tokens[p.From-1].Word || in(p.From-1, "at-others") // as the subject, or a place
		case "your-body":
			return p.To == len(tokens) || !tokens[p.To].Word || in(p.To, "be", "have", "may", "must")
		}
		return false
	})
}
