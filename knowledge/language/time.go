package language

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"policybot/knowledge"
)

// When is a time named in a text, as a stretch of days.
type When struct {
	Date     knowledge.Date
	Relation Relation
	Yearless bool // no year was said: the latest past one is taken
	Start    int  // bytes in the text
	End      int
}

// Relation is how a time bears on what is said.
type Relation string

// Relations of a time.
const (
	During Relation = "in"
	Before Relation = "before"
	Since  Relation = "since"
	After  Relation = "after"
)

const months = `january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec`

var (
	isoRE      = regexp.MustCompile(`\b(\d{4})-(\d{2})(?:-(\d{2}))?\b`)
	dayMonthRE = regexp.MustCompile(`\b(\d{1,2})(?:st|nd|rd|th)?(?: of)? (` + months + `)\b\.?(?:,? (\d{4})\b)?`)
	monthDayRE = regexp.MustCompile(`\b(` + months + `)\.? (\d{1,2})(?:st|nd|rd|th)?\b(?:,? (\d{4})\b)?`)
	monthRE    = regexp.MustCompile(`\b(` + months + `)\b\.?,?(?: of)? (\d{4})\b`)
	onlyMonth  = regexp.MustCompile(`\b(in|since|during|by|until|before|after|last|this|of|early|late|mid) (` + months + `)\b`)
	yearRE     = regexp.MustCompile(`\b((?:19|20)\d{2})\b`)
	agoRE      = regexp.MustCompile(`\b(\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten) (day|week|month|year)s? ago\b`)
	relativeRE = regexp.MustCompile(`\b(today|tonight|yesterday|tomorrow|(?:last|this|next) (?:day|week|month|year))\b`)
	ordinalRE  = regexp.MustCompile(`\bon the (\d{1,2})(?:st|nd|rd|th)\b`)
	rangeRE    = regexp.MustCompile(`^ (?:and|to|until|till|through|-|–) $`)
)

var monthByName = func() map[string]time.Month {
	m := map[string]time.Month{"sept": time.September}
	for i := time.January; i <= time.December; i++ {
		name := strings.ToLower(i.String())
		m[name], m[name[:3]] = i, i
	}
	return m
}()

// Weekday tells that the word, in lower case, is a day of the week.
func Weekday(word string) bool {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if strings.ToLower(d.String()) == word {
			return true
		}
	}
	return false
}

// Times finds the times named in the text, in order, anchored at today. A time
// that no calendar has is left out.
func Times(text string, today knowledge.Day) []When {
	text = asciiLower(text)
	f := timeFinder{text: text, today: today, taken: make([]bool, len(text))}
	f.find(isoRE, func(g []string) (string, bool) { return joinDate(g[1], g[2], g[3]), false })
	f.find(dayMonthRE, func(g []string) (string, bool) { return f.dayOf(g[3], g[2], g[1]) })
	f.find(monthDayRE, func(g []string) (string, bool) { return f.dayOf(g[3], g[1], g[2]) })
	f.find(monthRE, func(g []string) (string, bool) {
		return joinDate(g[2], two(int(monthByName[g[1]])), ""), false
	})
	f.find(agoRE, func(g []string) (string, bool) { return f.ago(g[1], g[2]), false })
	f.find(relativeRE, func(g []string) (string, bool) { return f.relative(g[1]), false })
	f.find(onlyMonth, func(g []string) (string, bool) { return f.dayOf("", g[2], "") })
	f.find(ordinalRE, func(g []string) (string, bool) { return f.ordinal(g[1]), true })
	f.find(yearRE, func(g []string) (string, bool) { return g[1], false })
	return f.ranges()
}

// asciiLower lowers ASCII letters only, so that bytes keep their places.
func asciiLower(s string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, strings.ToValidUTF8(s, "?"))
}

type timeFinder struct {
	text  string
	today knowledge.Day
	taken []bool
	found []When
}

