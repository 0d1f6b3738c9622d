package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/assess"
	"policybot/search/answer/verdict"
	"policybot/search/phrases"
	"policybot/search/question"
)

// undone answers whether a rule was taken back, whether one is planned, and
// whether it is for good.
func (w *writer) undone() verdict.Verdict {
	if v, ok := w.undoneForAnother(); ok {
		return v
	}
	w.askAbove()
	return w.each(w.undoneOne)
}

// askAbove asks of the body above whether its rule stands, where the question is whether a part
// of it that set none took that back: "did the committee lift the ban".
func (w *writer) askAbove() {
	apps := w.apps()
	if len(w.Q.Actors) != 1 || len(apps) != 1 || w.ruled(w.Q.Actors[0], apps) {
		return
	}
	for _, owner := range w.Above(w.Q.Actors[0], w.At.Day) {
		if a := w.assessUndoing(owner, apps[0]); w.ruled(owner, apps) && !slices.ContainsFunc(a.Region.Undone, func(u knowledge.Undone) bool { return u.By != nil }) {
			asked := *w.Q
			asked.Actors = []knowledge.EntityID{owner}
			w.Q = &asked
			return
		}
	}
}

// undoneForAnother answers whether a body took back a rule of another one that
// the question names: "did the parent lift the unit's ban".
func (w *writer) undoneForAnother() (verdict.Verdict, bool) {
	if len(w.Q.Actors) != 1 {
		return "", false
	}
	by, apps, owners := w.Q.Actors[0], w.apps(), w.Q.Others
	if len(owners) == 0 && !w.ruled(by, apps) {
		owners = w.actedOn(apps) // "did the court end the ban" is on whosever it was
	}
	for _, owner := range owners {
		for _, app := range apps {
			var done []*knowledge.Event
			for _, e := range w.Timeline(app).By(owner) {
				n := w.Named(e)
				undoes := e.Do == knowledge.Withdraw || e.Do == knowledge.Lift
				if e.By == by && undoes && n != nil && n.Do.Rule() && n.By == owner && e.Announced.First <= w.At.Known && len(w.EndedBy(e, 0)) == 0 && w.inPeriod(e, owner, app) {
					done = append(done, e)
				}
			}
			if len(done) > 0 {
				yes := w.AsAsked(verdict.Yes)
				w.lead(assess.Assessment{Day: w.At.Day, Actor: owner}, true, w.verdict(yes), done...)
				w.timeline(owner, app)
				return yes, true
			}
		}
	}
	return "", false
}

// ruled tells that the body set a rule of its own on one of the apps.
func (w *writer) ruled(by knowledge.EntityID, apps []knowledge.EntityID) bool {
	return slices.ContainsFunc(apps, func(app knowledge.EntityID) bool {
		return slices.ContainsFunc(w.Timeline(app).Events, func(e *knowledge.Event) bool { return e.By == by && e.Do.Rule() })
	})
}

// inPeriod tells that the event is of the time that the question names.
func (w *writer) inPeriod(e *knowledge.Event, actor, app knowledge.EntityID) bool {
	from, to, named := w.Period(actor, app)
	return !named || e.Announced.First <= to && from <= e.Announced.Last
}

func (w *writer) plans() verdict.Verdict { return w.each(w.plansOne) }

func (w *writer) final() verdict.Verdict { return w.each(w.finalOne) }

// each answers for every actor and app, and merges the verdicts.
func (w *writer) each(one func(actor, app knowledge.EntityID) verdict.Verdict) verdict.Verdict {
	apps := w.apps()
	name, lacksApp := w.Q.Lacks(question.AppRole)
	missing, lacksActor := w.Q.Lacks(question.ActorRole)
	actors := w.Q.Actors
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
		w.say("lacking.anybody", "done", w.done(w.actOrBan()), "apps", w.names(apps))
		return verdict.Unknown
	}
	if figure, stray := w.strayFigure(); stray && len(w.Q.Actors) > 0 {
		w.say("lacking.figure", "figure", w.Q.Said(figure))
		w.nearest(actors[0], apps)
		return verdict.Unknown
	}
	if w.Q.Beyond != "" && (w.Q.Verb != "undo" || w.acted(actors, apps)) {
		return w.beyond(w.Q.Beyond, actors, apps)
	}
	listing := len(w.Q.Actors) == 0 && len(actors) > 1
	var all verdict.Verdict
	for _, actor := range actors {
		for _, app := range apps {
			v := one(actor, app)
			switch {
			case all == "":
				all = v
			case all != v:
				all = verdict.Partly
			}
		}
	}
	if listing {
		return verdict.Info
	}
	return all
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

