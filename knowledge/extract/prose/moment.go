package prose

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// bearing is how a time bears on an act.
type bearing int

const (
	onThen     bearing = iota // it was done then
	fromThen                  // it holds from then
	untilThen                 // it holds until then
	dueThen                   // it is to be done by then
	sinceThen                 // it has held since then
	beforeThen                // it was done before then
	afterThen                 // and after then
	laterThen                 // so long after what was told before
	lasting                   // it holds for so long
	dueAfter                  // it is to be done within so long
)

// moment is a time in the sentence.
type moment struct {
	date     knowledge.Date
	bearing  bearing
	from, to int // tokens
	days     int // with lasts and later: how many, 0 where they aren't told
	n        int // and in which unit
	unit     string
	same     bool
	back     bool // with later: so long before it
	period   bool // with later: in the week, month or year behind it
	begins   bool // with dueAfter: it begins then, whatever it is
	doubt    string
	yearless bool
}

// counts is in which round a time is read: after the day of the act what has no year
// without it, and last what is counted from where it begins.
func (b bearing) counts() int {
	switch b {
	case fromThen, dueThen, untilThen, afterThen:
		return 1
	case lasting, dueAfter:
		return 2
	}
	return 0
}

// since is the time itself, or where it has no year, the first such one from the day
// on.
func (m *moment) since(day knowledge.Date) knowledge.Date {
	d := m.date
	if !m.yearless || day.IsZero() || day.First == knowledge.FirstDay {
		return d
	}
	for d.Last < day.First {
		d = yearsLater(d, 1)
	}
	for e := yearsLater(d, -1); e.Last >= day.First; e = yearsLater(d, -1) {
		d = e
	}
	return d
}

// anchor is the date that "yesterday" is counted from.
func (s *sentence) anchor() (d knowledge.Date, known bool) {
	if d = s.placeDate(); d.IsZero() {
		d = s.passage.Date
	}
	if src := s.Base.Source(s.passage.Source); d.IsZero() && src != nil {
		d = src.Date
	}
	if d.IsZero() {
		d = s.passage.From
	}
	if d.IsZero() || d.First == knowledge.FirstDay || d.Last == knowledge.LastDay {
		return knowledge.OnDay(s.Today()), false
	}
	return d, true
}

// anchorDate is the same, whether it is known or not.
func (s *sentence) anchorDate() knowledge.Date {
	d, _ := s.anchor()
	return d
}

// placeDate is the day that a log gives what is said: that of the row of a table, or of
// the heading.
func (s *sentence) placeDate() knowledge.Date {
	for _, c := range form.Cells(s.passage.Text) {
		if !language.Ruling("since-head").Has(strings.ToLower(c.Head)) {
			continue
		}
		for _, w := range s.DateOrder.Times(c.Text, knowledge.LastDay) {
			if w.Start == 0 && w.End == len(c.Text) && w.Date.Exact() {
				return w.Date
			}
		}
	}
	return headingDate(s.passage.Title)
}

// headingDate is the day or month that the last heading is, of a log by date, or zero.
func headingDate(title string) knowledge.Date { return language.HeadingDate(form.LastHeading(title)) }

// daysOfMonth is how many days a month has at most.
const daysOfMonth = 31

// moments finds the times of the sentence.
func (s *sentence) moments() {
	anchor, known := s.anchor()
	s.times = nil
	whens := s.DateOrder.Times(s.Text, anchor.Last)
	var early []language.When
	if !anchor.Exact() {
		early = s.DateOrder.Times(s.Text, anchor.First)
	}
	for i, w := range whens {
		if w.Date.IsZero() {
			continue
		}
		m := moment{date: w.Date, yearless: w.Yearless}
		m.from, m.to = s.tokensOf(w.Start, w.End)
		if m.from == m.to {
			continue
		}
		if len(early) == len(whens) && (w.Counted || w.Yearless) {
			m.date = spanOf(early[i].Date, w.Date)
		}
		if !known && (w.Counted || w.Yearless) {
			continue // nothing tells which year it is counted from
		}
		if w.YearOnly || w.Slip {
			m.doubt = "which day that is"
		}
		s.bear(&m)
		s.nearest(&m, anchor)
		s.times = append(s.times, m)
	}
	if known {
		s.bareMonths(anchor)
		s.weekdays(anchor)
	}
	s.yearsOfRules()
	s.monthsOfYears()
	s.ofThatYear()
	s.afterYears(anchor)
	s.ordinals(anchor)
	s.countedFrom()
	s.relatives()
	s.inWhich()
	s.then()
	slices.SortStableFunc(s.times, func(a, b moment) int { return a.from - b.from })
}

