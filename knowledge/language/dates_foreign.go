package language

import (
	"regexp"
	"sort"
	"strconv"
	"strings"
	"time"
)

// dateAt is a date in a text, with how it is written in English.
type dateAt struct {
	start, end int
	english    string
}

// datePatterns are the ways of German to write dates. The day stands before the
// month, in figures too.
type datePatterns struct {
	span, named, full, short, before, day *regexp.Regexp
}

func (f *foreign) patterns() datePatterns {
	year := `(?:,?\s+(?:im jahre?\s+)?(\d{4})\b)?`
	return datePatterns{
		span:   regexp.MustCompile(`(?i)\b(\d{1,2})\.?\s*(bis|und|–|-)\s*(?:zum |dem |den )?(\d{1,2})\.\s*(` + f.months + `)\b\.?` + year),
		named:  regexp.MustCompile(`(?i)\b(\d{1,2})\.?\s*(` + f.months + `)\b\.?` + year),
		full:   regexp.MustCompile(`\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})\b`),
		short:  regexp.MustCompile(`(?i)\b(?:am|vom|seit|seit dem|zum|ab|ab dem|vor dem|nach dem|der|den)\s+((\d{1,2})\.(\d{1,2})\.)`),
		before: regexp.MustCompile(`(?i)\b(\d)\.\s*(quartal|halbjahr|jahreshälfte)\b`),
		day:    regexp.MustCompile(`(?i)\b(?:am|vom|seit dem|bis zum|zum|vor dem|nach dem|ab dem)\s+((\d{1,2})\.)(?:[\s?!,]|$)`),
	}
}

// dates finds dates, the longest way of writing first.
func (f *foreign) dates(text string) []dateAt {
	if !strings.ContainsAny(text, "0123456789") {
		return nil
	}
	var found []dateAt
	find := func(re *regexp.Regexp, group int, english func(g []string) string) {
		for _, at := range re.FindAllStringSubmatchIndex(text, -1) {
			from, to := at[2*group], at[2*group+1]
			var g []string
			for i := 0; i < len(at); i += 2 {
				if at[i] < 0 {
					g = append(g, "")
				} else {
					g = append(g, text[at[i]:at[i+1]])
				}
			}
			overlaps := false
			for _, d := range found {
				overlaps = overlaps || from < d.end && d.start < to
			}
			if s := english(g); s != "" && !overlaps {
				found = append(found, dateAt{from, to, s})
			}
		}
	}
	p := f.dateRE
	find(p.span, 0, func(g []string) string {
		join := "to"
		if strings.EqualFold(g[2], "und") {
			join = "and"
		}
		return strings.TrimSpace(g[1] + " " + join + " " + g[3] + " " + f.monthIn(g[4]) + " " + g[5])
	})
	find(p.named, 0, func(g []string) string { return strings.TrimSpace(g[1] + " " + f.monthIn(g[2]) + " " + g[3]) })
	find(p.full, 0, func(g []string) string { return dayMonthYear(g[1], g[2], g[3]) })
	find(p.short, 1, func(g []string) string { return dayMonthYear(g[2], g[3], "") })
	find(p.before, 0, func(g []string) string {
		n, _ := strconv.Atoi(g[1])
		unit := "quarter"
		if !strings.EqualFold(g[2], "quartal") {
			unit = "half"
		}
		if n < 1 || n > 4 {
			return ""
		}
		return wordList("ordinal")[n-1] + " " + unit
	})
	find(p.day, 1, func(g []string) string {
		n, _ := strconv.Atoi(g[2])
		if n < 1 || n > 31 {
			return ""
		}
		return "the " + g[2] + "th"
	})
	sort.Slice(found, func(i, j int) bool { return found[i].start < found[j].start })
	return found
}

// monthIn is the English name of a month.
func (f *foreign) monthIn(name string) string {
	if e, _ := f.match([]string{f.fold(name)}); e != nil {
		return e.english
	}
	return name
}

// dayMonthYear writes figures out, or nothing where they are no date.
func dayMonthYear(day, month, year string) string {
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	if m < 1 || m > 12 || d < 1 || d > 31 {
		return ""
	}
	if len(year) == 2 {
		year = "20" + year
	}
	return strings.TrimSpace(strconv.Itoa(d) + " " + time.Month(m).String() + " " + year)
}
