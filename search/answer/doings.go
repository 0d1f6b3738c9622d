package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/match"
	"policybot/search/answer/verdict"
	"policybot/search/question"
)

// doing is one actor's act on one app, for lists.
type doing struct {
	actor, app knowledge.EntityID
	event      *knowledge.Event
}

// doings lists who did the act on the apps asked about (any app, where none is
// named), each actor and app once, oldest first: by the first such act, or by a later one
// where nothing is left of that.
func (w *writer) doings() []doing {
	var list []doing
	type key struct {
		actor, app knowledge.EntityID
		do         knowledge.Act
	}
	seen := map[key]int{}
	for _, e := range w.relevantEvents() {
		if !w.listed(e) || !w.wanted(e.By) || len(w.Q.Actors) > 0 && w.Q.Intent != question.Who && !w.binding(e) {
			continue
		}
		if w.Q.Intent == question.Who && slices.Contains(w.Q.Actors, e.By) {
			continue // who else
		}
		from, to, named := w.Period(e.By, match.FirstOf(w.AppsOf(e)))
		date := e.Announced
		if w.Q.Starts {
			date = w.StartOf(e)
		}
		if w.Q.When != nil && w.Q.When.Relation == language.After {
			to = knowledge.LastDay
		}
		if named && (date.First > to || date.Last < from) {
			continue
		}
		for _, app := range w.AppsOf(e) {
			k := key{e.By, app, e.Do}
			i, told := seen[k]
			switch {
			case !told:
				seen[k] = len(list)
				list = append(list, doing{e.By, app, e})
			case w.FateOf(list[i].event, app).Whole, w.unsaid(list[i].event):
				list[i].event = e
			}
		}
	}
	return list
}

// listed tells that the event is an act of the kind that a list is asked for. What people may
// use is also what an exemption lets them.
func (w *writer) listed(e *knowledge.Event) bool {
	return w.isVerb(e, e.By) && w.exactly(e) || w.asksWhatMay() && e.Do == knowledge.Exempt
}

// binding tells that the event is of one of the actors asked about, or, where it is asked
// what stands for them, of a body above, or of one that rules for everybody where they are.
func (w *writer) binding(e *knowledge.Event) bool {
	return slices.ContainsFunc(w.Q.Actors, func(actor knowledge.EntityID) bool {
		return e.By == actor || w.Q.Intent == question.Which && w.Q.Standing && (slices.Contains(w.Above(actor, w.At.Day), e.By) || w.bindsAll(e, actor))
	})
}

// bindsAll tells that a rule for anyone stands for the actor.
func (w *writer) bindsAll(e *knowledge.Event, actor knowledge.EntityID) bool {
	return slices.Contains(e.Scope.Terms[knowledge.Unit], knowledge.Anyone) && slices.ContainsFunc(w.AppsOf(e), func(app knowledge.EntityID) bool {
		return slices.ContainsFunc(w.Standing(actor, app, w.At.Day).Cells, func(c knowledge.Cell) bool { return c.Rule == e && c.Status.Stands() })
	})
}

// exactly tells that a rule is of the very act that a list is asked for: a
// restriction is listed among no bans.
func (w *writer) exactly(e *knowledge.Event) bool {
	rule := w.RuleOf(e)
	return w.Q.Verb != "" && w.Q.Verb != string(w.Q.Act) || rule == nil || w.Q.Act == "" || rule.Do == w.Q.Act
}

// relevantEvents are the events on the apps asked about, or all.
func (w *writer) relevantEvents() []*knowledge.Event {
	var list []*knowledge.Event
	if len(w.Q.Apps) == 0 {
		list = slices.Clone(w.Events)
	}
	for _, app := range w.Q.Apps {
		list = verdict.AddEvents(list, w.Timeline(app).Events...)
	}
	list = slices.DeleteFunc(list, func(e *knowledge.Event) bool { return e.Announced.First > w.At.Known })
	slices.SortStableFunc(list, knowledge.CompareEvents)
	return list
}
