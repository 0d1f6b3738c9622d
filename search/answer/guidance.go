package answer

import (
	"maps"
	"slices"

	"policybot/knowledge"
	"policybot/search/answer/sentence"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// guided answers whether people may do something that no rule on an app speaks
// of by itself, such as what may be put into it: by the sentence of a document
// that has the words of the question. It answers nothing where none has, and
// leaves open what two of them tell otherwise.
func (w *writer) guided() (Verdict, bool) {
	words := w.judge().Particulars()
	if !w.asksLeave() || len(words) == 0 || !w.asksHome() || w.decided() || w.scoped(words) || w.onTerms(words) {
		return "", false
	}
	list := w.judge().Guides(words)
	if len(list) == 0 {
		return "", false
	}
	verdict := Verdict(list[0].Verdict)
	for _, g := range list[1:] {
		if Verdict(g.Verdict) != verdict {
			verdict = mixed(list[0], g)
		}
	}
	verdict = w.asAsked(w.ofAct(verdict))
	since, changed := w.judge().SpokenLater(list[0], list)
	if changed {
		verdict = Unknown
	}
	for i, g := range list[:min(len(list), maxTold)] {
		w.tellGuide(g, i == 0, verdict)
	}
	if changed {
		w.add(w.in.Say("read.says", "title", w.sourceName(since.Passage.Source), "quote", w.short(since.Words), "mark", w.citePassage(since.Passage, since.Words)))
	}
	return verdict, true
}

// mixed is the verdict of two sentences that say different things: one document
// tells a rule and its exception, two of them disagree.
func mixed(a, b sentence.Guide) Verdict {
	if a.Fact.Reports[0].Source == b.Fact.Reports[0].Source {
		return Partly
	}
	return Unknown
}

// ofAct is the verdict on the act that is asked about, where that is one of
// forbidding rather than of letting.
func (w *writer) ofAct(v Verdict) Verdict {
	removes := w.q.Leave && (w.q.Beyond != "" || w.q.Intent == question.IsFact) // "is it okay to delete it" bans nothing
	forbids := !w.q.AsksPermission() && !removes && (w.q.Act == knowledge.Ban || w.q.Act == knowledge.Restrict)
	switch {
	case w.q.Must:
		return v // "do I have to remove it" asks for a duty
	case w.q.Act == knowledge.Restrict && !w.q.AsksPermission() && v == Partly:
		return Yes // what is bound to a condition is restricted
	case forbids && v == Yes:
		return No
	case forbids && v == No:
		return Yes
	}
	return v
}

// asksLeave tells that the question is whether people may do something.
func (w *writer) asksLeave() bool {
	if w.q.Intent == question.Who || w.q.Asks != "" {
		return false
	}
	return w.q.AsksPermission() || w.q.Intent == question.Is || w.q.Intent == question.Did || w.q.Intent == question.IsFact && (w.q.Leave || w.q.Must)
}

// asksHome tells that the question is asked of home, whose documents these are:
// it says "we", or names nobody else.
func (w *writer) asksHome() bool {
	_, another := w.q.Lacks(question.ActorRole)
	return w.q.Home || !another && !slices.ContainsFunc(w.q.Actors, func(id knowledge.EntityID) bool {
		return id != w.Home && !slices.Contains(w.Above(w.Home, w.at.Day), id)
	})
}

// decided tells that a record of home tells of an app asked about: then records
// answer. Where it is asked what somebody did, an act that was read in a document
// does as well: sentences tell what people may do, and not what was undone since. Of what
// isn't using the app records on who may use it tell nothing.
func (w *writer) decided() bool {
	return w.deed() == "" && slices.ContainsFunc(w.q.Apps, func(app knowledge.EntityID) bool {
		return slices.ContainsFunc(w.EventsOn(app), func(e *knowledge.Event) bool {
			return (!w.isRead(e) || w.q.Intent == question.Did && !w.namesPart()) && (e.By == w.Home || slices.Contains(w.q.Actors, e.By) || slices.Contains(w.Above(w.Home, w.at.Day), e.By))
		})
	})
}

// namesPart tells that the question names something beside the app, such as a part
// of it.
func (w *writer) namesPart() bool {
	return slices.ContainsFunc(w.judge().Particulars(), func(x question.Word) bool { return x.Proper })
}

// scoped tells that what is asked beside the app is a scope, and that rules read in
// documents have one of each kind: then they answer.
func (w *writer) scoped(words []question.Word) bool {
	scope, named := w.statedScope(), map[string]bool{}
	for _, stated := range []knowledge.Terms{w.q.Where, w.q.Outside} {
		for _, terms := range stated {
			for _, t := range terms {
				maps.Copy(named, stem.Of(append(w.judge().AllNames(t), w.termName(t))...))
			}
		}
	}
	if len(scope) == 0 || slices.ContainsFunc(words, func(x question.Word) bool { return !x.Used && !named[x.Stem] }) {
		return false
	}
	return slices.ContainsFunc(w.q.Apps, func(app knowledge.EntityID) bool {
		for d := range scope {
			if !slices.ContainsFunc(w.EventsOn(app), func(e *knowledge.Event) bool { return e.Scope.States(d) || len(e.Scope.Except[d]) > 0 }) {
				return false
			}
		}
		return true
	})
}

func (w *writer) tellGuide(g sentence.Guide, first bool, v Verdict) {
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
