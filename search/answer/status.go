package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/assess"
	"policybot/search/answer/match"
	"policybot/search/answer/verdict"
	"policybot/search/question"
)

// status answers whether something stands: did, is, may, and where things
// stand.
func (w *writer) status() verdict.Verdict {
	if v, ok := w.spoke(); ok {
		return v
	}
	if w.Q.Verb == string(knowledge.Exempt) {
		return w.exempted()
	}
	apps, actors := w.apps(), w.Q.Actors
	missingActor, lacksActor := w.Q.Lacks(question.ActorRole)
	if name, lacks := w.Q.Lacks(question.AppRole); lacks && len(apps) == 0 {
		return w.unknownApp(name)
	}
	if lacksActor && len(actors) == 0 {
		return w.unknownActor(missingActor, apps)
	}
	switch {
	case len(apps) == 0 && len(actors) == 0:
		return w.nothingNamed()
	case len(apps) == 0:
		return w.whichApp()
	case len(actors) == 0:
		return w.everyActor(apps)
	}
	if v, ok := w.toldByFact(); ok {
		return v
	}
	if v, ok := w.strange(actors, apps); ok {
		return v
	}
	if d := w.Q.Either; d != "" {
		return w.eachTerm(d)
	}
	w.asState(actors, apps)
	var all []assess.Assessment
	for _, actor := range actors {
		for _, app := range apps {
			all = append(all, w.assess(actor, app))
		}
	}
	for _, beside := range []func([]assess.Assessment) (verdict.Verdict, bool){w.ofDeed, w.ofOtherUse, w.ofUnvetted} {
		if v, ok := beside(all); ok {
			return v
		}
	}
	if len(all) == 1 && !lacksActor {
		return w.one(all[0])
	}
	return w.several(all, missingActor)
}

// strange answers a question that says more of what is asked than the records tell of.
func (w *writer) strange(actors, apps []knowledge.EntityID) (verdict.Verdict, bool) {
	figure, stray := w.strayFigure()
	if !stray && len(w.Q.Numbers) > 0 && !w.bannedForAll(actors, apps) {
		figure, stray = w.Q.Numbers[0], true
	}
	if stray {
		w.say("lacking.figure", "figure", w.Q.Said(figure))
		w.nearest(actors[0], apps)
		return verdict.Unknown, true
	}
	if w.Q.Beyond != "" {
		return w.beyond(w.Q.Beyond, actors, apps), true
	}
	if cause, strange := w.strangeCause(); strange {
		return w.beyond(cause, actors, apps), true
	}
	if w.Q.Verb == string(knowledge.Reinstate) && !w.renewed() {
		return w.beyond(w.renewal(), actors, apps), true
	}
	return "", false
}

// one tells of what stands between one actor and one app.
func (w *writer) one(a assess.Assessment) verdict.Verdict {
	if v, ok := w.faded(a); ok {
		return v
	}
	if rules := w.looselyRead(a); len(rules) > 0 {
		return w.tellLoosely(rules)
	}
	if w.maybeExempt(a) {
		return w.tellLoosely(verdict.Rules(a.Region.Hit))
	}
	if v, ok := w.tellUntil(a); ok {
		return v
	}
	if w.maybeAllowed(a) {
		var ended []*knowledge.Event
		for _, u := range a.Region.Undone {
			ended = verdict.AddEvents(ended, u.Rule)
		}
		return w.tellLoosely(ended)
	}
	w.tell(a, true)
	return w.asInfo(a.Verdict)
}

// maybeAllowed tells that all bans were undone, and that a document has words by which the app may
// be used that the program is unsure of: then nobody is told that nothing allows it.
func (w *writer) maybeAllowed(a assess.Assessment) bool {
	return a.Verdict == verdict.Reversed && w.Q.AsksPermission() && slices.ContainsFunc(w.ReadingsOf(a.App), func(r *knowledge.Reading) bool {
		e := r.Event
		return e != nil && !r.Sure() && (e.Do == knowledge.Allow || e.Do == knowledge.Restrict) && e.Announced.First <= w.At.Known && (e.Until.IsZero() || e.Until.Last >= a.Day) &&
			w.bindsAsked(e) && w.stood(r)
	})
}

