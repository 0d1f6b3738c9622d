package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// relatives finds times told from what was told before, and how long something
// lasts.
func (s *sentence) relatives() {
	for i := 0; i < len(s.tokens); i++ {
		if s.timeAt(i) {
			continue
		}
		if m, ok := s.relativeAt(i); ok {
			s.times = append(s.times, m)
			i = m.to - 1
			continue
		}
		s.measured(i)
	}
}

// inWhich repeats the time of which a clause with "in which" tells more, for that: "in March,
// the month in which Globex banned it".
func (s *sentence) inWhich() {
	for _, m := range slices.Clone(s.times) {
		i := m.to
		if s.norm(i) == "," && s.in(i+1, "the-word") && s.in(i+2, "unit-noun") && (s.in(i+3, "in-word", "on-word") && s.in(i+4, "which-word") || s.in(i+3, "when-word")) && !m.date.IsZero() {
			to := i + 4
			if s.in(i+4, "which-word") {
				to++
			}
			s.times = append(s.times, moment{date: m.date, from: i + 1, to: to, yearless: m.yearless, doubt: m.doubt})
		}
	}
}

// relativeAt reads "the same day", "the next day", "the day before", "at once".
func (s *sentence) relativeAt(i int) (moment, bool) {
	if end := s.to(i, "same-day"); end > 0 {
		return moment{bearing: laterThen, same: true, from: i, to: end}, true
	}
	if end := s.to(i, "next-day"); end > 0 {
		return moment{bearing: laterThen, days: 1, n: 1, unit: "day", from: i, to: end}, true
	}
	if end := s.to(i, "previous-day"); end > 0 && s.ends(end) {
		return moment{bearing: laterThen, back: true, days: 1, n: 1, unit: "day", from: i, to: end}, true
	}
	if end := s.to(i, "midnight"); end > 0 && !s.timeSoon(end) {
		return moment{bearing: dueAfter, days: 1, n: 1, unit: "day", begins: true, from: i, to: end}, true
	}
	if m, ok := s.periodAt(i); ok {
		return m, true
	}
	if end := s.to(i, "immediately"); end > 0 {
		return moment{bearing: fromThen, same: true, from: i, to: end}, true
	}
	return moment{}, false
}

// ends tells that no clause or noun that what stands before the token may belong to
// begins there.
func (s *sentence) ends(i int) bool {
	return s.mark(i) || s.in(i, "and", "preposition", "because")
}

// measured reads "within five hours", "two weeks later", "a day earlier", "for 30 days".
func (s *sentence) measured(i int) {
	unit := s.to(i, "unit-noun")
	hours := s.to(i, "hours-noun")
	if unit == 0 && hours == 0 {
		return
	}
	first, n := i, 0
	if i > 0 {
		n = language.Number(s.norm(i - 1))
	}
	if n > 0 {
		first = i - 1
	} else if at := s.back(i, "few"); at >= 0 {
		first = at
	}
	m := moment{from: first, to: i + 1, days: n * daysOf(s.tokens[i].Stem), n: n, unit: s.tokens[i].Stem}
	switch {
	case s.in(i+1, "later") && !s.in(i+1, "after-word"):
		m.bearing, m.to, m.same = laterThen, i+2, hours > 0
	case first != i && (s.in(i+1, "earlier-word") || s.in(i+1, "before-word") && s.ends(i+2)):
		m.bearing, m.to, m.same, m.back = laterThen, i+2, hours > 0, true
	case s.in(first-1, "after-word") && first != i, s.in(first-1, "within-word") && hours > 0:
		m.bearing, m.same = laterThen, hours > 0
		m.from--
	case s.in(first-1, "for-word") && n > 0 && (unit > 0 || n >= 24):
		m.bearing = lasting
		m.from--
	case s.in(first-1, "within-word") && n > 0 && unit > 0:
		m.bearing = dueAfter
		m.from--
	case s.in(first-1, "within-word") && unit > 0 && strings.HasSuffix(s.norm(i), "s"):
		m.bearing, m.days = laterThen, 0 // "within days"
		m.from--
	default:
		return
	}
	s.times = append(s.times, m)
}

// before counts back from the day: days and a week to the day, and what is longer as
// coarsely as it sounds.
func (m *moment) before(d knowledge.Date) knowledge.Date {
	back := func(days int) knowledge.Date {
		return knowledge.Date{First: d.First - knowledge.Day(days), Last: d.Last - knowledge.Day(days), Precision: d.Precision}
	}
	switch {
	case d.IsZero() || d.First == knowledge.FirstDay || m.n == 0:
		return knowledge.Date{}
	case m.unit == "year":
		return yearOf(yearsLater(d, -m.n))
	case m.unit == "month":
		return monthOf(knowledge.DayOf(firstOfMonth(d.First).Time().AddDate(0, -m.n, 0)))
	case !d.Exact():
		return knowledge.Date{}
	case m.unit == "day" || m.n == 1:
		return back(m.days)
	}
	return spanOf(back(m.days+3), back(m.days-3))
}

