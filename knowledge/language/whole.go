package language

import (
	"slices"
	"strings"
)

// Whole tells that the sentence tells of using what the name names, and of nothing
// narrower: "use it" stands before it, or what it is or may behind, no words behind it
// say for what, where or with whom, and it is no part of another name.
func Whole(sentence, name string) bool {
	tokens, words := Tokenize(sentence), Words(name)
	for i := range tokens {
		to := i + len(words)
		if len(words) == 0 || to > len(tokens) || !slices.EqualFunc(tokens[i:to], words, func(a, b Token) bool { return a.Norm == b.Norm }) {
			continue
		}
		before, behind := sentence[:tokens[i].Start], sentence[tokens[to-1].End:]
		if strings.HasSuffix(before, "-") || strings.HasSuffix(before, "#") || strings.HasSuffix(before, "/") || strings.HasSuffix(before, "@") || strings.HasPrefix(behind, "-") {
			continue // of a channel, or of a path
		}
		ends := to == len(tokens) || !tokens[to].Word
		if isUsed(tokens[:i]) && (ends || !Narrows(tokens[to].Norm) && (Stop(tokens[to].Norm) || Follows(tokens[to].Norm))) {
			return true
		}
		if !ends && (listed("being", tokens[to].Norm) || listed("modal", tokens[to].Norm) || listed("modal-need", tokens[to].Norm)) {
			return true
		}
	}
	return false
}

// isUsed tells that the tokens end in a verb of using, articles and the beginning of a
// name aside.
func isUsed(tokens []Token) bool {
	for _, t := range slices.Backward(tokens) {
		switch {
		case Using(t.Norm):
			return true
		case !t.Word || !t.Upper && !Stop(t.Norm):
			return false
		}
	}
	return false
}
