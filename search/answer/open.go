package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/assess"
	"policybot/search/answer/stem"
	"policybot/search/answer/verdict"
	"policybot/search/phrases"
	"policybot/search/question"
)

// open answers why, when and how long, which presuppose that something was
// done. What was not done is corrected, not followed.
func (w *writer) open() verdict.Verdict {
	apps := w.apps()
	if v, ok := w.whenDecided(); ok {
		return v
	}
	if v, ok := w.factFirst(); ok && !w.reasoned(apps) {
		return v
	}
	name, lacksApp := w.Q.Lacks(question.AppRole)
	missing, lacksActor := w.Q.Lacks(question.ActorRole)
	switch {
	case lacksApp && len(apps) == 0:
		return w.unknownApp(name)
	case lacksActor && len(w.Q.Actors) == 0:
		return w.unknownActor(missing, apps)
	case len(apps) == 0 && len(w.Q.Actors) == 0:
		return w.nothingNamed()
	case len(apps) == 0:
		return w.whichApp()
	}
	actors := w.Q.Actors
	if len(actors) == 0 {
		for _, app := range apps {
			actors = append(actors, w.relevantActors(app)...)
		}
	} else {
		actors = w.withRulers(actors, apps)
	}
	all := verdict.Verdict("")
	for _, actor := range actors {
		for _, app := range apps {
			if (len(w.Q.Actors) == 0 || len(actors) > len(w.Q.Actors)) && len(w.actsOf(actor, app)) == 0 {
				continue // nobody asked about this one
			}
			if v := w.openOne(actor, app); all == "" || v == verdict.Info {
				all = v
			}
		}
	}
	if all == "" {
		w.say("lacking.anybody-did", "done", w.done(w.actOrBan()), "apps", w.names(apps))
		return verdict.Unknown
	}
	return all
}

// withRulers adds to the actors those who have done for everybody in the place asked about what
// is asked: the agency that banned it for all, beside the state. An actor without such an act
// has no say beside them.
func (w *writer) withRulers(actors, apps []knowledge.EntityID) []knowledge.EntityID {
	var rulers []knowledge.EntityID
	for _, app := range apps {
		for _, e := range w.EventsOn(app) {
			inPlace := slices.ContainsFunc(w.Q.Where[knowledge.Place], func(id knowledge.EntityID) bool { return slices.Contains(e.Scope.Terms[knowledge.Place], id) })
			if inPlace && slices.Contains(e.Scope.Terms[knowledge.Unit], knowledge.Anyone) && !slices.Contains(actors, e.By) && !slices.Contains(rulers, e.By) && len(w.actsOf(e.By, app)) > 0 {
				rulers = append(rulers, e.By)
			}
		}
	}
	return append(rulers, actors...)
}

// openOne answers for one actor and app.
func (w *writer) openOne(actor, app knowledge.EntityID) verdict.Verdict {
	if w.Q.Intent == question.HowLong && w.Q.Act == knowledge.Allow {
		if v, ok := w.granting(); ok {
			return v
		}
	}
	events := w.actsOf(actor, app)
	if w.Q.Intent == question.Why && w.Q.Act == "" {
		if rules := w.whyAsItIs(actor, app); len(rules) > 0 {
			events = rules
		}
	}
	if len(events) == 0 {
		events = w.reachingFrom(actor, app)
	}
	events = slices.DeleteFunc(events, func(e *knowledge.Event) bool { return !w.everConcerned(doing{actor, app, e}) })
	if word := w.besidePoint(events); word != "" {
		w.say("lacking.word", "actor", w.NameOf(actor), "app", w.NameOf(app), "word", w.Q.Said(word))
		w.nearest(actor, []knowledge.EntityID{app})
		return verdict.Unknown
	}
	switch {
	case len(events) == 0 && w.Q.Intent == question.When && w.Q.Verb == "undo" && w.tellEnd(actor, app):
		return verdict.Info
	case len(events) == 0 && w.Q.Negated:
		return w.notDone(actor, app)
	case len(events) == 0:
		return w.correct(actor, app)
	case w.Q.Negated:
		return w.wasDone(events)
	case w.Q.Standing && w.Q.Intent != question.HowLong && !w.stands(actor, app) && !w.comes(actor, app):
		return w.noLonger(actor, app)
	case w.Q.Standing && w.Q.Intent == question.When:
		events = w.standingFirst(actor, app, events)
	}
	defer w.timeline(actor, app)
	if !w.Q.First {
		var more int
		events, more = newest(events, itself)
		defer w.more(more)
	}
	switch w.Q.Intent {
	case question.Why:
		return w.why(events)
	case question.When:
		return w.when(events)
	}
	return w.howLong(events)
}

