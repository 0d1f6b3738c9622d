package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/search/question"
)

// granting answers who grants a permission or an exemption, on what terms, and
// for how long, from the conditions of the rules on the apps asked about. It
// reports whether there are any.
func (w *writer) granting() (Verdict, bool) {
	if len(w.q.Apps) == 0 {
		return "", false
	}
	told := false
	for _, e := range w.relevantEvents() {
		ours := len(w.q.Actors) == 0 || slices.Contains(w.q.Actors, e.By)
		if len(e.Conditions) == 0 || !ours || w.fateOf(e).whole || e.Do.Changing() && e.Announced.First > w.at.Day || w.tooLate(e) || w.isRead(e) && !w.tellsWho(e) {
			continue
		}
		w.add(w.telling(e))
		w.add(w.conditions(e.Conditions, e))
		told = true
	}
	for _, e := range w.relevantEvents() {
		if w.q.Verb == string(knowledge.Exempt) && e.Do == knowledge.Exempt && len(e.Conditions) == 0 {
			w.add(w.telling(e))
			w.after(e)
			told = true
		}
	}
	if w.q.Verb == string(knowledge.Exempt) && !anyOf("granting", w.q.Words) {
		told = w.exceptions() || told
	}
	return Info, told
}

// tooLate tells that the event is of a time after the one that is asked about.
func (w *writer) tooLate(e *knowledge.Event) bool {
	_, to, named := w.period(e.By, firstOf(w.AppsOf(e)))
	return named && e.Announced.First > to
}

// tellsWho tells that a condition of the event names who grants it, where that is asked:
// that somebody has to ask for it tells nobody whom.
func (w *writer) tellsWho(e *knowledge.Event) bool {
	return w.q.Asks != question.PersonKind || slices.ContainsFunc(e.Conditions, func(c knowledge.Condition) bool { return c.Grants != "" })
}
