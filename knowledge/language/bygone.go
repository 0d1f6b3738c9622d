package language

import (
	"slices"

	"policybot/knowledge"
)

// Over tells that the sentence says until when something is or was so, and that day is
// over; or that it was let so at some time, and not that it is.
func Over(sentence string, today knowledge.Day) bool {
	tokens := Tokenize(sentence)
	phrases := Phrases(tokens)
	in := func(list string, fits func(PhraseAt) bool) bool {
		return slices.ContainsFunc(phrases, func(p PhraseAt) bool { return p.List == list && fits(p) })
	}
	times := Times(sentence, today)
	ended := slices.ContainsFunc(times, func(w When) bool {
		return !w.Yearless && !w.Date.IsZero() && w.Date.Last < today && (ledBy("until", w, tokens, phrases) || spans(w, tokens))
	})
	return ended || UsedTo(sentence) || in("was-word", func(was PhraseAt) bool {
		return in("let-so", func(p PhraseAt) bool { return was.To <= p.From && p.From <= was.To+1 }) &&
			(in("formerly", func(PhraseAt) bool { return true }) || slices.ContainsFunc(times, func(w When) bool { return !w.Date.Exact() && w.Date.Last < today }))
	})
}

// spans tells that the time is from one day to another: "from 1 to 31 March".
func spans(w When, tokens []Token) bool {
	return slices.ContainsFunc(tokens, func(t Token) bool { return w.Start < t.Start && t.End < w.End && listed("spanning", t.Norm) })
}

// NotYet tells that the sentence says from when something is so, and that day is still to come.
func NotYet(sentence string, today knowledge.Day) bool {
	tokens := Tokenize(sentence)
	phrases := Phrases(tokens)
	return slices.ContainsFunc(Times(sentence, today), func(w When) bool {
		return !w.Yearless && !w.Date.IsZero() && w.Date.First > today && ledBy("from", w, tokens, phrases)
	})
}

// ledBy tells that a phrase of the list stands right before the time.
func ledBy(list string, w When, tokens []Token, phrases []PhraseAt) bool {
	return slices.ContainsFunc(phrases, func(p PhraseAt) bool {
		return p.List == list && p.To < len(tokens) && tokens[p.From].Norm != "to" && w.Start <= tokens[p.To].Start && tokens[p.To].Start < w.End
	})
}