// asState takes "was it banned by Acme in May" for the question whether a rule of Acme's own stood
// then, where Acme announced nothing in May.
func (w *writer) asState(actors, apps []knowledge.EntityID) {
	if w.Q.Intent != question.Did || !w.Q.Passive || w.Q.When == nil || w.Q.When.Relation != language.During || len(actors)+len(apps) != 2 {
		return
	}
	if a := w.assess(actors[0], apps[0]); a.Verdict == verdict.Unknown && len(a.Region.Contested)+len(a.Region.Unsettled) == 0 {
		w.Q, w.Alone = w.as(question.Is).Q, true
	}
}

// spoke answers whether somebody warned, advised, denied, or changed a rule.
func (w *writer) spoke() (verdict.Verdict, bool) {
	if !slices.Contains([]string{"warn", "advise", "deny", "amend"}, w.Q.Verb) {
		return "", false
	}
	var list []*knowledge.Event
	for _, e := range w.relevantEvents() {
		t := w.Told[string(e.ID)]
		if w.isVerb(e, e.By) && w.inPeriod(e, e.By, match.FirstOf(w.AppsOf(e))) && (len(w.Q.Actors) == 0 || slices.Contains(w.Q.Actors, e.By)) && !slices.ContainsFunc(w.Q.Others, func(id knowledge.EntityID) bool {
			return !slices.Contains(t.SpeaksOf, id)
		}) {
			list = append(list, e)
		}
	}
	switch {
	case len(list) == 0 && w.Q.Verb == "amend" && len(w.Q.Actors) > 0 && len(w.apps()) > 0:
		return w.beyond(w.Q.Change, w.Q.Actors, w.apps()), true
	case len(list) == 0:
		return w.factYesNo(w.Found), true
	}
	w.lead(assess.Assessment{Day: w.At.Day}, true, w.verdict(verdict.Yes), list...)
	for _, e := range list {
		w.after(e)
	}
	return verdict.Yes, true
}

// toldByFact answers a question that speaks of a rule but asks something else,
// such as who knew of it: a fact has all of its words, and more of them than
// the slots explain. Words that make of the act something else it must have as
// they are: "refuse" isn't said by who answered.
func (w *writer) toldByFact() (verdict.Verdict, bool) {
	if !slices.ContainsFunc(w.Q.Words, func(x question.Word) bool { return !x.Used }) {
		return "", false
	}
	words := slices.Clone(w.Q.Words)
	for i := range words {
		words[i].Used = false
	}
	inner := w.as(question.IsFact)
	for _, m := range inner.Matches(words, w.Found) {
		if m.Fact == nil || !m.Relation || len(m.Lacks) > 0 || !w.Told[string(m.Fact.ID)].Names(w.Q.Beyond) {
			continue
		}
		v := inner.says(m)
		w.factUnder(settled[v], m.Fact)
		return v, true
	}
	return "", false
}

// settled are the heads of what a fact says to a question that yes or no
// answers.
var settled = map[verdict.Verdict]string{verdict.Yes: "verdict.yes", verdict.No: "verdict.no", verdict.Unknown: "verdict.unsettled"}

// beyond tells what is on record where the question says more than records
// can: that somebody refused, was the only one, or acted because of another.
func (w *writer) beyond(what string, actors, apps []knowledge.EntityID) verdict.Verdict {
	w.say("lacking.beyond", "what", w.Q.Said(what))
	for _, actor := range actors {
		for _, app := range apps {
			w.tell(w.assess(actor, app), false)
		}
	}
	return verdict.Unknown
}

