package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/search/answer/assess"
	"policybot/search/answer/verdict"
	"policybot/search/question"
)

// compare tells each of the named beside the others.
func (w *writer) compare() verdict.Verdict {
	if w.Q.Than != question.NoComparison && w.Q.Asked && len(w.apps()) == 0 {
		return w.whichApp() // no verdict is on all of them
	}
	pairs := w.pairs()
	if len(pairs) == 0 {
		return w.nothingNamed()
	}
	asked := w.askedAs(w.asStatus())
	var all []assess.Assessment
	for _, p := range pairs {
		all = append(all, asked.assess(p.actor, p.app))
	}
	v := w.compared(all)
	told := false
	for _, a := range all {
		asked.parts, asked.known = w.parts, w.known
		asked.tell(a, false)
		w.parts, w.known = asked.parts, asked.known
		told = told || a.Verdict != verdict.Unknown
	}
	switch {
	case v != "":
		return v
	case told:
		return verdict.Info
	}
	return verdict.Unknown
}

// asStatus is the question, of where things stand.
func (w *writer) asStatus() *question.Question {
	asked := *w.Q
	asked.Intent = question.Status
	if w.Q.First {
		asked.When = nil // it says which of somebody's rules is meant
	}
	return &asked
}

// pair is an actor and an app.
type pair struct{ actor, app knowledge.EntityID }

// pairs are the actors and apps that are compared: each with each, unless the question
// names an app for each actor.
func (w *writer) pairs() []pair {
	apps, actors := w.comparedApps(), w.Q.Actors
	if w.Q.Paired && len(apps) == len(actors) {
		var list []pair
		for i, app := range apps {
			list = append(list, pair{actors[i], app})
		}
		return list
	}
	if len(actors) == 0 {
		actors = w.actedOn(apps)
	}
	var list []pair
	for _, app := range apps {
		for _, actor := range actors {
			list = append(list, pair{actor, app})
		}
	}
	return list
}

// comparedApps are the apps asked about, or all on which the actors have acted.
func (w *writer) comparedApps() []knowledge.EntityID {
	apps := w.apps()
	if len(apps) > 0 {
		return apps
	}
	for _, e := range w.Events {
		if slices.Contains(w.Q.Actors, e.By) {
			for _, a := range w.AppsOf(e) {
				apps = addTo(apps, a)
			}
		}
	}
	return apps
}

func addTo(list []knowledge.EntityID, id knowledge.EntityID) []knowledge.EntityID {
	if slices.Contains(list, id) {
		return list
	}
	return append(list, id)
}

// compared says what the comparison comes to, and gives the verdict where yes or no was
// asked: who was first, or who is stricter.
func (w *writer) compared(all []assess.Assessment) verdict.Verdict {
	switch w.Q.Than {
	case question.Earlier, question.Later:
		return w.wasFirst(all)
	case question.Stricter, question.Milder:
		return w.isStricter(all)
	}
	if w.Q.First {
		w.order(all)
	}
	return ""
}

// wasFirst answers whether the first of two acted before the second, or after it. Where
// one of them isn't on record to have acted, nothing is said.
func (w *writer) wasFirst(all []assess.Assessment) verdict.Verdict {
	if len(all) != 2 {
		return verdict.Unknown
	}
	at := len(w.parts)
	first, ok := w.order(all)
	if !ok {
		if at == len(w.parts) {
			w.say("times.first-one")
		}
		return verdict.Unknown
	}
	v := w.AsAsked(yesIf((first.Actor == all[0].Actor && first.App == all[0].App) == (w.Q.Than == question.Earlier)))
	w.under(at, "verdict."+string(v))
	return v
}

// strictness orders what stands for somebody by how little of the app they may use, or
// is nothing where that can't be said.
var strictness = map[verdict.Verdict]int{verdict.Yes: 1, verdict.Reversed: 1, verdict.Partly: 2, verdict.No: 3}

// isStricter answers which of two allows less. Of two that both allow a part it can't be
// said.
func (w *writer) isStricter(all []assess.Assessment) verdict.Verdict {
	if len(all) != 2 {
		return ""
	}
	may := w.as(question.May)
	may.Q.Flips = false // who allows less doesn't turn on whether that is denied
	var how [2]int
	for i, a := range all {
		how[i] = strictness[may.assess(a.Actor, a.App).Verdict]
	}
	yesNo := w.Q.Asks == question.AnyKind && w.Q.Asked
	switch {
	case how[0] == 0 || how[1] == 0 || how[0] == how[1] && how[0] == strictness[verdict.Partly]:
		w.say("compare.unclear")
		return verdict.Unknown
	case how[0] == how[1]:
		w.say("compare.alike")
		if yesNo {
			return w.AsAsked(verdict.No)
		}
		return ""
	}
	strict := all[0]
	if how[1] > how[0] {
		strict = all[1]
	}
	at := len(w.parts)
	w.say("compare.stricter", "actor", w.NameOf(strict.Actor), "app", w.NameOf(strict.App))
	if !yesNo {
		return ""
	}
	v := w.AsAsked(yesIf((how[0] > how[1]) == (w.Q.Than == question.Stricter)))
	w.under(at, "verdict."+string(v))
	return v
}
