package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/search/answer/assess"
	"policybot/search/phrases"
)

// order says which of the rules that are compared was announced first, where
// their dates tell, and gives it.
func (w *writer) order(all []assess.Assessment) (earliest assess.Assessment, ok bool) {
	type first struct {
		a assess.Assessment
		e *knowledge.Event
	}
	var list []first
	for _, a := range all {
		var e *knowledge.Event
		for _, x := range w.Timeline(a.App).Events {
			if !x.Do.Rule() && x.Do != knowledge.Reinstate || x.By != a.Actor || !w.exactly(x) || w.doubted(x) || x.Announced.First > w.At.Known {
				continue
			}
			within, already := w.inPeriod(x, a.Actor, a.App), e != nil && w.inPeriod(e, a.Actor, a.App)
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
	came := w.in.Say("times.first", "actor", w.NameOf(list[0].a.Actor), "app", w.NameOf(list[0].a.App), "date", w.in.When(phrases.At, list[0].e.Announced))
	w.add(closed(came, w.cite(string(list[0].e.ID), list[0].e.Text, list[0].e.Reports)))
	return list[0].a, true
}
