package language

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

const count = `\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve`

var numbers = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12}

var (
	agoRE      = regexp.MustCompile(`\b(` + count + `) (day|week|month|year)s? ago( today)?\b`)
	lastFewRE  = regexp.MustCompile(`\b(?:(?:the|these|in|within|over|during|for) (?:last|past|previous)|past) (` + count + `) (day|week|month|year)s?\b( of\b)?`)
	pastUnitRE = regexp.MustCompile(`\b(?:the last|the past|this past) (week|month|quarter|year)\b( of\b)?`)
	relativeRE = regexp.MustCompile(`\b(today|tonight|yesterday|tomorrow|last night|this (?:morning|afternoon|evening)|(?:last|this|next) (?:week|month|quarter|year))\b( of\b)?`)
)

// relatives finds times that are counted from today.
func (f *timeFinder) relatives() {
	f.find(agoRE, func(g []string) timeReading { return counted(f.ago(number(g[1]), g[2], g[3] != "")) })
	f.find(lastFewRE, func(g []string) timeReading { return f.lately(number(g[1]), g[2], g[3]) })
	f.find(pastUnitRE, func(g []string) timeReading { return f.lately(1, g[1], g[2]) })
	f.find(relativeRE, func(g []string) timeReading {
		if g[2] != "" {
			return timeReading{pass: true} // "the last week of June"
		}
		return counted(f.relative(g[1]))
	})
}

func number(word string) int {
	n, ok := numbers[word]
	if !ok {
		n, _ = strconv.Atoi(word)
	}
	return n
}

// ago counts back; weeks, months and years ago are as coarse as they sound,
// unless it is so long ago today.
func (f *timeFinder) ago(n int, unit string, today bool) string {
	t := f.today.Time()
	if today {
		return back(t, n, unit).Format(time.DateOnly)
	}
	switch unit {
	case "day":
		return t.AddDate(0, 0, -n).Format(time.DateOnly)
	case "week":
		return t.AddDate(0, 0, -7*n-3).Format(time.DateOnly) + ".." + t.AddDate(0, 0, -7*n+3).Format(time.DateOnly)
	case "month":
		return time.Date(t.Year(), t.Month()-time.Month(n), 1, 0, 0, 0, 0, time.UTC).Format("2006-01")
	}
	return strconv.Itoa(t.Year() - n)
}

// lately is the stretch of so many units that ends today. "The last two weeks
// of June" are none.
func (f *timeFinder) lately(n int, unit, of string) timeReading {
	if of != "" {
		return timeReading{pass: true}
	}
	t := f.today.Time()
	return counted(back(t, n, unit).Format(time.DateOnly) + ".." + t.Format(time.DateOnly))
}

// back goes so many units back, to the last day of a month that has no such
// day.
func back(t time.Time, n int, unit string) time.Time {
	perUnit := map[string]int{"month": 1, "quarter": 3, "year": 12}
	switch unit {
	case "day":
		return t.AddDate(0, 0, -n)
	case "week":
		return t.AddDate(0, 0, -7*n)
	}
	first := time.Date(t.Year(), t.Month()-time.Month(n*perUnit[unit]), 1, 0, 0, 0, 0, time.UTC)
	return first.AddDate(0, 0, min(t.Day(), first.AddDate(0, 1, -1).Day())-1)
}

func (f *timeFinder) relative(phrase string) string {
	t := f.today.Time()
	switch phrase {
	case "today", "tonight", "this morning", "this afternoon", "this evening":
		return t.Format(time.DateOnly)
	case "yesterday", "last night":
		return t.AddDate(0, 0, -1).Format(time.DateOnly)
	case "tomorrow":
		return t.AddDate(0, 0, 1).Format(time.DateOnly)
	}
	which, unit, _ := strings.Cut(phrase, " ")
	step := steps[which]
	switch unit {
	case "week":
		monday := t.AddDate(0, 0, -(int(t.Weekday())+6)%7+7*step)
		return monday.Format(time.DateOnly) + ".." + monday.AddDate(0, 0, 6).Format(time.DateOnly)
	case "month":
		return time.Date(t.Year(), t.Month()+time.Month(step), 1, 0, 0, 0, 0, time.UTC).Format("2006-01")
	case "quarter":
		first := time.Date(t.Year(), (t.Month()-1)/3*3+1+time.Month(3*step), 1, 0, 0, 0, 0, time.UTC)
		return monthsOf(first.Year(), int(first.Month()), 3)
	}
	return strconv.Itoa(t.Year() + step)
}

var steps = map[string]int{"last": -1, "this": 0, "next": 1}

// monthsOf is the stretch of n months from the month on.
func monthsOf(year, month, n int) string {
	first := time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC)
	return first.Format("2006-01") + ".." + first.AddDate(0, n-1, 0).Format("2006-01")
}
