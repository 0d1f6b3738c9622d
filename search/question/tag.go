package question

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// tag is what stands at the end of a statement and makes a question of it.
type tag int

const (
	noTag     tag = iota
	doubt         // ", didn't it?", ", no?", ", or is it banned?"
	agreement     // ", right?", which asks whether what was said is so
)

// untagged takes off a tag, and says which it was.
func untagged(lex *language.Lexicon, text string, today knowledge.Day) (rest string, is tag) {
	if len(text) > language.MaxText {
		return text, noTag
	}
	tokens := language.Tokenize(text)
	end := len(tokens)
	for end > 0 && !tokens[end-1].Word {
		end--
	}
	asked := slices.ContainsFunc(tokens[end:], func(t language.Token) bool { return t.Text == "?" })
	from, is := tagAt(tokens[:end], asked)
	if is == noTag || from == 0 {
		return text, noTag
	}
	rest = text[:tokens[from].Start]
	if parted := tokens[from].Text == ","; !parted && is == agreement {
		if r := lex.Read(rest, today); len(r.Mentions) == 0 || asks(&r) {
			return text, noTag // "is that right?"
		}
	}
	return rest, is
}

// tagAt is where the tag begins that the words end in, with its comma.
func tagAt(words []language.Token, asked bool) (from int, is tag) {
	end := len(words)
	if end < 2 {
		return 0, noTag
	}
	last, comma := words[end-1].Norm, words[end-2].Text == ","
	switch {
	case language.Listed("agreeing", last) && comma && asked:
		return end - 2, agreement
	case language.Listed("disagreeing", last) && comma && asked:
		return end - 2, doubt
	case language.Listed("agreeing-bare", last) && words[end-2].Word:
		return end - 1, agreement
	}
	if from, ok := auxiliaryTag(words); ok {
		return from, doubt
	}
	if from, ok := otherWay(words); ok {
		return from, doubt
	}
	return 0, noTag
}

// auxiliaryTag finds ", didn't it" or ", did they not" at the end.
func auxiliaryTag(words []language.Token) (from int, ok bool) {
	i := len(words) - 1
	if words[i].Norm == "not" {
		i--
	}
	if i < 1 {
		return 0, false
	}
	who := words[i].Norm
	i--
	if words[i].Norm == "not" && i > 0 {
		i--
	}
	verb := words[i].Norm
	tagged := language.Listed("tag-verb", verb) && language.Listed("tag-who", who) ||
		language.Listed("tag-modal", verb) && language.Listed("tag-other", who) // ", can I" asks
	if !tagged || i == 0 || words[i-1].Text != "," {
		return 0, false
	}
	return i - 1, true
}

// otherWay finds the other way of what is asked, at the end: "may I use it, or is it
// banned".
func otherWay(words []language.Token) (from int, ok bool) {
	i := len(words) - 1
	denied := language.Listed("ruled-in", words[i].Norm) && i > 0 && words[i-1].Norm == "not"
	if !denied && !language.Listed("ruled-out", words[i].Norm) {
		return 0, false
	}
	i--
	for i > 0 && language.Listed("tag-between", words[i].Norm) {
		i--
	}
	if i < 2 || !language.Listed("tag-thing", words[i].Norm) || !language.Listed("being", words[i-1].Norm) || words[i-2].Norm != "or" {
		return 0, false
	}
	from = i - 2
	if from > 0 && words[from-1].Text == "," {
		from--
	}
	return from, true
}
