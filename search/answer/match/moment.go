package match

import (
	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/question"
)

// around gives the days before or after the first ban by the actor of the app,
// or the first undoing of one. Where none is on record, nothing was done after
// it.
func (f *Finder) around(when *language.When, actor, app knowledge.EntityID) (from, to knowledge.Day, named bool) {
	event := f.firstOn(when.Event, actor, app)
	switch {
	case event == nil && when.Relation == language.Before:
		return knowledge.FirstDay, f.At.Day, false
	case event == nil && f.asksState():
		return f.At.Day, f.At.Day, true
	case event == nil:
		return f.At.Day + 1, f.At.Day + 1, true
	}
	d := event.Announced
	switch when.Relation {
	case language.Before:
		return f.upTo(event, when.Event, actor, app), d.First - 1, true
	case language.Since:
		from = d.First
		if f.asksState() {
			from = d.Last // where the day isn't known, it has happened by the last
		}
		return from, max(from, f.At.Day), true
	}
	if f.Q.Intent == question.DidUndo && when.Event == language.Banning {
		return d.First, max(d.First, f.At.Day), true // it may be undone on the same day
	}
	return d.Last + 1, max(d.Last+1, f.At.Day), true
}

// upTo is the first of the days before the event that are meant. How things
// stood before a ban is how they stood on the day before it, and before its end
// how they did since it began.
func (f *Finder) upTo(event *knowledge.Event, what language.Event, actor, app knowledge.EntityID) knowledge.Day {
	eve := event.Announced.First - 1
	ban := f.firstOn(language.Banning, actor, app)
	switch {
	case !f.asksState():
		return knowledge.FirstDay
	case what == language.Undoing && ban != nil:
		return min(ban.Announced.Last, eve)
	}
	return eve
}

// firstOn is the first ban, or undoing of one, by the actor or by anybody, that
// is on record of the app. Where nothing was banned, a restriction counts.
func (f *Finder) firstOn(what language.Event, actor, app knowledge.EntityID) *knowledge.Event {
	for _, act := range []knowledge.Act{knowledge.Ban, knowledge.Restrict} {
		var first *knowledge.Event
		for _, e := range f.Timeline(app).Events {
			by := actor == "" || e.By == actor
			if by && f.happened(e, what, act) && (first == nil || e.Announced.First < first.Announced.First) {
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
func (f *Finder) happened(e *knowledge.Event, what language.Event, act knowledge.Act) bool {
	if e.Announced.IsZero() || e.Announced.First > f.At.Known {
		return false
	}
	if what == language.Banning {
		return e.Do == act
	}
	n := f.Named(e)
	return (e.Do == knowledge.Withdraw || e.Do == knowledge.Lift) && n != nil && n.Do == act
}
