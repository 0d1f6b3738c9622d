package answer

import (
	"policybot/knowledge"
	"policybot/search/answer/match"
	"policybot/search/answer/verdict"
)

// howMany counts who did it, or how often somebody did.
func (w *writer) howMany() verdict.Verdict {
	if len(w.Q.Actors) > 0 && w.Q.Often {
		return w.howOften()
	}
	if v, ok := w.factFirst(); ok {
		return v
	}
	list := w.doings()
	if w.Q.Often || len(w.Q.Actors) > 0 && !w.Q.OfApps {
		return w.howOften()
	}
	names := w.doers(list)
	if len(names) == 0 {
		return w.list(nil, "lacking.nobody")
	}
	return w.list(list, "")
}

// howOften counts the acts of which nobody doubts that there were such; the others are told.
func (w *writer) howOften() verdict.Verdict {
	var events, doubted []*knowledge.Event
	for _, e := range w.relevantEvents() {
		changed := w.isVerb(e, e.By) || w.Q.Mind && e.Do == knowledge.Reinstate
		switch {
		case !changed || !w.exactly(e) || !w.askedOf(e.By) || !w.inPeriod(e, e.By, match.FirstOf(w.AppsOf(e))):
		case w.doubted(e):
			doubted = append(doubted, e)
		default:
			events = append(events, e)
		}
	}
	if len(events)+len(doubted) == 0 {
		return w.never()
	}
	switch n := len(events); n {
	case 1:
		w.say("lists.once")
	case 2:
		w.say("lists.twice")
	default:
		w.add(w.in.Count("lists.times", n))
	}
	for _, e := range append(events, doubted...) {
		w.add(w.telling(e))
		w.after(e)
		w.denials(e)
	}
	if len(events) == 0 {
		return verdict.Unknown
	}
	return verdict.Info
}
