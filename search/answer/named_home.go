package answer

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/question"
)

// namedHome asks home where the question names a single body that decided nothing about the
// app, and home is named by no record: a document with home's rules on the app that tells
// what the body's people may do, "Acme staff can ..", is that body's.
func (w *writer) namedHome() {
	name, ok := w.bodyBesideHome()
	if !ok || slices.ContainsFunc(w.Q.Apps, func(app knowledge.EntityID) bool { return !w.ruledFor(app, name) }) {
		return
	}
	asked := *w.Q
	asked.Actors, asked.Home = []knowledge.EntityID{w.Home}, true
	asked.Missing = slices.DeleteFunc(slices.Clone(asked.Missing), func(m question.Missing) bool { return m.Role == question.ActorRole })
	w.Q = &asked
}

// bodyBesideHome is the name of the only body that the question asks of, where that isn't
// home, home has no name of its own, and neither has the body acted on an app asked about.
func (w *writer) bodyBesideHome() (name string, ok bool) {
	if home := w.Entity(w.Home); home == nil || !home.Proposed || len(w.Q.Apps) == 0 {
		return "", false
	}
	if len(w.Q.Actors) == 0 {
		return w.Q.Lacks(question.ActorRole)
	}
	e := w.Entity(w.Q.Actors[0])
	if len(w.Q.Actors) > 1 || e == nil || e.ID == w.Home || !e.Proposed || e.Kind == knowledge.Government {
		return "", false
	}
	return e.Name(), !slices.ContainsFunc(w.Q.Apps, func(app knowledge.EntityID) bool { return len(w.Timeline(app).By(e.ID)) > 0 })
}

// ruledFor tells that a document with a rule of home's on the app says what the body's people
// may or have to do, and no document with home's rules says so of the people of another:
// customers have staff too.
func (w *writer) ruledFor(app knowledge.EntityID, body string) bool {
	named := strings.Join(strings.Fields(strings.ToLower(body)), " ")
	return w.tellPeople(w.Timeline(app).By(w.Home), func(name string) bool { return name == named }) &&
		!w.tellPeople(w.EventsBy(w.Home), func(name string) bool { return name != named })
}

// tellPeople tells that a document that tells one of the events says what the people of such a
// body may or have to do.
func (w *writer) tellPeople(events []*knowledge.Event, such func(name string) bool) bool {
	seen := map[knowledge.SourceID]bool{}
	for _, e := range events {
		for _, r := range e.Reports {
			if seen[r.Source] {
				continue
			}
			seen[r.Source] = true
			if slices.ContainsFunc(w.PassagesOf(r.Source), func(id knowledge.PassageID) bool {
				return slices.ContainsFunc(language.PeopleRuled(w.Passage(id).Text), such)
			}) {
				return true
			}
		}
	}
	return false
}
