package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/search/answer/match"
	"policybot/search/answer/verdict"
	"policybot/search/question"
)

// denials tells who denied the event.
func (w *writer) denials(e *knowledge.Event) {
	for _, n := range w.Naming(e.ID) {
		if n.Do == knowledge.Deny && n.Announced.First <= w.At.Known {
			w.add(w.telling(n))
		}
	}
}

// askedOf tells that the question is of what the body did, or of everybody like it.
func (w *writer) askedOf(body knowledge.EntityID) bool {
	if len(w.Q.Actors) == 0 {
		return w.wanted(body)
	}
	return slices.Contains(w.Q.Actors, body)
}

// never says that no such act is on record, in the time asked about where there is one.
func (w *writer) never() verdict.Verdict {
	switch ofRule := w.Q.Verb == "" || w.Q.Verb == string(w.Q.Act); {
	case ofRule && len(w.Q.Actors) == 1 && len(w.Q.Apps) == 1:
		w.decline(w.as(question.Did).assess(w.Q.Actors[0], w.Q.Apps[0]))
	case w.Q.When != nil:
		w.add(w.in.Count("lists.times", 0))
		w.nearest(match.FirstOf(w.Q.Actors), w.Q.Apps)
	default:
		return w.list(nil, "lacking.never")
	}
	return verdict.Unknown
}
