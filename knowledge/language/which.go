package language

import "slices"

// LeavesOpenWhich tells that the question asks which of several things something is so,
// "which harbours are on the list", and that the text speaks of none of them but as of any:
// "a harbour on the list". It names what is asked for nowhere.
func LeavesOpenWhich(question, text string) bool {
	asked := Words(question)
	if len(asked) < 2 || asked[0].Norm != "which" && asked[0].Norm != "what" || asked[1].Stem == asked[1].Norm {
		return false // asks for one, or for what isn't counted
	}
	said := Words(text)
	named := func(t Token) bool { return t.Stem == asked[1].Stem }
	anyOf := func(i int) bool { return i > 0 && (listed("any-one", said[i-1].Norm)) }
	return slices.ContainsFunc(said, named) && !slices.ContainsFunc(indexes(said, named), func(i int) bool { return !anyOf(i) })
}

// indexes are where the tokens stand that are such.
func indexes(tokens []Token, such func(Token) bool) (list []int) {
	for i, t := range tokens {
		if such(t) {
			list = append(list, i)
		}
	}
	return list
}
