package answer

import (
	"maps"
	"slices"

	"policybot/knowledge"
	"policybot/search/answer/sentence"
	"policybot/search/answer/stem"
	"policybot/search/answer/verdict"
	"policybot/search/question"
)

// guided answers whether people may do something that no rule on an app speaks
// of by itself, such as what may be put into it: by the sentence of a document
// that has the words of the question. It answers nothing where none has, and
// leaves open what two of them tell otherwise.
func (w *writer) guided() (verdict.Verdict, bool) {
	words := w.Sentences().Particulars()
	if !w.asksLeave() || len(words) == 0 || !w.asksHome() || w.decided() || w.scoped(words) || w.OnTerms(words) {
		return "", false
	}
	list := w.Sentences().Guides(words)
	if w.Q.Intent == question.Which {
		list = slices.DeleteFunc(list, func(g sentence.Guide) bool { return g.Verdict != sentence.Yes || !w.ofApp(g.Fact) })
	}
	if len(list) == 0 {
		return "", false
	}
	v := verdict.Verdict(list[0].Verdict)
	for _, g := range list[1:] {
		if verdict.Verdict(g.Verdict) != v {
			v = mixed(list[0], g)
		}
	}
	v = w.AsAsked(w.ofAct(v))
	if w.Q.Intent == question.Which {
		v = verdict.Info // which it is tells the sentence
	}
	since, changed := w.Sentences().SpokenLater(list[0], list)
	if changed || v == verdict.No && slices.ContainsFunc(w.Q.Apps, func(app knowledge.EntityID) bool { return w.maybeLetOff(app, w.At.Day) }) {
		v = verdict.Unknown
	}
	for i, g := range list[:min(len(list), maxTold)] {
		w.tellGuide(g, i == 0, v)
	}
	if changed {
		w.add(w.in.Say("read.says", "title", w.sourceName(since.Passage.Source), "quote", w.short(since.Words), "mark", w.citePassage(since.Passage, since.Words)))
	}
	return v, true
}

// ofApp tells that the sentence is about an app.
func (w *writer) ofApp(f *knowledge.Fact) bool {
	return slices.ContainsFunc(f.About, func(id knowledge.EntityID) bool {
		e := w.Entity(id)
		return e != nil && e.Kind == knowledge.App
	})
}

// mixed is the verdict of two sentences that say different things: one document
// tells a rule and its exception, two of them disagree.
func mixed(a, b sentence.Guide) verdict.Verdict {
	if a.Fact.Reports[0].Source == b.Fact.Reports[0].Source {
		return verdict.Partly
	}
	return verdict.Unknown
}

// ofAct is the verdict on the act that is asked about, where that is one of
// forbidding rather than of letting.
func (w *writer) ofAct(v verdict.Verdict) verdict.Verdict {
	removes := w.Q.Leave && (w.Q.Beyond != "" || w.Q.Intent == question.IsFact) // "is it okay to delete it" bans nothing
	forbids := !w.Q.AsksPermission() && !removes && (w.Q.Act == knowledge.Ban || w.Q.Act == knowledge.Restrict)
	switch {
	case w.Q.Must:
		return v // "do I have to remove it" asks for a duty
	case w.Q.Act == knowledge.Restrict && !w.Q.AsksPermission() && v == verdict.Partly:
		return verdict.Yes // what is bound to a condition is restricted
	case forbids && v == verdict.Yes:
		return verdict.No
	case forbids && v == verdict.No:
		return verdict.Yes
	}
	return v
}

// asksLeave tells that the question is whether people may do something.
func (w *writer) asksLeave() bool {
	if w.Q.Intent == question.Who || w.Q.Asks != "" {
		return false
	}
	return w.Q.AsksPermission() || w.Q.Intent == question.Is || w.Q.Intent == question.Did || w.Q.Intent == question.IsFact && (w.Q.Leave || w.Q.Must)
}

// asksHome tells that the question is asked of home, whose documents these are:
// it says "we", or names nobody else.
func (w *writer) asksHome() bool {
	_, another := w.Q.Lacks(question.ActorRole)
	if another && w.Q.Intent == question.Did {
		return false // "did our bank ban it"
	}
	return w.Q.Home || !another && !slices.ContainsFunc(w.Q.Actors, func(id knowledge.EntityID) bool {
		return id != w.Home && !slices.Contains(w.Above(w.Home, w.At.Day), id)
	})
}

// decided tells that a record of home tells of an app asked about: then records
// answer. Where it is asked what somebody did, an act that was read in a document
// does as well: sentences tell what people may do, and not what was undone since. Of what
// isn't using the app records on who may use it tell nothing.
func (w *writer) decided() bool {
	return w.deed() == "" && slices.ContainsFunc(w.Q.Apps, func(app knowledge.EntityID) bool {
		return slices.ContainsFunc(w.EventsOn(app), func(e *knowledge.Event) bool {
			return (!w.IsRead(e) || w.Q.Intent == question.Did && !w.namesPart()) && (e.By == w.Home || slices.Contains(w.Q.Actors, e.By) || slices.Contains(w.Above(w.Home, w.At.Day), e.By))
		})
	})
}

// namesPart tells that the question names something beside the app, such as a part
// of it.
func (w *writer) namesPart() bool {
	return slices.ContainsFunc(w.Sentences().Particulars(), func(x question.Word) bool { return x.Proper })
}

// scoped tells that what is asked beside the app is a scope, and that rules read in
// documents have one of each kind: then they answer.
func (w *writer) scoped(words []question.Word) bool {
	scope, named := w.StatedScope(), map[string]bool{}
	for _, stated := range []knowledge.Terms{w.Q.Where, w.Q.Outside} {
		for d, terms := range stated {
			for _, t := range terms {
				if (d == knowledge.Audience || d == knowledge.Unit) && w.Entity(t) == nil && !w.Sentences().OwnPeople(t) {
					return false // they may be anybody's: that a rule leaves out some people lets no others
				}
				maps.Copy(named, stem.Of(append(w.Sentences().AllNames(t), w.termName(t))...))
			}
		}
	}
	if len(scope) == 0 || slices.ContainsFunc(words, func(x question.Word) bool { return !x.Used && !named[x.Stem] }) {
		return false
	}
	return slices.ContainsFunc(w.Q.Apps, func(app knowledge.EntityID) bool {
		for d := range scope {
			if !slices.ContainsFunc(w.EventsOn(app), func(e *knowledge.Event) bool { return e.Scope.States(d) || len(e.Scope.Except[d]) > 0 }) {
				return false
			}
		}
		return true
	})
}

func (w *writer) tellGuide(g sentence.Guide, first bool, v verdict.Verdict) {
	p := w.Passage(g.Passage)
	w.seen(p.Date)
	told := w.in.Say("read.says", "title", w.sourceName(p.Source), "quote", w.short(g.Words), "mark", w.citeReport(string(p.ID), p.Text, g.Fact.Reports[0]))
	if first {
		key := "verdict." + string(v)
		if v == verdict.Unknown {
			key = "verdict.unsettled"
		}
		told = w.in.Say("told", "head", w.asOf(w.in.Say(key), w.At.Day, p.Date), "told", told)
	}
	w.add(told)
	w.caveat("read.unconfirmed")
}
