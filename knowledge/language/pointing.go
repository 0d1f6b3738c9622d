package language

import "slices"

// PointsBack tells that the sentence speaks of what the one before it has named:
// of "those boards", or of "they" at its beginning.
func PointsBack(sentence string) bool {
	tokens := Tokenize(sentence)
	return StandsIn(sentence) || slices.ContainsFunc(tokens, func(t Token) bool { return listed("pointing", t.Norm) })
}

// StandsIn tells that the sentence begins with a word for those whom the one before it
// names.
func StandsIn(sentence string) bool {
	tokens := Tokenize(sentence)
	return len(tokens) > 0 && listed("standing-in", tokens[0].Norm)
}

// PointsAtThing tells that the text has a word for what was named before it: "may I
// join it".
func PointsAtThing(text string) bool {
	return slices.ContainsFunc(Tokenize(text), func(t Token) bool { return listed("pronoun", t.Norm) || listed("pointing", t.Norm) })
}

// PointsAtTime tells that the text has words for a time that was named before it: "was it banned on
// that day".
func PointsAtTime(text string) bool { return Naming("that-time").In(wordsIn(text)) }
