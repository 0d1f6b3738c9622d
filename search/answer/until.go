package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/assess"
	"policybot/search/answer/verdict"
	"policybot/search/phrases"
)

// tellUntil answers whether what stands does so until the time that the question names.
// It reports whether that is asked, and anything stands.
func (w *writer) tellUntil(a assess.Assessment) (verdict.Verdict, bool) {
	if w.Q.Until != nil && w.Q.When != nil {
		return w.tellUntilThen(a)
	}
	rules := verdict.Rules(a.Region.Hit)
	if w.Q.Until == nil || len(rules) == 0 || len(a.Region.Contested)+len(a.Region.Unsettled) > 0 {
		return "", false
	}
	ends := slices.IndexFunc(rules, func(r *knowledge.Event) bool { return !w.UntilOf(r).IsZero() })
	if ends < 0 {
		w.lead(a, true, w.in.Say("undone.no-end"), rules...)
		w.beside(a)
		return verdict.Unknown, true
	}
	until := w.UntilOf(rules[ends])
	v := yesIf(w.isUntil(until))
	w.lead(a, true, w.in.Say("undone.ends", "verdict", w.verdict(v), "date", w.in.When(phrases.Ends, until)), rules[ends])
	w.tellChanges(rules[ends])
	w.beside(a)
	return v, true
}

// tellUntilThen answers yes where what is asked about stood right before a time that is past,
// and did no longer right behind it.
func (w *writer) tellUntilThen(a assess.Assessment) (verdict.Verdict, bool) {
	d := w.Q.Until.Date
	before, behind := w.onDay(d.First-1), w.onDay(d.Last+1)
	stood := before.assess(a.Actor, a.App)
	if stood.Verdict != verdict.Yes || behind.assess(a.Actor, a.App).Verdict != verdict.No {
		return "", false
	}
	w.Q = before.Q
	w.tell(stood, true)
	return verdict.Yes, true
}

// onDay is the writer of the same question, asked of the day.
func (w *writer) onDay(day knowledge.Day) *writer {
	asked := *w.Q
	asked.When = &language.When{Relation: language.During, Date: knowledge.OnDay(day)}
	return w.askedAs(&asked)
}

// isUntil tells that the end is of the time that the question names, in any year where it
// names none.
func (w *writer) isUntil(until knowledge.Date) bool {
	d := w.Q.Until.Date
	if w.Q.Until.Yearless {
		years := until.Last.Time().Year() - d.Last.Time().Year()
		d.First, d.Last = knowledge.DayOf(d.First.Time().AddDate(years, 0, 0)), knowledge.DayOf(d.Last.Time().AddDate(years, 0, 0))
	}
	return d.First <= until.Last && until.First <= d.Last
}
