package language

import (
	"strings"
	"unicode"

	"policybot/knowledge"
)

// HeadingDate is the day or month that the heading is, and nothing else, as in a log: "3 March
// 2026"; or zero.
func HeadingDate(heading string) knowledge.Date {
	for _, w := range Times(heading, knowledge.LastDay) {
		rest := strings.TrimSpace(heading[:w.Start] + heading[w.End:])
		if !w.YearOnly && w.Event == "" && w.Date.Last-w.Date.First < daysOfMonth && !strings.ContainsFunc(rest, unicode.IsLetter) {
			return w.Date
		}
	}
	return knowledge.Date{}
}

// daysOfMonth is how many days a month has at most.
const daysOfMonth = 31
