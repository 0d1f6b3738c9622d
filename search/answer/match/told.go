package match

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
)

// Told is one fact, event or passage: something that a question may ask for.
type Told struct {
	Fact     *knowledge.Fact
	Event    *knowledge.Event
	passage  *knowledge.Passage
	SpeaksOf []knowledge.EntityID
	Relation map[string]bool // stems of what it tells: its relation, or its act
	Stems    map[string]bool // stems of all of it
}

// Reports are those that the record rests on.
func (t *Told) Reports() []knowledge.Report {
	if t.Fact != nil {
		return t.Fact.Reports
	}
	return reportsOf(t.Event)
}

// reportsOf are those of an event and of the reasons that are given for it.
func reportsOf(e *knowledge.Event) []knowledge.Report {
	list := slices.Clone(e.Reports)
	for _, r := range e.Reasons {
		list = append(list, r.Reports...)
	}
	return list
}

// Text is the record in words.
func (t *Told) Text() string {
	switch {
	case t.Fact != nil:
		return t.Fact.Text
	case t.Event != nil:
		return t.Event.Text
	}
	return t.passage.Text
}

// TellsOf tells that the record has a word of the list.
func (t *Told) TellsOf(list string) bool {
	return slices.ContainsFunc(language.Stems(list), func(s string) bool { return t.Stems[s] })
}

// Names tells that the record has every word of the name.
func (t *Told) Names(name string) bool {
	for s := range stem.Of(name) {
		if !t.Stems[s] {
			return false
		}
	}
	return true
}
