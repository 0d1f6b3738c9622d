package answer

import (
	"fmt"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/search/question"
)

// status answers whether something stands: did, is, may, and where things
// stand.
func (w *writer) status() Verdict {
	if v, ok := w.spoke(); ok {
		return v
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
	if d := w.q.Either; d != "" {
		return w.eachTerm(d)
	}
	var all []assessment
	for _, actor := range actors {
		for _, app := range apps {
			all = append(all, w.assess(actor, app))
		}
	}
	if len(all) == 1 && !lacksActor {
		w.tell(all[0], true)
		return w.asInfo(all[0].verdict)
	}
	return w.several(all, missingActor)
}

// spoke answers whether somebody warned, advised or denied.
func (w *writer) spoke() (Verdict, bool) {
	if !slices.Contains([]string{"warn", "advise", "deny"}, w.q.Verb) {
		return "", false
	}
	var list []*knowledge.Event
	for _, e := range w.relevantEvents() {
		t := w.told[string(e.ID)]
		if w.isVerb(e, e.By) && (len(w.q.Actors) == 0 || slices.Contains(w.q.Actors, e.By)) && !slices.ContainsFunc(w.q.Others, func(id knowledge.EntityID) bool {
			return !slices.Contains(t.speaksOf, id)
		}) {
			list = append(list, e)
		}
	}
	if len(list) == 0 {
		return w.factYesNo(w.found), true
	}
	w.lead(assessment{day: w.at.Day}, true, "Yes", list...)
	return Yes, true
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
			inner.parts[0] = upperFirst(prepositions[d]) + " " + w.termName(t) + ": " + lowerFirst(inner.parts[0])
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
	for _, a := range all {
		w.tell(a, false)
		if a.verdict != verdict {
			verdict = Partly
		}
	}
	if !slices.ContainsFunc(all, func(a assessment) bool { return a.verdict != Unknown }) {
		verdict = Unknown
	}
	if missing != "" {
		w.say("Nothing on record speaks of %s.", missing)
		if verdict != Unknown {
			verdict = Partly
		}
	}
	return w.asInfo(verdict)
}

// apps gives the apps asked about: those named, or the only one that there is
// any policy on, of the actors or at all.
func (w *writer) apps() []knowledge.EntityID {
	if _, lacks := w.q.Lacks(question.AppRole); len(w.q.Apps) > 0 || lacks {
		return w.q.Apps
	}
	var apps []knowledge.EntityID
	add := func(e *knowledge.Event) {
		for _, a := range w.AppsOf(e) {
			if !slices.Contains(apps, a) {
				apps = append(apps, a)
			}
		}
	}
	if len(w.q.Actors) == 0 {
		return nil
	}
	for _, actor := range w.q.Actors {
		for _, e := range w.EventsBy(actor) {
			add(e)
		}
	}
	if len(apps) == 1 {
		w.caveat("You named no app; the only one on record for %s is %s.", w.names(w.q.Actors), w.names(apps))
		return apps
	}
	return nil
}

// whichApp is for a question that names somebody but no app, where several are
// on record.
func (w *writer) whichApp() Verdict {
	var apps []knowledge.EntityID
	for _, actor := range w.q.Actors {
		for _, e := range w.EventsBy(actor) {
			for _, app := range w.AppsOf(e) {
				if !slices.Contains(apps, app) {
					apps = append(apps, app)
				}
			}
		}
	}
	if len(apps) == 0 {
		w.say("Nothing on record says what %s decided about any app.", w.names(w.q.Actors))
		return Unknown
	}
	w.say("Which app do you mean? On record for %s: %s.", w.names(w.q.Actors), w.names(apps))
	for _, app := range apps {
		w.choice(w.NameOf(app), w.q.Text+" ("+w.NameOf(app)+")")
	}
	return Unknown
}

func (w *writer) choice(label, q string) {
	if len(w.out.Choices) < 20 {
		w.out.Choices = append(w.out.Choices, Choice{label, q})
	}
}

func (w *writer) nothingNamed() Verdict {
	w.say("I found no app or organization in your question that is on record.")
	w.help()
	return Unknown
}

// everyActor lists what stands with each actor on record: without one in the
// question, none is picked.
func (w *writer) everyActor(apps []knowledge.EntityID) Verdict {
	any := false
	for _, app := range apps {
		actors := w.relevantActors(app)
		if len(actors) == 0 {
			continue
		}
		if len(actors) == 1 && w.q.Intent != question.Status {
			w.caveat("You named nobody; %s is the only one on record for %s.", w.NameOf(actors[0]), w.NameOf(app))
		}
		for _, actor := range actors {
			w.tell(w.assess(actor, app), false)
			any = true
		}
	}
	if !any {
		w.say("Nothing on record says whether anybody %s %s.", pastOf[w.actOr(knowledge.Ban)], w.names(apps))
		w.nearest("", apps)
		return Unknown
	}
	return Info
}

func (w *writer) actOr(a knowledge.Act) knowledge.Act {
	if w.q.Act == "" || pastOf[w.q.Act] == "" {
		return a
	}
	return w.q.Act
}

// relevantActors lists who has events on the app, those in the place that the
// question names where it names one.
func (w *writer) relevantActors(app knowledge.EntityID) []knowledge.EntityID {
	var list []knowledge.EntityID
	for _, e := range w.Timeline(app).Events {
		if e.Announced.First > w.at.Known || slices.Contains(list, e.By) || !w.wanted(e.By) {
			continue
		}
		if places := w.q.Where[knowledge.Place]; len(places) > 0 && !w.inPlace(e, places) {
			continue
		}
		list = append(list, e.By)
	}
	return list
}

// inPlace tells that the event's rule is one of a place, and reaches it.
func (w *writer) inPlace(e *knowledge.Event, places []knowledge.EntityID) bool {
	terms := e.Scope.Terms[knowledge.Place]
	if rule := w.RuleOf(e); len(terms) == 0 && rule != nil {
		terms = rule.Scope.Terms[knowledge.Place]
	}
	return slices.ContainsFunc(terms, func(t knowledge.EntityID) bool {
		return slices.ContainsFunc(places, func(p knowledge.EntityID) bool { return w.Within(p, t, w.at.Day) })
	}) || slices.Contains(places, e.By)
}

// wanted tells that the actor is of the kind that the question asks for:
// "which companies" asks for no government.
func (w *writer) wanted(id knowledge.EntityID) bool {
	e := w.Entity(id)
	switch w.q.Bodies {
	case question.Companies:
		return e != nil && e.Kind != knowledge.Government && e.Kind != knowledge.Person
	case question.Governments:
		return e != nil && e.Kind == knowledge.Government
	}
	return true
}

// tell tells one assessment. The only one of an answer leads with its verdict;
// several are led by whom they are about.
func (w *writer) tell(a assessment, only bool) {
	g := a.region
	switch {
	case a.differs:
		w.tellPeriod(a, only)
	case len(g.contested) > 0:
		w.tellContested(a)
	case len(g.unsettled) > 0:
		w.tellUnsettled(a)
	case a.verdict == Unknown && g.onlySpeculated():
		w.lead(a, only, "Not confirmed", g.speculated...)
	case len(g.hit) > 0:
		w.tellStanding(a, only)
	case len(g.undone) > 0:
		w.tellUndone(a, only, g.undone)
	case len(g.announced) > 0:
		w.tellAnnounced(a, only)
	case a.verdict == UnderReview:
		w.lead(a, only, "Under review, nothing decided", g.considered...)
	case len(g.milder) > 0:
		w.tellMilder(a, only)
	case len(g.permitted) > 0:
		w.tellUndone(a, only, g.permitted)
	case len(g.said) > 0 && a.verdict != Unknown || len(g.said) > 0 && w.q.Intent == question.May:
		w.tellSaid(a, only)
	default:
		w.decline(a)
		return
	}
	w.beside(a)
	w.timeline(a.actor, a.app)
}

// lead says the first sentence: the verdict, since when it may be out of date,
// and the first event; then the other events.
func (w *writer) lead(a assessment, only bool, word string, events ...*knowledge.Event) {
	if len(events) == 0 {
		return
	}
	head := word
	if !only {
		head = w.NameOf(a.actor) + " and " + w.NameOf(a.app) + ": " + lowerFirst(word)
	}
	if since, stale := w.stale(a.day, w.datesOf(w.linked(events)...)...); stale {
		head += ", " + since
	}
	w.say("%s: %s", head, w.telling(events[0]))
	for _, e := range events[1:] {
		w.say("%s", w.telling(e))
	}
}

// linked adds to the events those that bear on their standing: what names them
// and what they name.
func (w *writer) linked(events []*knowledge.Event) []*knowledge.Event {
	list := slices.Clone(events)
	for _, e := range events {
		for _, n := range w.Naming(e.ID) {
			if n.Announced.First <= w.at.Known {
				list = addEvents(list, n)
			}
		}
	}
	return list
}

var verdictWords = map[Verdict]string{Yes: "Yes", No: "No", Partly: "In part", Reversed: "Reversed", UnderReview: "Under review, nothing decided", Unknown: "Not on record", Info: "On record"}

func (w *writer) tellStanding(a assessment, only bool) {
	g := a.region
	rules := rulesOf(g.hit)
	word := verdictWords[a.verdict]
	if w.q.Intent == question.Status {
		word = upperFirst(pastOf[rulesAct(g.hit)]) + " on record"
	}
	w.lead(a, only, word, rules...)
	for _, r := range rules {
		if s := w.scopeWords(w.scopeNow(r)); s != "" {
			w.say("%s", closed("Its recorded scope: "+s, w.cite(string(r.ID), r.Text, r.Reports)))
		} else if g.stated {
			w.caveat("The record of this sets no limit of scope.")
		}
	}
	if len(g.silent) > 0 {
		w.say("Nothing is on record %s.", w.cellWords(g.silent))
	}
	if len(g.undone) > 0 && a.verdict == Partly {
		w.tellUndoings(g.undone)
	}
	for _, m := range g.milder {
		w.say("%s", w.cellTelling(m))
	}
	for _, e := range g.conditional {
		w.say("%s", w.conditionTelling(e))
	}
	for _, c := range g.hit {
		for _, e := range c.Also {
			w.say("%s", w.telling(e))
		}
	}
}

func rulesOf(cells []knowledge.Cell) []*knowledge.Event {
	var list []*knowledge.Event
	for _, c := range cells {
		if c.Rule != nil {
			list = addEvents(list, c.Rule)
		}
	}
	return list
}

func rulesAct(cells []knowledge.Cell) knowledge.Act {
	act := knowledge.Act("")
	for _, c := range cells {
		if act == "" || c.Act.Strictness() > act.Strictness() {
			act = c.Act
		}
	}
	return act
}

// scopeNow is the scope of the rule, or of the rule that it reinstates.
func (w *writer) scopeNow(e *knowledge.Event) knowledge.Scope {
	if e.Scope.IsZero() {
		if rule := w.RuleOf(e); rule != nil {
			return rule.Scope
		}
	}
	return e.Scope
}

// cellWords names parts of a case, by the terms in the dimensions that the
// question states where they are narrower than what it states.
func (w *writer) cellWords(cells []knowledge.Cell) string {
	var list []string
	for _, c := range cells {
		var parts []string
		for _, d := range knowledge.Dimensions() {
			if t := c.Where[d]; t != "" && len(w.q.Where[d]) > 0 && !slices.Contains(w.q.Where[d], t) {
				parts = append(parts, prepositions[d]+" "+w.termName(t))
			}
		}
		s := strings.Join(parts, ", ")
		if s != "" && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	if len(list) == 0 || len(list) > 4 {
		return "for the rest of what you ask about"
	}
	return andJoin(list)
}

// cellTelling tells what stands in a part of the case.
func (w *writer) cellTelling(c knowledge.Cell) string {
	e := c.Rule
	if c.Status == knowledge.Exempted {
		e = c.By
	}
	if e == nil {
		return ""
	}
	s := w.telling(e)
	if len(c.Conditions) > 0 {
		s += " " + w.conditions(c.Conditions, e)
	}
	return s
}

func (w *writer) conditions(list []knowledge.Condition, e *knowledge.Event) string {
	var parts []string
	for _, c := range list {
		s := c.Name
		if c.Grants != "" {
			s += " (granted by " + c.Grants + ")"
		}
		if c.Lasts != "" {
			s += ", for " + c.Lasts
		}
		parts = append(parts, s)
	}
	return closed("Its conditions: "+strings.Join(parts, "; "), w.cite(string(e.ID), e.Text, e.Reports))
}

func (w *writer) conditionTelling(e *knowledge.Event) string {
	return w.telling(e) + " " + w.conditions(e.Conditions, e)
}

func (w *writer) tellUndone(a assessment, only bool, undone []knowledge.Undone) {
	word := verdictWords[a.verdict]
	how := howUndone(undone[0].How)
	switch {
	case w.q.Intent == question.Status:
		word = upperFirst(how)
	case a.verdict == No && w.q.Intent == question.Is:
		word = "No, it was " + how
	case w.asksPermission() && a.verdict == Reversed:
		word = "The " + noun(w.RuleOf(undone[0].Rule).Do) + " on record was " + how
	case w.asksPermission():
	case a.verdict == Reversed:
		word = "Reversed"
	}
	rule := undone[0].Rule
	w.lead(a, only, word, rule)
	w.tellUndoing(undone[0])
	w.tellUndoings(undone[1:])
	for _, m := range a.region.milder {
		w.say("%s", w.cellTelling(m))
	}
	if w.asksPermission() && a.verdict == Reversed && w.RuleOf(rule).Do != knowledge.Allow {
		w.caveat("That a ban was undone is no permission; none is on record.")
	}
}

func howUndone(s knowledge.Status) string {
	switch s {
	case knowledge.Withdrawn:
		return "withdrawn"
	case knowledge.Lifted:
		return "lifted"
	}
	return "ended"
}

func (w *writer) tellUndoings(list []knowledge.Undone) {
	for _, u := range list {
		w.say("%s", w.telling(u.Rule))
		w.tellUndoing(u)
	}
}

func (w *writer) tellUndoing(u knowledge.Undone) {
	if u.By != nil {
		w.say("%s", w.telling(u.By))
		return
	}
	w.say("%s", closed(fmt.Sprintf("It ran until %s", u.Rule.Until.Words()), w.cite(string(u.Rule.ID), u.Rule.Text, u.Rule.Reports)))
}

func (w *writer) tellAnnounced(a assessment, only bool) {
	e := a.region.announced[0]
	word := verdictWords[a.verdict] + ", from " + e.Start().Words()
	if a.verdict == No {
		word = "Not yet, but from " + e.Start().Words()
	}
	if w.asksPermission() {
		word = "From " + e.Start().Words() + " it will be " + pastOf[w.RuleOf(e).Do]
	}
	w.lead(a, only, word, a.region.announced...)
	for _, m := range a.region.milder {
		w.say("%s", w.cellTelling(m))
	}
}

func (w *writer) tellMilder(a assessment, only bool) {
	m := a.region.milder[0]
	e := m.Rule
	if m.Status == knowledge.Exempted {
		e = m.By
	}
	word := verdictWords[a.verdict]
	if w.q.Intent == question.Status {
		word = upperFirst(m.Status.String()) + " on record"
	}
	w.lead(a, only, word, e)
	for _, m := range a.region.milder {
		w.say("%s", w.cellTelling(m))
	}
	if m.Status == knowledge.Exempted {
		w.say("%s", w.telling(m.Rule))
	}
	if a.verdict == Partly {
		if s := w.scopeWords(w.scopeNow(e)); s != "" {
			w.say("%s", closed("Its recorded scope: "+s, w.cite(string(e.ID), e.Text, e.Reports)))
		}
	}
	if len(a.region.permitted) > 0 {
		w.tellUndoings(a.region.permitted)
	}
}

func (w *writer) tellSaid(a assessment, only bool) {
	word := "No"
	if a.verdict == Unknown {
		word = "Not on record as a rule"
	}
	w.lead(a, only, word+", but this was said", a.region.said...)
	w.say("No %s of %s by %s is on record.", noun(a.act), w.NameOf(a.app), w.NameOf(a.actor))
}

func (w *writer) tellContested(a assessment) {
	w.say("The sources disagree on whether %s %s %s.", w.NameOf(a.actor), pastOf[w.actOr(knowledge.Ban)], w.NameOf(a.app))
	for _, e := range a.region.disputed {
		w.event(e)
		for _, r := range e.Reports {
			s := firstSentence(e.Text)
			if r.Denies {
				s = "Denied: " + s
			}
			w.say("%s", closed(s, w.citeReport(string(e.ID), e.Text, r)))
		}
		for _, d := range w.Naming(e.ID) {
			if d.Do == knowledge.Deny {
				w.say("%s", w.telling(d))
			}
		}
	}
}

func (w *writer) tellUnsettled(a assessment) {
	w.say("The records can't settle this for %s, since a date is known only coarsely.", a.day.Words())
	for _, c := range a.region.unsettled {
		for _, e := range c.Either {
			if e.Rule != nil {
				w.say("%s", w.telling(e.Rule))
			}
			if e.By != nil {
				w.say("%s", w.telling(e.By))
			}
		}
	}
}

// tellPeriod tells a period whose days differ: what happened up to its end.
func (w *writer) tellPeriod(a assessment, only bool) {
	var events []*knowledge.Event
	for _, e := range w.Timeline(a.app).By(a.actor) {
		if !e.Do.Speaking() && e.Announced.First <= a.day {
			events = append(events, e)
		}
	}
	w.lead(a, only, "For part of that time", events...)
}

// beside tells what stands beside the verdict: reasons, and what is
// considered, said or disputed.
func (w *writer) beside(a assessment) {
	g := a.region
	for _, e := range rulesOf(g.hit) {
		w.reasons(e, false)
	}
	if len(g.hit) == 0 && len(g.undone) > 0 {
		w.reasons(g.undone[0].Rule, false)
	}
	if a.verdict != UnderReview {
		for _, e := range g.considered {
			w.say("Under consideration: %s", w.telling(e))
		}
	}
	if len(g.contested) == 0 {
		for _, e := range g.disputed {
			w.caveat("Disputed: %s", firstSentence(e.Text))
		}
	}
	if w.q.Intent == question.May || a.verdict == Unknown {
		return
	}
	if len(g.announced) > 0 && (len(g.hit) > 0 || len(g.undone) > 0 || len(g.milder) > 0) && a.verdict != Yes {
		for _, e := range g.announced {
			w.say("Announced for later: %s", w.telling(e))
		}
	}
}

// timeline lists the events between actor and app, for the table under the
// answer.
func (w *writer) timeline(actor, app knowledge.EntityID) {
	for _, e := range w.Timeline(app).By(actor) {
		if e.Announced.First <= w.at.Known {
			w.event(e)
		}
	}
	slices.SortStableFunc(w.out.Events, func(x, y Event) int { return w.inOrder(x.ID, y.ID) })
}

func (w *writer) inOrder(x, y knowledge.EventID) int {
	return knowledge.CompareEvents(w.Event(x), w.Event(y))
}
