package sentence

import (
	"cmp"
	"slices"

	"policybot/knowledge"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// Guide is a sentence that tells people what they may do, with how much of the
// question it has.
type Guide struct {
	*knowledge.Reading
	Verdict Verdict
	share   float64 // with what stands around it
	covered float64 // and by itself
	words   int     // of its own
}

// The share of the words that a sentence must have with those around it, and by
// itself. What stands around it counts for less.
const (
	enoughToGuide  = 0.71
	enoughOfItsOwn = 0.38
	around         = 0.85
	almost         = 0.95 // of what the best one has
)

// Guides are the sentences that have the words, those with as much as the best
// one of them.
func (j *Judge) Guides(words []question.Word) []Guide {
	var list []Guide
	for _, r := range j.guiding() {
		if g, ok := j.guideOf(r, words); ok {
			list = append(list, g)
		}
	}
	slices.SortStableFunc(list, func(a, b Guide) int {
		return cmp.Or(cmp.Compare(b.covered, a.covered), cmp.Compare(a.words, b.words), cmp.Compare(a.Fact.ID, b.Fact.ID))
	})
	list = slices.DeleteFunc(list, func(g Guide) bool { return j.outdone(g, list, words) })
	for _, closer := range []func(*knowledge.Fact) bool{j.ofVerb, j.ofAll} { // just this act, just for all
		if of := slices.DeleteFunc(slices.Clone(list), func(g Guide) bool { return !closer(g.Fact) }); len(of) > 0 {
			list = of
		}
	}
	list = slices.DeleteFunc(list, func(g Guide) bool { return g.covered < almost*list[0].covered })
	if out := slices.DeleteFunc(slices.Clone(list), func(g Guide) bool { return g.Verdict != No || !j.leavesOut(g.Fact) }); len(out) > 0 {
		return out // what others may do, and on which conditions, is nothing to who is left out
	}
	return list
}

// How much more of the words a sentence has than one that it outdoes: by itself, or
// with what stands around it.
const (
	closer       = 0.15
	closerAround = 0.1
)

// outdone tells that a sentence that says otherwise speaks more closely of what is
// asked, whether or not closely enough to answer it.
func (j *Judge) outdone(g Guide, list []Guide, words []question.Word) bool {
	own := j.Share(words, j.saidIn(g.Reading), nil)
	if slices.ContainsFunc(j.guiding(), j.servesOthers) { // it may be used for those asked about in no way
		return g.Verdict != No
	}
	return slices.ContainsFunc(list, func(x Guide) bool { return x.Verdict != g.Verdict && x.share >= g.share+closerAround }) ||
		slices.ContainsFunc(j.guiding(), func(r *knowledge.Reading) bool {
			says := leave(r.Fact)
			return says != "" && says != g.Verdict && !j.ofOthersThanAsked(r) && j.Share(words, j.saidIn(r), nil) >= own+closer
		})
}

// candidate is a sentence that may Guide, with what it says to the question.
type candidate struct {
	*knowledge.Reading
	says  Verdict
	own   map[string]bool // stems of what it says
	words []question.Word // that are asked about
}

// guideOf is the sentence with how much of the words it has, and whether that is
// enough. What is forbidden, or bound to a condition, is so whatever for.
func (j *Judge) guideOf(r *knowledge.Reading, words []question.Word) (Guide, bool) {
	c := candidate{r, j.saysTo(r.Fact), j.saidIn(r), words}
	if c.says == No { // what is forbidden is so in part and as a whole
		c.words = j.lesser(r.Fact, words)
	}
	if c.says == No && j.servesOthers(r) { // whatever they would do with it
		return Guide{r, No, enoughToGuide, enoughToGuide, len(c.own)}, true
	}
	if slices.ContainsFunc(bars, func(b bar) bool { return b.bars(j, c) }) {
		return Guide{}, false
	}
	if j.holdsWhateverFor(r) {
		return Guide{r, c.says, enoughToGuide, enoughToGuide, len(c.own)}, true // a sentence on what for goes before
	}
	if len(j.q.Apps) == 0 && c.lacksName() {
		return Guide{}, false
	}
	share := j.Share(c.words, c.own, stem.Of(j.aroundOf(r)))
	alone := j.Share(append(slices.Clone(c.words), j.namedIn(r)...), c.own, nil)
	told := !j.wordy(c.words, c.own) && share >= enoughToGuide && alone >= enoughOfItsOwn && (!j.q.ForUse || j.Share(c.words, c.own, nil) >= Enough)
	return Guide{r, c.says, share, (share + alone) / 2, len(c.own)}, told
}

// lacksName tells that the sentence doesn't have a name that is asked about.
func (c candidate) lacksName() bool {
	return slices.ContainsFunc(c.words, func(x question.Word) bool { return x.Proper && !c.own[x.Stem] })
}
