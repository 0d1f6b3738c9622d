package answer

import (
	"cmp"
	"maps"
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
	if !w.asksLeave() || len(words) == 0 || !w.asksHome() || w.decided() || w.scoped(words) {
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
	verdict = w.asAsked(w.ofAct(verdict))
	for i, g := range list[:min(len(list), maxTold)] {
		w.tellGuide(g, i == 0, verdict)
	}
	return verdict, true
}

// ofAct is the verdict on the act that is asked about, where that is one of
// forbidding rather than of letting.
func (w *writer) ofAct(v Verdict) Verdict {
	forbids := !w.asksPermission() && (w.q.Act == knowledge.Ban || w.q.Act == knowledge.Restrict)
	switch {
	case forbids && v == Yes:
		return No
	case forbids && v == No:
		return Yes
	}
	return v
}

// asksLeave tells that the question is whether people may do something.
func (w *writer) asksLeave() bool {
	return w.asksPermission() || w.q.Intent == question.Is || w.q.Intent == question.Did || w.q.Intent == question.IsFact && w.q.Leave
}

// asksHome tells that the question is asked of home, whose documents these are:
// it says "we", or names nobody else.
func (w *writer) asksHome() bool {
	return w.q.Home || !slices.ContainsFunc(w.q.Actors, func(id knowledge.EntityID) bool {
		return id != w.Home && !slices.Contains(w.Above(w.Home, w.at.Day), id)
	})
}

// decided tells that a record of home tells of an app asked about: then records
// answer. Where it is asked what somebody did, an act that was read in a document
// does as well: sentences tell what people may do, and not what was undone since.
func (w *writer) decided() bool {
	return slices.ContainsFunc(w.q.Apps, func(app knowledge.EntityID) bool {
		return slices.ContainsFunc(w.EventsOn(app), func(e *knowledge.Event) bool {
			return (!w.isRead(e) || w.q.Intent == question.Did) && (e.By == w.Home || slices.Contains(w.q.Actors, e.By) || slices.Contains(w.Above(w.Home, w.at.Day), e.By))
		})
	})
}

// scoped tells that what is asked beside the app is a scope, and that a rule read in
// a document has one of its kind: then the rule answers.
func (w *writer) scoped(words []question.Word) bool {
	named := map[string]bool{}
	for _, terms := range w.q.Where {
		maps.Copy(named, stems(w.termNames(terms)...))
	}
	if slices.ContainsFunc(words, func(x question.Word) bool { return !named[x.Stem] }) {
		return false
	}
	return slices.ContainsFunc(w.q.Apps, func(app knowledge.EntityID) bool {
		return slices.ContainsFunc(w.EventsOn(app), func(e *knowledge.Event) bool {
			for d := range w.q.Where {
				if !e.Scope.States(d) {
					return false
				}
			}
			return true
		})
	})
}

// particulars are the words of the question that say more than that it is asked
// whether something may be used.
func (w *writer) particulars() []question.Word {
	var list []question.Word
	for _, x := range w.q.Words {
		if !language.Says("framing", x.Stem) && !language.Passing(x.Text) && !strings.HasPrefix(x.Stem, "~") {
			list = append(list, x)
		}
	}
	for _, d := range knowledge.Dimensions() {
		for _, t := range w.q.Where[d] {
			list = w.withWords(list, w.termName(t))
		}
	}
	return list
}

// withWords adds the words of a name, those that aren't there yet.
func (w *writer) withWords(list []question.Word, name string) []question.Word {
	for _, t := range language.Tokenize(name) {
		known := slices.ContainsFunc(list, func(x question.Word) bool { return x.Stem == t.Stem })
		if t.Word && !language.Stop(t.Norm) && !known && !language.Says("framing", t.Stem) {
			list = append(list, question.Word{Text: t.Text, Stem: t.Stem})
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

// The share of the words that a sentence must have with those around it, and by
// itself. What stands around it counts for less.
const (
	enoughToGuide  = 0.75
	enoughOfItsOwn = 0.4
	around         = 0.85
	almost         = 0.95 // of what the best one has
)

// guides are the sentences that have the words, those with as much as the best
// one of them.
func (w *writer) guides(words []question.Word) []guide {
	var list []guide
	for _, r := range w.guiding() {
		own, context := stems(r.Fact.Text), stems(w.passageText(r.Passage))
		c := w.share(words, own, context)
		if alone := w.share(words, own, nil); c >= enoughToGuide && alone >= enoughOfItsOwn && does(r.Fact.Value.Text, words) {
			list = append(list, guide{r, (c + alone) / 2, len(own)})
		}
	}
	slices.SortStableFunc(list, func(a, b guide) int {
		return cmp.Or(cmp.Compare(b.covered, a.covered), cmp.Compare(a.words, b.words), cmp.Compare(a.Fact.ID, b.Fact.ID))
	})
	return slices.DeleteFunc(list, func(g guide) bool { return g.covered < almost*list[0].covered })
}

// does tells that what the sentence lets people do, or not, is what is asked.
func does(verb string, words []question.Word) bool {
	stem := language.Stem(verb)
	return verb == "" || language.Using(verb) || slices.ContainsFunc(words, func(x question.Word) bool {
		return x.Stem == stem || language.Related(x.Stem, stem)
	})
}

// share is how much of the words a sentence has, by weight, with what stands
// around it. A name must be there.
func (w *writer) share(words []question.Word, own, context map[string]bool) float64 {
	total, have := 0.0, 0.0
	for _, x := range words {
		weight := w.weight(x.Stem)
		total += weight
		switch {
		case own[x.Stem], hasSame(own, x.Stem):
			have += weight
		case context[x.Stem], hasSame(context, x.Stem):
			have += around * weight
		case x.Proper && context != nil:
			return 0
		case relates(own, []string{x.Stem}):
			have += 0.7 * weight
		}
	}
	return have / total
}

// passageText is the passage with its headings.
func (w *writer) passageText(id knowledge.PassageID) string {
	if p := w.Passage(id); p != nil {
		return w.titleOf(p) + " . " + p.Title + " . " + p.Text
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
