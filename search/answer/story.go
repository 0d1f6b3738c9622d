package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/search/answer/verdict"
	"policybot/search/question"
)

// story tells the events in order: a timeline, or everything there is.
func (w *writer) story() verdict.Verdict {
	var events []*knowledge.Event
	for _, e := range w.relevantEvents() {
		if len(w.Q.Actors) == 0 || slices.Contains(w.Q.Actors, e.By) || slices.ContainsFunc(w.Q.Actors, func(a knowledge.EntityID) bool {
			n := w.Named(e)
			return n != nil && n.By == a
		}) {
			events = append(events, e)
		}
	}
	if len(w.Q.Apps)+len(w.Q.Actors) == 0 {
		return w.nothingNamed()
	}
	switch {
	case len(events) == 0 && len(w.Q.Apps) > 0 && len(w.Q.Actors) > 0:
		w.say("lacking.story", "actors", w.names(w.Q.Actors), "apps", w.names(w.Q.Apps))
		w.nearest(w.Q.Actors[0], w.Q.Apps)
		return verdict.Unknown
	case len(events) == 0:
		return w.everything()
	}
	head := w.asOf(w.verdict(verdict.Info), w.At.Day, w.datesOf(events...)...)
	if len(w.Q.Actors) == 1 && len(w.Q.Apps) == 1 {
		if g := w.as(question.Is).assess(w.Q.Actors[0], w.Q.Apps[0]).Region; len(g.Undone) > 0 && len(g.Hit) == 0 {
			head = w.in.Say("lists.and-undone", "head", head)
		}
	}
	if more := len(events) - maxListed; more > 0 {
		events = events[more:]
		defer func() { w.add(w.in.Count("lists.earlier", more)) }()
	}
	for i, e := range events {
		s := w.telling(e)
		if i == 0 {
			s = w.in.Say("told", "head", head, "told", s)
		}
		w.add(s)
	}
	return verdict.Info
}

// everything tells what is on record of the named: events, then facts.
func (w *writer) everything() verdict.Verdict {
	ids := slices.Concat(w.Q.Apps, w.Q.Actors, w.Q.Others)
	n := 0
	for _, e := range w.relevantEvents() {
		if len(w.Q.Apps) == 0 && !slices.Contains(ids, e.By) || len(w.Q.Apps) > 0 && len(w.Q.Actors) > 0 && !slices.Contains(w.Q.Actors, e.By) || n >= maxListed/2 {
			continue
		}
		w.add(w.telling(e))
		w.after(e)
		n++
	}
	for _, id := range ids {
		for _, f := range w.FactsAbout(id) {
			if n >= maxListed {
				break
			}
			w.fact(f)
			n++
		}
	}
	if n == 0 {
		w.say("lacking.beyond-name", "names", w.names(ids))
		return verdict.Unknown
	}
	return verdict.Info
}
