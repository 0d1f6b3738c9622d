package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/search/question"
)

// whoDidThere answers who did it to a rule of the one that the question names, or in its place:
// the court that lifted Acme's ban, Acme itself, or the agency that banned it for all in a state.
// Of what a body set itself, who asks wants to know a person, which no act tells.
func (w *writer) whoDidThere() (Verdict, bool) {
	if w.q.Asks != question.PersonKind || w.q.Verb == "" || len(w.q.Actors) == 0 || len(w.q.Missing) > 0 {
		return "", false
	}
	apps := w.apps()
	var events []*knowledge.Event
	for _, actor := range w.withRulers(w.q.Actors, apps) {
		for _, app := range apps {
			events = addEvents(events, w.actsOf(actor, app)...)
		}
	}
	events = slices.DeleteFunc(events, func(e *knowledge.Event) bool {
		itself := slices.Contains(w.q.Actors, e.By) && !slices.Contains(w.q.Where[knowledge.Place], e.By) && w.q.Verb != "undo"
		return itself || w.doubted(e) || w.q.Act == knowledge.Ban && e.Do == knowledge.Restrict
	})
	if len(events) == 0 || w.besidePoint(events) != "" {
		return "", false
	}
	w.lead(assessment{day: w.at.Day, actor: events[0].By}, true, w.verdict(Info), events...)
	for _, e := range events {
		w.after(e)
		w.renewedAfter(e)
		w.reasons(e, false)
	}
	return Info, true
}

// renewedAfter tells that the rule that an event undid was put back since.
func (w *writer) renewedAfter(undoing *knowledge.Event) {
	rule := w.Named(undoing)
	if rule == nil || !undoing.Do.Undoing() {
		return
	}
	for _, e := range w.Naming(rule.ID) {
		if e.Do == knowledge.Reinstate && e.Announced.First >= undoing.Announced.First && e.Announced.First <= w.at.Known {
			w.add(w.telling(e))
		}
	}
}