func (w *writer) undoneOne(actor, app knowledge.EntityID) verdict.Verdict {
	a := w.assessUndoing(actor, app)
	defer w.timeline(actor, app)
	var undoings []*knowledge.Event
	for _, u := range a.Region.Undone {
		if u.By != nil {
			undoings = verdict.AddEvents(undoings, u.By)
		}
	}
	considered := w.consideredUndoing(a)
	switch {
	case len(a.Region.Contested)+len(a.Region.Unsettled) > 0:
		w.tell(a, true)
		return verdict.Unknown
	case w.Q.Will && len(undoings) > 0 && len(a.Region.Hit) > 0 && len(considered) == 0: // what was undone once tells nothing of what is to come
		w.say("lacking.will", "actor", w.NameOf(actor), "app", w.NameOf(app))
		for _, r := range verdict.Rules(a.Region.Hit) {
			w.add(w.telling(r))
		}
		return verdict.Unknown
	case len(undoings) > 0:
		return w.tellTakenBack(a, undoings)
	case slices.ContainsFunc(a.Region.Milder, func(c knowledge.Cell) bool { return c.Status == knowledge.Exempted }):
		w.lead(a, true, w.verdict(verdict.Partly), eventsBy(a.Region.Milder)...)
		w.tellStanding(a, false)
		return verdict.Partly
	case len(a.Region.Hit) > 0 && len(considered) > 0:
		w.lead(a, true, w.verdict(verdict.UnderReview), considered...)
		w.tellStanding(a, false)
		return verdict.UnderReview
	case len(a.Region.Hit) > 0:
		return w.tellNotUndone(a)
	case len(a.Region.Undone) > 0: // ran out by its own date
		a.Verdict = w.AsAsked(verdict.No)
		w.tellUndone(a, true, a.Region.Undone)
		return a.Verdict
	}
	if v, ok := w.keptThen(actor, app); ok {
		return v
	}
	return w.correct(actor, app)
}

// keptThen tells that in the period asked about the rules were said to stand.
func (w *writer) keptThen(actor, app knowledge.EntityID) (verdict.Verdict, bool) {
	from, to, named := w.Period(actor, app)
	if !named {
		return "", false
	}
	always := *w.Q
	always.When = nil
	inner := w.askedAs(&always)
	a := inner.assessUndoing(actor, app)
	if said := w.saidToStand(app, verdict.Rules(a.Region.Hit)); said == nil || said.Event.Announced.First > to || from > said.Event.Announced.Last {
		return "", false
	}
	v := inner.tellNotUndone(a)
	w.parts, w.known = inner.parts, inner.known
	return v, true
}

// tellTakenBack tells that rules were undone, and which stand nevertheless.
func (w *writer) tellTakenBack(a assess.Assessment, undoings []*knowledge.Event) verdict.Verdict {
	yes := w.AsAsked(verdict.Yes)
	switch {
	case len(a.Region.Hit) == 0:
		w.lead(a, true, w.verdict(yes), undoings...)
		g, _ := newestOf(a.Region)
		w.say("undone.what", "told", w.telling(g.Undone[0].Rule))
		undoings, _ = newest(undoings, itself)
		for _, e := range undoings {
			w.reasons(e, false)
		}
		return yes
	case a.Region.UndoneEverywhere():
		w.lead(a, true, w.in.Say("undone.again", "verdict", w.verdict(yes)), undoings...)
		w.tellStanding(a, false)
		return yes
	}
	w.lead(a, true, w.verdict(verdict.Partly), undoings...)
	w.tellStanding(a, false)
	return verdict.Partly
}

