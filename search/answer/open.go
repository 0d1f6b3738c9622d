package answer

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
	"policybot/search/phrases"
	"policybot/search/question"
)

// open answers why, when and how long, which presuppose that something was
// done. What was not done is corrected, not followed.
func (w *writer) open() Verdict {
	apps := w.apps()
	if v, ok := w.factFirst(); ok && !w.reasoned(apps) {
		return v
	}
	name, lacksApp := w.q.Lacks(question.AppRole)
	missing, lacksActor := w.q.Lacks(question.ActorRole)
	switch {
	case lacksApp && len(apps) == 0:
		return w.unknownApp(name)
	case lacksActor && len(w.q.Actors) == 0:
		return w.unknownActor(missing, apps)
	case len(apps) == 0 && len(w.q.Actors) == 0:
		return w.nothingNamed()
	case len(apps) == 0:
		return w.whichApp()
	}
	actors := w.q.Actors
	if len(actors) == 0 {
		for _, app := range apps {
			actors = append(actors, w.relevantActors(app)...)
		}
	} else {
		actors = w.withRulers(actors, apps)
	}
	verdict := Verdict("")
	for _, actor := range actors {
		for _, app := range apps {
			if (len(w.q.Actors) == 0 || len(actors) > len(w.q.Actors)) && len(w.actsOf(actor, app)) == 0 {
				continue // nobody asked about this one
			}
			if v := w.openOne(actor, app); verdict == "" || v == Info {
				verdict = v
			}
		}
	}
	if verdict == "" {
		w.say("lacking.anybody-did", "done", w.done(w.actOr(knowledge.Ban)), "apps", w.names(apps))
		return Unknown
	}
	return verdict
}

// withRulers adds to the actors those who have done for everybody in the place asked about what
// is asked: the agency that banned it for all, beside the state. An actor without such an act
// has no say beside them.
func (w *writer) withRulers(actors, apps []knowledge.EntityID) []knowledge.EntityID {
	var rulers []knowledge.EntityID
	for _, app := range apps {
		for _, e := range w.EventsOn(app) {
			inPlace := slices.ContainsFunc(w.q.Where[knowledge.Place], func(id knowledge.EntityID) bool { return slices.Contains(e.Scope.Terms[knowledge.Place], id) })
			if inPlace && slices.Contains(e.Scope.Terms[knowledge.Unit], knowledge.Anyone) && !slices.Contains(actors, e.By) && !slices.Contains(rulers, e.By) && len(w.actsOf(e.By, app)) > 0 {
				rulers = append(rulers, e.By)
			}
		}
	}
	return append(rulers, actors...)
}

// reasoned tells that reasons are asked for, and an act has some on record.
func (w *writer) reasoned(apps []knowledge.EntityID) bool {
	for _, actor := range w.q.Actors {
		for _, app := range apps {
			if w.q.Intent == question.Why && slices.ContainsFunc(w.actsOf(actor, app), func(e *knowledge.Event) bool { return len(e.Reasons) > 0 }) {
				return true
			}
		}
	}
	return false
}

// openOne answers for one actor and app.
func (w *writer) openOne(actor, app knowledge.EntityID) Verdict {
	if w.q.Intent == question.HowLong && w.q.Act == knowledge.Allow {
		if v, ok := w.granting(); ok {
			return v
		}
	}
	events := w.actsOf(actor, app)
	if w.q.Intent == question.Why && w.q.Act == "" { // "why not": whoever's rule it is that stands
		if rules := rulesOf(w.as(question.Is).assess(actor, app).region.hit); len(rules) > 0 {
			events = rules
		}
	}
	if word := w.besidePoint(events); word != "" {
		w.say("lacking.word", "actor", w.NameOf(actor), "app", w.NameOf(app), "word", w.q.Said(word))
		w.nearest(actor, []knowledge.EntityID{app})
		return Unknown
	}
	switch {
	case len(events) == 0 && w.q.Intent == question.When && w.q.Verb == "undo" && w.tellEnd(actor, app):
		return Info
	case len(events) == 0 && w.q.Negated:
		return w.notDone(actor, app)
	case len(events) == 0:
		return w.correct(actor, app)
	case w.q.Negated:
		return w.wasDone(events)
	case w.q.Standing && w.q.Intent != question.HowLong && !w.stands(actor, app) && !w.comes(actor, app):
		return w.noLonger(actor, app)
	case w.q.Standing && w.q.Intent == question.When:
		events = w.standingFirst(actor, app, events)
	}
	defer w.timeline(actor, app)
	if !w.q.First {
		var more int
		events, more = newest(events, itself)
		defer w.more(more)
	}
	switch w.q.Intent {
	case question.Why:
		return w.why(events)
	case question.When:
		return w.when(events)
	}
	return w.howLong(events)
}

