package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/search/answer/assess"
	"policybot/search/answer/verdict"
	"policybot/search/question"
)

// whoDidThere answers who did it to a rule of the one that the question names, or in its place:
// the court that lifted Acme's ban, Acme itself, or the agency that banned it for all in a state.
// Of what a body set itself, who asks wants to know a person, which no act tells.
func (w *writer) whoDidThere() (verdict.Verdict, bool) {
	if w.Q.Asks != question.PersonKind || w.Q.Verb == "" || len(w.Q.Actors) == 0 || len(w.Q.Missing) > 0 {
		return "", false
	}
	apps := w.apps()
	var events []*knowledge.Event
	for _, actor := range w.withRulers(w.Q.Actors, apps) {
		for _, app := range apps {
			events = verdict.AddEvents(events, w.actsOf(actor, app)...)
		}
	}
	events = slices.DeleteFunc(events, func(e *knowledge.Event) bool {
		itself := slices.Contains(w.Q.Actors, e.By) && !slices.Contains(w.Q.Where[knowledge.Place], e.By) && w.Q.Verb != "undo"
		return itself || w.doubted(e) || w.Q.Act == knowledge.Ban && e.Do == knowledge.Restrict
	})
	if len(events) == 0 || w.besidePoint(events) != "" {
		return "", false
	}
	w.lead(assess.Assessment{Day: w.At.Day, Actor: events[0].By}, true, w.verdict(verdict.Info), events...)
	for _, e := range events {
		w.after(e)
		w.renewedAfter(e)
		w.reasons(e, false)
	}
	return verdict.Info, true
}

// renewedAfter tells that the rule that an event undid was put back since.
func (w *writer) renewedAfter(undoing *knowledge.Event) {
	rule := w.Named(undoing)
	if rule == nil || !undoing.Do.Undoing() {
		return
	}
	for _, e := range w.Naming(rule.ID) {
		if e.Do == knowledge.Reinstate && e.Announced.First >= undoing.Announced.First && e.Announced.First <= w.At.Known {
			w.add(w.telling(e))
		}
	}
}
