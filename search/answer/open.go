package answer

import (
	"slices"
	"strings"

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
		w.say("lacking.anybody-did", "done", w.done(w.actOr(knowledge.Ban)), "apps", w.names(apps))
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

// reasoned tells that reasons are asked for, and an act has some on record.
func (w *writer) reasoned(apps []knowledge.EntityID) bool {
	for _, actor := range w.Q.Actors {
		for _, app := range apps {
			if w.Q.Intent == question.Why && slices.ContainsFunc(w.actsOf(actor, app), func(e *knowledge.Event) bool { return len(e.Reasons) > 0 }) {
				return true
			}
		}
	}
	return false
}

// openOne answers for one actor and app.
func (w *writer) openOne(actor, app knowledge.EntityID) verdict.Verdict {
	if w.Q.Intent == question.HowLong && w.Q.Act == knowledge.Allow {
		if v, ok := w.granting(); ok {
			return v
		}
	}
	events := w.actsOf(actor, app)
	if w.Q.Intent == question.Why && w.Q.Act == "" { // "why not": whoever's rule it is that stands
		if rules := verdict.Rules(w.as(question.Is).assess(actor, app).Region.Hit); len(rules) > 0 {
			events = rules
		}
	}
	if len(events) == 0 {
		events = w.reachingFrom(actor, app)
	}
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
		if u.By == nil {
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

// noLonger corrects a question that takes for standing what was undone.
func (w *writer) noLonger(actor, app knowledge.EntityID) verdict.Verdict {
	inner := w.as(question.Is)
	a := inner.assess(actor, app)
	inner.tell(a, true)
	w.parts, w.known = inner.parts, inner.known
	return a.Verdict
}

// wasDone corrects a question that takes for not done what was.
func (w *writer) wasDone(events []*knowledge.Event) verdict.Verdict {
	w.lead(assess.Assessment{Day: w.At.Day}, true, w.in.Say("presumed.done"), events...)
	for _, e := range events {
		w.after(e)
	}
	return verdict.No
}

func (w *writer) notDone(actor, app knowledge.EntityID) verdict.Verdict {
	w.say("lacking.why-not", "actor", w.NameOf(actor), "done", w.done(w.actOr(knowledge.Ban)), "app", w.NameOf(app))
	w.nearest(actor, []knowledge.EntityID{app})
	return verdict.Unknown
}

// actsOf finds the events that the question speaks of: the rules of its act,
// or what undid, renewed, opened or considered them.
func (w *writer) actsOf(actor, app knowledge.EntityID) []*knowledge.Event {
	from, to, named := w.Period(actor, app)
	var list []*knowledge.Event
	for _, e := range w.Timeline(app).By(actor) {
		if e.Announced.First > w.At.Known || named && w.Q.Intent != question.HowLong && (e.Announced.First > to || e.Announced.Last < from) {
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
	ruleAct := rule != nil && (w.Q.Act == "" || verdict.Counts(rule.Do, w.Q.Act) || w.Q.Act == knowledge.Ban && rule.Do == knowledge.Restrict)
	switch w.Q.Verb {
	case "undo":
		return (e.Do == knowledge.Withdraw || e.Do == knowledge.Lift) && ruleAct && (named.Do.Rule() || named.Do == knowledge.Reinstate)
	case "reinstate":
		return e.Do == knowledge.Reinstate && ruleAct
	case "exempt":
		return e.Do == knowledge.Exempt
	case "postpone":
		return e.Do == knowledge.Amend
	case "amend":
		t := w.Told[string(e.ID)]
		return e.Do.Changing() && ruleAct && (!language.Grouped(language.Stem(w.Q.Change)) || stem.Related(t.Stems, []string{language.Stem(w.Q.Change)}))
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
func (w *writer) correct(actor, app knowledge.EntityID) verdict.Verdict {
	inner := w.as(question.Did)
	inner.Q.When = nil
	inner.Q.Act = w.actOr(knowledge.Ban)
	a := inner.assess(actor, app)
	if a.Verdict == verdict.Unknown {
		w.say("presumed.lacking", "actor", w.NameOf(actor), "claim", w.claim(app))
		w.nearest(actor, []knowledge.EntityID{app})
		return verdict.Unknown
	}
	if w.Q.Will {
		w.say("lacking.will", "actor", w.NameOf(actor), "app", w.NameOf(app))
		for _, e := range inner.eventsOf(a) {
			w.add(w.telling(e))
		}
		return verdict.Unknown
	}
	if len(w.Sentences().BeyondVerb()) > 0 && !slices.ContainsFunc(inner.eventsOf(a), func(e *knowledge.Event) bool { return !w.IsRead(e) }) {
		w.say("lacking.as-asked") // what documents tell of the app isn't told of what is asked about
		w.nearest(actor, []knowledge.EntityID{app})
		return verdict.Unknown
	}
	v, head := verdict.No, "presumed.no"
	if w.Q.Verb == "undo" {
		head = "presumed.undo"
		if len(w.treatsAsStanding(verdict.Rules(a.Region.Hit))) == 0 && len(a.Region.Hit) > 0 {
			v = verdict.Unknown // nobody says that it still stands, either
		}
	}
	said := w.in.Say(head, "actor", w.NameOf(actor), "claim", w.claim(app))
	w.add(closed(w.asOf(said, w.At.Day, w.datesOf(inner.eventsOf(a)...)...), ""))
	for _, e := range inner.eventsOf(a) {
		w.add(w.telling(e))
	}
	return v
}

// claim is what the question takes for done on the app.
func (w *writer) claim(app knowledge.EntityID) string {
	act := string(w.actOr(knowledge.Ban))
	switch w.Q.Verb {
	case "undo", "reinstate":
		return w.in.Say("claim."+w.Q.Verb+"."+act, "app", w.NameOf(app))
	case "consider":
		return w.in.Say("claim.consider", "app", w.NameOf(app))
	case "amend", "postpone":
		return w.in.Say("claim.amend."+act, "app", w.NameOf(app))
	}
	return w.in.Say("claim.act."+act, "app", w.NameOf(app))
}

// eventsOf lists the events that an assessment rests on.
func (w *writer) eventsOf(a assess.Assessment) []*knowledge.Event {
	list := verdict.Rules(a.Region.Hit)
	for _, u := range a.Region.Undone {
		list = verdict.AddEvents(list, u.Rule)
		if u.By != nil {
			list = verdict.AddEvents(list, u.By)
		}
	}
	list = verdict.AddEvents(list, verdict.Rules(a.Region.Milder)...)
	list = verdict.AddEvents(list, a.Region.Announced...)
	list = verdict.AddEvents(list, a.Region.Considered...)
	return verdict.AddEvents(list, a.Region.Said...)
}

func (w *writer) why(events []*knowledge.Event) verdict.Verdict {
	told := false
	for _, e := range events {
		if !told {
			w.lead(assess.Assessment{Day: w.At.Day, Actor: e.By}, true, w.verdict(verdict.Info), e)
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
		return verdict.Unknown
	}
	switch {
	case told:
		return verdict.Info
	case w.reasonsRead(events):
		return verdict.Info
	}
	w.say("lacking.reason")
	return verdict.Unknown
}

// factsOn tells the facts about an event, or about its actor and app, whose
// relation asks for one of the words.
func (w *writer) factsOn(e *knowledge.Event, words ...string) bool {
	told := false
	for _, f := range w.FactsAbout(e.By) {
		t := w.Told[string(f.ID)]
		apps := w.AppsOf(e)
		onEvent := slices.Contains(f.Events, e.ID)
		onApp := slices.ContainsFunc(apps, func(a knowledge.EntityID) bool { return slices.Contains(t.SpeaksOf, a) })
		if !onEvent && !onApp || w.FactLater(f) || !stem.Related(t.Relation, words) {
			continue
		}
		w.fact(f)
		told = true
	}
	return told
}

func (w *writer) when(events []*knowledge.Event) verdict.Verdict {
	switch {
	case w.Q.Will:
		later := slices.DeleteFunc(slices.Clone(events), func(e *knowledge.Event) bool { return w.StartOf(e).First <= w.At.Day })
		if len(later) == 0 {
			w.say("lacking.to-come")
			w.story()
			return verdict.Unknown
		}
		events = later
	case w.Q.First:
		events = events[:1]
	case w.Q.Last:
		events = events[len(events)-1:]
	}
	for i, e := range events {
		head := w.in.Say("head", "words", w.dateWords(e))
		if i == 0 {
			head = w.asOf(head, w.At.Day, w.datesOf(w.linked([]*knowledge.Event{e})...)...)
		}
		w.say("told", "head", head, "told", w.telling(e))
		w.tellChanges(e)
		w.after(e)
	}
	return verdict.Info
}

// dateWords tells when an event was announced and from when it counts, the
// latter first where that is what is asked.
func (w *writer) dateWords(e *knowledge.Event) string {
	start, until := w.StartOf(e), w.UntilOf(e)
	s := w.in.When(phrases.At, e.Announced)
	switch later := start != e.Announced; {
	case later && w.Q.Starts:
		s = w.in.Say("times.starts", "start", w.in.When(phrases.At, start), "announced", s)
	case later:
		s = w.in.Say("times.later", "announced", s, "from", w.in.When(phrases.From, start))
	}
	if !until.IsZero() {
		s = w.in.Say("times.until", "when", s, "until", w.in.When(phrases.Until, until))
	}
	return s
}

func (w *writer) howLong(events []*knowledge.Event) verdict.Verdict {
	v := verdict.Info
	for _, e := range events {
		rule := w.RuleOf(e)
		if !e.Do.Rule() && e.Do != knowledge.Reinstate && rule != nil {
			e = rule // how long until it was lifted is how long it stood
		}
		f, until := w.FateOf(e), w.UntilOf(e)
		switch {
		case f.Whole && len(f.By) > 0:
			told := strings.TrimSuffix(w.telling(e), ".")
			mark := w.cite(string(f.By[0].ID), f.By[0].Text, f.By[0].Reports) // both bound the time
			w.say("told", "head", w.lasted(e, f.By[0]), "told", told+mark+".")
			w.after(e)
		case !until.IsZero():
			bounds := w.in.Say("times.bounds", "from", w.in.When(phrases.Starts, w.StartOf(e)), "until", w.in.When(phrases.Until, until))
			w.say("told", "head", bounds, "told", w.telling(e))
			w.tellChanges(e)
			w.after(e)
		default:
			w.lead(assess.Assessment{Day: w.At.Day, Actor: e.By}, true, w.in.Say("times.no-end", "since", w.in.When(phrases.Since, w.StartOf(e))), e)
			w.after(e)
			if w.Q.Will {
				v = verdict.Unknown
			}
		}
		w.factsOn(e, "duration", "long")
	}
	return v
}

// lasted words how long a rule stood. Coarse dates give bounds, not a figure.
func (w *writer) lasted(rule, undoing *knowledge.Event) string {
	a, b := w.StartOf(rule), undoing.Start()
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
