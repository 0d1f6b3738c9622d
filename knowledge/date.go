package knowledge

import (
	"cmp"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

// Day is a calendar day, counted from 1970-01-01, in the time zone of the
// knowledge.
type Day int32

// The ends of open spans. No real date reaches them.
const (
	FirstDay Day = math.MinInt32 / 4
	LastDay  Day = math.MaxInt32 / 4
)

// DayOf is the calendar day on which t falls in t's own location.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return NewDay(y, m, d)
}

// NewDay is the day of the given year, month and day of the month.
func NewDay(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// ParseDay reads a day written as 2006-01-02.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("date %q: write it as 2020-07-10", s)
	}
	return DayOf(t), nil
}

// Time is midnight of the day in UTC.
func (d Day) Time() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }

// String writes the day as 2006-01-02.
func (d Day) String() string { return d.Time().Format(time.DateOnly) }

// Words writes the day as people do: 10 July 2020.
func (d Day) Words() string { return d.Time().Format("2 January 2006") }

// Precision is how exactly a date is known.
type Precision uint8

// Precisions, from unknown to exact. A Span is any stretch of days that is no
// whole month or year.
const (
	NoPrecision Precision = iota
	SpanPrecision
	YearPrecision
	MonthPrecision
	DayPrecision
	MinutePrecision
)

// Date is when something happened, as precisely as that is known: it means one
// of the days from First to Last, without saying which. The zero Date is an
// unknown one.
type Date struct {
	First, Last Day
	Minute      int // of the day, 0 to 1439; only with MinutePrecision
	Precision   Precision
}

// OnDay is the date that means exactly d.
func OnDay(d Day) Date { return Date{First: d, Last: d, Precision: DayPrecision} }

// ParseDate reads a minute (2020-07-10T14:05), a day (2020-07-10), a month
// (2020-07), a year (2020), or a span of these (2020-06..2020-08). A span open
// at the front (..2018-06) means by then, one open at the end (2018-06..) from
// then on.
func ParseDate(s string) (Date, error) {
	s = strings.TrimSpace(s)
	if from, to, ok := strings.Cut(s, ".."); ok {
		return parseSpan(s, from, to)
	}
	for _, form := range []struct {
		layout string
		p      Precision
	}{
		{"2006", YearPrecision}, {"2006-01", MonthPrecision}, {time.DateOnly, DayPrecision},
		{"2006-01-02T15:04", MinutePrecision}, {"2006-01-02 15:04", MinutePrecision},
	} {
		if len(s) != len(form.layout) {
			continue
		}
		t, err := time.Parse(form.layout, s)
		if err != nil {
			continue
		}
		d := Date{First: DayOf(t), Last: DayOf(t), Precision: form.p}
		switch form.p {
		case YearPrecision:
			d.Last = DayOf(t.AddDate(1, 0, -1))
		case MonthPrecision:
			d.Last = DayOf(t.AddDate(0, 1, -1))
		case MinutePrecision:
			d.Minute = t.Hour()*60 + t.Minute()
		}
		return d, nil
	}
	return Date{}, fmt.Errorf("date %q: write a real day (2020-07-10), month (2020-07), year (2020), minute (2020-07-10T14:05) or span (2020-06..2020-08)", s)
}

func parseSpan(s, from, to string) (Date, error) {
	d := Date{First: FirstDay, Last: LastDay, Precision: SpanPrecision}
	if from == "" && to == "" {
		return Date{}, fmt.Errorf("date %q: a span needs at least one end", s)
	}
	if from != "" {
		f, err := ParseDate(from)
		if err != nil {
			return Date{}, err
		}
		d.First = f.First
	}
	if to != "" {
		l, err := ParseDate(to)
		if err != nil {
			return Date{}, err
		}
		d.Last = l.Last
	}
	if d.Last < d.First {
		return Date{}, fmt.Errorf("date %q: the span ends before it begins", s)
	}
	return d, nil
}

// IsZero tells that the date is unknown.
func (d Date) IsZero() bool { return d.Precision == NoPrecision }

// Exact tells that the day is known.
func (d Date) Exact() bool { return !d.IsZero() && d.First == d.Last }

// Contains tells that the date may mean day.
func (d Date) Contains(day Day) bool { return !d.IsZero() && d.First <= day && day <= d.Last }

// Agrees tells that both dates can mean the same, one of them perhaps more
// precisely, or that both are unknown.
func (d Date) Agrees(other Date) bool {
	if d.IsZero() || other.IsZero() {
		return d.IsZero() && other.IsZero()
	}
	return d.First <= other.First && other.Last <= d.Last || other.First <= d.First && d.Last <= other.Last
}

// Overlaps tells that both dates can mean the same day.
func (d Date) Overlaps(other Date) bool { return d.First <= other.Last && other.First <= d.Last }

// Or is d, or other where d is unknown.
func (d Date) Or(other Date) Date {
	if d.IsZero() {
		return other
	}
	return d
}

// Shift moves the date by a number of days. Open ends stay open, and a month
// or year becomes the span of its days.
func (d Date) Shift(days int) Date {
	if d.IsZero() {
		return d
	}
	if d.First != FirstDay {
		d.First += Day(days)
	}
	if d.Last != LastDay {
		d.Last += Day(days)
	}
	if d.Precision == MonthPrecision || d.Precision == YearPrecision {
		d.Precision = SpanPrecision
	}
	return d
}

// String writes the date in the form that ParseDate reads.
func (d Date) String() string {
	switch d.Precision {
	case YearPrecision:
		return d.First.Time().Format("2006")
	case MonthPrecision:
		return d.First.Time().Format("2006-01")
	case DayPrecision:
		return d.First.String()
	case MinutePrecision:
		return fmt.Sprintf("%sT%02d:%02d", d.First, d.Minute/60, d.Minute%60)
	case SpanPrecision:
		from, to := "", ""
		if d.First != FirstDay {
			from = d.First.String()
		}
		if d.Last != LastDay {
			to = d.Last.String()
		}
		return from + ".." + to
	}
	return ""
}

// Words writes the date as people do: 10 July 2020, July 2020, by 30 June 2018.
func (d Date) Words() string {
	switch d.Precision {
	case YearPrecision:
		return strconv.Itoa(d.First.Time().Year())
	case MonthPrecision:
		return d.First.Time().Format("January 2006")
	case DayPrecision:
		return d.First.Words()
	case MinutePrecision:
		return fmt.Sprintf("%s, %02d:%02d", d.First.Words(), d.Minute/60, d.Minute%60)
	case SpanPrecision:
		switch {
		case d.First == FirstDay:
			return "by " + d.Last.Words()
		case d.Last == LastDay:
			return "from " + d.First.Words()
		}
		return "between " + d.First.Words() + " and " + d.Last.Words()
	}
	return "an unknown date"
}

// Phrase is Words with the preposition a sentence wants before it: on 10 July
// 2020, in July 2020, by 30 June 2018.
func (d Date) Phrase() string {
	switch d.Precision {
	case YearPrecision, MonthPrecision:
		return "in " + d.Words()
	case DayPrecision, MinutePrecision:
		return "on " + d.Words()
	case SpanPrecision:
		return d.Words()
	}
	return "on an unknown date"
}

// CompareFirst orders dates by their first possible day, and then by their last.
func (d Date) CompareFirst(other Date) int {
	return cmp.Or(cmp.Compare(d.First, other.First), cmp.Compare(d.Last, other.Last))
}
