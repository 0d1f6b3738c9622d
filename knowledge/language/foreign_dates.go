package language

import (
	"regexp"
	"slices"
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

// datePatterns are the ways of a language to write dates.
type datePatterns struct {
	span   *regexp.Regexp // day, what joins, day, month or season, year
	named  *regexp.Regexp // day, month, year
	month  *regexp.Regexp // month, year
	iso    *regexp.Regexp // year, month and maybe day, as English reads them
	full   *regexp.Regexp // day, month and year in figures
	short  *regexp.Regexp // day and month in figures, the first group for both
	before *regexp.Regexp // number of a quarter or half, which of them, year
	day    *regexp.Regexp // the day alone, the first group with its point
}

// datesFound are dates in a text, none of which overlaps another.
type datesFound struct {
	text string
	list []dateAt
}

// dates finds dates, the longest way of writing first.
func (f *foreign) dates(text string) []dateAt {
	if !strings.ContainsAny(text, "0123456789") {
		return nil
	}
	found, p := datesFound{text: text}, f.dateRE
	found.by(p.span, 0, func(g []string) string {
		join := f.inEnglish(g[2])
		if join != "and" {
			join = "to"
		}
		return strings.TrimSpace(g[1] + " " + join + " " + g[3] + " " + f.inEnglish(g[4]) + " " + g[5])
	})
	found.by(p.named, 0, func(g []string) string { return strings.TrimSpace(g[1] + " " + f.inEnglish(g[2]) + " " + g[3]) })
	found.by(p.month, 0, func(g []string) string { return f.inEnglish(g[1]) + " " + g[2] })
	found.by(p.iso, 0, func(g []string) string { return g[0] })
	found.by(p.full, 0, func(g []string) string { return dayMonthYear(g[1], g[2], g[3]) })
	found.by(p.short, 1, func(g []string) string { return dayMonthYear(g[2], g[3], "") })
	found.by(p.before, 0, func(g []string) string {
		n, _ := strconv.Atoi(g[1])
		if n < 1 || n > 4 {
			return ""
		}
		return strings.TrimSpace(wordList("ordinal")[n-1] + " " + f.inEnglish(g[2]) + " " + g[3])
	})
	found.by(p.day, 1, func(g []string) string {
		n, _ := strconv.Atoi(g[2])
		if n < 1 || n > 31 {
			return ""
		}
		return "the " + g[2] + "th"
	})
	sort.Slice(found.list, func(i, j int) bool { return found.list[i].start < found.list[j].start })
	return found.list
}

// by finds dates by a pattern, of which the group is the date, and writes them in English by
// its groups.
func (d *datesFound) by(re *regexp.Regexp, group int, english func(g []string) string) {
	for _, at := range re.FindAllStringSubmatchIndex(d.text, -1) {
		from, to := at[2*group], at[2*group+1]
		g := make([]string, len(at)/2)
		for i := range g {
			if at[2*i] >= 0 {
				g[i] = d.text[at[2*i]:at[2*i+1]]
			}
		}
		overlaps := slices.ContainsFunc(d.list, func(x dateAt) bool { return from < x.end && x.start < to })
		if s := english(g); s != "" && !overlaps {
			d.list = append(d.list, dateAt{from, to, s})
		}
	}
}

// inEnglish is the English of a word.
func (f *foreign) inEnglish(word string) string {
	if e, _ := f.match([]string{f.fold(word)}); e != nil {
		return e.english
	}
	return word
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