func (f *timeFinder) find(re *regexp.Regexp, read func([]string) (date string, yearless bool)) {
	for _, at := range re.FindAllStringSubmatchIndex(f.text, -1) {
		if f.taken[at[0]] || f.taken[at[1]-1] {
			continue
		}
		groups := make([]string, len(at)/2)
		for i := range groups {
			if at[2*i] >= 0 {
				groups[i] = f.text[at[2*i]:at[2*i+1]]
			}
		}
		for i := at[0]; i < at[1]; i++ {
			f.taken[i] = true
		}
		text, yearless := read(groups)
		d, err := knowledge.ParseDate(text)
		if err != nil {
			continue // no calendar has it
		}
		f.found = append(f.found, When{Date: d, Relation: relationBefore(f.text[:at[0]], groups[0]), Yearless: yearless, Start: at[0], End: at[1]})
	}
}

func joinDate(year, month, day string) string {
	if day == "" {
		return year + "-" + month
	}
	return year + "-" + month + "-" + day
}

func two(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// dayOf is a day or month whose year may be unsaid: then it is the latest past
// one.
func (f *timeFinder) dayOf(year, month, day string) (string, bool) {
	m := monthByName[month]
	d := 0
	if day != "" {
		d, _ = strconv.Atoi(day)
	}
	yearless := year == ""
	if yearless {
		y := f.today.Time().Year()
		if knowledge.NewDay(y, m, max(d, 1)) > f.today {
			y--
		}
		year = strconv.Itoa(y)
	}
	if d == 0 {
		return joinDate(year, two(int(m)), ""), yearless
	}
	return joinDate(year, two(int(m)), two(d)), yearless
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

var numbers = map[string]int{"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}

// ago counts back; weeks, months and years ago are as coarse as they sound.
func (f *timeFinder) ago(count, unit string) string {
	n, ok := numbers[count]
	if !ok {
		n, _ = strconv.Atoi(count)
	}
	t := f.today.Time()
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

func (f *timeFinder) relative(phrase string) string {
	t := f.today.Time()
	switch phrase {
	case "today", "tonight":
		return t.Format(time.DateOnly)
	case "yesterday":
		return t.AddDate(0, 0, -1).Format(time.DateOnly)
	case "tomorrow":
		return t.AddDate(0, 0, 1).Format(time.DateOnly)
	}
	which, unit, _ := strings.Cut(phrase, " ")
	step := map[string]int{"last": -1, "this": 0, "next": 1}[which]
	switch unit {
	case "day":
		return t.AddDate(0, 0, step).Format(time.DateOnly)
	case "week":
		monday := t.AddDate(0, 0, -(int(t.Weekday())+6)%7+7*step)
		return monday.Format(time.DateOnly) + ".." + monday.AddDate(0, 0, 6).Format(time.DateOnly)
	case "month":
		return time.Date(t.Year(), t.Month()+time.Month(step), 1, 0, 0, 0, 0, time.UTC).Format("2006-01")
	}
	return strconv.Itoa(t.Year() + step)
}

var beforeRE = regexp.MustCompile(`\b(before|prior to|until|till|up to|by|since|from|starting|after|following|as of|between|of)(?: the| early| late)? ?$`)

// relationBefore reads the preposition in front of a time, or at its own
// beginning.
func relationBefore(front, own string) Relation {
	word := ""
	if g := beforeRE.FindStringSubmatch(front); g != nil {
		word = g[1]
	} else if first, _, ok := strings.Cut(own, " "); ok {
		word = first
	}
	switch word {
	case "before", "prior to":
		return Before
	case "since", "from", "starting":
		return Since
	case "after", "following":
		return After
	}
	return During
}

// ranges joins two times with "and" or "to" between them into one, and puts
// all in order.
func (f *timeFinder) ranges() []When {
	var out []When
	for i := range f.text {
		for _, w := range f.found {
			if w.Start != i {
				continue
			}
			if n := len(out); n > 0 && rangeRE.MatchString(f.text[out[n-1].End:w.Start]) && w.Date.Last >= out[n-1].Date.First &&
				(strings.HasSuffix(f.text[:out[n-1].Start], "between ") || strings.HasSuffix(f.text[:out[n-1].Start], "from ")) {
				out[n-1].Date = knowledge.Date{First: out[n-1].Date.First, Last: w.Date.Last, Precision: knowledge.SpanPrecision}
				out[n-1].End, out[n-1].Relation = w.End, During
				continue
			}
			out = append(out, w)
		}
	}
	return out
}
