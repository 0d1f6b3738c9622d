package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/search/answer/assess"
	"policybot/search/answer/verdict"
	"policybot/search/phrases"
	"policybot/search/question"
)

// tell tells one assessment. The only one of an answer leads with its verdict;
// several are led by whom they are about.
func (w *writer) tell(a assess.Assessment, only bool) {
	more := 0
	a.Region, more = newestOf(a.Region)
	g := a.Region
	switch {
	case a.Differs:
		w.tellPeriod(a, only)
	case len(g.Contested) > 0:
		w.tellContested(a)
	case len(g.Unsettled) > 0:
		w.tellUnsettled(a)
	case a.Verdict == verdict.Unknown && g.OnlySpeculated():
		w.lead(a, only, w.in.Say("standing.speculated"), g.Speculated...)
	case len(g.Hit) > 0:
		w.tellStanding(a, only)
	case len(g.Undone) > 0:
		w.tellUndone(a, only, g.Undone)
	case len(g.Announced) > 0:
		w.tellAnnounced(a, only)
	case a.Verdict == verdict.UnderReview:
		w.lead(a, only, w.verdict(verdict.UnderReview), g.Considered...)
	case len(g.Milder) > 0:
		w.tellMilder(a, only)
	case len(g.Permitted) > 0:
		w.tellUndone(a, only, g.Permitted)
	case len(g.Said) > 0 && a.Verdict != verdict.Unknown || len(g.Said) > 0 && w.Q.Intent == question.May:
		w.tellSaid(a, only)
	default:
		w.decline(a)
		return
	}
	w.more(more)
	w.beside(a)
	w.tellLeftOut(a)
	w.aboveUnsaid(a)
	w.otherwise(a)
	w.timeline(a.Actor, a.App)
}

// lead says the first sentence: the verdict, since when it may be out of date,
// and the first event; then the other events.
func (w *writer) lead(a assess.Assessment, only bool, word string, events ...*knowledge.Event) {
	if len(events) == 0 {
		return
	}
	events, more := newest(events, itself)
	head := word
	if !only {
		head = w.in.Say("several", "actor", w.NameOf(a.Actor), "app", w.NameOf(a.App), "head", word)
	}
	head = w.asOf(head, a.Day, w.datesOf(w.linked(events)...)...)
	w.say("told", "head", head, "told", w.telling(events[0]))
	for _, e := range events[1:] {
		w.add(w.telling(e))
	}
	w.more(more)
}

// linked adds to the events those that bear on their standing: what names them
// and what they name.
func (w *writer) linked(events []*knowledge.Event) []*knowledge.Event {
	list := slices.Clone(events)
	for _, e := range events {
		for _, n := range w.Naming(e.ID) {
			if n.Announced.First <= w.At.Known {
				list = verdict.AddEvents(list, n)
			}
		}
	}
	return list
}

// verdict is the word for a verdict at the head of a sentence.
func (w *writer) verdict(v verdict.Verdict) string {
	switch {
	case w.Q.Against && (v == verdict.Yes || v == verdict.No):
		return w.in.Say("against." + string(v))
	case w.contradicts(v):
		return w.in.Say("verdict.yes-denied")
	}
	return w.in.Say("verdict." + string(v))
}

// contradicts tells that the verdict is a yes to what was asked with a "not",
// for which some languages have a word of its own.
func (w *writer) contradicts(v verdict.Verdict) bool {
	return v == verdict.Yes && w.Q.Negative && !w.Q.Flips
}

// factUnder tells a fact behind a head of the catalogue.
func (w *writer) factUnder(key string, f *knowledge.Fact) {
	at := len(w.parts)
	w.fact(f)
	w.under(at, key)
}

// under puts a head of the catalogue before what was said at that place, if
// anything was and there is a head for it.
func (w *writer) under(at int, key string) {
	if key == "verdict.yes" && w.contradicts(verdict.Yes) {
		key = "verdict.yes-denied"
	}
	if at < len(w.parts) && key != "" {
		w.parts[at] = w.in.Say("told", "head", w.in.Say(key), "told", w.parts[at])
	}
}

// tellPeriod tells a period whose days differ: what happened up to its end.
func (w *writer) tellPeriod(a assess.Assessment, only bool) {
	told := w.Timeline(a.App).By(a.Actor)
	if e := w.Entity(a.Actor); e != nil && e.Kind == knowledge.UnitKind { // what is ruled above reaches it, too
		for _, above := range w.Above(a.Actor, a.Day) {
			told = verdict.AddEvents(told, w.Timeline(a.App).By(above)...)
		}
		slices.SortStableFunc(told, knowledge.CompareEvents)
	}
	var events []*knowledge.Event
	for _, e := range told {
		if !e.Do.Speaking() && e.Announced.First <= a.Day {
			events = append(events, e)
		}
	}
	w.lead(a, only, w.in.Say("standing.in-part-of-time"), events...)
}

// beside tells what stands beside the verdict: reasons, and what is
// considered, said or disputed.
func (w *writer) beside(a assess.Assessment) {
	g := a.Region
	for _, e := range verdict.Rules(g.Hit) {
		w.reasons(e, false)
	}
	if len(g.Hit) == 0 && len(g.Undone) > 0 {
		w.reasons(g.Undone[0].Rule, false)
	}
	if a.Verdict != verdict.UnderReview {
		for _, e := range g.Considered {
			w.say("standing.considered", "told", w.telling(e))
		}
	}
	if len(g.Contested) == 0 {
		for _, e := range g.Disputed {
			w.caveat("standing.disputed", "text", firstSentence(e.Text))
		}
	}
	if w.Q.Intent == question.May && len(g.Undone) == 0 || a.Verdict == verdict.Unknown {
		return
	}
	if len(g.Announced) > 0 && (len(g.Hit) > 0 || len(g.Undone) > 0 || len(g.Milder) > 0) && a.Verdict != verdict.Yes {
		for _, e := range g.Announced {
			w.say("standing.announced", "from", w.in.When(phrases.From, w.StartOf(e)), "told", w.telling(e))
		}
	}
}

// timeline lists the events between actor and app, for the table under the
// answer.
func (w *writer) timeline(actor, app knowledge.EntityID) {
	for _, e := range w.Timeline(app).By(actor) {
		if e.Announced.First <= w.At.Known {
			w.event(e)
		}
	}
	slices.SortStableFunc(w.out.Events, func(x, y Event) int { return w.inOrder(x.ID, y.ID) })
}

func (w *writer) inOrder(x, y knowledge.EventID) int {
	return knowledge.CompareEvents(w.Event(x), w.Event(y))
}
