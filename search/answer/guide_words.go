package answer

import (
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// share is how much of the words a sentence has, by weight, with what stands
// around it. A name must be there.
func (w *writer) share(words []question.Word, own, context map[string]bool) float64 {
	total, have := 0.0, 0.0
	for _, x := range words {
		weight := w.weightAsked(x)
		before := have
		total += weight
		switch {
		case own[x.Stem], stem.Same(own, x.Stem):
			have += weight
		case context[x.Stem], stem.Same(context, x.Stem):
			have += around * weight
		case x.Proper && context != nil:
			return 0
		case stem.AtWork(own, []string{x.Stem}):
			have += akin * weight
		}
		if x.Around && have == before {
			total -= (1 - unsaidAround) * weight
		}
	}
	return have / total
}

// unsaidAround is what a word of the sentences before the question counts for where a
// sentence doesn't have it: it may say nothing of what is asked.
const unsaidAround = 0.15

// wayward is what a word counts for that no document has: whoever asks has put in
// words of their own what the documents call something else.
const wayward = 0.25

// weightAsked is the weight of a word of the question.
func (w *writer) weightAsked(x question.Word) float64 {
	if w.words.In(x.Stem) == 0 && !x.Proper {
		return wayward * w.words.Weight(x.Stem)
	}
	return w.words.Weight(x.Stem)
}

// wordy tells that more of the words are in no document than the sentence has: it may
// be on something else.
func (w *writer) wordy(words []question.Word, own map[string]bool) bool {
	has, wayward := 0, 0
	for _, x := range words {
		switch {
		case own[x.Stem], stem.Same(own, x.Stem), stem.AtWork(own, []string{x.Stem}):
			has++
		case w.words.In(x.Stem) == 0 && !x.Proper:
			wayward++
		}
	}
	return wayward > has
}

// known counts the stems that are among those, or mean the same.
func known(list []string, among map[string]bool) int {
	n := 0
	for _, s := range list {
		if among[s] || stem.Same(among, s) {
			n++
		}
	}
	return n
}
