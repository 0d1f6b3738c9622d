package answer

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/match"
	"policybot/search/answer/verdict"
	"policybot/search/question"
)

// doing is one actor's act on one app, for lists.
type doing struct {
	actor, app knowledge.EntityID
	event      *knowledge.Event
}

// doings lists who did the act on the apps asked about (any app, where none is
// named), each actor and app once, oldest first: by the first such act, or by a later one
// where nothing is left of that.
func (w *writer) doings() []doing {
	var list []doing
	type key struct {
		actor, app knowledge.EntityID
		do         knowledge.Act
	}
	seen := map[key]int{}
	for _, e := range w.relevantEvents() {
		if !w.listed(e) || !w.wanted(e.By) || len(w.Q.Actors) > 0 && w.Q.Intent != question.Who && !w.binding(e) {
			continue
		}
		if w.Q.Intent == question.Who && slices.Contains(w.Q.Actors, e.By) {
			continue // who else
		}
		from, to, named := w.Period(e.By, match.FirstOf(w.AppsOf(e)))
		date := e.Announced
		if w.Q.Starts {
			date = w.StartOf(e)
		}
		if w.Q.When != nil && w.Q.When.Relation == language.After {
			to = knowledge.LastDay
		}
		if named && (date.First > to || date.Last < from) {
			continue
		}
		for _, app := range w.AppsOf(e) {
			k := key{e.By, app, e.Do}
			i, told := seen[k]
			switch {
			case !told:
				seen[k] = len(list)
				list = append(list, doing{e.By, app, e})
			case w.FateOf(list[i].event, app).Whole, w.unsaid(list[i].event):
				list[i].event = e
			}
		}
	}
	return list
}

// listed tells that the event is an act of the kind that a list is asked for. What people may
// use is also what an exemption lets them.
func (w *writer) listed(e *knowledge.Event) bool {
	return w.isVerb(e, e.By) && w.exactly(e) || w.asksWhatMay() && e.Do == knowledge.Exempt
}

// binding tells that the event is of one of the actors asked about, or, where it is asked
// what stands for them, of a body above, or of one that rules for everybody where they are.
func (w *writer) binding(e *knowledge.Event) bool {
	return slices.ContainsFunc(w.Q.Actors, func(actor knowledge.EntityID) bool {
		return e.By == actor || w.Q.Intent == question.Which && w.Q.Standing && (slices.Contains(w.Above(actor, w.At.Day), e.By) || w.bindsAll(e, actor))
	})
}

// bindsAll tells that a rule for anyone stands for the actor.
func (w *writer) bindsAll(e *knowledge.Event, actor knowledge.EntityID) bool {
	return slices.Contains(e.Scope.Terms[knowledge.Unit], knowledge.Anyone) && slices.ContainsFunc(w.AppsOf(e), func(app knowledge.EntityID) bool {
		return slices.ContainsFunc(w.Standing(actor, app, w.At.Day).Cells, func(c knowledge.Cell) bool { return c.Rule == e && c.Status.Stands() })
	})
}

// exactly tells that a rule is of the very act that a list is asked for: a
// restriction is listed among no bans.
func (w *writer) exactly(e *knowledge.Event) bool {
	rule := w.RuleOf(e)
	return w.Q.Verb != "" && w.Q.Verb != string(w.Q.Act) || rule == nil || w.Q.Act == "" || rule.Do == w.Q.Act
}

// relevantEvents are the events on the apps asked about, or all.
func (w *writer) relevantEvents() []*knowledge.Event {
	var list []*knowledge.Event
	if len(w.Q.Apps) == 0 {
		list = slices.Clone(w.Events)
	}
	for _, app := range w.Q.Apps {
		list = verdict.AddEvents(list, w.Timeline(app).Events...)
	}
	list = slices.DeleteFunc(list, func(e *knowledge.Event) bool { return e.Announced.First > w.At.Known })
	slices.SortStableFunc(list, knowledge.CompareEvents)
	return list
}

