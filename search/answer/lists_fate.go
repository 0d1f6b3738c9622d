package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/verdict"
	"policybot/search/question"
)

// group is the part of a list in which an act is told.
type group int

const (
	leftOut  group = iota // it isn't what is asked for
	standing              // it stands
	partly                // a part of it was undone
	inPart                // it lets people do a part of what is asked for
	toCome                // it begins later
	doubted               // sources disagree on it, or only guess
	undone                // it was undone
)

// groupKeys are the phrases that name those told in each group.
var groupKeys = [...]string{standing: "lists.standing", partly: "lists.partly", inPart: "lists.in-part", toCome: "lists.later", doubted: "lists.doubted", undone: "lists.undone"}

// groupOf tells where an act belongs in the list: as the question on it alone would be
// answered, within the scope that is stated.
func (w *writer) groupOf(d doing) group {
	switch f := w.FateOf(d.event, d.app); {
	case !w.reaches(d), w.Q.Standing && w.unsaid(d.event):
		return leftOut
	case f.Whole:
		return undone
	case w.unsure(d):
		return doubted
	case w.StartOf(d.event).First > w.At.Day:
		return toCome
	case w.asksWhatMay():
		return w.permittedIn(d)
	case len(f.By) > 0:
		return partly
	}
	return standing
}

// unsaid tells that the documents that told the event say it no longer, whether it holds or not.
func (w *writer) unsaid(e *knowledge.Event) bool { return e.Fades && e.Until.Last < w.At.Day }

// reaches tells that the act concerns what the question states: who asks for what is banned
// on phones isn't told of laptops, nor of what a body above has banned for others.
func (w *writer) reaches(d doing) bool {
	c := knowledge.Case{Actor: d.actor, Where: w.Q.Where, Alone: true}
	above := w.Q.Intent == question.Which && !slices.Contains(w.Q.Actors, d.actor) && len(w.Q.Actors) > 0
	if above {
		c.Actor, c.Alone = w.Q.Actors[0], false
	}
	if !above && len(w.Q.Where) == 0 || !d.event.Do.Rule() && d.event.Do != knowledge.Reinstate {
		return true
	}
	return w.concerns(d, c, w.At.Day)
}

// concerns tells that on the day the act stands in the case, is announced for it or was undone there.
func (w *writer) concerns(d doing, c knowledge.Case, day knowledge.Day) bool {
	s := w.Timeline(d.app).At(c, day, w.At.Known)
	return slices.Contains(s.Announced, d.event) || slices.Contains(s.Disputed, d.event) || slices.Contains(s.Speculated, d.event) ||
		slices.ContainsFunc(s.Cells, func(x knowledge.Cell) bool {
			return x.Rule == d.event || slices.Contains(x.Also, d.event) || slices.ContainsFunc(x.Undone, func(u knowledge.Undone) bool { return u.Rule == d.event })
		})
}

// unsure tells that the act is disputed, denied or only guessed at, and so stands nowhere.
func (w *writer) unsure(d doing) bool {
	s := w.Timeline(d.app).At(knowledge.Case{Actor: d.actor, Alone: true}, w.At.Day, w.At.Known)
	return slices.Contains(s.Disputed, d.event) || slices.Contains(s.Speculated, d.event)
}

// asksWhatMay tells that a list of what people may use now is asked for.
func (w *writer) asksWhatMay() bool {
	return w.Q.Intent == question.Which && w.Q.Standing && w.Q.AsksPermission() && w.Q.When == nil
}

// permittedIn tells whether what is let people do may be done as the question asks, all
// rules considered.
func (w *writer) permittedIn(d doing) group {
	switch w.mayUse(d).compose() {
	case verdict.Yes:
		return standing
	case verdict.Partly:
		return inPart
	}
	return leftOut
}

// mayUse is a writer of the answer to whether the app may be used.
func (w *writer) mayUse(d doing) *writer {
	asked := *w.Q
	asked.Intent, asked.Act, asked.Verb = question.May, "", ""
	asked.Apps = []knowledge.EntityID{d.app}
	if len(asked.Actors) == 0 {
		asked.Actors = []knowledge.EntityID{d.actor}
	}
	asked.Words = slices.DeleteFunc(slices.Clone(w.Q.Words), func(x question.Word) bool {
		return slices.ContainsFunc(language.Words(x.Text), func(t language.Token) bool { return language.Means(t, "app-noun") })
	})
	inner := w.plainWriter()
	inner.Q = &asked
	return inner
}

// otherRules tells the rules for which what an act lets people do may be done in part only.
func (w *writer) otherRules(d doing) {
	inner := w.mayUse(d)
	a := inner.assess(inner.Q.Actors[0], d.app)
	for _, r := range verdict.Rules(slices.Concat(a.Region.Hit, a.Region.Milder)) {
		if r != d.event {
			w.add(w.telling(r))
		}
	}
}
