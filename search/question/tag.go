package question

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// tag is what stands at the end of a statement and makes a question of it.
type tag int

const (
	noTag     tag = iota
	doubt         // ", didn't it?", ", no?", ", or is it banned?"
	agreement     // ", right?", which asks whether what was said is so
	yesOrNo       // "- yes or no", which says no more than that one of them is asked for
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
	rest = strings.TrimRight(text[:tokens[from].Start], " -–—")
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
	for _, tagged := range []func([]language.Token) (int, bool){auxiliaryTag, otherWay, trouble} {
		if from, ok := tagged(words); ok {
			return from, doubt
		}
	}
	if end > 3 && words[end-1].Norm == "n" && words[end-3].Norm == "y" && !words[end-2].Word {
		return end - 3, yesOrNo // "y/n"
	}
	if end > 3 && language.Listed("agreeing", words[end-3].Norm) && words[end-2].Norm == "or" && language.Listed("disagreeing", last) {
		return end - 3, yesOrNo
	}
	return 0, noTag
}

// trouble finds at the end what would come over whoever asks if it weren't so: "may I use
// it, or will my boss shout at me".
func trouble(words []language.Token) (from int, ok bool) {
	for i := len(words) - 3; i > 0; i-- {
		if words[i].Norm != "or" || !language.Listed("trouble-begin", words[i+1].Norm) {
			continue
		}
		rest := words[i+2:]
		says := func(list string) bool {
			return slices.ContainsFunc(rest, func(t language.Token) bool { return language.Says(list, t.Stem) })
		}
		thing := slices.ContainsFunc(rest, func(t language.Token) bool { return language.Listed("tag-thing", t.Norm) })
		return i, says("troubling") && (says("oneself") || says("oneself-let")) && !thing
	}
	return 0, false
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
	switch {
	case !tagged || i == 0:
		return 0, false
	case words[i-1].Text == ",":
		return i - 1, true
	case opposes(words[:i], words[i:]):
		return i, true
	}
	return 0, false
}

// opposes tells that a tag without a comma says the other way what is said before it, with
// somebody or something to begin with: "it isn't banned yet is it", "they banned it didn't they".
func opposes(said, tag []language.Token) bool {
	if len(said) < leastTagged {
		return false
	}
	first, last := said[0].Norm, said[len(said)-1]
	asks := language.Listed("tag-verb", first) || language.Listed("tag-modal", first) || language.Listed("asking-word", first)
	if asks || !last.Word || language.Listed("clause-begin", last.Norm) || language.Listed("asking-word", last.Norm) {
		return false
	}
	denies := func(t language.Token) bool { return language.Listed("denying-grant", t.Norm) }
	return slices.ContainsFunc(tag, denies) != slices.ContainsFunc(said, denies)
}

// leastTagged is how many words a statement has at least.
const leastTagged = 3

// otherWay finds the other way of what is asked, at the end: "may I use it, or is it
// banned", "or will they block it soon".
func otherWay(words []language.Token) (from int, ok bool) {
	between := func(i int) int {
		for i > 0 && language.Listed("tag-between", words[i].Norm) {
			i--
		}
		return i
	}
	i := between(len(words) - 1)
	denied := language.Listed("ruled-in", words[i].Norm) && i > 0 && words[i-1].Norm == "not"
	switch {
	case denied || language.Listed("ruled-out", words[i].Norm):
		i = between(i - 1)
	case i > 1 && language.Listed("tag-thing", words[i].Norm) && language.Listed("ruling-out", words[i-1].Norm):
		i -= 2
	default:
		return 0, false
	}
	who := language.Listed("tag-thing", words[i].Norm) || language.Listed("tag-who", words[i].Norm)
	if i < 2 || !who || !language.Listed("tag-verb", words[i-1].Norm) || words[i-2].Norm != "or" {
		return 0, false
	}
	from = i - 2
	if from > 0 && words[from-1].Text == "," {
		from--
	}
	return from, true
}