// who lists who did it: those whose act stands first, then those whose act was
// undone, told as undone.
func (w *writer) who() verdict.Verdict {
	if w.Q.Verb == string(knowledge.Exempt) || w.Q.Act == knowledge.Allow {
		_, granted := w.granting()
		if _, told := w.factFirst(); granted || told {
			return verdict.Info
		}
	} else if v, ok := w.factFirst(); ok {
		return v
	}
	if name, lacks := w.Q.Lacks(question.AppRole); lacks && len(w.Q.Apps) == 0 {
		return w.unknownApp(name)
	}
	list := w.doings()
	if w.asksMore(list) || w.asksOfOurs(list) {
		w.say("lacking.as-asked")
		w.nearest(match.FirstOf(w.Q.Actors), w.Q.Apps)
		return verdict.Unknown
	}
	return w.list(list, "lacking.nobody")
}

// asksMore tells that the question has a word that none of what was read in
// documents has, and no record is there: who lets people use an app needn't be who
// pays for it.
func (w *writer) asksMore(list []doing) bool {
	var events []*knowledge.Event
	for _, d := range list {
		if !w.IsRead(d.event) {
			return false
		}
		events = append(events, d.event)
	}
	return w.besidePoint(events) != ""
}

// asksOfOurs tells that it is asked who lets people use the app, and that all that was
// read of it is that the app is in use at home: that tells nobody who approved it.
func (w *writer) asksOfOurs(list []doing) bool {
	return w.Q.Act == knowledge.Allow && len(list) > 0 && !slices.ContainsFunc(list, func(d doing) bool { return !w.IsRead(d.event) || d.actor != w.Home })
}

// whichApps lists the apps on which somebody did it.
func (w *writer) whichApps() verdict.Verdict {
	if v, ok := w.factFirst(); ok {
		return v
	}
	if name, lacks := w.Q.Lacks(question.ActorRole); lacks && len(w.Q.Actors) == 0 {
		return w.unknownActor(name, nil)
	}
	if name, lacks := w.Q.Lacks(question.AppRole); lacks && len(w.Q.Apps) == 0 {
		return w.unknownApp(name) // "which tool may I use for unicorns"
	}
	return w.list(w.doings(), "lacking.never")
}

// maxListed bounds a list in one answer.
const maxListed = 25

func (w *writer) list(list []doing, none string) verdict.Verdict {
	if w.Q.Superlative && len(list) > 0 {
		w.say("lists.ranked")
		w.Q = w.as(w.Q.Intent).Q
		w.Q.Superlative = false
		w.list(list, none)
		return verdict.Unknown
	}
	if w.Q.Denies { // "who has not": the records don't tell who did nothing
		w.say("lists.not-done")
		w.Q = w.as(w.Q.Intent).Q
		w.Q.Denies = false
		w.list(list, none)
		return verdict.Unknown
	}
	var g grouped
	for _, d := range list {
		to := w.groupOf(d)
		g[to] = append(g[to], d)
	}
	if len(g.all()) == 0 && len(list) > 0 {
		none = "lists.none-fits"
	}
	list = g.all()
	if len(list) == 0 && w.Q.Intent == question.Which && w.Q.Act == knowledge.Allow && len(w.Q.Actors) > 0 {
		if v, ok := w.eachIn(); ok {
			return v
		}
	}
	if len(list) == 0 {
		w.say(none, "did", w.did())
		w.nearest(match.FirstOf(w.Q.Actors), w.Q.Apps)
		return verdict.Unknown
	}
	w.add(w.summary(g, list))
	for i, d := range list {
		if i == maxListed {
			w.add(w.in.Count("lists.more", len(list)-i))
			break
		}
		w.add(w.telling(d.event))
		w.after(d.event)
		if slices.Contains(g[inPart], d) {
			w.otherRules(d)
		}
	}
	return verdict.Info
}

