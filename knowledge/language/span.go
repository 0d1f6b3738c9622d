package language

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"policybot/knowledge"
)

const to = ` (?:to|until|till|through) | ?[-–—] ?`

var (
	dayRangeRE    = regexp.MustCompile(`\b(?:between |from )?(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: and |` + to + `)(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: of)? (` + months + `)\b\.?(?:,? (` + year + `)\b)?`)
	monthDaysRE   = regexp.MustCompile(`\b(?:between |from )?(` + months + `)\.? (\d{1,2})(?:st|nd|rd|th)?(?: and |` + to + `)(\d{1,2})(?:st|nd|rd|th)?\b(?:,? (` + year + `)\b)?`)
	betweenMonths = regexp.MustCompile(`\b(?:between|from) (` + months + `)(?: and |` + to + `)(` + months + `)\b(?:,?(?: of)? (` + year + `)\b)?`)
	toMonth       = regexp.MustCompile(`\b(` + months + `)(?:` + to + `)(` + months + `),?(?: of)? (` + year + `)\b`)
	joinRE        = regexp.MustCompile(`^(?:` + to + `)(?:the )?$`)
	andRE         = regexp.MustCompile(`^ and (?:the )?$`)
	opensRE       = regexp.MustCompile(`\b(?:between|from)(?: the)? ?$`)
)

// spans finds stretches whose month or year is said once for both ends: "10 to
// 12 July", "between March and June 2021".
func (f *timeFinder) spans() {
	f.findFigures(dayRangeRE, func(g []string) timeReading { return f.days(g[4], g[3], g[1], g[2]) })
	f.findFigures(monthDaysRE, func(g []string) timeReading { return f.days(g[4], g[1], g[2], g[3]) })
	f.find(betweenMonths, func(g []string) timeReading { return f.monthsBetween(g[1], g[2], g[3]) })
	f.findFigures(toMonth, func(g []string) timeReading { return f.monthsBetween(g[1], g[2], g[3]) })
}

func (f *timeFinder) days(year, month, from, to string) timeReading {
	a, b := f.dayOf(year, month, from), f.dayOf(year, month, to)
	if a.yearless {
		b = f.dayOf(a.date[:4], month, to) // the end may be to come
	}
	return timeReading{date: a.date + ".." + b.date, yearless: a.yearless, ranged: true}
}

// monthsBetween goes over the turn of the year where the second month comes
// before the first.
func (f *timeFinder) monthsBetween(from, to, year string) timeReading {
	a, b := monthByName[from], monthByName[to]
	r := timeReading{yearless: year == "", ranged: true}
	n := (int(b)-int(a)+12)%12 + 1
	if r.yearless {
		year = f.yearOf(a, 1)
	}
	y, _ := strconv.Atoi(year)
	if !r.yearless && b < a {
		y--
	}
	r.date = monthsOf(y, int(a), n)
	return r
}

// ranges puts all in order, and joins two times with "to" or a dash between
// them into one, or with "and" where "between" stands before.
func (f *timeFinder) ranges() []When {
	slices.SortFunc(f.found, func(a, b When) int { return a.Start - b.Start })
	var out []When
	for _, w := range f.found {
		if n := len(out); n > 0 && f.joins(out[n-1], w) {
			if first := yearedBy(out[n-1], w); w.Date.Last >= first.First {
				out[n-1].Date = knowledge.Date{First: first.First, Last: w.Date.Last, Precision: knowledge.SpanPrecision}
				out[n-1].End, out[n-1].Relation, out[n-1].Yearless = w.End, During, w.Yearless
				continue
			}
		}
		out = append(out, w)
	}
	return out
}

func (f *timeFinder) joins(a, b When) bool {
	between := f.text[a.End:b.Start]
	if joinRE.MatchString(between) {
		return true
	}
	own := f.text[a.Start:a.End]
	return andRE.MatchString(between) && (opensRE.MatchString(f.text[:a.Start]) || strings.HasPrefix(own, "between ") || strings.HasPrefix(own, "from "))
}

// yearedBy gives a date without a year that of the date behind it: "10 March
// to 5 June 2021".
func yearedBy(a, b When) knowledge.Date {
	if !a.Yearless || b.Yearless {
		return a.Date
	}
	first := a.Date.First.Time()
	moved := knowledge.NewDay(b.Date.Last.Time().Year(), first.Month(), first.Day())
	if moved > b.Date.Last {
		moved = knowledge.DayOf(time.Date(b.Date.Last.Time().Year()-1, first.Month(), first.Day(), 0, 0, 0, 0, time.UTC))
	}
	return knowledge.Date{First: moved, Last: moved, Precision: knowledge.DayPrecision}
}
