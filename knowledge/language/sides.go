package language

import "slices"

// OtherSide tells that the two texts are on different sides of the same thing: on what is done
// before something and on what is done meanwhile or after it, on what is so outside working hours
// and on what is so during them, at home and in the office.
func OtherSide(a, b string) bool {
	for _, pair := range [][2]string{{"time-before", "time-after"}, {"at-home", "at-work"}} {
		if x, y := sideOfTwo(pair, a), sideOfTwo(pair, b); x != "" && y != "" && x != y {
			return true
		}
	}
	x, y := sidesIn(a), sidesIn(b)
	for thing, side := range x {
		if other := y[thing]; len(side)*len(other) > 0 && !slices.ContainsFunc(other, func(s string) bool { return slices.Contains(side, s) }) && onOneAxis(side[0], other[0]) {
			return true
		}
	}
	return false
}

// sideOfTwo is which of the two lists alone has a phrase of the text, or "".
func sideOfTwo(lists [2]string, text string) string {
	words := wordsIn(text)
	switch first, second := Ruling(lists[0]).In(words), Ruling(lists[1]).In(words); {
	case first && !second:
		return lists[0]
	case second && !first:
		return lists[1]
	}
	return ""
}

// axes are the lists of words for the sides of a thing, those of a line apart from each other.
var axes = [][]string{
	{"side-in", "side-out", "side-before", "side-after", "side-between"},
	{"side-above", "side-below"},
}

// onOneAxis tells that two sides lie on one axis.
func onOneAxis(a, b string) bool {
	return slices.ContainsFunc(axes, func(axis []string) bool { return slices.Contains(axis, a) && slices.Contains(axis, b) })
}

// sidesIn are the sides of things that a text speaks of, by the stems of the words behind the
// words for them, up to the next one: "before and during meetings".
func sidesIn(text string) map[string][]string {
	found, sides, said := map[string][]string{}, []string(nil), false
	for _, t := range Tokenize(text) {
		switch side := sideOf(t.Norm); {
		case side != "" && said:
			sides, said = []string{side}, false
		case side != "":
			sides = append(sides, side)
		case !t.Word || Prepositional(t.Norm) && t.Norm != "of":
			sides, said = nil, false
		case !Stop(t.Norm):
			found[t.Stem], said = append(found[t.Stem], sides...), true
		}
	}
	return found
}

// sideOf is the list of sides that has the word, or "".
func sideOf(word string) string {
	for _, list := range slices.Concat(axes...) {
		if listed(list, word) {
			return list
		}
	}
	return ""
}

// LetWithout tells that the sentence says that something is without what is asked with: "anything
// that holds no patient data", asked with patient data.
func LetWithout(sentence, asked string) bool {
	all := map[string]bool{}
	for _, t := range Words(asked) {
		all[t.Stem] = true
	}
	there := missingIn(asked)
	return slices.ContainsFunc(missingIn(sentence), func(words []string) bool {
		return !slices.ContainsFunc(words, func(w string) bool { return !all[w] }) &&
			!slices.ContainsFunc(there, func(x []string) bool { return slices.Equal(x, words) })
	})
}

// missingIn are the stems of the nouns, with what stands before them, of which a text says that
// something is without them.
func missingIn(text string) (list [][]string) {
	tokens := Tokenize(text)
	words := normsOf(tokens)
	for i := range tokens {
		at := i + Ruling("is-without").At(words, i)
		var noun []string
		for ; at > i && at < len(tokens) && tokens[at].Word && len(noun) < 3 && !Prepositional(tokens[at].Norm); at++ {
			if Stop(tokens[at].Norm) {
				continue
			}
			if noun = append(noun, tokens[at].Stem); Ruling("data-word").Has(tokens[at].Norm) {
				list = append(list, noun)
				break
			}
		}
	}
	return list
}
