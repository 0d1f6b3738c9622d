package language

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"policybot/knowledge"
)

const (
	ordinals = `first|second|third|fourth|last|1st|2nd|3rd|4th`
	parts    = `early|mid|late|(?:the )?(?:start|beginning|middle|end) of`
)

var (
	quarterRE     = regexp.MustCompile(`\b(?:q([1-4])|(?:the )?(` + ordinals + `) quarter)(?: of|,)? (` + year + `)\b`)
	yearQuarterRE = regexp.MustCompile(`\b(` + year + `)[ -]?q([1-4])\b`)
	bareQuarterRE = regexp.MustCompile(`\b(?:in|since|during|by|until|before|after) q([1-4])\b`)
	halfRE        = regexp.MustCompile(`\b(?:h([12])|(?:the )?(` + ordinals + `) half)(?: of|,)? (` + year + `)\b`)
	seasonRE      = regexp.MustCompile(`\b(?:the )?(spring|summer|autumn|fall|winter)(?: of|,)? (` + year + `)\b`)
	lastSeasonRE  = regexp.MustCompile(`\b(last) (spring|summer|autumn|fall|winter)\b`)
	partOfYearRE  = regexp.MustCompile(`\b(` + parts + `)[ -](?:in )?(?:the year )?(` + year + `)\b`)
	partOfThisRE  = regexp.MustCompile(`\b(` + parts + `) (last|this|next) (year|month)\b`)
	partOfMonthRE = regexp.MustCompile(`\b(` + parts + `)[ -](?:in )?(` + months + `)\b\.?(?:,?(?: of)? (` + year + `)\b)?`)
)

// seasonStarts are the months in which the seasons begin. Winters have no
// place here: that of a year may be either of two.
var seasonStarts = map[string]int{"spring": 3, "summer": 6, "autumn": 9, "fall": 9}

// parts finds quarters, halves, seasons, and the beginnings and ends of years
// and months.
func (f *timeFinder) parts() {
	f.findFigures(quarterRE, func(g []string) timeReading { return nth(g[3], g[1]+g[2], 3) })
	f.findFigures(yearQuarterRE, func(g []string) timeReading { return nth(g[1], g[2], 3) })
	f.findFigures(bareQuarterRE, func(g []string) timeReading {
		n, _ := strconv.Atoi(g[1])
		r := nth(f.yearOf(time.Month(3*n-2), 1), g[1], 3)
		r.yearless = true
		return r
	})
	f.findFigures(halfRE, func(g []string) timeReading { return nth(g[3], g[1]+g[2], 6) })
	f.findFigures(seasonRE, func(g []string) timeReading { return season(g[1], g[2]) })
	f.find(lastSeasonRE, func(g []string) timeReading { return counted(f.lastSeason(g[2])) })
	f.findFigures(partOfYearRE, func(g []string) timeReading { return f.partOf(g[1], g[2]) })
	f.find(partOfThisRE, func(g []string) timeReading {
		r := f.partOf(g[1], f.relative(g[2]+" "+g[3]))
		r.counted = true
		return r
	})
	f.find(partOfMonthRE, func(g []string) timeReading {
		whole := f.dayOf(g[3], g[2], "")
		r := f.partOf(g[1], whole.date)
		r.yearless = whole.yearless
		return r
	})
}

// nth is the nth stretch of so many months in a year.
func nth(year, ordinal string, months int) timeReading {
	n := strings.Index("1234", ordinal[:1]) + 1
	switch ordinal {
	case "first":
		n = 1
	case "second":
		n = 2
	case "third":
		n = 3
	case "fourth":
		n = 4
	case "last":
		n = 12 / months
	}
	if n < 1 || n*months > 12 {
		return timeReading{} // there is no third half
	}
	y, _ := strconv.Atoi(year)
	return dated(monthsOf(y, (n-1)*months+1, months))
}

// season is three months of a year, those of the northern half of the world.
func season(name, year string) timeReading {
	start, ok := seasonStarts[name]
	if !ok {
		return timeReading{date: year, yearOnly: true}
	}
	y, _ := strconv.Atoi(year)
	return dated(monthsOf(y, start, 3))
}

// lastSeason is the latest season of the name that is over.
func (f *timeFinder) lastSeason(name string) string {
	start, ok := seasonStarts[name]
	if !ok {
		start = 12
	}
	y := f.today.Time().Year()
	for knowledge.NewDay(y, time.Month(start+3), 1) > f.today {
		y--
	}
	return monthsOf(y, start, 3)
}

// partOf is the early, middle or late third of a year or month. A start or end
// is one day where something is before or after it, and else the first or last
// month of a year, or third of a month.
func (f *timeFinder) partOf(part, whole string) timeReading {
	d, err := knowledge.ParseDate(whole)
	if err != nil {
		return timeReading{}
	}
	name := strings.TrimSuffix(strings.TrimPrefix(part, "the "), " of")
	if f.bounds() {
		switch name {
		case "end":
			return dated(d.Last.String())
		case "start", "beginning":
			return dated(d.First.String())
		}
	}
	if d.Precision == knowledge.MonthPrecision {
		return dated(thirdOfMonth(name, d))
	}
	return dated(partOfYear(name, d.First.Time().Year()))
}

// bounds tells that a word stands in front that makes a limit of the time.
func (f *timeFinder) bounds() bool {
	g := beforeRE.FindStringSubmatch(f.text[:f.at])
	return g != nil && g[1] != "of" && g[1] != "between"
}

func partOfYear(name string, year int) string {
	switch name {
	case "start", "beginning":
		return monthsOf(year, 1, 1)
	case "end":
		return monthsOf(year, 12, 1)
	case "early":
		return monthsOf(year, 1, 4)
	case "late":
		return monthsOf(year, 9, 4)
	}
	return monthsOf(year, 5, 4)
}

func thirdOfMonth(name string, month knowledge.Date) string {
	first, last := month.First, month.Last
	switch name {
	case "start", "beginning", "early":
		last = first + 9
	case "end", "late":
		first += 20
	default:
		first, last = first+10, first+19
	}
	return first.String() + ".." + last.String()
}