// spanOf is the date that means one of the days of both.
func spanOf(a, b knowledge.Date) knowledge.Date {
	if a == b {
		return a
	}
	return knowledge.Date{First: min(a.First, b.First), Last: max(a.Last, b.Last), Precision: knowledge.SpanPrecision}
}

func (s *sentence) tokensOf(start, end int) (from, to int) {
	from = slices.IndexFunc(s.tokens, func(t language.Token) bool { return t.End > start })
	if from < 0 {
		return 0, 0
	}
	to = from
	for to < len(s.tokens) && s.tokens[to].Start < end {
		to++
	}
	return from, to
}

// bear reads the words before the time, or at its own beginning.
func (s *sentence) bear(m *moment) {
	if first := s.back(m.from, "as-early-as"); first >= 0 {
		m.from = first
	}
	for i := max(0, m.from-2); i < m.from; i++ {
		if to := s.to(i, "by"); to > m.from && to <= m.to {
			m.bearing, m.from = dueThen, i // "by the end of June"
			return
		}
		if to := s.to(i, "until"); to > m.from && to <= m.to {
			m.bearing, m.from = untilThen, i
			return
		}
	}
	for _, at := range []int{m.from, m.from + 1} {
		for _, b := range []struct {
			list string
			bearing
		}{{"until", untilThen}, {"by", dueThen}, {"from", fromThen}, {"since", sinceThen}, {"before", beforeThen}, {"after", afterThen}} {
			first := s.back(at, b.list)
			if first < 0 && at == m.from && s.in(m.from-1, "determiner") {
				first = s.back(m.from-1, b.list)
			}
			if first < 0 && at == m.from && b.bearing == sinceThen {
				first = s.sinceEvent(m.from)
			}
			if first < 0 || at == m.from+1 && first != m.from {
				continue
			}
			m.bearing, m.from = b.bearing, min(first, m.from)
			if m.bearing == fromThen && s.in(first-1, "dates-from") {
				m.bearing = onThen // "the rules date from May"
			}
			if m.bearing == fromThen && s.in(first, "since-word") {
				m.bearing = sinceThen
			}
			if a := s.act(first-1, "start"); m.bearing == fromThen && a != nil && a.Form&language.Past != 0 && a.Form&language.Plain == 0 {
				m.bearing = onThen // "came into force on Monday"
			}
			if m.bearing == dueThen && s.in(first, "before-word") {
				m.bearing = beforeThen
			}
			if m.bearing == untilThen && s.in(first, "to-word") || m.bearing == afterThen && s.possessive(m.to-1) {
				m.bearing = onThen // "after Monday's meeting"
			}
			return
		}
	}
}

// sinceEvent is the word since of what is told with its time behind it: "since the election
// of 2009"; else -1.
func (s *sentence) sinceEvent(time int) int {
	if !s.in(time-1, "of-word") {
		return -1
	}
	for i := time - 2; i >= max(0, time-2-mostWords); i-- {
		if s.in(i, "since-word") && s.in(i+1, "determiner") {
			return i
		}
		if s.mark(i) || s.in(i, "preposition", "clause") || s.timeAt(i) {
			return -1
		}
	}
	return -1
}

// nearest gives a time without a year, from or until which something holds, the
// year that brings it nearest to the document's date.
func (s *sentence) nearest(m *moment, anchor knowledge.Date) {
	if !m.yearless || m.bearing == onThen || m.bearing == sinceThen || m.bearing == beforeThen || m.bearing == afterThen && !s.own() {
		return
	}
	next := yearLater(m.date)
	if next.First-anchor.Last < anchor.First-m.date.Last {
		m.date = next
	}
}

// yearLater is the same day or month of the next year.
func yearLater(d knowledge.Date) knowledge.Date { return yearsLater(d, 1) }

func yearsLater(d knowledge.Date, n int) knowledge.Date {
	move := func(x knowledge.Day) knowledge.Day { return knowledge.DayOf(x.Time().AddDate(n, 0, 0)) }
	return knowledge.Date{First: move(d.First), Last: move(d.Last), Precision: d.Precision}
}

