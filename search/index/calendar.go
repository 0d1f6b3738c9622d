package index

import (
	"time"

	"policybot/knowledge"
)

// A date is indexed by the calendar: a stretch of days is the fewest whole
// years, months and days that make it up. Two stretches meet where a part of
// one is, or lies within, a part of the other. So a window of years asks for a
// few terms, where a range of days would ask for thousands.

// Days before or after these count as these.
var (
	firstDay = knowledge.NewDay(1900, time.January, 1)
	lastDay  = knowledge.NewDay(2099, time.December, 31)
)

// The layouts of the parts, and the mark of those that a stretch is made of,
// rather than those that they lie within.
const (
	yearPart  = "2006"
	monthPart = "2006-01"
	dayPart   = time.DateOnly
	wholePart = "="
)

// dateTerms are the terms of a doc whose date may be any day of the stretch.
func dateTerms(first, last knowledge.Day) []string {
	var terms []string
	seen := map[string]bool{}
	for _, p := range parts(first, last) {
		terms = append(terms, wholePart+p)
		for _, t := range around(p) {
			if !seen[t] {
				seen[t] = true
				terms = append(terms, t)
			}
		}
	}
	return terms
}

// windowTerms are the terms one of which every doc has that meets the window.
// A window that ends before it begins has none that a doc has.
func windowTerms(first, last knowledge.Day) []string {
	terms := []string{""}
	seen := map[string]bool{}
	for _, p := range parts(first, last) {
		terms = append(terms, p)
		for _, t := range around(p) {
			if t != p && !seen[t] {
				seen[t] = true
				terms = append(terms, wholePart+t)
			}
		}
	}
	return terms
}

// around gives the part and those that it lies within.
func around(part string) []string {
	list := []string{part}
	for _, layout := range []string{monthPart, yearPart} {
		if len(part) > len(layout) {
			list = append(list, part[:len(layout)])
		}
	}
	return list
}

// parts cuts a stretch into whole years, months and days.
func parts(first, last knowledge.Day) []string {
	if last < first {
		return nil
	}
	at, end := clamp(first).Time(), clamp(last).Time().AddDate(0, 0, 1)
	var list []string
	for at.Before(end) {
		layout, next := dayPart, at.AddDate(0, 0, 1)
		if month := at.AddDate(0, 1, 0); at.Day() == 1 && !month.After(end) {
			layout, next = monthPart, month
		}
		if year := at.AddDate(1, 0, 0); at.YearDay() == 1 && !year.After(end) {
			layout, next = yearPart, year
		}
		list = append(list, at.Format(layout))
		at = next
	}
	return list
}

func clamp(d knowledge.Day) knowledge.Day { return min(max(d, firstDay), lastDay) }
