package answer

import (
	"slices"

	"policybot/knowledge"
)

// fate is what became of an event by the day asked about.
type fate struct {
	by    []*knowledge.Event // what took it away, or a part of it
	whole bool               // nothing of it is left
	ended bool               // it ran out by its own date
}

// fateOf works out what became of an event on the apps that it is told for: of
// a rule by its timeline, of anything else by what undid it.
func (r *ruled) fateOf(e *knowledge.Event, apps ...knowledge.EntityID) fate {
	if !e.Do.Rule() && e.Do != knowledge.Reinstate {
		by := r.endedBy(e, 0)
		until := r.untilOf(e)
		ran := !until.IsZero() && until.Last < r.at.Day
		return fate{by: by, whole: len(by) > 0 || ran, ended: ran}
	}
	if len(apps) == 0 {
		apps = r.toldFor(e)
	}
	var f fate
	left := false
	for _, app := range apps {
		s := r.Timeline(app).At(knowledge.Case{Actor: e.By, Alone: true}, r.at.Day, r.at.Known)
		for _, c := range s.Cells {
			left = left || c.Rule == e && c.Status.Stands()
			for _, u := range c.Undone {
				if u.Rule != e {
					continue
				}
				f.whole = true
				f.ended = f.ended || u.How == knowledge.Ended
				if u.By != nil {
					f.by = addEvents(f.by, u.By)
				}
			}
		}
	}
	f.whole = f.whole && !left
	return f
}

// toldFor are the event's apps that the question asks about, or all.
func (r *ruled) toldFor(e *knowledge.Event) []knowledge.EntityID {
	apps := r.AppsOf(e)
	if len(r.q.Apps) == 0 {
		return apps
	}
	var asked []knowledge.EntityID
	for _, app := range r.q.Apps {
		if slices.ContainsFunc(apps, func(a knowledge.EntityID) bool { return r.Within(app, a, r.at.Day) || r.Within(a, app, r.at.Day) }) {
			asked = append(asked, app)
		}
	}
	if len(asked) == 0 {
		return apps
	}
	return asked
}

// maxChain bounds how far undoings of undoings are followed.
const maxChain = 16

// endedBy lists what took back or ended an event that is no rule, and was not
// taken back itself.
func (r *ruled) endedBy(e *knowledge.Event, depth int) []*knowledge.Event {
	if depth == maxChain {
		return nil
	}
	var list []*knowledge.Event
	for _, n := range r.Naming(e.ID) {
		ends := n.Do == knowledge.Withdraw || n.Do == knowledge.Lift && n.Start().First <= r.at.Day
		entitled := n.By == e.By || slices.Contains(r.Above(e.By, r.at.Day), n.By)
		if ends && entitled && n.Announced.First <= r.at.Known && len(r.endedBy(n, depth+1)) == 0 {
			list = append(list, n)
		}
	}
	return list
}

// after tells what became of an event, so that nothing undone is told as if it
// stood.
func (w *writer) after(e *knowledge.Event) {
	f := w.fateOf(e)
	for _, u := range f.by {
		w.add(w.telling(u))
	}
	if f.ended && len(f.by) == 0 && !w.untilOf(e).IsZero() {
		w.ran(e)
	}
}

// changesOf lists the amendments and clarifications of an event that are known
// and stand, oldest first.
func (r *ruled) changesOf(e *knowledge.Event) []*knowledge.Event {
	list := slices.DeleteFunc(slices.Clone(r.Naming(e.ID)), func(n *knowledge.Event) bool {
		return !n.Do.Changing() || n.Announced.First > r.at.Known || len(r.endedBy(n, 0)) > 0
	})
	slices.SortStableFunc(list, knowledge.CompareEvents)
	return list
}

// startOf is when an event begins to count, as changed since.
func (r *ruled) startOf(e *knowledge.Event) knowledge.Date {
	start := e.Start()
	for _, c := range r.changesOf(e) {
		if !c.From.IsZero() && (c.Do == knowledge.Clarify || e.Start().First > c.Announced.Last) {
			start = c.From
		}
	}
	return start
}

// untilOf is an event's last day, as changed since; zero for none.
func (r *ruled) untilOf(e *knowledge.Event) knowledge.Date {
	until := e.Until
	for _, c := range r.changesOf(e) {
		until = c.Until.Or(until)
	}
	return until
}
