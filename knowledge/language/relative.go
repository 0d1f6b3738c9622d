package language

import "slices"

// Relative are the stems of what the clause says that limits what stands before it:
// "created" of "edit events that they created" and of "edit events they created".
func Relative(text string) []string {
	tokens := Tokenize(text)
	for i := 2; i+1 < len(tokens); i++ {
		before := tokens[i-1]
		switch opens := listed("opening-relative", tokens[i].Norm); {
		case opens && before.Word && Stop(before.Norm) && !listed("narrowing", before.Norm):
		case opens && !listed("reporting", before.Norm):
			return contentOf(tokens[i+1:])
		case listed("clause-subject", tokens[i].Norm) && before.Word && !Stop(before.Norm) && !Bounds(before.Norm) && !listed("exceptive", before.Norm) && !listed("reporting", before.Norm) && i > 3:
			return contentOf(tokens[i+1:])
		}
	}
	return nil
}

// Unlimits tells that nothing in the sentence binds what it says to a case, a time or some
// of a kind.
func Unlimits(sentence string) bool {
	return len(Relative(sentence)) == 0 && !Ruling("time-after").In(wordsIn(sentence)) && !Ruling("time-before").In(wordsIn(sentence)) &&
		!slices.ContainsFunc(Words(sentence), func(t Token) bool { return Bounds(t.Norm) })
}

// contentOf are the stems of the words that say something by themselves.
func contentOf(tokens []Token) []string {
	var list []string
	for _, t := range tokens {
		if t.Word && !Stop(t.Norm) && !Says("framing", t.Stem) {
			list = append(list, t.Stem)
		}
	}
	return list
}
