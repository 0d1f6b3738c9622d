package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/phrases"
	"policybot/search/question"
)

// undone answers whether a rule was taken back, whether one is planned, and
// whether it is for good.
func (w *writer) undone() Verdict {
	if v, ok := w.undoneForAnother(); ok {
		return v
	}
	return w.each(w.undoneOne)
}

// undoneForAnother answers whether a body took back a rule of another one that
// the question names: "did the parent lift the unit's ban".
func (w *writer) undoneForAnother() (Verdict, bool) {
	if len(w.q.Actors) != 1 || len(w.q.Others) == 0 {
		return "", false
	}
	by := w.q.Actors[0]
	for _, owner := range w.q.Others {
		for _, app := range w.apps() {
			var done []*knowledge.Event
			for _, e := range w.Timeline(app).By(owner) {
				n := w.Named(e)
				undoes := e.Do == knowledge.Withdraw || e.Do == knowledge.Lift
				if e.By == by && undoes && n != nil && n.Do.Rule() && n.By == owner && e.Announced.First <= w.at.Known && len(w.endedBy(e, 0)) == 0 && w.inPeriod(e, owner, app) {
					done = append(done, e)
				}
			}
			if len(done) > 0 {
				yes := w.asAsked(Yes)
				w.lead(assessment{day: w.at.Day, actor: owner}, true, w.verdict(yes), done...)
				w.timeline(owner, app)
				return yes, true
			}
		}
	}
	return "", false
}

// inPeriod tells that the event is of the time that the question names.
func (w *writer) inPeriod(e *knowledge.Event, actor, app knowledge.EntityID) bool {
	from, to, named := w.period(actor, app)
	return !named || e.Announced.First <= to && from <= e.Announced.Last
}

func (w *writer) plans() Verdict { return w.each(w.plansOne) }

func (w *writer) final() Verdict { return w.each(w.finalOne) }

// each answers for every actor and app, and merges the verdicts.
func (w *writer) each(one func(actor, app knowledge.EntityID) Verdict) Verdict {
	apps := w.apps()
	name, lacksApp := w.q.Lacks(question.AppRole)
	missing, lacksActor := w.q.Lacks(question.ActorRole)
	actors := w.q.Actors
	switch {
	case lacksApp && len(apps) == 0:
		return w.unknownApp(name)
	case lacksActor && len(actors) == 0:
		return w.unknownActor(missing, apps)
	case len(apps) == 0 && len(actors) == 0:
		return w.nothingNamed()
	case len(apps) == 0:
		return w.whichApp()
	case len(actors) == 0:
		actors = w.actedOn(apps)
	}
	if len(actors) == 0 {
		w.say("lacking.anybody", "done", w.done(w.actOr(knowledge.Ban)), "apps", w.names(apps))
		return Unknown
	}
	if figure, stray := w.strayFigure(); stray && len(w.q.Actors) > 0 {
		w.say("lacking.figure", "figure", w.q.Said(figure))
		w.nearest(actors[0], apps)
		return Unknown
	}
	if w.q.Beyond != "" && (w.q.Verb != "undo" || w.acted(actors, apps)) {
		return w.beyond(w.q.Beyond, actors, apps)
	}
	listing := len(w.q.Actors) == 0 && len(actors) > 1
	var verdict Verdict
	for _, actor := range actors {
		for _, app := range apps {
			v := one(actor, app)
			switch {
			case verdict == "":
				verdict = v
			case verdict != v:
				verdict = Partly
			}
		}
	}
	if listing {
		return Info
	}
	return verdict
}

// actedOn are all who have acted on one of the apps.
func (w *writer) actedOn(apps []knowledge.EntityID) []knowledge.EntityID {
	var actors []knowledge.EntityID
	for _, app := range apps {
		for _, a := range w.relevantActors(app) {
			actors = addTo(actors, a)
		}
	}
	return actors
}

// acted tells that one of the actors has done something about one of the apps.
func (w *writer) acted(actors, apps []knowledge.EntityID) bool {
	return slices.ContainsFunc(actors, func(actor knowledge.EntityID) bool {
		return slices.ContainsFunc(apps, func(app knowledge.EntityID) bool { return len(w.actsOf(actor, app)) > 0 })
	})
}