// besidePoint is a word of the question that language or records know, and
// that no slot explains nor any of the events has: then it asks for something
// else than these events.
func (w *writer) besidePoint(events []*knowledge.Event) string {
	for i, x := range w.q.Words {
		if x.Used || i == 0 && w.q.Implied || language.Passing(x.Text) || !language.Grouped(x.Stem) && w.words.In(x.Stem) == 0 || len(events) == 0 {
			continue
		}
		if !slices.ContainsFunc(events, func(e *knowledge.Event) bool {
			t := w.told[string(e.ID)]
			return t.stems[x.Stem] || stem.Related(t.stems, []string{x.Stem})
		}) {
			return x.Text
		}
	}
	return ""
}

// tellEnd tells by when a rule that stands runs out by its own date, and
// reports whether one does.
func (w *writer) tellEnd(actor, app knowledge.EntityID) bool {
	for _, r := range rulesOf(w.as(question.Is).assess(actor, app).region.hit) {
		until := w.untilOf(r)
		if until.IsZero() {
			continue
		}
		w.lead(assessment{day: w.at.Day, actor: actor}, true, w.in.Say("head", "words", w.in.When(phrases.At, until)), r)
		w.tellChanges(r)
		w.timeline(actor, app)
		return true
	}
	return false
}

// comes tells that the act asked about is announced for later.
func (w *writer) comes(actor, app knowledge.EntityID) bool {
	return len(w.as(question.Is).assess(actor, app).region.announced) > 0
}

// stands tells that the act asked about stands on the day of asking.
func (w *writer) stands(actor, app knowledge.EntityID) bool {
	a := w.as(question.Is).assess(actor, app)
	return len(a.region.hit) > 0 || a.act == knowledge.Ban && a.region.has(knowledge.Restricted)
}

// standingFirst puts before the other events those by which the rule stands: who
// asks since when something is banned doesn't ask for a ban that is over.
func (w *writer) standingFirst(actor, app knowledge.EntityID, events []*knowledge.Event) []*knowledge.Event {
	standing := rulesOf(w.as(question.Is).assess(actor, app).region.hit)
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
	asked := *w.q
	asked.Intent = i
	return w.askedAs(&asked)
}

func (w *writer) askedAs(q *question.Question) *writer {
	inner := *w
	inner.q = q
	return &inner
}

// noLonger corrects a question that takes for standing what was undone.
func (w *writer) noLonger(actor, app knowledge.EntityID) Verdict {
	inner := w.as(question.Is)
	a := inner.assess(actor, app)
	inner.tell(a, true)
	w.parts, w.known = inner.parts, inner.known
	return a.verdict
}

// wasDone corrects a question that takes for not done what was.
func (w *writer) wasDone(events []*knowledge.Event) Verdict {
	w.lead(assessment{day: w.at.Day}, true, w.in.Say("presumed.done"), events...)
	for _, e := range events {
		w.after(e)
	}
	return No
}

func (w *writer) notDone(actor, app knowledge.EntityID) Verdict {
	w.say("lacking.why-not", "actor", w.NameOf(actor), "done", w.done(w.actOr(knowledge.Ban)), "app", w.NameOf(app))
	w.nearest(actor, []knowledge.EntityID{app})
	return Unknown
}

// actsOf finds the events that the question speaks of: the rules of its act,
// or what undid, renewed, opened or considered them.
func (w *writer) actsOf(actor, app knowledge.EntityID) []*knowledge.Event {
	from, to, named := w.period(actor, app)
	var list []*knowledge.Event
	for _, e := range w.Timeline(app).By(actor) {
		if e.Announced.First > w.at.Known || named && w.q.Intent != question.HowLong && (e.Announced.First > to || e.Announced.Last < from) {
			continue
		}
		if w.isVerb(e, actor) && !w.reworded(e) {
			list = append(list, w.throughout(e))
		}
	}
	return list
}

