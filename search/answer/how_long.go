package answer

import (
	"strings"

	"policybot/knowledge"
	"policybot/search/answer/assess"
	"policybot/search/answer/verdict"
	"policybot/search/phrases"
	"policybot/search/question"
)

func (w *writer) howLong(events []*knowledge.Event) verdict.Verdict {
	v := verdict.Info
	for _, e := range events {
		rule := w.RuleOf(e)
		if !e.Do.Rule() && e.Do != knowledge.Reinstate && rule != nil {
			e = rule // how long until it was lifted is how long it stood
		}
		f, until := w.FateOf(e), w.UntilOf(e)
		switch {
		case f.Whole && len(f.By) > 0:
			told := strings.TrimSuffix(w.telling(e), ".")
			mark := w.cite(string(f.By[0].ID), f.By[0].Text, f.By[0].Reports) // both bound the time
			w.say("told", "head", w.lasted(e, f.By[0]), "told", told+mark+".")
			w.after(e)
		case !until.IsZero():
			bounds := w.in.Say("times.bounds", "from", w.in.When(phrases.Starts, w.StartOf(e)), "until", w.in.When(phrases.Until, until))
			w.say("told", "head", bounds, "told", w.telling(e))
			w.tellChanges(e)
			w.after(e)
		default:
			coming := w.coming(e)
			head := w.in.Say("times.no-end", "since", w.in.When(phrases.Since, w.StartOf(e)))
			if len(coming) > 0 {
				head = w.in.Say("head", "words", w.in.When(phrases.Since, w.StartOf(e)))
			}
			w.lead(assess.Assessment{Day: w.At.Day, Actor: e.By}, true, head, e)
			w.after(e)
			for _, x := range coming {
				w.add(w.telling(x))
			}
			if w.Q.Will {
				v = verdict.Unknown
			}
		}
		w.factsOn(e, "duration", "long")
	}
	return v
}

// coming are the rules announced for later by which a permission is going to end.
func (w *writer) coming(e *knowledge.Event) []*knowledge.Event {
	var list []*knowledge.Event
	for _, app := range w.AppsOf(e) {
		if e.Do == knowledge.Allow {
			list = append(list, w.as(question.May).assess(e.By, app).Region.Announced...)
		}
	}
	return list
}

// lasted words how long a rule stood. Coarse dates give bounds, not a figure.
func (w *writer) lasted(rule, undoing *knowledge.Event) string {
	a, b := w.StartOf(rule), undoing.Start()
	if !a.Exact() || !b.Exact() {
		return w.in.Say("times.bounds", "from", w.in.When(phrases.Starts, a), "until", w.in.When(phrases.To, b))
	}
	switch n := int(b.First - a.First); {
	case n <= 0:
		return w.in.Say("times.same-day")
	default:
		return w.in.Count("times.days", n)
	}
}
