package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/search/question"
)

// faded answers whether somebody did what a document told of them for a while and
// then no longer, so that nothing of it stands: they did it, and took it back where
// something milder has been told since.
func (w *writer) faded(a assessment) (Verdict, bool) {
	g := a.region
	if w.q.Intent != question.Did || len(w.judge().Particulars()) > 0 || len(g.hit)+len(g.undone)+len(g.contested)+len(g.unsettled)+len(g.announced) > 0 {
		return "", false
	}
	from, to, _ := w.period(a.actor, a.app)
	rules := slices.DeleteFunc(slices.Clone(w.EventsOn(a.app)), func(e *knowledge.Event) bool {
		return !e.Fades || !counts(e.Do, a.act) || !w.isHis(e, a) || e.Announced.First > min(to, w.at.Known) || e.Announced.Last < from || e.Until.Last >= a.day
	})
	if len(rules) == 0 {
		return "", false
	}
	verdict := Yes
	for _, c := range g.milder {
		if c.Rule != nil && c.Rule.Announced.First > rules[len(rules)-1].Until.Last {
			verdict = Reversed
		}
	}
	w.lead(a, true, w.verdict(w.asAsked(verdict)), rules...)
	for _, c := range g.milder {
		w.add(w.cellTelling(c))
	}
	w.beside(a)
	return w.asAsked(verdict), true
}

// isHis tells that the act is the actor's, or one from above that is asked about as
// ours.
func (w *writer) isHis(e *knowledge.Event, a assessment) bool {
	return e.By == a.actor || w.ruledFromAbove(a.actor, a.app) && slices.Contains(w.Above(a.actor, w.at.Day), e.By)
}
