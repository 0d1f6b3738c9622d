package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/question"
)

// exempted answers whether, or for whom, there is an exemption from a rule.
func (w *writer) exempted() Verdict {
	if v, ok := w.factFirst(); ok {
		return v
	}
	return w.each(w.exemptedOne)
}

func (w *writer) exemptedOne(actor, app knowledge.EntityID) Verdict {
	a := w.as(question.Is).assess(actor, app)
	events := w.exemptionsOf(actor, app)
	rules := w.leavingOut(actor, app)
	if !w.q.Asked {
		return w.listExemptions(a, append(events, rules...))
	}
	if len(rules) > 0 && (len(w.q.Where) > 0 || len(events) == 0 && w.q.Intent == question.Is) {
		w.lead(a, true, w.verdict(Yes), rules...)
		for _, r := range rules {
			w.tellScope(r.Scope, r)
		}
		return Yes
	}
	verdict := w.exemptVerdict(a, events)
	switch {
	case verdict == UnderReview:
		w.lead(a, true, w.verdict(UnderReview), consideredExemptions(a)...)
		return UnderReview
	case verdict == Unknown && len(a.region.hit) > 0:
		w.lead(a, true, w.in.Say("lacking.no-exemption"), rulesOf(a.region.hit)...)
		return Unknown
	case verdict == Unknown: // there is no rule to be exempt from
		w.say("lacking.exemption", "actor", w.NameOf(actor), "app", w.NameOf(app))
		w.tell(a, false)
		return Unknown
	}
	standing := slices.DeleteFunc(slices.Clone(events), func(e *knowledge.Event) bool { return w.fateOf(e).whole })
	w.lead(a, true, w.verdict(verdict), append(standing, rulesOf(a.region.hit)...)...)
	for _, e := range events {
		if w.fateOf(e).whole {
			w.add(w.telling(e))
			w.after(e)
		}
	}
	return verdict
}

// exemptVerdict is whether there is an exemption, where the events are those on record.
func (w *writer) exemptVerdict(a assessment, events []*knowledge.Event) Verdict {
	open := slices.ContainsFunc(a.region.milder, func(c knowledge.Cell) bool { return c.Status == knowledge.Exempted })
	stands := len(a.region.hit) > 0
	switch {
	case open && stands && len(w.q.Where)+len(w.q.Outside) > 0:
		return Partly
	case open:
		return Yes
	case len(consideredExemptions(a)) > 0:
		return UnderReview
	case len(a.region.conditional) > 0:
		return Partly
	case stands && len(events) == 0:
		return Unknown
	case w.once() && slices.ContainsFunc(events, func(e *knowledge.Event) bool { return w.isFor(e, a.actor) }):
		return Yes // there was one
	case stands:
		return No
	}
	return Unknown
}

// consideredExemptions are the exemptions that somebody considers.
func consideredExemptions(a assessment) []*knowledge.Event {
	return slices.DeleteFunc(slices.Clone(a.region.considered), func(e *knowledge.Event) bool { return e.Of != knowledge.Exempt })
}

// listExemptions tells all of them, whatever became of them.
func (w *writer) listExemptions(a assessment, events []*knowledge.Event) Verdict {
	if len(events) == 0 {
		w.say("lacking.exemption", "actor", w.NameOf(a.actor), "app", w.NameOf(a.app))
		return Unknown
	}
	for i, e := range events {
		if i == 0 {
			w.lead(a, true, w.in.Say("exempt-since", "since", w.since(e)), e)
		} else {
			w.add(w.telling(e))
		}
		w.after(e)
	}
	return Info
}

// leavingOut lists the rules that stand and leave out by their own scope what the question
// states, or anything where it states nothing.
func (w *writer) leavingOut(actor, app knowledge.EntityID) []*knowledge.Event {
	var list []*knowledge.Event
	for _, c := range w.Timeline(app).At(knowledge.Case{Actor: actor}, w.at.Day, w.at.Known).Cells {
		if c.Status.Stands() && c.Act != knowledge.Allow && w.excepts(c.Scope) {
			list = addEvents(list, c.Rule)
		}
	}
	return list
}

// excepts tells that the scope leaves out what the question states, or anything where it
// states nothing.
func (w *writer) excepts(s knowledge.Scope) bool {
	for d, terms := range w.q.Where {
		for _, t := range terms {
			if slices.ContainsFunc(s.Except[d], func(x knowledge.EntityID) bool { return w.Within(t, x, w.at.Day) }) {
				return true
			}
		}
	}
	return len(w.q.Where) == 0 && len(w.q.Outside) == 0 && len(s.Except) > 0
}

// exceptions tells the rules on the apps asked about that leave something out by their own
// scope, and reports whether there are any.
func (w *writer) exceptions() bool {
	actors := w.q.Actors
	if len(actors) == 0 {
		actors = w.actedOn(w.q.Apps)
	}
	told := false
	for _, app := range w.q.Apps {
		for _, actor := range actors {
			for _, r := range w.leavingOut(actor, app) {
				w.add(w.telling(r))
				w.tellScope(r.Scope, r)
				told = true
			}
		}
	}
	return told
}

// exemptionsOf lists the exemptions from the actor's rules on the app, and those of the actor from
// the rules of others, that are known, whatever became of them.
func (w *writer) exemptionsOf(actor, app knowledge.EntityID) []*knowledge.Event {
	list := w.Timeline(app).By(actor)
	for _, e := range w.Timeline(app).Events {
		if e.By != actor && slices.Contains(e.Scope.Terms[knowledge.Unit], actor) {
			list = append(list, e)
		}
	}
	return slices.DeleteFunc(list, func(e *knowledge.Event) bool {
		return e.Do != knowledge.Exempt || e.Announced.First > w.at.Known
	})
}

// once tells that it is asked of what was so at some time.
func (w *writer) once() bool {
	return w.q.Intent == question.Did || slices.ContainsFunc(language.Words(w.q.Wording), func(t language.Token) bool { return language.Says("once-word", t.Stem) })
}

// isFor tells that an exemption is for whom the question states, or for anybody where it asks of the actor's
// own and states nobody.
func (w *writer) isFor(e *knowledge.Event, actor knowledge.EntityID) bool {
	return w.states(e.Scope) || e.By == actor && len(w.q.Where) == 0 && len(w.q.Outside) == 0 && !slices.Contains(e.Scope.Terms[knowledge.Unit], actor)
}