func (w *writer) undoneOne(actor, app knowledge.EntityID) Verdict {
	a := w.assessUndoing(actor, app)
	defer w.timeline(actor, app)
	var undoings []*knowledge.Event
	for _, u := range a.region.undone {
		if u.By != nil {
			undoings = addEvents(undoings, u.By)
		}
	}
	considered := w.consideredUndoing(a)
	switch {
	case len(a.region.contested)+len(a.region.unsettled) > 0:
		w.tell(a, true)
		return Unknown
	case w.q.Will && len(undoings) > 0 && len(a.region.hit) > 0 && len(considered) == 0: // what was undone once tells nothing of what is to come
		w.say("lacking.will", "actor", w.NameOf(actor), "app", w.NameOf(app))
		for _, r := range rulesOf(a.region.hit) {
			w.add(w.telling(r))
		}
		return Unknown
	case len(undoings) > 0:
		return w.tellTakenBack(a, undoings)
	case slices.ContainsFunc(a.region.milder, func(c knowledge.Cell) bool { return c.Status == knowledge.Exempted }):
		w.lead(a, true, w.verdict(Partly), eventsBy(a.region.milder)...)
		w.tellStanding(a, false)
		return Partly
	case len(a.region.hit) > 0 && len(considered) > 0:
		w.lead(a, true, w.verdict(UnderReview), considered...)
		w.tellStanding(a, false)
		return UnderReview
	case len(a.region.hit) > 0:
		return w.tellNotUndone(a)
	case len(a.region.undone) > 0: // ran out by its own date
		a.verdict = w.asAsked(No)
		w.tellUndone(a, true, a.region.undone)
		return a.verdict
	}
	return w.correct(actor, app)
}

// tellTakenBack tells that rules were undone, and which stand nevertheless.
func (w *writer) tellTakenBack(a assessment, undoings []*knowledge.Event) Verdict {
	yes := w.asAsked(Yes)
	switch {
	case len(a.region.hit) == 0:
		w.lead(a, true, w.verdict(yes), undoings...)
		g, _ := a.region.newest()
		w.say("undone.what", "told", w.telling(g.undone[0].Rule))
		undoings, _ = newest(undoings, itself)
		for _, e := range undoings {
			w.reasons(e, false)
		}
		return yes
	case a.region.undoneEverywhere():
		w.lead(a, true, w.in.Say("undone.again", "verdict", w.verdict(yes)), undoings...)
		w.tellStanding(a, false)
		return yes
	}
	w.lead(a, true, w.verdict(Partly), undoings...)
	w.tellStanding(a, false)
	return Partly
}

// tellNotUndone tells that the rules stand: that what undid them was taken back, or that
// they were treated as standing since. Where neither is on record, nothing says that
// nobody undid them.
func (w *writer) tellNotUndone(a assessment) Verdict {
	rules, no := rulesOf(a.region.hit), w.asAsked(No)
	if taken := w.undoingsTakenBack(rules); len(taken) > 0 {
		w.lead(a, true, w.in.Say("undone.taken-back"), taken...)
		for _, e := range taken {
			w.after(e)
		}
		return no
	}
	if refused := w.treatsAsStanding(rules); len(refused) > 0 {
		w.lead(a, true, w.verdict(no), refused...)
		w.add(w.telling(rules[0]))
		return no
	}
	w.lead(a, true, w.in.Say("undone.none"), rules...)
	return Unknown
}

// assessUndoing is what stands on the day of asking. A period in the question
// is that of the undoing, where one lies in it, or else of the rule.
func (w *writer) assessUndoing(actor, app knowledge.EntityID) assessment {
	from, to, named := w.period(actor, app)
	inner := w.as(question.DidUndo)
	inner.q.When = nil
	a := inner.assess(actor, app)
	if !named {
		return a
	}
	in := func(e *knowledge.Event) bool { return e != nil && e.Announced.First <= to && from <= e.Announced.Last }
	undone := slices.DeleteFunc(slices.Clone(a.region.undone), func(u knowledge.Undone) bool { return !in(u.By) })
	if len(undone) == 0 {
		s := within(inner.standing(actor, app, w.at.Day), from, to)
		a.region = sum(w.Base, s, a.act, w.statedScope(), w.q.All)
		return a
	}
	a.region.undone = undone
	return a
}

func eventsBy(cells []knowledge.Cell) []*knowledge.Event {
	var list []*knowledge.Event
	for _, c := range cells {
		if c.By != nil {
			list = addEvents(list, c.By)
		}
	}
	return list
}