// tellNotUndone tells that the rules stand: that what undid them was taken back, or that
// they were treated as standing since. Where neither is on record, nothing says that
// nobody undid them.
func (w *writer) tellNotUndone(a assess.Assessment) verdict.Verdict {
	rules, no := verdict.Rules(a.Region.Hit), w.AsAsked(verdict.No)
	for _, r := range rules {
		if lift := w.LiftAhead(r); lift != nil { // done, and yet to come
			w.lead(a, true, w.verdict(verdict.Partly), lift)
			w.add(w.telling(r))
			return verdict.Partly
		}
	}
	if taken := w.undoingsTakenBack(rules); len(taken) > 0 {
		w.lead(a, true, w.in.Say("undone.taken-back"), taken...)
		for _, e := range taken {
			w.after(e)
		}
		return no
	}
	if said := w.saidToStand(a.App, rules); said != nil {
		p := w.Passage(said.Passage)
		told := w.in.Say("read.says", "title", w.sourceName(p.Source), "quote", w.short(said.Words), "mark", w.citePassage(p, said.Words))
		w.add(w.in.Say("told", "head", w.asOf(w.verdict(no), w.At.Day, p.Date), "told", told))
		w.add(w.telling(rules[0]))
		w.caveat("read.unconfirmed")
		return no
	}
	if refused := w.treatsAsStanding(rules); len(refused) > 0 {
		w.lead(a, true, w.verdict(no), refused...)
		w.add(w.telling(rules[0]))
		return no
	}
	w.lead(a, true, w.in.Say("undone.none"), rules...)
	return verdict.Unknown
}

// saidToStand is a sure reading of a document that treats one of the rules, of a record, as
// standing, or nil.
func (w *writer) saidToStand(app knowledge.EntityID, rules []*knowledge.Event) *knowledge.Reading {
	for _, r := range w.ReadingsOf(app) {
		e := r.Event
		if e == nil || !r.Sure() || !e.Do.Changing() || e.Announced.First > w.At.Known || !w.stood(r) {
			continue
		}
		if slices.ContainsFunc(rules, func(x *knowledge.Event) bool { return slices.Contains(e.Names, x.ID) }) {
			return r
		}
	}
	return nil
}

// assessUndoing is what stands on the day of asking. A period in the question
// is that of the undoing, where one lies in it, or else of the rule.
func (w *writer) assessUndoing(actor, app knowledge.EntityID) assess.Assessment {
	from, to, named := w.Period(actor, app)
	inner := w.as(question.DidUndo)
	inner.Q.When = nil
	a := inner.assess(actor, app)
	if !named {
		return a
	}
	in := func(e *knowledge.Event) bool { return e != nil && e.Announced.First <= to && from <= e.Announced.Last }
	undone := slices.DeleteFunc(slices.Clone(a.Region.Undone), func(u knowledge.Undone) bool { return !in(u.By) })
	if len(undone) == 0 {
		s := assess.Within(inner.Standing(actor, app, w.At.Day), from, to)
		a.Region = verdict.Sum(w.Base, s, a.Act, w.StatedScope(), w.Q.All)
		return a
	}
	a.Region.Undone = undone
	return a
}

func eventsBy(cells []knowledge.Cell) []*knowledge.Event {
	var list []*knowledge.Event
	for _, c := range cells {
		if c.By != nil {
			list = verdict.AddEvents(list, c.By)
		}
	}
	return list
}

func (w *writer) consideredUndoing(a assess.Assessment) []*knowledge.Event {
	var list []*knowledge.Event
	for _, e := range a.Region.Considered {
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
			if (e.Do == knowledge.Lift || e.Do == knowledge.Withdraw) && e.Announced.First <= w.At.Known && len(w.EndedBy(e, 0)) > 0 {
				list = verdict.AddEvents(list, e)
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
			if e.Announced.First <= w.At.Known && !w.FateOf(e).Whole && (e.Do.Changing() || e.Do == knowledge.Exempt || e.Do == knowledge.Advise || e.Do == knowledge.Warn) {
				list = verdict.AddEvents(list, e)
			}
		}
	}
	return list
}

