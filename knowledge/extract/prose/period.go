package prose

import (
	"policybot/knowledge"
)

// periodAt reads the week, month or year behind what was told before: "the following
// month", "in the week that followed", "the year after".
func (s *sentence) periodAt(i int) (moment, bool) {
	if !s.in(i, "the-word") {
		return moment{}, false
	}
	var end int
	unit := i + 1
	switch {
	case s.in(i+1, "following-word") && s.in(i+2, "unit-noun"):
		unit, end = i+2, i+3
	case !s.in(i+1, "unit-noun"):
		return moment{}, false
	case s.in(i+2, "that-followed"):
		end = s.to(i+2, "that-followed")
	case s.in(i+2, "after-word") && s.ends(i+3):
		end = i + 3
	default:
		return moment{}, false
	}
	m := moment{bearing: laterThen, period: true, n: 1, unit: s.tokens[unit].Stem, days: daysOf(s.tokens[unit].Stem), from: i, to: end}
	if s.in(i-1, "preposition") {
		m.from--
	}
	return m, m.unit != "day"
}

// next is the week, month or year behind the day, as far as that is over by the last one.
func (m *moment) next(d knowledge.Date, last knowledge.Day) knowledge.Date {
	var next knowledge.Date
	switch {
	case m.unit == "week" && d.Exact():
		next = knowledge.Date{First: d.Last + 1, Last: d.Last + 7, Precision: knowledge.SpanPrecision}
	case m.unit == "month" && d.Last-d.First < daysOfMonth:
		next = monthOf(knowledge.DayOf(firstOfMonth(d.First).Time().AddDate(0, 1, 0)))
	case m.unit == "year" && d.First.Time().Year() == d.Last.Time().Year():
		next = yearOf(yearsLater(d, 1))
	}
	if next.IsZero() || next.First > last {
		return knowledge.Date{}
	}
	if next.Last > last {
		next = upTo(next, last)
	}
	return next
}