// toldBefore is the day of which the document told last before the token, and what is in
// doubt of it.
func (s *sentence) toldBefore(i int) (knowledge.Date, string) {
	for _, m := range slices.Backward(s.times) {
		if m.to <= i && !m.date.IsZero() && m.bearing != laterThen && m.date.Precision != knowledge.SpanPrecision {
			return m.date, m.doubt
		}
	}
	return s.topic.when, s.topic.whenDoubt
}

// ordinals gives days by their number alone, "on the 9th", the month that was told of
// last.
func (s *sentence) ordinals(anchor knowledge.Date) {
	for i := range s.tokens {
		n, ok := dayNumber(s.norm(i))
		if numbered := s.timeAt(i) && s.in(i-2, "weekday"); !ok || numbered || !s.in(i-1, "the-word") || !s.ends(i+1) && !s.in(i+1, "clause") && !s.verbAt(i+1) && s.anyAct(i+1) == nil && !(s.in(i-2, "on") && s.setsIn(i+1)) {
			continue
		}
		told, doubt := s.toldBefore(i - 1)
		m := moment{from: i - 1, to: i + 1, doubt: doubt}
		s.times = slices.DeleteFunc(s.times, func(x moment) bool { return x.from <= i && i < x.to })
		if told.IsZero() || told.Last-told.First > 31 {
			if !told.IsZero() && told.Last < anchor.First {
				m.doubt = "which month that is"
			}
			told = monthOf(anchor.Last)
		}
		day := firstOfMonth(told.First) + knowledge.Day(n-1)
		if day.Time().Month() != told.First.Time().Month() || day > anchor.Last {
			continue
		}
		m.date = knowledge.OnDay(day)
		if s.bear(&m); s.in(m.from-1, "on") {
			m.from--
		}
		s.times = append(s.times, m)
	}
}

// setsIn tells that a name, or a word with an article, begins at the token.
func (s *sentence) setsIn(i int) bool {
	return i < len(s.tokens) && (s.names[i] != nil || s.tokens[i].Upper || s.in(i, "determiner"))
}

// dayNumber is the day of a month that the word names by its number: 9th.
func dayNumber(word string) (int, bool) {
	n, digits := 0, 0
	for digits < len(word) && word[digits] >= '0' && word[digits] <= '9' {
		n = n*10 + int(word[digits]-'0')
		digits++
	}
	return n, digits > 0 && n >= 1 && n <= 31 && slices.Contains([]string{"st", "nd", "rd", "th"}, word[digits:])
}

// ofThatYear reads "in June of that year", and "that year" and "the same month" by
// themselves.
func (s *sentence) ofThatYear() {
	for i := range s.tokens {
		if !s.in(i, "same-word", "that-word") || !s.in(i+1, "year-word", "month-word") || s.timeAt(i) {
			continue
		}
		from := i
		if s.in(i-1, "the-word") {
			from--
		}
		told, doubt := s.toldBefore(from)
		if k := slices.IndexFunc(s.times, func(m moment) bool { return m.to == from-1 || m.to == from }); k >= 0 && s.times[k].yearless && s.in(i+1, "year-word") {
			m := &s.times[k]
			if told, doubt = s.toldBefore(m.from); told.IsZero() {
				m.doubt = whichYear
				continue
			}
			m.date, m.to, m.yearless, m.doubt = yearsLater(m.date, told.First.Time().Year()-m.date.First.Time().Year()), i+2, false, doubt
			continue
		}
		part := s.in(i-1, "of-word") && s.in(i-2, "part-of-time")
		if told.IsZero() || !part && s.in(i-1, "preposition") && !s.in(i-1, "on") {
			continue
		}
		m := moment{from: from, to: i + 2, date: yearOf(told), doubt: doubt}
		if s.in(i+1, "month-word") {
			m.date = monthOf(told.First)
		}
		if part {
			m.from = i - 2
			s.bear(&m)
		}
		s.times = append(s.times, m)
	}
}

func firstOfMonth(d knowledge.Day) knowledge.Day {
	t := d.Time()
	return knowledge.NewDay(t.Year(), t.Month(), 1)
}

func monthOf(d knowledge.Day) knowledge.Date {
	first := firstOfMonth(d)
	return knowledge.Date{First: first, Last: knowledge.DayOf(first.Time().AddDate(0, 1, -1)), Precision: knowledge.MonthPrecision}
}

func yearOf(d knowledge.Date) knowledge.Date {
	year := d.First.Time().Year()
	return knowledge.Date{First: knowledge.NewDay(year, 1, 1), Last: knowledge.NewDay(year, 12, 31), Precision: knowledge.YearPrecision}
}