// weekdays finds days of the week: the latest such day up to the document's, or
// the next where something is due or begins then.
func (s *sentence) weekdays(anchor knowledge.Date) {
	for i, t := range s.tokens {
		if !language.Weekday(t.Norm) || s.timeAt(i) || s.timeAt(i-1) || s.mark(i-1) && s.timeAt(i-2) {
			continue // "15 September (Monday)"
		}
		m := moment{from: i, to: i + 1}
		if s.in(i-1, "next-word") || s.in(i-1, "last-word") || s.in(i-1, "this-word") {
			m.from--
		}
		next := s.in(i-1, "next-word")
		s.bear(&m)
		day := func(d knowledge.Day) knowledge.Day {
			back := (int(d.Time().Weekday()) - weekdayOf(t.Norm) + 7) % 7
			if next || m.bearing == fromThen || m.bearing == untilThen || m.bearing == dueThen {
				if back == 0 {
					return d
				}
				return d + knowledge.Day(7-back)
			}
			return d - knowledge.Day(back)
		}
		m.date = knowledge.OnDay(day(anchor.Last))
		if !anchor.Exact() {
			m.date = spanOf(knowledge.OnDay(day(anchor.First)), m.date)
		}
		s.withNumber(&m, anchor.Last)
		s.times = append(s.times, m)
	}
}

// withNumber makes of a day of the week that has its number behind it, "Monday the 15th", the
// nearest to the day that has both.
func (s *sentence) withNumber(m *moment, near knowledge.Day) {
	at := m.to
	for at < m.to+2 && (s.mark(at) || s.in(at, "the-word")) {
		at++
	}
	n, ok := dayNumber(s.norm(at))
	weekday := m.date.Last.Time().Weekday()
	for away := knowledge.Day(0); ok && away < mostAway; away++ {
		for _, d := range []knowledge.Day{near + away, near - away} {
			if t := d.Time(); t.Day() == n && t.Weekday() == weekday {
				m.date, m.to = knowledge.OnDay(d), at+1
				return
			}
		}
	}
}

// mostAway is how many days from when it is told of a day is at most that is named without its
// month.
const mostAway = 190

func weekdayOf(name string) int {
	for d := range 7 {
		if language.WeekdayName(d) == name {
			return d
		}
	}
	return 0
}

// end is the last of so many days, months or years from the day on.
func (m *moment) end(start knowledge.Day) knowledge.Day {
	t := start.Time()
	switch m.unit {
	case "hour":
		return start + knowledge.Day((m.n+23)/24)
	case "month":
		return knowledge.DayOf(t.AddDate(0, m.n, 0))
	case "year":
		return knowledge.DayOf(t.AddDate(m.n, 0, 0))
	}
	return start + knowledge.Day(m.days) - 1
}

// deadline is the last day on which what is to be done within so long may be done.
func (m *moment) deadline(start knowledge.Day) knowledge.Day {
	if m.unit == "month" || m.unit == "year" {
		return m.end(start)
	}
	return start + knowledge.Day(m.days)
}

// daysOf is how many days the unit has, as near as its name says.
func daysOf(stem string) int {
	return map[string]int{"day": 1, "week": 7, "month": 30, "year": 365}[stem]
}

// monthsOfYears joins "in March" and "last year" to one time.
func (s *sentence) monthsOfYears() {
	for i := 0; i+1 < len(s.times); i++ {
		m, y := &s.times[i], s.times[i+1]
		if m.to != y.from || !m.yearless || y.date.Precision != knowledge.YearPrecision || m.date.Precision != knowledge.MonthPrecision && !m.date.Exact() {
			continue
		}
		for m.date.First.Time().Year() != y.date.First.Time().Year() {
			step := 1
			if m.date.First > y.date.First {
				step = -1
			}
			m.date = yearsLater(m.date, step)
		}
		m.to, m.yearless = y.to, false
		s.times = slices.Delete(s.times, i+1, i+2)
	}
}

// bareMonths finds months without a year behind words such as from and through.
func (s *sentence) bareMonths(anchor knowledge.Date) {
	for i, t := range s.tokens {
		month := language.Month(t.Norm)
		if month == 0 || !t.Upper || s.timeAt(i) {
			continue
		}
		m := moment{from: i, to: i + 1, yearless: true}
		if s.bear(&m); m.bearing == onThen && !s.in(i+1, "paper-noun", "ban-noun", "rule-noun", "paper-rule-noun") && !(i == 0 && s.in(1, "month-does")) {
			continue // "a May memo", "December was a bad month"
		}
		year := anchor.Last.Time().Year()
		first := knowledge.NewDay(year, month, 1)
		m.date = knowledge.Date{First: first, Last: knowledge.DayOf(first.Time().AddDate(0, 1, -1)), Precision: knowledge.MonthPrecision}
		if m.date.First > anchor.Last && m.bearing != fromThen && m.bearing != untilThen && m.bearing != dueThen {
			m.date = yearsLater(m.date, -1)
		}
		s.nearest(&m, anchor)
		s.times = append(s.times, m)
	}
}