// eachIn tells, where no app is allowed outright, what stands on each app of
// the class that is asked about.
func (w *writer) eachIn() (verdict.Verdict, bool) {
	var apps []knowledge.EntityID
	for _, class := range w.Q.Apps {
		for _, app := range w.Inside(class) {
			e := w.Entity(app)
			if e != nil && e.Kind == knowledge.App && len(w.EventsOn(app)) > 0 && len(apps) < maxActors {
				apps = append(apps, app)
			}
		}
	}
	if len(apps) == 0 {
		return "", false
	}
	w.say("lists.none-allowed")
	inner := w.as(question.Status)
	for _, app := range apps {
		for _, actor := range w.Q.Actors {
			inner.tell(inner.assess(actor, app), false)
		}
	}
	w.parts, w.known = inner.parts, inner.known
	return verdict.Info, true
}

// did is what a list is asked for: "banned any app".
func (w *writer) did() string {
	verb := string(w.actOr(knowledge.Ban))
	if w.Q.Verb != "" && !knowledge.Act(w.Q.Verb).Rule() {
		verb = w.Q.Verb
	}
	if len(w.Q.Apps) > 0 {
		return w.in.Say("did."+verb, "apps", w.names(w.Q.Apps))
	}
	return w.in.Say("did-any." + verb)
}

// grouped is a list by where its acts belong.
type grouped [undone + 1][]doing

func (g *grouped) all() []doing { return slices.Concat(g[standing:]...) }

// summary names those listed, and says which of their acts begin later and
// which were undone, or undone in part.
func (w *writer) summary(g grouped, all []doing) string {
	var events []*knowledge.Event
	for _, d := range all {
		events = append(events, d.event)
	}
	head := w.verdict(verdict.Info)
	if w.Q.Intent == question.HowMany {
		head = w.in.Count("lists.count", len(w.doers(all)))
	}
	var parts []string
	g[undone] = slices.DeleteFunc(slices.Clone(g[undone]), func(d doing) bool { // it stands once more
		return slices.ContainsFunc(g[standing], func(x doing) bool { return x.actor == d.actor && x.app == d.app })
	})
	for to, of := range g {
		if names := w.doers(of); len(names) > 0 && group(to) != leftOut {
			parts = append(parts, w.in.Say(groupKeys[to], "names", w.in.And(w.bounded(names, len(names)))))
		}
	}
	head = w.asOf(head, w.At.Day, w.datesOf(w.linked(events)...)...)
	return w.in.Say("lists.summary", "head", head, "groups", strings.Join(parts, "; "))
}

func (w *writer) doers(list []doing) []string {
	var names []string
	seen := map[string]bool{}
	for _, d := range list {
		n := w.NameOf(d.actor)
		if w.Q.Intent == question.Which || w.Q.Intent == question.HowMany && w.Q.OfApps && w.Q.Bodies == "" {
			n = w.NameOf(d.app)
		}
		if !seen[n] {
			seen[n] = true
			names = append(names, n)
		}
	}
	return names
}

// howMany counts who did it, or how often somebody did.
func (w *writer) howMany() verdict.Verdict {
	if len(w.Q.Actors) > 0 && w.Q.Often {
		return w.howOften()
	}
	if v, ok := w.factFirst(); ok {
		return v
	}
	list := w.doings()
	if w.Q.Often || len(w.Q.Actors) > 0 && !w.Q.OfApps {
		return w.howOften()
	}
	names := w.doers(list)
	if len(names) == 0 {
		return w.list(nil, "lacking.nobody")
	}
	return w.list(list, "")
}

// howOften counts the acts of which nobody doubts that there were such; the others are told.
func (w *writer) howOften() verdict.Verdict {
	var events, doubted []*knowledge.Event
	for _, e := range w.relevantEvents() {
		changed := w.isVerb(e, e.By) || w.Q.Mind && e.Do == knowledge.Reinstate
		switch {
		case !changed || !w.exactly(e) || !w.askedOf(e.By) || !w.inPeriod(e, e.By, match.FirstOf(w.AppsOf(e))):
		case w.doubted(e):
			doubted = append(doubted, e)
		default:
			events = append(events, e)
		}
	}
	if len(events)+len(doubted) == 0 {
		return w.never()
	}
	switch n := len(events); n {
	case 1:
		w.say("lists.once")
	case 2:
		w.say("lists.twice")
	default:
		w.add(w.in.Count("lists.times", n))
	}
	for _, e := range append(events, doubted...) {
		w.add(w.telling(e))
		w.after(e)
		w.denials(e)
	}
	if len(events) == 0 {
		return verdict.Unknown
	}
	return verdict.Info
}

