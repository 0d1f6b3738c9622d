package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/search/answer/match"
	"policybot/search/answer/verdict"
	"policybot/search/question"
)

// granting answers who grants a permission or an exemption, on what terms, and
// for how long, from the conditions of the rules on the apps asked about. It
// reports whether there are any.
func (w *writer) granting() (verdict.Verdict, bool) {
	if len(w.Q.Apps) == 0 {
		return "", false
	}
	told := false
	for _, e := range w.relevantEvents() {
		ours := len(w.Q.Actors) == 0 || slices.Contains(w.Q.Actors, e.By) || w.Q.Intent == question.HowLong && w.fromAbove(e)
		if len(e.Conditions) == 0 || !ours || w.FateOf(e).Whole || e.Do.Changing() && e.Announced.First > w.At.Day || w.tooLate(e) || w.IsRead(e) && !w.tellsWho(e) {
			continue
		}
		w.add(w.telling(e))
		w.add(w.conditions(e.Conditions, e))
		told = true
	}
	for _, e := range w.relevantEvents() {
		if w.Q.Verb == string(knowledge.Exempt) && e.Do == knowledge.Exempt && len(e.Conditions) == 0 {
			w.add(w.telling(e))
			w.after(e)
			told = true
		}
	}
	if w.Q.Verb == string(knowledge.Exempt) && !match.AnyOf("granting", w.Q.Words) {
		told = w.exceptions() || told
	}
	return verdict.Info, told
}

// fromAbove tells that the event is of a body above one that is asked about.
func (w *writer) fromAbove(e *knowledge.Event) bool {
	return slices.ContainsFunc(w.Q.Actors, func(id knowledge.EntityID) bool { return slices.Contains(w.Above(id, w.At.Day), e.By) })
}

// tooLate tells that the event is of a time after the one that is asked about.
func (w *writer) tooLate(e *knowledge.Event) bool {
	_, to, named := w.Period(e.By, match.FirstOf(w.AppsOf(e)))
	return named && e.Announced.First > to
}

// tellsWho tells that a condition of the event names who grants it, where that is asked:
// that somebody has to ask for it tells nobody whom.
func (w *writer) tellsWho(e *knowledge.Event) bool {
	return w.Q.Asks != question.PersonKind || slices.ContainsFunc(e.Conditions, func(c knowledge.Condition) bool { return c.Grants != "" })
}
