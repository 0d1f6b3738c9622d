package answer

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/search/answer/match"
	"policybot/search/answer/verdict"
	"policybot/search/question"
)

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
	return w.list(slices.DeleteFunc(w.doings(), w.allowedElse), "lacking.never")
}

// allowedElse tells that what was read in a document is a ban for some data or purpose alone, on an app
// that its body lets people use else, and that the question speaks of neither.
func (w *writer) allowedElse(d doing) bool {
	return d.event.Do == knowledge.Ban && w.IsRead(d.event) && w.ForSomeUse(d.event) && slices.ContainsFunc(w.EventsBy(d.event.By), func(e *knowledge.Event) bool {
		return (e.Do == knowledge.Allow || e.Do == knowledge.Restrict) && slices.ContainsFunc(e.Apps, func(app knowledge.EntityID) bool { return slices.Contains(d.event.Apps, app) })
	})
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
	verb := string(w.actOrBan())
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
