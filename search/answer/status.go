package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// status answers whether something stands: did, is, may, and where things
// stand.
func (w *writer) status() Verdict {
	if v, ok := w.spoke(); ok {
		return v
	}
	if w.q.Verb == string(knowledge.Exempt) {
		return w.exempted()
	}
	apps, actors := w.apps(), w.q.Actors
	missingActor, lacksActor := w.q.Lacks(question.ActorRole)
	if name, lacks := w.q.Lacks(question.AppRole); lacks && len(apps) == 0 {
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
	if d := w.q.Either; d != "" {
		return w.eachTerm(d)
	}
	w.asState(actors, apps)
	var all []assessment
	for _, actor := range actors {
		for _, app := range apps {
			all = append(all, w.assess(actor, app))
		}
	}
	if v, ok := w.ofDeed(all); ok {
		return v
	}
	if len(all) == 1 && !lacksActor {
		return w.one(all[0])
	}
	return w.several(all, missingActor)
}

// strange answers a question that says more of what is asked than the records tell of.
func (w *writer) strange(actors, apps []knowledge.EntityID) (Verdict, bool) {
	if figure, stray := w.strayFigure(); stray {
		w.say("lacking.figure", "figure", w.q.Said(figure))
		w.nearest(actors[0], apps)
		return Unknown, true
	}
	if w.q.Beyond != "" {
		return w.beyond(w.q.Beyond, actors, apps), true
	}
	if cause, strange := w.strangeCause(); strange {
		return w.beyond(cause, actors, apps), true
	}
	if w.q.Verb == string(knowledge.Reinstate) && !w.renewed() {
		return w.beyond(w.renewal(), actors, apps), true
	}
	return "", false
}

// one tells of what stands between one actor and one app.
func (w *writer) one(a assessment) Verdict {
	if v, ok := w.faded(a); ok {
		return v
	}
	if rules := w.looselyRead(a); len(rules) > 0 {
		return w.tellLoosely(rules)
	}
	if v, ok := w.tellUntil(a); ok {
		return v
	}
	w.tell(a, true)
	return w.asInfo(a.verdict)
}

// asState takes "was it banned by Acme in May" for the question whether a rule of Acme's own stood
// then, where Acme announced nothing in May.
func (w *writer) asState(actors, apps []knowledge.EntityID) {
	if w.q.Intent != question.Did || !w.q.Passive || w.q.When == nil || w.q.When.Relation != language.During || len(actors)+len(apps) != 2 {
		return
	}
	if a := w.assess(actors[0], apps[0]); a.verdict == Unknown && len(a.region.contested)+len(a.region.unsettled) == 0 {
		w.q, w.alone = w.as(question.Is).q, true
	}
}

// spoke answers whether somebody warned, advised, denied, or changed a rule.
func (w *writer) spoke() (Verdict, bool) {
	if !slices.Contains([]string{"warn", "advise", "deny", "amend"}, w.q.Verb) {
		return "", false
	}
	var list []*knowledge.Event
	for _, e := range w.relevantEvents() {
		t := w.told[string(e.ID)]
		if w.isVerb(e, e.By) && w.inPeriod(e, e.By, firstOf(w.AppsOf(e))) && (len(w.q.Actors) == 0 || slices.Contains(w.q.Actors, e.By)) && !slices.ContainsFunc(w.q.Others, func(id knowledge.EntityID) bool {
			return !slices.Contains(t.speaksOf, id)
		}) {
			list = append(list, e)
		}
	}
	switch {
	case len(list) == 0 && w.q.Verb == "amend" && len(w.q.Actors) > 0 && len(w.apps()) > 0:
		return w.beyond(w.q.Change, w.q.Actors, w.apps()), true
	case len(list) == 0:
		return w.factYesNo(w.found), true
	}
	w.lead(assessment{day: w.at.Day}, true, w.verdict(Yes), list...)
	for _, e := range list {
		w.after(e)
	}
	return Yes, true
}

// toldByFact answers a question that speaks of a rule but asks something else,
// such as who knew of it: a fact has all of its words, and more of them than
// the slots explain. Words that make of the act something else it must have as
// they are: "refuse" isn't said by who answered.
func (w *writer) toldByFact() (Verdict, bool) {
	if !slices.ContainsFunc(w.q.Words, func(x question.Word) bool { return !x.Used }) {
		return "", false
	}
	words := slices.Clone(w.q.Words)
	for i := range words {
		words[i].Used = false
	}
	inner := w.as(question.IsFact)
	for _, m := range inner.matches(words, w.found) {
		if m.fact == nil || !m.relation || len(m.lacks) > 0 || !w.told[string(m.fact.ID)].names(w.q.Beyond) {
			continue
		}
		v := inner.says(m)
		w.factUnder(settled[v], m.fact)
		return v, true
	}
	return "", false
}

// settled are the heads of what a fact says to a question that yes or no
// answers.
var settled = map[Verdict]string{Yes: "verdict.yes", No: "verdict.no", Unknown: "verdict.unsettled"}

// beyond tells what is on record where the question says more than records
// can: that somebody refused, was the only one, or acted because of another.
func (w *writer) beyond(what string, actors, apps []knowledge.EntityID) Verdict {
	w.say("lacking.beyond", "what", w.q.Said(what))
	for _, actor := range actors {
		for _, app := range apps {
			w.tell(w.assess(actor, app), false)
		}
	}
	return Unknown
}

// strangeCause finds who is asked to have been the cause and is in no record of
// the actors' acts.
func (w *writer) strangeCause() (name string, strange bool) {
	for _, id := range w.q.Causes {
		known := false
		for _, e := range w.relevantEvents() {
			known = known || slices.Contains(w.q.Actors, e.By) && w.told[string(e.ID)].names(w.NameOf(id))
		}
		if !known {
			return w.NameOf(id), true
		}
	}
	return "", false
}

// names tells that the record has every word of the name.
func (t *told) names(name string) bool {
	for s := range stem.Of(name) {
		if !t.stems[s] {
			return false
		}
	}
	return true
}

// renewed tells that somebody named has put a rule back, or set it again.
func (w *writer) renewed() bool {
	bans := 0
	for _, e := range w.relevantEvents() {
		if !slices.Contains(w.q.Actors, e.By) || e.Announced.First > w.at.Known {
			continue
		}
		if e.Do == knowledge.Reinstate {
			return true
		}
		if e.Do == w.actOr(knowledge.Ban) {
			bans++
		}
	}
	return bans > 1
}

// renewal is what putting a rule back is called.
func (w *writer) renewal() string {
	return w.in.Say("lacking.renewal." + string(w.actOr(knowledge.Ban)))
}

// strayFigure finds a figure in the question that no record on its actors has:
// "within 30 days" must not be answered as if it weren't there.
func (w *writer) strayFigure() (string, bool) {
	for _, x := range w.q.Words {
		if x.Used || !isFigure(x.Text) {
			continue
		}
		known := false
		for _, actor := range w.q.Actors {
			for _, e := range w.EventsBy(actor) {
				known = known || w.told[string(e.ID)].stems[x.Stem]
			}
		}
		if !known {
			return x.Text, true
		}
	}
	return "", false
}

// eachTerm answers for each of the terms that the question joins with "and" or
// "or": partly, where they differ.
func (w *writer) eachTerm(d knowledge.Dimension) Verdict {
	var verdict Verdict
	for _, t := range w.q.Where[d] {
		asked := *w.q
		asked.Either = ""
		asked.Where = w.q.Where.Clone()
		asked.Where[d] = []knowledge.EntityID{t}
		inner := *w
		inner.q, inner.parts = &asked, nil
		v := inner.status()
		if len(inner.parts) > 0 {
			inner.parts[0] = w.in.Say("scope.each", "where", w.clause(d, w.termName(t)), "told", inner.parts[0])
		}
		w.parts, w.known = append(w.parts, inner.parts...), inner.known.Or(w.known)
		switch {
		case verdict == "":
			verdict = v
		case verdict != v:
			verdict = Partly
		}
	}
	return verdict
}

// asInfo is the verdict, or info where the question asked for no verdict.
func (w *writer) asInfo(v Verdict) Verdict {
	if w.q.Intent == question.Status && v != Unknown {
		return Info
	}
	return v
}

// several tells each of several assessments, and merges their verdicts: the
// common one, or partly where they differ.
func (w *writer) several(all []assessment, missing string) Verdict {
	verdict := all[0].verdict
	for i, a := range all {
		if rules := w.looselyRead(a); len(rules) > 0 {
			a.verdict = w.tellLoosely(rules)
			all[i] = a
		} else {
			w.tell(a, false)
		}
		if a.verdict != verdict {
			verdict = Partly
		}
	}
	if !slices.ContainsFunc(all, func(a assessment) bool { return a.verdict != Unknown }) {
		verdict = Unknown
	}
	if missing != "" {
		w.say("lacking.name", "name", missing)
		if verdict != Unknown {
			verdict = Partly
		}
	}
	return w.asInfo(verdict)
}
