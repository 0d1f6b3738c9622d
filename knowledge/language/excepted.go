package language

import "strings"

// Excepted parts the sentence from whom, or what, it leaves out: "nobody may use it" and
// "the finance team" of "nobody may use it except the finance team". Where it leaves
// nothing out, it gives the sentence.
func Excepted(sentence string) (rest, out string) {
	tokens := Tokenize(sentence)
	if len(ButNot(sentence)) > 0 {
		return sentence, "" // "may view but not edit"
	}
	for _, p := range Phrases(tokens) {
		from, to := p.From, p.To
		switch p.List {
		case "all-but":
			from = to - 1 // "nobody but": nobody
		case "except", "unless-you-are":
		default:
			continue
		}
		end := exceptedEnd(tokens, to)
		if end == to {
			continue
		}
		rest = sentence[:tokens[from].Start] + sentence[tokens[end-1].End:]
		return strings.TrimLeft(rest, " ,"), sentence[tokens[to].Start:tokens[end-1].End]
	}
	return sentence, ""
}

// exceptedEnd is where ends what is left out from the token on: before a mark, a modal
// verb or a word of being.
func exceptedEnd(tokens []Token, from int) int {
	for i := from; i < len(tokens); i++ {
		if !tokens[i].Word || listed("modal", tokens[i].Norm) || i > from && listed("being", tokens[i].Norm) {
			return i
		}
	}
	return len(tokens)
}
