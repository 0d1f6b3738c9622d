package phrases

import (
	"fmt"
	"strconv"

	"policybot/knowledge"
)

// Relation is how a date stands in a sentence.
type Relation string

// The relations. At is the time at which something happens.
const (
	At     Relation = "at"
	From   Relation = "from"
	Until  Relation = "until"
	Since  Relation = "since"
	Before Relation = "before"
	By     Relation = "by"
	After  Relation = "after"
	Starts Relation = "starts"
	To     Relation = "to"
	Ends   Relation = "ends"
)

// Day writes a day: 10 July 2020.
func (l *Language) Day(d knowledge.Day) string { return l.Date(knowledge.OnDay(d)) }

// Date writes a date, as precisely as it is known: 10 July 2020, July 2020, by
// 30 June 2018.
func (l *Language) Date(d knowledge.Date) string {
	switch d.Precision {
	case knowledge.YearPrecision:
		return d.First.Time().Format("2006")
	case knowledge.MonthPrecision:
		return l.Say("date.month", "month", l.month(d.First), "year", d.First.Time().Format("2006"))
	case knowledge.DayPrecision:
		return l.day(d.First)
	case knowledge.MinutePrecision:
		return l.Say("date.minute", "day", l.day(d.First), "time", fmt.Sprintf("%02d:%02d", d.Minute/60, d.Minute%60))
	case knowledge.SpanPrecision:
		return l.span(d)
	}
	return l.Say("date.unknown")
}

func (l *Language) day(d knowledge.Day) string {
	return l.Say("date.day", "day", d.Time().Format("2"), "month", l.month(d), "year", d.Time().Format("2006"))
}

func (l *Language) month(d knowledge.Day) string {
	return l.Say("month." + strconv.Itoa(int(d.Time().Month())))
}

// Months are the names of the months.
func (l *Language) Months() (list []string) {
	for m := range 12 {
		list = append(list, l.Say("month."+strconv.Itoa(m+1)))
	}
	return list
}

func (l *Language) span(d knowledge.Date) string {
	switch {
	case d.First == knowledge.FirstDay:
		return l.Say("date.to", "day", l.day(d.Last))
	case d.Last == knowledge.LastDay:
		return l.Say("date.since", "day", l.day(d.First))
	}
	return l.Say("date.between", "from", l.day(d.First), "to", l.day(d.Last))
}

// When writes a date as it stands in a sentence: on 10 July 2020, in July 2020,
// from 2020.
func (l *Language) When(r Relation, d knowledge.Date) string {
	kind := map[knowledge.Precision]string{
		knowledge.YearPrecision: "year", knowledge.MonthPrecision: "month", knowledge.DayPrecision: "day",
		knowledge.MinutePrecision: "day", knowledge.SpanPrecision: "span",
	}[d.Precision]
	if kind == "" {
		kind = "unknown"
	}
	return l.Say("when."+string(r)+"."+kind, "date", l.Date(d))
}
