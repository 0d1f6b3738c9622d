package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/assess"
	"policybot/search/answer/verdict"
	"policybot/search/question"
)

// exempted answers whether, or for whom, there is an exemption from a rule.
func (w *writer) exempted() verdict.Verdict {
	if v, ok := w.factFirst(); ok {
		return v
	}
	return w.each(w.exemptedOne)
}

func (w *writer) exemptedOne(actor, app knowledge.EntityID) verdict.Verdict {
	a := w.as(question.Is).assess(actor, app)
	events := w.exemptionsOf(actor, app)
	rules := w.leavingOut(actor, app)
	if !w.Q.Asked {
		return w.listExemptions(a, append(events, rules...))
	}
	if len(rules) > 0 && (len(w.Q.Where) > 0 || len(events) == 0 && w.Q.Intent == question.Is) {
		w.lead(a, true, w.verdict(verdict.Yes), rules...)
		for _, r := range rules {
			w.tellScope(r.Scope, r)
		}
		return verdict.Yes
	}
	v := w.exemptVerdict(a, events)
	switch {
	case v == verdict.UnderReview:
		w.lead(a, true, w.verdict(verdict.UnderReview), consideredExemptions(a)...)
		return verdict.UnderReview
	case v == verdict.Unknown && len(a.Region.Hit) > 0:
		w.lead(a, true, w.in.Say("lacking.no-exemption"), verdict.Rules(a.Region.Hit)...)
		return verdict.Unknown
	case v == verdict.Unknown: // there is no rule to be exempt from
		w.say("lacking.exemption", "actor", w.NameOf(actor), "app", w.NameOf(app))
		w.tell(a, false)
		return verdict.Unknown
	}
	standing := slices.DeleteFunc(slices.Clone(events), func(e *knowledge.Event) bool { return w.FateOf(e).Whole })
	w.lead(a, true, w.verdict(v), append(standing, verdict.Rules(a.Region.Hit)...)...)
	for _, e := range events {
		if w.FateOf(e).Whole {
			w.add(w.telling(e))
			w.after(e)
		}
	}
	return v
}

// exemptVerdict is whether there is an exemption, where the events are those on record.
func (w *writer) exemptVerdict(a assess.Assessment, events []*knowledge.Event) verdict.Verdict {
	open := slices.ContainsFunc(a.Region.Milder, func(c knowledge.Cell) bool { return c.Status == knowledge.Exempted })
	stands := len(a.Region.Hit) > 0
	switch {
	case open && stands && len(w.Q.Where)+len(w.Q.Outside) > 0:
		return verdict.Partly
	case open:
		return verdict.Yes
	case len(consideredExemptions(a)) > 0:
		return verdict.UnderReview
	case len(a.Region.Conditional) > 0:
		return verdict.Partly
	case stands && len(events) == 0:
		return verdict.Unknown
	case w.once() && slices.ContainsFunc(events, func(e *knowledge.Event) bool { return w.isFor(e, a.Actor) }):
		return verdict.Yes // there was one
	case stands:
		return verdict.No
	}
	return verdict.Unknown
}

// consideredExemptions are the exemptions that somebody considers.
func consideredExemptions(a assess.Assessment) []*knowledge.Event {
	return slices.DeleteFunc(slices.Clone(a.Region.Considered), func(e *knowledge.Event) bool { return e.Of != knowledge.Exempt })
}

// listExemptions tells all of them, whatever became of them.
func (w *writer) listExemptions(a assess.Assessment, events []*knowledge.Event) verdict.Verdict {
	if len(events) == 0 {
		w.say("lacking.exemption", "actor", w.NameOf(a.Actor), "app", w.NameOf(a.App))
		return verdict.Unknown
	}
	for i, e := range events {
		if i == 0 {
			w.lead(a, true, w.in.Say("exempt-since", "since", w.since(e)), e)
		} else {
			w.add(w.telling(e))
		}
		w.after(e)
	}
	return verdict.Info
}

// leavingOut lists the rules that stand and leave out by their own scope what the question
// states, or anything where it states nothing.
func (w *writer) leavingOut(actor, app knowledge.EntityID) []*knowledge.Event {
	var list []*knowledge.Event
	for _, c := range w.Timeline(app).At(knowledge.Case{Actor: actor}, w.At.Day, w.At.Known).Cells {
		if c.Status.Stands() && c.Act != knowledge.Allow && w.excepts(c.Scope) {
			list = verdict.AddEvents(list, c.Rule)
		}
	}
	return list
}

// excepts tells that the scope leaves out what the question states, or anything where it
// states nothing.
func (w *writer) excepts(s knowledge.Scope) bool {
	for d, terms := range w.Q.Where {
		for _, t := range terms {
			if slices.ContainsFunc(s.Except[d], func(x knowledge.EntityID) bool { return w.Within(t, x, w.At.Day) }) {
				return true
			}
		}
	}
	return len(w.Q.Where) == 0 && len(w.Q.Outside) == 0 && len(s.Except) > 0
}

// exceptions tells the rules on the apps asked about that leave something out by their own
// scope, and reports whether there are any.
func (w *writer) exceptions() bool {
	actors := w.Q.Actors
	if len(actors) == 0 {
		actors = w.actedOn(w.Q.Apps)
	}
	told := false
	for _, app := range w.Q.Apps {
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
		return e.Do != knowledge.Exempt || e.Announced.First > w.At.Known
	})
}

// once tells that it is asked of what was so at some time.
func (w *writer) once() bool {
	return w.Q.Intent == question.Did || slices.ContainsFunc(language.Words(w.Q.Wording), func(t language.Token) bool { return language.Says("once-word", t.Stem) })
}

// isFor tells that an exemption is for whom the question states, or for anybody where it asks of the actor's
// own and states nobody.
func (w *writer) isFor(e *knowledge.Event, actor knowledge.EntityID) bool {
	return w.states(e.Scope) || e.By == actor && len(w.Q.Where) == 0 && len(w.Q.Outside) == 0 && !slices.Contains(e.Scope.Terms[knowledge.Unit], actor)
}
