package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/search/phrases"
)

// order says which of the rules that are compared was announced first, where
// their dates tell, and gives it.
func (w *writer) order(all []assessment) (earliest assessment, ok bool) {
	type first struct {
		a assessment
		e *knowledge.Event
	}
	var list []first
	for _, a := range all {
		var e *knowledge.Event
		for _, x := range w.Timeline(a.app).Events {
			if !x.Do.Rule() && x.Do != knowledge.Reinstate || x.By != a.actor || !w.exactly(x) || w.doubted(x) || x.Announced.First > w.at.Known {
				continue
			}
			within, already := w.inPeriod(x, a.actor, a.app), e != nil && w.inPeriod(e, a.actor, a.app)
			if e == nil || within && !already || within == already && x.Announced.First < e.Announced.First {
				e = x
			}
		}
		if e != nil {
			list = append(list, first{a, e})
		}
	}
	if len(list) < 2 {
		return earliest, false
	}
	slices.SortStableFunc(list, func(x, y first) int { return int(x.e.Announced.First - y.e.Announced.First) })
	if list[0].e.Announced.Last >= list[1].e.Announced.First {
		w.say("times.first-unclear")
		return earliest, false
	}
	w.event(list[0].e)
	came := w.in.Say("times.first", "actor", w.NameOf(list[0].a.actor), "app", w.NameOf(list[0].a.app), "date", w.in.When(phrases.At, list[0].e.Announced))
	w.add(closed(came, w.cite(string(list[0].e.ID), list[0].e.Text, list[0].e.Reports)))
	return list[0].a, true
}