// whyAsItIs are the acts by which things stand as they do, whoever's they are: what bans the app, or
// else what took such a ban back, or else what allows it.
func (w *writer) whyAsItIs(actor, app knowledge.EntityID) []*knowledge.Event {
	g := w.as(question.Is).assess(actor, app).Region
	if len(g.Hit) > 0 {
		return verdict.Rules(g.Hit)
	}
	var list []*knowledge.Event
	for _, u := range g.Undone {
		if u.By != nil {
			list = verdict.AddEvents(list, u.By)
		}
	}
	if len(list) == 0 {
		list = verdict.Rules(g.Milder)
	}
	return list
}

// everConcerned tells that the act concerns what the question states, or did when it began: why
// contractors may not use something says nothing of drivers.
func (w *writer) everConcerned(d doing) bool {
	c := knowledge.Case{Actor: d.actor, Where: w.Q.Where, Alone: true}
	return w.IsRead(d.event) || w.reaches(d) || w.concerns(d, c, w.StartOf(d.event).Last)
}

// reachingFrom are the rules of the act asked about that reach a unit from the organization above
// it, which stand there without an act of its own.
func (w *writer) reachingFrom(actor, app knowledge.EntityID) []*knowledge.Event {
	if e := w.Entity(actor); e == nil || e.Kind != knowledge.UnitKind || w.Q.Verb != "" && w.Q.Verb != string(w.Q.Act) || w.Q.Negated {
		return nil
	}
	return slices.DeleteFunc(verdict.Rules(w.as(question.Is).assess(actor, app).Region.Hit), func(e *knowledge.Event) bool { return !w.isVerb(e, e.By) })
}

// besidePoint is a word of the question that language or records know, and
// that no slot explains nor any of the events has: then it asks for something
// else than these events.
func (w *writer) besidePoint(events []*knowledge.Event) string {
	for i, x := range w.Q.Words {
		if x.Used || i == 0 && w.Q.Implied || language.Passing(x.Text) || !language.Grouped(x.Stem) && w.Words.In(x.Stem) == 0 || len(events) == 0 {
			continue
		}
		if !slices.ContainsFunc(events, func(e *knowledge.Event) bool {
			t := w.Told[string(e.ID)]
			return t.Stems[x.Stem] || stem.Related(t.Stems, []string{x.Stem})
		}) {
			return x.Text
		}
	}
	return ""
}

// tellEnd tells by when a rule runs out by its own date, or ran out, and reports whether one
// does.
func (w *writer) tellEnd(actor, app knowledge.EntityID) bool {
	region := w.as(question.Is).assess(actor, app).Region
	rules := verdict.Rules(region.Hit)
	for _, u := range region.Undone {
		if u.By == nil || u.How == knowledge.Ended && u.By.Do.Changing() {
			rules = verdict.AddEvents(rules, u.Rule)
		}
	}
	for _, r := range rules {
		until := w.UntilOf(r)
		if until.IsZero() {
			continue
		}
		w.lead(assess.Assessment{Day: w.At.Day, Actor: actor}, true, w.in.Say("head", "words", w.in.When(phrases.At, until)), r)
		w.tellChanges(r)
		w.timeline(actor, app)
		return true
	}
	return false
}

// comes tells that the act asked about is announced for later.
func (w *writer) comes(actor, app knowledge.EntityID) bool {
	return len(w.as(question.Is).assess(actor, app).Region.Announced) > 0
}

// stands tells that the act asked about stands on the day of asking.
func (w *writer) stands(actor, app knowledge.EntityID) bool {
	a := w.as(question.Is).assess(actor, app)
	return len(a.Region.Hit) > 0 || a.Act == knowledge.Ban && a.Region.Has(knowledge.Restricted)
}

// standingFirst puts before the other events those by which the rule stands: who
// asks since when something is banned doesn't ask for a ban that is over.
func (w *writer) standingFirst(actor, app knowledge.EntityID, events []*knowledge.Event) []*knowledge.Event {
	standing := verdict.Rules(w.as(question.Is).assess(actor, app).Region.Hit)
	var first, rest []*knowledge.Event
	for _, e := range events {
		if slices.Contains(standing, e) {
			first = append(first, e)
		} else {
			rest = append(rest, e)
		}
	}
	return append(first, rest...)
}

// as is a writer of the same answer for the same question asked in another
// way.
func (w *writer) as(i question.Intent) *writer {
	asked := *w.Q
	asked.Intent = i
	return w.askedAs(&asked)
}

func (w *writer) askedAs(q *question.Question) *writer {
	inner := *w
	inner.Q = q
	return &inner
}
