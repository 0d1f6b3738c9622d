package sentence

import (
	"policybot/knowledge"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// Share is how much of the words a sentence has, by weight, with what stands
// around it. A name must be there.
func (j *Judge) Share(words []question.Word, own, context map[string]bool) float64 {
	total, have := 0.0, 0.0
	for _, x := range words {
		weight := j.weightAsked(x)
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
func (j *Judge) weightAsked(x question.Word) float64 {
	if j.words.In(x.Stem) == 0 && !x.Proper {
		return wayward * j.words.Weight(x.Stem)
	}
	return j.words.Weight(x.Stem)
}

// wordy tells that more of the words are in no document than the sentence has: it may
// be on something else.
func (j *Judge) wordy(words []question.Word, own map[string]bool) bool {
	has, wayward := 0, 0
	for _, x := range words {
		switch {
		case own[x.Stem], stem.Same(own, x.Stem), stem.AtWork(own, []string{x.Stem}):
			has++
		case j.words.In(x.Stem) == 0 && !x.Proper:
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

// What a word counts for that a passage has only in another word for the same thing, or
// that stands over it or in the passage before.
const (
	akin      = 0.7
	inContext = 0.5
)

// Enough is the share of a question's content words, by weight, that a record or a
// sentence must speak of to answer it. A yes or no needs more, as each word is a claim.
const (
	Enough       = 0.55
	EnoughForYes = 0.8
)

// ShareUnder is how much of the words the passage has, of which those are the stems, where
// they are words at work, and the names among them stand in or over it: what an employer's
// pages call otherwise counts for less, and so does what stands in the passage before. It
// has none where it has but one of them by itself.
func (j *Judge) ShareUnder(p *knowledge.Passage, in map[string]bool, words []question.Word) float64 {
	total, have, own := 0.0, 0.0, 0
	around := stem.Of(j.headings(p.ID), j.before(p))
	for _, x := range words {
		weight := j.weightAsked(x)
		total += weight
		switch {
		case in[x.Stem], stem.Same(in, x.Stem):
			have, own = have+weight, own+1
		case x.Proper && !around[x.Stem]:
			return 0
		case stem.AtWork(in, []string{x.Stem}):
			have, own = have+akin*weight, own+1
		case around[x.Stem], stem.Same(around, x.Stem):
			have += inContext * weight
		}
	}
	if own < 2 {
		return 0
	}
	return have / total
}
