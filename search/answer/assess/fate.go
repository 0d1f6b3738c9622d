package assess

import (
	"slices"

	"policybot/knowledge"
	"policybot/search/answer/verdict"
)

// Fate is what became of an event by the day asked about.
type Fate struct {
	By    []*knowledge.Event // what took it away, or a part of it
	Whole bool               // nothing of it is left
	Ended bool               // it ran out by its own date
}

// FateOf works out what became of an event on the apps that it is told for: of
// a rule by its timeline, of anything else by what undid it.
func (j *Judge) FateOf(e *knowledge.Event, apps ...knowledge.EntityID) Fate {
	if !e.Do.Rule() && e.Do != knowledge.Reinstate {
		by := j.EndedBy(e, 0)
		until := j.UntilOf(e)
		ran := !until.IsZero() && until.Last < j.At.Day
		return Fate{By: by, Whole: len(by) > 0 || ran, Ended: ran}
	}
	if len(apps) == 0 {
		apps = j.toldFor(e)
	}
	var f Fate
	left := false
	for _, app := range apps {
		s := j.Timeline(app).At(knowledge.Case{Actor: e.By, Alone: true}, j.At.Day, j.At.Known)
		for _, c := range s.Cells {
			left = left || c.Rule == e && c.Status.Stands()
			for _, u := range c.Undone {
				if u.Rule != e {
					continue
				}
				f.Whole = true
				f.Ended = f.Ended || u.How == knowledge.Ended
				if ran := u.How == knowledge.Ended && u.By != nil && u.By.Do.Changing(); u.By != nil && !ran { // by the day that a change gave it
					f.By = verdict.AddEvents(f.By, u.By)
				}
			}
		}
	}
	f.Whole = f.Whole && !left
	return f
}

// toldFor are the event's apps that the question asks about, or all.
func (j *Judge) toldFor(e *knowledge.Event) []knowledge.EntityID {
	apps := j.AppsOf(e)
	if len(j.Q.Apps) == 0 {
		return apps
	}
	var asked []knowledge.EntityID
	for _, app := range j.Q.Apps {
		if slices.ContainsFunc(apps, func(a knowledge.EntityID) bool { return j.Within(app, a, j.At.Day) || j.Within(a, app, j.At.Day) }) {
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

// EndedBy lists what took back or ended an event that is no rule, and was not
// taken back itself.
func (j *Judge) EndedBy(e *knowledge.Event, depth int) []*knowledge.Event {
	if depth == maxChain {
		return nil
	}
	var list []*knowledge.Event
	for _, n := range j.Naming(e.ID) {
		ends := n.Do == knowledge.Withdraw || n.Do == knowledge.Lift && n.Start().First <= j.At.Day
		entitled := n.By == e.By || slices.Contains(j.Above(e.By, j.At.Day), n.By)
		if ends && entitled && n.Announced.First <= j.At.Known && len(j.EndedBy(n, depth+1)) == 0 {
			list = append(list, n)
		}
	}
	return list
}

// ChangesOf lists the amendments and clarifications of an event that are known
// and stand, oldest first.
func (j *Judge) ChangesOf(e *knowledge.Event) []*knowledge.Event {
	list := slices.DeleteFunc(slices.Clone(j.Naming(e.ID)), func(n *knowledge.Event) bool {
		return !n.Do.Changing() || n.Announced.First > j.At.Known || len(j.EndedBy(n, 0)) > 0
	})
	slices.SortStableFunc(list, knowledge.CompareEvents)
	return list
}

// StartOf is when an event begins to count, as changed since.
func (j *Judge) StartOf(e *knowledge.Event) knowledge.Date {
	start := e.Start()
	for _, c := range j.ChangesOf(e) {
		if !c.From.IsZero() && (c.Do == knowledge.Clarify || e.Start().First > c.Announced.Last) {
			start = c.From
		}
	}
	return start
}

// UntilOf is an event's last day, as changed since, or before the day from which it is announced to be
// lifted; zero for none.
func (j *Judge) UntilOf(e *knowledge.Event) knowledge.Date {
	until := e.Until
	for _, c := range j.ChangesOf(e) {
		until = c.Until.Or(until)
	}
	if lift := j.LiftAhead(e); lift != nil && lift.Start().Exact() && (until.IsZero() || lift.Start().First <= until.Last) {
		return knowledge.OnDay(lift.Start().First - 1)
	}
	return until
}

// LiftAhead is the announced act that lifts the whole of a rule on a day to come, or nil.
func (j *Judge) LiftAhead(e *knowledge.Event) *knowledge.Event {
	for _, n := range j.Naming(e.ID) {
		entitled := n.By == e.By || slices.Contains(j.Above(e.By, j.At.Day), n.By)
		ahead := n.Do == knowledge.Lift && n.Start().First > j.At.Day && n.Announced.First <= j.At.Known
		if ahead && entitled && n.Scope.IsZero() && len(j.EndedBy(n, 0)) == 0 {
			return n
		}
	}
	return nil
}
