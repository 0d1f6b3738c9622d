package answer

import (
	"slices"

	"policybot/knowledge"
)

// tellRenewed tells of a rule that was put back what it was before, and how that was undone:
// nobody is to read that it stood all the time.
func (w *writer) tellRenewed(r *knowledge.Event, undone []knowledge.Undone) {
	if r.Do != knowledge.Reinstate {
		return
	}
	for _, u := range undone {
		if u.By != nil && w.RuleOf(u.Rule) == w.RuleOf(r) {
			w.add(w.telling(u.Rule))
			w.tellUndoing(u)
		}
	}
}

// tellEndedExemptions tells exemptions from a rule that ended before the day asked about, and
// that were for just what the question states.
func (w *writer) tellEndedExemptions(r *knowledge.Event, day knowledge.Day) {
	for _, e := range w.Naming(r.ID) {
		if e.Do == knowledge.Exempt && e.Announced.First <= w.At.Known && w.over(e, day) && w.states(e.Scope) {
			w.add(w.telling(e))
			w.after(e)
		}
	}
}

// over tells that an event had ended before the day, by its own date or by another event.
func (w *writer) over(e *knowledge.Event, day knowledge.Day) bool {
	if until := w.UntilOf(e); !until.IsZero() && until.Last < day {
		return true
	}
	return slices.ContainsFunc(w.EndedBy(e, 0), func(u *knowledge.Event) bool { return u.Announced.First <= day })
}

// states tells that the question states a term of the scope, or one that lies in it.
func (w *writer) states(s knowledge.Scope) bool {
	for d, terms := range s.Terms {
		asked := w.Q.Where[d]
		if d == knowledge.Unit {
			asked = append(slices.Clone(asked), w.Q.Actors...)
		}
		for _, t := range terms {
			if slices.ContainsFunc(asked, func(x knowledge.EntityID) bool { return x == t || w.Within(x, t, w.At.Day) }) {
				return true
			}
		}
	}
	return false
}