// denials tells who denied the event.
func (w *writer) denials(e *knowledge.Event) {
	for _, n := range w.Naming(e.ID) {
		if n.Do == knowledge.Deny && n.Announced.First <= w.At.Known {
			w.add(w.telling(n))
		}
	}
}

// askedOf tells that the question is of what the body did, or of everybody like it.
func (w *writer) askedOf(body knowledge.EntityID) bool {
	if len(w.Q.Actors) == 0 {
		return w.wanted(body)
	}
	return slices.Contains(w.Q.Actors, body)
}

// never says that no such act is on record, in the time asked about where there is one.
func (w *writer) never() verdict.Verdict {
	switch ofRule := w.Q.Verb == "" || w.Q.Verb == string(w.Q.Act); {
	case ofRule && len(w.Q.Actors) == 1 && len(w.Q.Apps) == 1:
		w.decline(w.as(question.Did).assess(w.Q.Actors[0], w.Q.Apps[0]))
	case w.Q.When != nil:
		w.add(w.in.Count("lists.times", 0))
		w.nearest(match.FirstOf(w.Q.Actors), w.Q.Apps)
	default:
		return w.list(nil, "lacking.never")
	}
	return verdict.Unknown
}

// story tells the events in order: a timeline, or everything there is.
func (w *writer) story() verdict.Verdict {
	var events []*knowledge.Event
	for _, e := range w.relevantEvents() {
		if len(w.Q.Actors) == 0 || slices.Contains(w.Q.Actors, e.By) || slices.ContainsFunc(w.Q.Actors, func(a knowledge.EntityID) bool {
			n := w.Named(e)
			return n != nil && n.By == a
		}) {
			events = append(events, e)
		}
	}
	if len(w.Q.Apps)+len(w.Q.Actors) == 0 {
		return w.nothingNamed()
	}
	switch {
	case len(events) == 0 && len(w.Q.Apps) > 0 && len(w.Q.Actors) > 0:
		w.say("lacking.story", "actors", w.names(w.Q.Actors), "apps", w.names(w.Q.Apps))
		w.nearest(w.Q.Actors[0], w.Q.Apps)
		return verdict.Unknown
	case len(events) == 0:
		return w.everything()
	}
	head := w.asOf(w.verdict(verdict.Info), w.At.Day, w.datesOf(events...)...)
	if len(w.Q.Actors) == 1 && len(w.Q.Apps) == 1 {
		if g := w.as(question.Is).assess(w.Q.Actors[0], w.Q.Apps[0]).Region; len(g.Undone) > 0 && len(g.Hit) == 0 {
			head = w.in.Say("lists.and-undone", "head", head)
		}
	}
	if more := len(events) - maxListed; more > 0 {
		events = events[more:]
		defer func() { w.add(w.in.Count("lists.earlier", more)) }()
	}
	for i, e := range events {
		s := w.telling(e)
		if i == 0 {
			s = w.in.Say("told", "head", head, "told", s)
		}
		w.add(s)
	}
	return verdict.Info
}

// everything tells what is on record of the named: events, then facts.
func (w *writer) everything() verdict.Verdict {
	ids := slices.Concat(w.Q.Apps, w.Q.Actors, w.Q.Others)
	n := 0
	for _, e := range w.relevantEvents() {
		if len(w.Q.Apps) == 0 && !slices.Contains(ids, e.By) || len(w.Q.Apps) > 0 && len(w.Q.Actors) > 0 && !slices.Contains(w.Q.Actors, e.By) || n >= maxListed/2 {
			continue
		}
		w.add(w.telling(e))
		w.after(e)
		n++
	}
	for _, id := range ids {
		for _, f := range w.FactsAbout(id) {
			if n >= maxListed {
				break
			}
			w.fact(f)
			n++
		}
	}
	if n == 0 {
		w.say("lacking.beyond-name", "names", w.names(ids))
		return verdict.Unknown
	}
	return verdict.Info
}
