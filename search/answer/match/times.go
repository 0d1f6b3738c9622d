package match

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/question"
)

// ofTime tells that the record is of the time that the question names, or of
// no time at all where that isn't claimed.
func (f *Finder) ofTime(t *Told) bool {
	if f.Q.When == nil || f.Q.When.Yearless || f.Q.When.Relation != language.During {
		return true
	}
	in := func(d knowledge.Date) bool { return d.First <= f.Q.When.Date.Last && f.Q.When.Date.First <= d.Last }
	text := ""
	switch {
	case t.Event != nil:
		return in(t.Event.Announced)
	case !t.Fact.Date.IsZero():
		return in(t.Fact.Date)
	default:
		text = t.Fact.Text + " " + t.Fact.Value.Text
	}
	times := slices.DeleteFunc(language.Times(text, f.At.Day), func(x language.When) bool { return x.Counted }) // "last year" of when it was written
	if len(times) == 0 {
		return f.Q.Intent != question.IsFact
	}
	return slices.ContainsFunc(times, func(x language.When) bool { return in(x.Date) })
}

// WithoutTimes takes the dates out of a text, so that their digits are no
// numbers of anything.
func WithoutTimes(text string) string {
	times := language.Times(text, 20000)
	for i := len(times) - 1; i >= 0; i-- {
		text = strings.TrimRight(strings.TrimSuffix(strings.TrimSuffix(text[:times[i].Start], " to "), " and "), "0123456789") + text[times[i].End:]
	}
	return text
}
