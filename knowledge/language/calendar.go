package language

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"policybot/knowledge"
)

const (
	months = `january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec`
	year   = `(?:19|20)\d{2}`
)

var monthByName = func() map[string]time.Month {
	m := map[string]time.Month{"sept": time.September}
	for i := time.January; i <= time.December; i++ {
		name := strings.ToLower(i.String())
		m[name], m[name[:3]] = i, i
	}
	return m
}()

var (
	isoRE      = regexp.MustCompile(`\b(\d{4})-(\d{2})(?:-(\d{2}))?\b`)
	yearSlash  = regexp.MustCompile(`\b(` + year + `)/(\d{1,2})/(\d{1,2})\b`)
	slashesRE  = regexp.MustCompile(`\b(\d{1,2})([/.])(\d{1,2})([/.])(` + year + `)\b`)
	dayMonthRE = regexp.MustCompile(`\b(\d{1,2})(?:st|nd|rd|th)?(?: of)? (` + months + `)\b\.?(?:,? (\d{4})\b)?`)
	fullDayRE  = regexp.MustCompile(`\b(` + months + `)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b`)
	monthDayRE = regexp.MustCompile(`\b(` + months + `)\.? (\d{1,2})(?:st|nd|rd|th)?\b(?:,? (\d{4})\b)?`)
	monthRE    = regexp.MustCompile(`\b(` + months + `)\b\.?,?(?: of)? (\d{4})\b`)
	holidayRE  = regexp.MustCompile(`\b(?:since|before|after|until|by|on) (?:last )?(christmas eve|christmas|new year'?s eve|new year'?s day)\b(?:,? (` + year + `)\b)?`)
	onlyMonth  = regexp.MustCompile(`\b(in|since|during|by|until|before|after|last|this|of) (` + months + `)\b`)
	ordinalRE  = regexp.MustCompile(`\bon the (\d{1,2})(?:st|nd|rd|th)\b`)
	yearRE     = regexp.MustCompile(`\b(` + year + `)\b`)
)

// numeric finds dates written in figures.
func (f *timeFinder) numeric() {
	f.findFigures(isoRE, func(g []string) timeReading { return dated(joinDate(g[1], g[2], g[3])) })
	f.findFigures(yearSlash, func(g []string) timeReading { return dated(joinDate(g[1], padded(g[2]), padded(g[3]))) })
	f.findFigures(slashesRE, func(g []string) timeReading {
		if g[2] != g[4] {
			return timeReading{pass: true}
		}
		order := f.order
		if g[2] == "." {
			order = DayFirst
		}
		return order.read(g[1], g[3], g[5])
	})
}

// read reads two numbers and a year. Where either number may be the month,
// only the year is certain.
func (o DateOrder) read(first, second, year string) timeReading {
	a, _ := strconv.Atoi(first)
	b, _ := strconv.Atoi(second)
	switch {
	case a > 12 || a == b || o == DayFirst && b <= 12:
		return dated(joinDate(year, two(b), two(a)))
	case b > 12 || o == MonthFirst:
		return dated(joinDate(year, two(a), two(b)))
	}
	return timeReading{date: year, yearOnly: true}
}

// named finds days and months by their names.
func (f *timeFinder) named() {
	f.findFigures(fullDayRE, func(g []string) timeReading { return f.dayOf(g[3], g[1], g[2]) }) // of "section 3 of May 6, 2026" first
	f.findFigures(dayMonthRE, func(g []string) timeReading { return f.dayOf(g[3], g[2], g[1]) })
	f.findFigures(monthDayRE, func(g []string) timeReading { return f.dayOf(g[3], g[1], g[2]) })
	f.findFigures(monthRE, func(g []string) timeReading { return dated(joinDate(g[2], two(int(monthByName[g[1]])), "")) })
	f.find(holidayRE, func(g []string) timeReading {
		switch {
		case g[1] == "christmas":
			return f.dayOf(g[2], "dec", "25")
		case g[1] == "christmas eve":
			return f.dayOf(g[2], "dec", "24")
		case strings.HasSuffix(g[1], "eve"):
			return f.dayOf(g[2], "dec", "31")
		}
		return f.dayOf(g[2], "jan", "1")
	})
}

// loose finds what is a time only where nothing longer is.
func (f *timeFinder) loose() {
	f.find(onlyMonth, func(g []string) timeReading { return f.dayOf("", g[2], "") })
	f.findFigures(ordinalRE, func(g []string) timeReading { return timeReading{date: f.ordinal(g[1]), yearless: true} })
	f.findFigures(yearRE, func(g []string) timeReading { return dated(g[1]) })
}

func joinDate(year, month, day string) string {
	if day == "" {
		return year + "-" + month
	}
	return year + "-" + month + "-" + day
}

func two(n int) string { return fmt.Sprintf("%02d", n) }

func padded(figures string) string {
	if len(figures) == 1 {
		return "0" + figures
	}
	return figures
}

// dayOf is a day or month whose year may be unsaid: then it is the latest past
// one.
func (f *timeFinder) dayOf(year, month, day string) timeReading {
	m := monthByName[month]
	d := 0
	if day != "" {
		d, _ = strconv.Atoi(day)
	}
	yearless := year == ""
	if yearless {
		year = f.yearOf(m, max(d, 1))
	}
	y, beside := f.yearByWeekday(m, d)
	byWeekday := yearless && y > 0
	if byWeekday {
		year, yearless = strconv.Itoa(y), false
	}
	if d == 0 {
		return timeReading{date: joinDate(year, two(int(m)), ""), yearless: yearless}
	}
	return timeReading{date: joinDate(year, two(int(m)), two(d)), yearless: yearless, slip: yearless && beside, byWeekday: byWeekday}
}

// yearOf is the latest year in which the day has come.
func (f *timeFinder) yearOf(m time.Month, day int) string {
	y := f.today.Time().Year()
	if knowledge.NewDay(y, m, day) > f.today {
		y--
	}
	return strconv.Itoa(y)
}

// ordinal is the latest past day of the month with the number.
func (f *timeFinder) ordinal(day string) string {
	t := f.today.Time()
	d, _ := strconv.Atoi(day)
	first := time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC)
	if d > t.Day() {
		first = first.AddDate(0, -1, 0)
	}
	return joinDate(strconv.Itoa(first.Year()), two(int(first.Month())), two(d))
}

// Month is the month that the word, in lower case, is the name of, or 0.
func Month(word string) time.Month { return monthByName[word] }
