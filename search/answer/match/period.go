package match

import (
	"policybot/knowledge"
	"policybot/search/question"
)

// Period gives the days that the question asks about, up to the day of asking.
func (f *Finder) Period(actor, app knowledge.EntityID) (from, to knowledge.Day, named bool) {
	when := f.Q.When
	if when == nil {
		return knowledge.FirstDay, f.At.Day, false
	}
	if when.Event != "" {
		return f.around(when, actor, app)
	}
	d := when.Date
	if when.Yearless {
		d = f.yearOf(d, actor, app)
	}
	switch when.Relation {
	case "before":
		if f.Q.Must {
			return d.First - 1, d.First - 1, true // what has to be done before then has to by the day before
		}
		return knowledge.FirstDay, d.First - 1, true
	case "by":
		if f.asksState() {
			return d.Last, d.Last, true
		}
		return knowledge.FirstDay, d.Last, true
	case "since":
		from = d.First
		if f.asksState() {
			from = min(d.Last, max(d.First, f.At.Day)) // "since 2023" is since some day of it
		}
		return from, max(from, f.At.Day), true
	case "after":
		return d.Last + 1, max(d.Last+1, f.At.Day), true
	}
	return d.First, d.Last, true
}

// asksState tells that the question is how things stand on a day, rather than
// what was done up to it.
func (f *Finder) asksState() bool {
	return f.Q.AsksPermission() || f.Q.Intent == question.Is || f.Q.Intent == question.Covers || f.Q.Intent == question.Status
}

// yearOf moves a date whose year was unsaid to the latest year in which
// something is on record then.
func (f *Finder) yearOf(d knowledge.Date, actor, app knowledge.EntityID) knowledge.Date {
	var found knowledge.Date
	for _, e := range f.Timeline(app).Events {
		on := e.Announced
		if on.First <= knowledge.FirstDay { // a document without a date told it
			on = e.From
		}
		if actor != "" && e.By != actor || on.IsZero() {
			continue
		}
		y := on.First.Time().Year() - d.First.Time().Year()
		first, last := d.First.Time().AddDate(y, 0, 0), d.Last.Time().AddDate(y, 0, 0)
		moved := knowledge.Date{First: knowledge.DayOf(first), Last: knowledge.DayOf(last), Precision: d.Precision}
		if moved.First <= on.Last && on.First <= moved.Last && moved.First <= f.At.Day && (found.IsZero() || moved.First > found.First) {
			found = moved
		}
	}
	return found.Or(d)
}
