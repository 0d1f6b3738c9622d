package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/search/answer/assess"
	"policybot/search/answer/verdict"
	"policybot/search/question"
)

// faded answers whether somebody did what a document told of them for a while and
// then no longer, so that nothing of it stands: they did it, and took it back where
// something milder has been told since.
func (w *writer) faded(a assess.Assessment) (verdict.Verdict, bool) {
	g := a.Region
	if w.Q.Intent != question.Did || len(w.Sentences().Particulars()) > 0 || len(g.Hit)+len(g.Undone)+len(g.Contested)+len(g.Unsettled)+len(g.Announced) > 0 {
		return "", false
	}
	from, to, _ := w.Period(a.Actor, a.App)
	rules := slices.DeleteFunc(slices.Clone(w.EventsOn(a.App)), func(e *knowledge.Event) bool {
		return !e.Fades || !verdict.Counts(e.Do, a.Act) || !w.isHis(e, a) || e.Announced.First > min(to, w.At.Known) || e.Announced.Last < from || e.Until.Last >= a.Day
	})
	if len(rules) == 0 {
		return "", false
	}
	v := verdict.Yes
	for _, c := range g.Milder {
		if c.Rule != nil && c.Rule.Announced.First > rules[len(rules)-1].Until.Last {
			v = verdict.Reversed
		}
	}
	w.lead(a, true, w.verdict(w.AsAsked(v)), rules...)
	for _, c := range g.Milder {
		w.add(w.cellTelling(c))
	}
	w.beside(a)
	return w.AsAsked(v), true
}

// isHis tells that the act is the actor's, or one from above that is asked about as
// ours.
func (w *writer) isHis(e *knowledge.Event, a assess.Assessment) bool {
	return e.By == a.Actor || w.RuledFromAbove(a.Actor, a.App) && slices.Contains(w.Above(a.Actor, w.At.Day), e.By)
}
