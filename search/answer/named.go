package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/search/answer/assess"
	"policybot/search/answer/verdict"
	"policybot/search/question"
)

// apps gives the apps asked about: those named, or the only one that there is
// any policy on, of the actors or at all, unless a word may be the name of another.
func (w *writer) apps() []knowledge.EntityID {
	if _, lacks := w.Q.Lacks(question.AppRole); len(w.Q.Apps) > 0 || lacks {
		return w.Q.Apps
	}
	if apps := w.appsBy(w.Q.Actors); len(apps) == 1 && !w.Q.UnnamedApp {
		w.caveat("note.only-app", "actors", w.names(w.Q.Actors), "app", w.names(apps))
		return apps
	}
	return nil
}

// appsBy lists the apps on which the actors have events of their own.
func (w *writer) appsBy(actors []knowledge.EntityID) []knowledge.EntityID {
	var apps []knowledge.EntityID
	seen := map[knowledge.EntityID]bool{}
	for _, actor := range actors {
		for _, e := range w.EventsBy(actor) {
			for _, a := range w.AppsOf(e) {
				if !seen[a] {
					seen[a] = true
					apps = append(apps, a)
				}
			}
		}
	}
	return apps
}

// whichApp is for a question that names somebody but no app, where several are
// on record.
func (w *writer) whichApp() verdict.Verdict {
	w.empty = true
	apps := w.appsBy(w.Q.Actors)
	if len(apps) == 0 {
		w.say("lacking.decided-any", "actors", w.names(w.Q.Actors))
		return verdict.Unknown
	}
	w.say("ask.which-app", "actors", w.names(w.Q.Actors), "apps", w.names(apps))
	for _, app := range apps {
		w.choice(w.NameOf(app), w.Q.Text+" ("+w.NameOf(app)+")")
	}
	return verdict.Unknown
}

func (w *writer) choice(label, q string) {
	if len(w.out.Choices) < 20 {
		w.out.Choices = append(w.out.Choices, Choice{label, q})
	}
}

func (w *writer) nothingNamed() verdict.Verdict {
	w.empty = true
	w.say("lacking.named")
	w.help()
	return verdict.Unknown
}

// maxActors bounds whom an answer tells of where nobody was named.
const maxActors = 12

// everyActor lists what stands with each actor on record: without one in the
// question, none is picked.
func (w *writer) everyActor(apps []knowledge.EntityID) verdict.Verdict {
	any := false
	for _, app := range apps {
		actors := w.relevantActors(app)
		if len(actors) == 0 {
			continue
		}
		if len(actors) == 1 && w.Q.Intent != question.Status {
			w.caveat("note.only-actor", "actor", w.NameOf(actors[0]), "app", w.NameOf(app))
		}
		any = true
		var all []assess.Assessment
		for _, actor := range actors {
			all = append(all, w.assess(actor, app))
		}
		if len(apps) == 1 && w.forAllThere(all) {
			w.tell(all[0], true)
			return all[0].Verdict
		}
		w.overview(app, all)
		for i, a := range all {
			if i == maxActors {
				w.add(w.in.Count("lists.more-actors", len(all)-i, "app", w.NameOf(app)))
				break
			}
			w.tell(a, false)
		}
	}
	if !any {
		w.say("lacking.anybody", "done", w.done(w.actOrBan()), "apps", w.names(apps))
		w.nearest("", apps)
		return verdict.Unknown
	}
	return verdict.Info
}

// forAllThere tells that only one body has rules on the app in the place asked about, which are for
// everybody there: whoever asks, they are what is asked.
func (w *writer) forAllThere(all []assess.Assessment) bool {
	if len(all) != 1 || len(w.Q.Where[knowledge.Place]) == 0 || w.Q.Intent != question.Is && w.Q.Intent != question.May || len(all[0].Region.Hit) == 0 {
		return false
	}
	return !slices.ContainsFunc(all[0].Region.Hit, func(c knowledge.Cell) bool { return !slices.Contains(c.Scope.Terms[knowledge.Unit], knowledge.Anyone) })
}

// relevantActors lists who has events on the app, those in the place that the
// question names where it names one.
func (w *writer) relevantActors(app knowledge.EntityID) []knowledge.EntityID {
	var list []knowledge.EntityID
	for _, e := range w.Timeline(app).Events {
		if e.Announced.First > w.At.Known || slices.Contains(list, e.By) || !w.wanted(e.By) {
			continue
		}
		if places := w.Q.Where[knowledge.Place]; len(places) > 0 && !w.inPlace(e, places) {
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
		return slices.ContainsFunc(places, func(p knowledge.EntityID) bool { return w.Within(p, t, w.At.Day) })
	}) || slices.Contains(places, e.By)
}

// wanted tells that the actor is of the kind that the question asks for:
// "which companies" asks for no government.
func (w *writer) wanted(id knowledge.EntityID) bool {
	e := w.Entity(id)
	switch w.Q.Bodies {
	case question.Companies:
		return e != nil && e.Kind != knowledge.Government && e.Kind != knowledge.Person
	case question.Governments:
		return e != nil && e.Kind == knowledge.Government
	}
	return true
}

// actOrBan is the act of the question, where it asks of one that rules, or a ban.
func (w *writer) actOrBan() knowledge.Act {
	if w.Q.Act.Rule() {
		return w.Q.Act
	}
	return knowledge.Ban
}