func (w *writer) consideredUndoing(a assessment) []*knowledge.Event {
	var list []*knowledge.Event
	for _, e := range a.region.considered {
		if e.Of.Undoing() || len(e.Names) > 0 {
			list = append(list, e)
		}
	}
	return list
}

// undoingsTakenBack lists undoings of the rules that were undone themselves.
func (w *writer) undoingsTakenBack(rules []*knowledge.Event) []*knowledge.Event {
	var list []*knowledge.Event
	for _, r := range rules {
		for _, e := range w.Naming(r.ID) {
			if (e.Do == knowledge.Lift || e.Do == knowledge.Withdraw) && e.Announced.First <= w.at.Known && len(w.endedBy(e, 0)) > 0 {
				list = addEvents(list, e)
			}
		}
	}
	return list
}

// treatsAsStanding lists later events that treat the rules as standing: they
// change, clarify, renew or confirm them.
func (w *writer) treatsAsStanding(rules []*knowledge.Event) []*knowledge.Event {
	var list []*knowledge.Event
	for _, r := range rules {
		for _, e := range w.Naming(r.ID) {
			if e.Announced.First <= w.at.Known && !w.fateOf(e).whole && (e.Do.Changing() || e.Do == knowledge.Exempt || e.Do == knowledge.Advise || e.Do == knowledge.Warn) {
				list = addEvents(list, e)
			}
		}
	}
	return list
}

func (w *writer) plansOne(actor, app knowledge.EntityID) Verdict {
	asked := *w.q
	asked.Intent = question.Did
	if from, to, named := w.period(actor, app); named && to > w.at.Day { // what is announced decides about the day to come
		asked.Intent = question.Is
		if from <= w.at.Day { // "before March": what is so by then was to begin in time
			asked.When = &language.When{Relation: language.During, Date: knowledge.OnDay(to)}
		}
	}
	inner := *w
	inner.q = &asked
	a := inner.assess(actor, app)
	if len(a.region.announced) > 0 && len(a.region.hit) == 0 {
		a.region.undone = nil // what was undone once is no answer to what will be
		a.verdict = inner.asAsked(inner.verdictOf(a.region))
	}
	g := a.region
	switch {
	case g.underReview() && len(g.hit) == 0:
		inner.lead(a, true, w.verdict(UnderReview), g.considered...)
		inner.beside(a)
		a.verdict = UnderReview
	case len(g.hit)+len(g.announced)+len(g.contested)+len(g.unsettled) > 0 || a.differs:
		inner.tell(a, true)
	default:
		inner.say("lacking.plans", "actor", w.NameOf(actor))
		inner.nearest(actor, []knowledge.EntityID{app})
		a.verdict = Unknown
	}
	w.parts, w.known = inner.parts, inner.known
	return a.verdict
}

func (w *writer) finalOne(actor, app knowledge.EntityID) Verdict {
	a := w.assess(actor, app)
	defer w.timeline(actor, app)
	switch {
	case len(a.region.contested)+len(a.region.unsettled) > 0:
		a.verdict = Unknown
		w.tell(a, true)
		return Unknown
	case len(a.region.hit)+len(a.region.milder) == 0 && len(a.region.undone) > 0:
		a.verdict = yesIf(w.asksTemporary())
		w.tell(a, true)
		return a.verdict
	case len(a.region.hit)+len(a.region.milder)+len(a.region.announced) == 0:
		a.verdict = Unknown
		w.tell(a, true)
		return Unknown
	}
	rules := addEvents(rulesOf(append(slices.Clone(a.region.hit), a.region.milder...)), a.region.announced...)
	if considered := w.consideredUndoing(a); len(considered) > 0 {
		w.lead(a, true, w.verdict(UnderReview), considered...)
		w.add(w.telling(rules[0]))
		return UnderReview
	}
	for _, r := range rules {
		if until := w.untilOf(r); !until.IsZero() {
			verdict := yesIf(w.asksTemporary())
			w.lead(a, true, w.in.Say("undone.ends", "verdict", w.verdict(verdict), "date", w.in.When(phrases.Ends, until)), r)
			return verdict
		}
	}
	w.lead(a, true, w.in.Say("undone.no-end"), rules...)
	return Unknown
}

func (w *writer) asksTemporary() bool {
	return slices.ContainsFunc(w.q.Words, func(x question.Word) bool {
		return language.Says("for-a-time", x.Stem)
	})
}
