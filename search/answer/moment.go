package answer

import (
	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/question"
)

// around gives the days before or after the first ban by the actor of the app,
// or the first undoing of one. Where none is on record, nothing was done after
// it.
func (w *writer) around(when *language.When, actor, app knowledge.EntityID) (from, to knowledge.Day, named bool) {
	event := w.firstOn(when.Event, actor, app)
	switch {
	case event == nil && when.Relation == language.Before:
		return knowledge.FirstDay, w.at.Day, false
	case event == nil && w.asksState():
		return w.at.Day, w.at.Day, true
	case event == nil:
		return w.at.Day + 1, w.at.Day + 1, true
	}
	d := event.Announced
	switch when.Relation {
	case language.Before:
		return w.upTo(event, when.Event, actor, app), d.First - 1, true
	case language.Since:
		from = d.First
		if w.asksState() {
			from = d.Last // where the day isn't known, it has happened by the last
		}
		return from, max(from, w.at.Day), true
	}
	if w.q.Intent == question.DidUndo && when.Event == language.Banning {
		return d.First, max(d.First, w.at.Day), true // it may be undone on the same day
	}
	return d.Last + 1, max(d.Last+1, w.at.Day), true
}

// upTo is the first of the days before the event that are meant. How things
// stood before a ban is how they stood on the day before it, and before its end
// how they did since it began.
func (w *writer) upTo(event *knowledge.Event, what language.Event, actor, app knowledge.EntityID) knowledge.Day {
	eve := event.Announced.First - 1
	ban := w.firstOn(language.Banning, actor, app)
	switch {
	case !w.asksState():
		return knowledge.FirstDay
	case what == language.Undoing && ban != nil:
		return min(ban.Announced.Last, eve)
	}
	return eve
}

// firstOn is the first ban, or undoing of one, by the actor or by anybody, that
// is on record of the app. Where nothing was banned, a restriction counts.
func (w *writer) firstOn(what language.Event, actor, app knowledge.EntityID) *knowledge.Event {
	for _, act := range []knowledge.Act{knowledge.Ban, knowledge.Restrict} {
		var first *knowledge.Event
		for _, e := range w.Timeline(app).Events {
			by := actor == "" || e.By == actor
			if by && w.happened(e, what, act) && (first == nil || e.Announced.First < first.Announced.First) {
				first = e
			}
		}
		if first != nil {
			return first
		}
	}
	return nil
}

// happened tells that the event is the act, or its undoing, and known.
func (w *writer) happened(e *knowledge.Event, what language.Event, act knowledge.Act) bool {
	if e.Announced.IsZero() || e.Announced.First > w.at.Known {
		return false
	}
	if what == language.Banning {
		return e.Do == act
	}
	n := w.Named(e)
	return (e.Do == knowledge.Withdraw || e.Do == knowledge.Lift) && n != nil && n.Do == act
}
