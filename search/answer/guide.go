package answer

import (
	"cmp"
	"slices"

	"policybot/knowledge"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// guide is a sentence that tells people what they may do, with how much of the
// question it has.
type guide struct {
	*knowledge.Reading
	verdict Verdict
	share   float64 // with what stands around it
	covered float64 // and by itself
	words   int     // of its own
}

// mixed is the verdict of two sentences that say different things: one document
// tells a rule and its exception, two of them disagree.
func mixed(a, b guide) Verdict {
	if a.Fact.Reports[0].Source == b.Fact.Reports[0].Source {
		return Partly
	}
	return Unknown
}

// The share of the words that a sentence must have with those around it, and by
// itself. What stands around it counts for less.
const (
	enoughToGuide  = 0.71
	enoughOfItsOwn = 0.38
	around         = 0.85
	almost         = 0.95 // of what the best one has
)

// guides are the sentences that have the words, those with as much as the best
// one of them.
func (w *writer) guides(words []question.Word) []guide {
	var list []guide
	for _, r := range w.guiding() {
		if g, ok := w.guideOf(r, words); ok {
			list = append(list, g)
		}
	}
	slices.SortStableFunc(list, func(a, b guide) int {
		return cmp.Or(cmp.Compare(b.covered, a.covered), cmp.Compare(a.words, b.words), cmp.Compare(a.Fact.ID, b.Fact.ID))
	})
	list = slices.DeleteFunc(list, func(g guide) bool { return w.outdone(g, list, words) })
	for _, closer := range []func(*knowledge.Fact) bool{w.ofVerb, w.ofAll} { // just this act, just for all
		if of := slices.DeleteFunc(slices.Clone(list), func(g guide) bool { return !closer(g.Fact) }); len(of) > 0 {
			list = of
		}
	}
	return slices.DeleteFunc(list, func(g guide) bool { return g.covered < almost*list[0].covered })
}

// How much more of the words a sentence has than one that it outdoes: by itself, or
// with what stands around it.
const (
	closer       = 0.15
	closerAround = 0.1
)

// outdone tells that a sentence that says otherwise speaks more closely of what is
// asked, whether or not closely enough to answer it.
func (w *writer) outdone(g guide, list []guide, words []question.Word) bool {
	own := w.share(words, w.saidIn(g.Reading), nil)
	return slices.ContainsFunc(list, func(x guide) bool { return x.verdict != g.verdict && x.share >= g.share+closerAround }) ||
		slices.ContainsFunc(w.guiding(), func(r *knowledge.Reading) bool {
			says := leave(r.Fact)
			return says != "" && says != g.verdict && !w.ofOthersThanAsked(r) && w.share(words, w.saidIn(r), nil) >= own+closer
		})
}

// candidate is a sentence that may guide, with what it says to the question.
type candidate struct {
	*knowledge.Reading
	says  Verdict
	own   map[string]bool // stems of what it says
	words []question.Word // that are asked about
}

// guideOf is the sentence with how much of the words it has, and whether that is
// enough. What is forbidden, or bound to a condition, is so whatever for.
func (w *writer) guideOf(r *knowledge.Reading, words []question.Word) (guide, bool) {
	c := candidate{r, w.saysTo(r.Fact), w.saidIn(r), words}
	if c.says == No { // what is forbidden is so in part and as a whole
		c.words = w.lesser(r.Fact, words)
	}
	if slices.ContainsFunc(bars, func(b bar) bool { return b.bars(w, c) }) {
		return guide{}, false
	}
	if w.holdsWhateverFor(r) {
		return guide{r, c.says, enoughToGuide, enoughToGuide, len(c.own)}, true // a sentence on what for goes before
	}
	if len(w.q.Apps) == 0 && c.lacksName() {
		return guide{}, false
	}
	share := w.share(c.words, c.own, stem.Of(w.aroundOf(r)))
	alone := w.share(append(slices.Clone(c.words), w.namedIn(r)...), c.own, nil)
	told := !w.wordy(c.words, c.own) && share >= enoughToGuide && alone >= enoughOfItsOwn && (!w.q.ForUse || w.share(c.words, c.own, nil) >= enough)
	return guide{r, c.says, share, (share + alone) / 2, len(c.own)}, told
}

// lacksName tells that the sentence doesn't have a name that is asked about.
func (c candidate) lacksName() bool {
	return slices.ContainsFunc(c.words, func(x question.Word) bool { return x.Proper && !c.own[x.Stem] })
}
