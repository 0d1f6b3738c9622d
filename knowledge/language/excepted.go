package language

import (
	"math"
	"slices"
	"strings"
	"sync"
)

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

// Hearsay tells that the sentence says that somebody has heard, thinks, wishes or asks what
// it says of what people may do, or tells a story.
func Hearsay(sentence string) bool {
	tokens := Tokenize(sentence)
	told := slices.ContainsFunc(Phrases(tokens), func(p PhraseAt) bool {
		return p.List == "in-fiction" && SetApart(tokens, p.To)
	})
	return told || Voiced(tokens, ruledAt(tokens))
}

// ruledAt is the token where the sentence begins to say what people may do, or its end.
func ruledAt(tokens []Token) int {
	s := modalIn(tokens)
	start := math.MaxInt
	for _, c := range s.cues {
		if c.Cue != "people" {
			start = min(start, s.tokens[c.From].Start)
		}
	}
	at := slices.IndexFunc(tokens, func(t Token) bool { return t.Start >= start })
	if at < 0 {
		return len(tokens)
	}
	return at
}

// SetApart tells that the words before the token stand by themselves: a mark or a clause is
// behind them, rather than more of what they name, as of "in the game studio, it is banned".
func SetApart(tokens []Token, at int) bool {
	end := at
	for end < len(tokens) && tokens[end].Word {
		end++
	}
	return end == at || len(Acts(tokens[at:end])) > 0 || slices.ContainsFunc(Phrases(tokens[at:end]), func(p PhraseAt) bool {
		return p.List == "be" || p.List == "have" || p.List == "may" || p.List == "must" || p.List == "will"
	})
}

// Replaced is what the sentence says that the text it stands in takes the place of: "version
// 1" of "this policy replaces version 1"; or "". It must say so itself, and neither deny it
// nor make it depend on anything.
func Replaced(sentence string) string {
	tokens := Tokenize(sentence)
	phrases := Phrases(tokens)
	in := func(from, to int, lists ...string) bool {
		return slices.ContainsFunc(phrases, func(p PhraseAt) bool {
			return from <= p.From && p.To <= to && slices.Contains(lists, p.List)
		})
	}
	speaks := slices.ContainsFunc(phrases, func(p PhraseAt) bool { return p.List == "replacing-text" && p.From == 0 })
	if !speaks || Hearsay(sentence) || strings.Contains(sentence, "?") || in(0, len(tokens), "case-of-replacing") {
		return ""
	}
	for _, p := range phrases {
		if p.List != "replaces-text" {
			continue
		}
		end := p.To
		for end < len(tokens) && (tokens[end].Word || tokens[end].Text == "-") {
			end++
		}
		if in(p.To, end, "text-noun") && !in(0, p.From, "not-replacing") && !OpensDenial(sentence[tokens[p.To].Start:]) {
			return sentence[tokens[p.To].Start:tokens[end-1].End]
		}
	}
	return ""
}

// NamesText tells that the words name nothing but the text of the title, or one of its
// versions: "the Pigeon policy of 3 February 2025"; and whether they speak of an earlier
// version: "the previous version of this policy", "version 1 of 3 February 2025".
func NamesText(what, title string) (only, earlier bool) {
	dates := Times(what, 0)
	others := false
	for _, t := range Words(what) {
		earlier = earlier || documentLists()["says-earlier"][t.Norm]
		dated := slices.ContainsFunc(dates, func(w When) bool { return w.Start <= t.Start && t.End <= w.End })
		titled := slices.ContainsFunc(Words(title), func(w Token) bool { return w.Norm == t.Norm })
		others = others || !dated && !titled && strings.Trim(t.Norm, "0123456789v.") != "" && !documentLists()["earlier-version"][t.Norm]
	}
	return !others, earlier
}

// MayReplace tells quickly that the text may say what it takes the place of.
func MayReplace(text string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(replacing(), func(word string) bool { return strings.Contains(text, word) })
}

// replacing are the words with which that begins.
var replacing = sync.OnceValue(func() (list []string) {
	for _, phrase := range entries(documentFile)["replaces-text"] {
		list = append(list, strings.Fields(phrase)[0])
	}
	return list
})

// exceptedEnd is where ends what is left out from the token on: before a mark, a modal
// verb or a word of being.
func exceptedEnd(tokens []Token, from int) int {
	for i := from; i < len(tokens); i++ {
		if !tokens[i].Word && !(i > from && tokens[i].Text == "-" && glued(tokens, i)) || listed("modal", tokens[i].Norm) || i > from && listed("being", tokens[i].Norm) {
			return i
		}
	}
	return len(tokens)
}

// glued tells that the mark joins two words into one: "on-call".
func glued(tokens []Token, at int) bool {
	return at > 0 && at+1 < len(tokens) && tokens[at-1].End == tokens[at].Start && tokens[at].End == tokens[at+1].Start
}