// strangeCause finds who is asked to have been the cause and is in no record of
// the actors' acts.
func (w *writer) strangeCause() (name string, strange bool) {
	for _, id := range w.Q.Causes {
		known := false
		for _, e := range w.relevantEvents() {
			known = known || slices.Contains(w.Q.Actors, e.By) && w.Told[string(e.ID)].Names(w.NameOf(id))
		}
		if !known {
			return w.NameOf(id), true
		}
	}
	return "", false
}

// renewed tells that somebody named has put a rule back, or set it again.
func (w *writer) renewed() bool {
	bans := 0
	for _, e := range w.relevantEvents() {
		if !slices.Contains(w.Q.Actors, e.By) || e.Announced.First > w.At.Known {
			continue
		}
		if e.Do == knowledge.Reinstate {
			return true
		}
		if e.Do == w.actOrBan() {
			bans++
		}
	}
	return bans > 1
}

// renewal is what putting a rule back is called.
func (w *writer) renewal() string {
	return w.in.Say("lacking.renewal." + string(w.actOrBan()))
}

// strayFigure finds a figure in the question that no record on its actors has:
// "within 30 days" must not be answered as if it weren't there.
func (w *writer) strayFigure() (string, bool) {
	for _, x := range w.Q.Words {
		if x.Used || !isFigure(x.Text) {
			continue
		}
		known := false
		for _, actor := range w.Q.Actors {
			for _, e := range w.EventsBy(actor) {
				known = known || w.Told[string(e.ID)].Stems[x.Stem]
			}
		}
		if !known {
			return x.Text, true
		}
	}
	return "", false
}

// bannedForAll tells that the actors ban the apps for everybody everywhere, whoever and wherever a
// number in the question tells.
func (w *writer) bannedForAll(actors, apps []knowledge.EntityID) bool {
	for _, actor := range actors {
		for _, app := range apps {
			rules := verdict.Rules(w.assess(actor, app).Region.Hit)
			if len(rules) == 0 || slices.ContainsFunc(rules, func(e *knowledge.Event) bool {
				return e.Do != knowledge.Ban || !e.Scope.IsZero() || len(e.Conditions) > 0
			}) {
				return false
			}
		}
	}
	return true
}

// eachTerm answers for each of the terms that the question joins with "and" or
// "or": partly, where they differ.
func (w *writer) eachTerm(d knowledge.Dimension) verdict.Verdict {
	var all verdict.Verdict
	for _, t := range w.Q.Where[d] {
		asked := *w.Q
		asked.Either = ""
		asked.Where = w.Q.Where.Clone()
		asked.Where[d] = []knowledge.EntityID{t}
		inner := *w
		inner.Q, inner.parts = &asked, nil
		v := inner.status()
		if len(inner.parts) > 0 {
			inner.parts[0] = w.in.Say("scope.each", "where", w.clause(d, w.termName(t)), "told", inner.parts[0])
		}
		w.parts, w.known = append(w.parts, inner.parts...), inner.known.Or(w.known)
		switch {
		case all == "":
			all = v
		case all != v:
			all = verdict.Partly
		}
	}
	return all
}

// asInfo is the verdict, or info where the question asked for no verdict.
func (w *writer) asInfo(v verdict.Verdict) verdict.Verdict {
	if w.Q.Intent == question.Status && v != verdict.Unknown {
		return verdict.Info
	}
	return v
}

// several tells each of several assessments, and merges their verdicts: the
// common one, or partly where they differ.
func (w *writer) several(all []assess.Assessment, missing string) verdict.Verdict {
	v := all[0].Verdict
	for i, a := range all {
		if rules := w.looselyRead(a); len(rules) > 0 {
			a.Verdict = w.tellLoosely(rules)
			all[i] = a
		} else {
			w.tell(a, false)
		}
		if a.Verdict != v {
			v = verdict.Partly
		}
	}
	if !slices.ContainsFunc(all, func(a assess.Assessment) bool { return a.Verdict != verdict.Unknown }) {
		v = verdict.Unknown
	}
	if missing != "" {
		w.say("lacking.name", "name", missing)
		if v != verdict.Unknown {
			v = verdict.Partly
		}
	}
	return w.asInfo(v)
}