// isVerb tells that the event is what the question's verb names.
func (w *writer) isVerb(e *knowledge.Event, actor knowledge.EntityID) bool {
	rule := w.RuleOf(e)
	named := w.Named(e)
	ruleAct := rule != nil && (w.q.Act == "" || counts(rule.Do, w.q.Act) || w.q.Act == knowledge.Ban && rule.Do == knowledge.Restrict)
	switch w.q.Verb {
	case "undo":
		return (e.Do == knowledge.Withdraw || e.Do == knowledge.Lift) && ruleAct && (named.Do.Rule() || named.Do == knowledge.Reinstate)
	case "reinstate":
		return e.Do == knowledge.Reinstate && ruleAct
	case "exempt":
		return e.Do == knowledge.Exempt
	case "postpone":
		return e.Do == knowledge.Amend
	case "amend":
		t := w.told[string(e.ID)]
		return e.Do.Changing() && ruleAct && (!language.Grouped(language.Stem(w.q.Change)) || stem.Related(t.stems, []string{language.Stem(w.q.Change)}))
	case "consider":
		return e.Do == knowledge.Consider && e.By == actor
	case "warn":
		return (e.Do == knowledge.Warn || e.Do == knowledge.Advise) && e.By == actor
	case "advise":
		return (e.Do == knowledge.Advise || e.Do == knowledge.Warn) && e.By == actor
	case "deny":
		return e.Do == knowledge.Deny
	}
	return (e.Do.Rule() || e.Do == knowledge.Reinstate) && ruleAct && e.By == actor
}

// correct answers a question that presupposes what is not so.
func (w *writer) correct(actor, app knowledge.EntityID) Verdict {
	inner := w.as(question.Did)
	inner.q.When = nil
	inner.q.Act = w.actOr(knowledge.Ban)
	a := inner.assess(actor, app)
	if a.verdict == Unknown {
		w.say("presumed.lacking", "actor", w.NameOf(actor), "claim", w.claim(app))
		w.nearest(actor, []knowledge.EntityID{app})
		return Unknown
	}
	if w.q.Will {
		w.say("lacking.will", "actor", w.NameOf(actor), "app", w.NameOf(app))
		for _, e := range inner.eventsOf(a) {
			w.add(w.telling(e))
		}
		return Unknown
	}
	if len(w.judge().BeyondVerb()) > 0 && !slices.ContainsFunc(inner.eventsOf(a), func(e *knowledge.Event) bool { return !w.isRead(e) }) {
		w.say("lacking.as-asked") // what documents tell of the app isn't told of what is asked about
		w.nearest(actor, []knowledge.EntityID{app})
		return Unknown
	}
	verdict, head := No, "presumed.no"
	if w.q.Verb == "undo" {
		head = "presumed.undo"
		if len(w.treatsAsStanding(rulesOf(a.region.hit))) == 0 && len(a.region.hit) > 0 {
			verdict = Unknown // nobody says that it still stands, either
		}
	}
	said := w.in.Say(head, "actor", w.NameOf(actor), "claim", w.claim(app))
	w.add(closed(w.asOf(said, w.at.Day, w.datesOf(inner.eventsOf(a)...)...), ""))
	for _, e := range inner.eventsOf(a) {
		w.add(w.telling(e))
	}
	return verdict
}

// claim is what the question takes for done on the app.
func (w *writer) claim(app knowledge.EntityID) string {
	act := string(w.actOr(knowledge.Ban))
	switch w.q.Verb {
	case "undo", "reinstate":
		return w.in.Say("claim."+w.q.Verb+"."+act, "app", w.NameOf(app))
	case "consider":
		return w.in.Say("claim.consider", "app", w.NameOf(app))
	case "amend", "postpone":
		return w.in.Say("claim.amend."+act, "app", w.NameOf(app))
	}
	return w.in.Say("claim.act."+act, "app", w.NameOf(app))
}

// eventsOf lists the events that an assessment rests on.
func (w *writer) eventsOf(a assessment) []*knowledge.Event {
	list := rulesOf(a.region.hit)
	for _, u := range a.region.undone {
		list = addEvents(list, u.Rule)
		if u.By != nil {
			list = addEvents(list, u.By)
		}
	}
	list = addEvents(list, rulesOf(a.region.milder)...)
	list = addEvents(list, a.region.announced...)
	list = addEvents(list, a.region.considered...)
	return addEvents(list, a.region.said...)
}

func (w *writer) why(events []*knowledge.Event) Verdict {
	told := false
	for _, e := range events {
		if !told {
			w.lead(assessment{day: w.at.Day, actor: e.By}, true, w.verdict(Info), e)
		} else {
			w.add(w.telling(e))
		}
		w.after(e)
		told = w.reasons(e, true) || told
	}
	given := told
	for _, e := range events {
		told = w.factsOn(e, "reason", "why", "cause") || told
	}
	if !given && told && !w.factKnown {
		return Unknown
	}
	switch {
	case told:
		return Info
	case w.reasonsRead(events):
		return Info
	}
	w.say("lacking.reason")
	return Unknown
}

