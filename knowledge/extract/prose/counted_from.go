package prose

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// countedFrom makes of the day of something else, from which the sentence counts, the time
// that it tells so: "two days before the election of 14 January 2021", "on the eve of the vote
// of 3 March", "hours after riots broke out on 3 March".
func (s *sentence) countedFrom() {
	for i := range s.times {
		m := &s.times[i]
		if s.own() || !m.date.Exact() || m.bearing != onThen && m.bearing != beforeThen && m.bearing != afterThen {
			continue
		}
		at, back := s.countsFrom(m)
		if at < 0 {
			continue
		}
		if s.in(at, "eve-of") {
			m.date, m.from, m.bearing = knowledge.OnDay(m.date.First-1), at, onThen
			continue
		}
		x, ok := s.measureBefore(at)
		switch last := s.anchorDate().Last; {
		case ok:
			m.date, m.from, m.bearing = x.away(m.date, back, last), x.from, onThen
		case m.bearing == onThen && s.in(m.from-1, "of-word") && !back && m.date.Last < last:
			m.date, m.from = knowledge.Date{First: m.date.First, Last: last, Precision: knowledge.SpanPrecision}, at
		}
	}
	s.times = slices.DeleteFunc(s.times, func(m moment) bool {
		return slices.ContainsFunc(s.times, func(x moment) bool { return x.from < m.from && m.to < x.to })
	})
}

// countsFrom is the word before or after, or what says as much, that the sentence has before
// what happened on the day, or -1; and whether it counts back.
func (s *sentence) countsFrom(m *moment) (at int, back bool) {
	for i := m.from; i >= max(0, m.from-mostWords); i-- {
		switch {
		case i < m.from && (s.mark(i) || s.timeAt(i)), s.act(i, "ban", "restrict", "allow", "unban", "undo", "withdraw", "cut") != nil && !s.in(i, "ban-noun"):
			return -1, false
		case s.in(i, "eve-of"), s.in(i, "before"):
			return i, true
		case s.in(i, "after-word"):
			return i, false
		}
	}
	return -1, false
}

// measureBefore is how long before or after something the words before the token say: "two
// days", "the day", "hours".
func (s *sentence) measureBefore(at int) (m moment, ok bool) {
	unit := at - 1
	if unit < 0 || !s.in(unit, "unit-noun", "hours-noun") {
		return m, false
	}
	m = moment{from: unit, unit: s.tokens[unit].Stem, n: language.Number(s.norm(unit - 1))}
	switch {
	case m.n > 0:
		m.from--
	case s.in(unit-1, "determiner"):
		m.n, m.from, m.period = 1, unit-1, m.unit != "day"
	case s.back(unit, "few") >= 0:
		m.from = s.back(unit, "few")
	}
	m.days = m.n * daysOf(m.unit)
	return m, true
}

// mostFew is how many of a unit a few are at most, as in "weeks before the election".
const mostFew = 30

// away counts from the day on or back, as closely as that is told, up to the last one.
func (m *moment) away(d knowledge.Date, back bool, last knowledge.Day) knowledge.Date {
	far := knowledge.Day(daysOf(m.unit))
	switch {
	case far == 0: // hours
		far = 1
	case m.period:
	case m.n == 0:
		far *= mostFew
	case back:
		return m.before(d)
	default:
		return m.after(d, last)
	}
	if back {
		return knowledge.Date{First: d.First - far, Last: d.First, Precision: knowledge.SpanPrecision}
	}
	return knowledge.Date{First: d.First, Last: min(last, d.First+far), Precision: knowledge.SpanPrecision}
}
