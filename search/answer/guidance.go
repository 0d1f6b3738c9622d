package answer

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/question"
)

// guided answers whether people may do something that no rule on an app speaks
// of by itself, such as what may be put into it: by the sentence of a document
// that has the words of the question. It answers nothing where none has, and
// leaves open what two of them tell otherwise.
func (w *writer) guided() (Verdict, bool) {
	words := w.particulars()
	if !w.asksLeave() || len(words) == 0 || !w.asksHome() || w.decided() {
		return "", false
	}
	list := w.guides(words)
	if len(list) == 0 {
		return "", false
	}
	verdict := list[0].leave()
	for _, g := range list[1:] {
		if v := g.leave(); v != verdict {
			verdict = mixed(list[0], g)
		}
	}
	for i, g := range list[:min(len(list), maxTold)] {
		w.tellGuide(g, i == 0, verdict)
	}
	return w.asAsked(verdict), true
}

// asksLeave tells that the question is whether people may do something.
func (w *writer) asksLeave() bool {
	return w.asksPermission() || w.q.Intent == question.Is || w.q.Intent == question.Did || w.q.Intent == question.IsFact && w.q.Leave
}

// asksHome tells that the question names nobody else than home, whose documents
// these are.
func (w *writer) asksHome() bool {
	return !slices.ContainsFunc(w.q.Actors, func(id knowledge.EntityID) bool {
		return id != w.Home && !slices.Contains(w.Above(w.Home, w.at.Day), id)
	})
}

// decided tells that a record of home tells of an app asked about: then records
// answer.
func (w *writer) decided() bool {
	return slices.ContainsFunc(w.q.Apps, func(app knowledge.EntityID) bool {
		return slices.ContainsFunc(w.EventsOn(app), func(e *knowledge.Event) bool {
			return !w.isRead(e) && (e.By == w.Home || slices.Contains(w.q.Actors, e.By) || slices.Contains(w.Above(w.Home, w.at.Day), e.By))
		})
	})
}

// particulars are the words of the question that say more than that it is asked
// whether something may be used.
func (w *writer) particulars() []question.Word {
	var list []question.Word
	for _, x := range w.q.Words {
		if !language.Says("framing", x.Stem) && !strings.HasPrefix(x.Stem, "~") {
			list = append(list, x)
		}
	}
	return list
}

// guide is a sentence that tells people what they may do, with how much of the
// question it has.
type guide struct {
	*knowledge.Reading
	covered float64
	words   int // of its own
}

func (g guide) leave() Verdict {
	switch {
	case g.Fact.Relation == knowledge.Conditional:
		return Partly
	case g.Fact.Holds == knowledge.HoldsNot:
		return No
	}
	return Yes
}

// mixed is the verdict of two sentences that say different things: one document
// tells a rule and its exception, two of them disagree.
func mixed(a, b guide) Verdict {
	if a.Fact.Reports[0].Source == b.Fact.Reports[0].Source {
		return Partly
	}
	return Unknown
}

// enoughToGuide is the share of the words that a sentence must have.
const enoughToGuide = 0.75

// guides are the sentences that have the words, those with as much as the best
// one of them.
func (w *writer) guides(words []question.Word) []guide {
	var list []guide
	for _, r := range w.guiding() {
		in := stems(r.Fact.Text, w.passageTitle(r.Passage))
		if c := w.share(in, words); c >= enoughToGuide {
			list = append(list, guide{r, c, len(in)})
		}
	}
	slices.SortStableFunc(list, func(a, b guide) int {
		switch {
		case a.covered != b.covered:
			return -compareFloat(a.covered, b.covered)
		case a.words != b.words:
			return a.words - b.words
		}
		return strings.Compare(string(a.Fact.ID), string(b.Fact.ID))
	})
	return slices.DeleteFunc(list, func(g guide) bool { return g.covered < 0.95*list[0].covered })
}

func compareFloat(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// share is how much of the words the stems have, by weight. A name must be there.
func (w *writer) share(in map[string]bool, words []question.Word) float64 {
	total, have := 0.0, 0.0
	for _, x := range words {
		weight := w.weight(x.Stem)
		total += weight
		switch {
		case in[x.Stem], hasSame(in, x.Stem):
			have += weight
		case x.Proper:
			return 0
		case relates(in, []string{x.Stem}):
			have += 0.7 * weight
		}
	}
	return have / total
}

func (w *writer) passageTitle(id knowledge.PassageID) string {
	if p := w.Passage(id); p != nil {
		return p.Title
	}
	return ""
}

// guiding lists the sentences that may guide: those about an app asked about, or,
// where none is named, those of the passages that a search found.
func (w *writer) guiding() []*knowledge.Reading {
	var list []*knowledge.Reading
	add := func(all []*knowledge.Reading) {
		for _, r := range all {
			if r.Fact != nil && r.Fact.Guides() && r.Sure() && w.stood(r) && !slices.Contains(list, r) {
				list = append(list, r)
			}
		}
	}
	for _, app := range w.q.Apps {
		add(w.ReadingsOf(app))
	}
	if len(w.q.Apps) == 0 {
		for _, id := range w.found {
			add(w.ReadIn(knowledge.PassageID(id)))
		}
	}
	return list
}

func (w *writer) tellGuide(g guide, first bool, v Verdict) {
	p := w.Passage(g.Passage)
	w.seen(p.Date)
	told := w.in.Say("read.says", "title", w.sourceName(p.Source), "quote", w.short(g.Words), "mark", w.citeReport(string(p.ID), p.Text, g.Fact.Reports[0]))
	if first {
		key := "verdict." + string(v)
		if v == Unknown {
			key = "verdict.unsettled"
		}
		told = w.in.Say("told", "head", w.asOf(w.in.Say(key), w.at.Day, p.Date), "told", told)
	}
	w.add(told)
	w.caveat("read.unconfirmed")
}
