package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/phrases"
)

// tellUntil answers whether what stands does so until the time that the question names.
// It reports whether that is asked, and anything stands.
func (w *writer) tellUntil(a assessment) (Verdict, bool) {
	if w.q.Until != nil && w.q.When != nil {
		return w.tellUntilThen(a)
	}
	rules := rulesOf(a.region.hit)
	if w.q.Until == nil || len(rules) == 0 || len(a.region.contested)+len(a.region.unsettled) > 0 {
		return "", false
	}
	ends := slices.IndexFunc(rules, func(r *knowledge.Event) bool { return !w.untilOf(r).IsZero() })
	if ends < 0 {
		w.lead(a, true, w.in.Say("undone.no-end"), rules...)
		w.beside(a)
		return Unknown, true
	}
	until := w.untilOf(rules[ends])
	v := yesIf(w.isUntil(until))
	w.lead(a, true, w.in.Say("undone.ends", "verdict", w.verdict(v), "date", w.in.When(phrases.Ends, until)), rules[ends])
	w.beside(a)
	return v, true
}

// tellUntilThen answers yes where what is asked about stood right before a time that is past,
// and did no longer right behind it.
func (w *writer) tellUntilThen(a assessment) (Verdict, bool) {
	d := w.q.Until.Date
	before, behind := w.onDay(d.First-1), w.onDay(d.Last+1)
	stood := before.assess(a.actor, a.app)
	if stood.verdict != Yes || behind.assess(a.actor, a.app).verdict != No {
		return "", false
	}
	w.q = before.q
	w.tell(stood, true)
	return Yes, true
}

// onDay is the writer of the same question, asked of the day.
func (w *writer) onDay(day knowledge.Day) *writer {
	asked := *w.q
	asked.When = &language.When{Relation: language.During, Date: knowledge.OnDay(day)}
	return w.askedAs(&asked)
}

// isUntil tells that the end is of the time that the question names, in any year where it
// names none.
func (r *ruled) isUntil(until knowledge.Date) bool {
	d := r.q.Until.Date
	if r.q.Until.Yearless {
		years := until.Last.Time().Year() - d.Last.Time().Year()
		d.First, d.Last = knowledge.DayOf(d.First.Time().AddDate(years, 0, 0)), knowledge.DayOf(d.Last.Time().AddDate(years, 0, 0))
	}
	return d.First <= until.Last && until.First <= d.Last
}