func (w *writer) plansOne(actor, app knowledge.EntityID) verdict.Verdict {
	asked := *w.Q
	asked.Intent = question.Did
	if from, to, named := w.Period(actor, app); named && to > w.At.Day { // what is announced decides about the day to come
		asked.Intent = question.Is
		if from <= w.At.Day { // "before March": what is so by then was to begin in time
			asked.When = &language.When{Relation: language.During, Date: knowledge.OnDay(to)}
		}
	}
	inner := *w
	inner.Q = &asked
	a := inner.assess(actor, app)
	if len(a.Region.Announced) > 0 && len(a.Region.Hit) == 0 {
		a.Region.Undone = nil // what was undone once is no answer to what will be
		a.Verdict = inner.AsAsked(inner.VerdictOf(a.Region))
	}
	g := a.Region
	switch {
	case g.UnderReview() && len(g.Hit) == 0:
		inner.lead(a, true, w.verdict(verdict.UnderReview), g.Considered...)
		inner.beside(a)
		a.Verdict = verdict.UnderReview
	case len(g.Hit)+len(g.Announced)+len(g.Contested)+len(g.Unsettled) > 0 || a.Differs:
		inner.tell(a, true)
	case w.Q.Act == knowledge.Allow && w.tellReviewed(actor, app):
		return verdict.UnderReview
	default:
		inner.say("lacking.plans", "actor", w.NameOf(actor))
		inner.nearest(actor, []knowledge.EntityID{app})
		a.Verdict = verdict.Unknown
	}
	w.parts, w.known = inner.parts, inner.known
	return a.Verdict
}

// tellReviewed tells that it is considered to undo the rule that keeps people from the app, and
// reports whether it is.
func (w *writer) tellReviewed(actor, app knowledge.EntityID) bool {
	asked := *w.Q
	asked.Intent, asked.Act, asked.When = question.Is, knowledge.Ban, nil
	a := w.askedAs(&asked).assess(actor, app)
	considered := w.consideredUndoing(a)
	if len(a.Region.Hit) == 0 || len(considered) == 0 {
		return false
	}
	w.lead(a, true, w.verdict(verdict.UnderReview), considered...)
	w.tellStanding(a, false)
	return true
}

func (w *writer) finalOne(actor, app knowledge.EntityID) verdict.Verdict {
	a := w.assess(actor, app)
	defer w.timeline(actor, app)
	switch {
	case len(a.Region.Contested)+len(a.Region.Unsettled) > 0:
		a.Verdict = verdict.Unknown
		w.tell(a, true)
		return verdict.Unknown
	case len(a.Region.Hit)+len(a.Region.Milder) == 0 && len(a.Region.Undone) > 0:
		a.Verdict = yesIf(w.asksTemporary())
		w.tell(a, true)
		return a.Verdict
	case len(a.Region.Hit)+len(a.Region.Milder)+len(a.Region.Announced) == 0:
		a.Verdict = verdict.Unknown
		w.tell(a, true)
		return verdict.Unknown
	}
	rules := verdict.AddEvents(verdict.Rules(append(slices.Clone(a.Region.Hit), a.Region.Milder...)), a.Region.Announced...)
	if considered := w.consideredUndoing(a); len(considered) > 0 {
		w.lead(a, true, w.verdict(verdict.UnderReview), considered...)
		w.add(w.telling(rules[0]))
		return verdict.UnderReview
	}
	for _, r := range rules {
		if until := w.UntilOf(r); !until.IsZero() {
			v := yesIf(w.asksTemporary())
			w.lead(a, true, w.in.Say("undone.ends", "verdict", w.verdict(v), "date", w.in.When(phrases.Ends, until)), r)
			w.tellChanges(r)
			return v
		}
	}
	w.lead(a, true, w.in.Say("undone.no-end"), rules...)
	return verdict.Unknown
}

func (w *writer) asksTemporary() bool {
	return slices.ContainsFunc(w.Q.Words, func(x question.Word) bool {
		return language.Says("for-a-time", x.Stem)
	})
}