// factsOn tells the facts about an event, or about its actor and app, whose
// relation asks for one of the words.
func (w *writer) factsOn(e *knowledge.Event, words ...string) bool {
	told := false
	for _, f := range w.FactsAbout(e.By) {
		t := w.told[string(f.ID)]
		apps := w.AppsOf(e)
		onEvent := slices.Contains(f.Events, e.ID)
		onApp := slices.ContainsFunc(apps, func(a knowledge.EntityID) bool { return slices.Contains(t.speaksOf, a) })
		if !onEvent && !onApp || w.factLater(f) || !stem.Related(t.relation, words) {
			continue
		}
		w.fact(f)
		told = true
	}
	return told
}

func (w *writer) when(events []*knowledge.Event) Verdict {
	switch {
	case w.q.Will:
		later := slices.DeleteFunc(slices.Clone(events), func(e *knowledge.Event) bool { return w.startOf(e).First <= w.at.Day })
		if len(later) == 0 {
			w.say("lacking.to-come")
			w.story()
			return Unknown
		}
		events = later
	case w.q.First:
		events = events[:1]
	case w.q.Last:
		events = events[len(events)-1:]
	}
	for i, e := range events {
		head := w.in.Say("head", "words", w.dateWords(e))
		if i == 0 {
			head = w.asOf(head, w.at.Day, w.datesOf(w.linked([]*knowledge.Event{e})...)...)
		}
		w.say("told", "head", head, "told", w.telling(e))
		w.tellChanges(e)
		w.after(e)
	}
	return Info
}

// dateWords tells when an event was announced and from when it counts, the
// latter first where that is what is asked.
func (w *writer) dateWords(e *knowledge.Event) string {
	start, until := w.startOf(e), w.untilOf(e)
	s := w.in.When(phrases.At, e.Announced)
	switch later := start != e.Announced; {
	case later && w.q.Starts:
		s = w.in.Say("times.starts", "start", w.in.When(phrases.At, start), "announced", s)
	case later:
		s = w.in.Say("times.later", "announced", s, "from", w.in.When(phrases.From, start))
	}
	if !until.IsZero() {
		s = w.in.Say("times.until", "when", s, "until", w.in.When(phrases.Until, until))
	}
	return s
}

func (w *writer) howLong(events []*knowledge.Event) Verdict {
	verdict := Info
	for _, e := range events {
		rule := w.RuleOf(e)
		if !e.Do.Rule() && e.Do != knowledge.Reinstate && rule != nil {
			e = rule // how long until it was lifted is how long it stood
		}
		f, until := w.fateOf(e), w.untilOf(e)
		switch {
		case f.whole && len(f.by) > 0:
			told := strings.TrimSuffix(w.telling(e), ".")
			mark := w.cite(string(f.by[0].ID), f.by[0].Text, f.by[0].Reports) // both bound the time
			w.say("told", "head", w.lasted(e, f.by[0]), "told", told+mark+".")
			w.after(e)
		case !until.IsZero():
			bounds := w.in.Say("times.bounds", "from", w.in.When(phrases.Starts, w.startOf(e)), "until", w.in.When(phrases.Until, until))
			w.say("told", "head", bounds, "told", w.telling(e))
			w.tellChanges(e)
			w.after(e)
		default:
			w.lead(assessment{day: w.at.Day, actor: e.By}, true, w.in.Say("times.no-end", "since", w.in.When(phrases.Since, w.startOf(e))), e)
			w.after(e)
			if w.q.Will {
				verdict = Unknown
			}
		}
		w.factsOn(e, "duration", "long")
	}
	return verdict
}

// lasted words how long a rule stood. Coarse dates give bounds, not a figure.
func (w *writer) lasted(rule, undoing *knowledge.Event) string {
	a, b := w.startOf(rule), undoing.Start()
	if !a.Exact() || !b.Exact() {
		return w.in.Say("times.bounds", "from", w.in.When(phrases.Starts, a), "until", w.in.When(phrases.To, b))
	}
	switch n := int(b.First - a.First); {
	case n <= 0:
		return w.in.Say("times.same-day")
	default:
		return w.in.Count("times.days", n)
	}
}
