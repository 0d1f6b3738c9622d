package question

import (
	"maps"
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// Taken is what a follow-up has from the question before.
type Taken struct {
	Names   []knowledge.EntityID
	Where   knowledge.Terms
	Outside knowledge.Terms
	When    *language.When
}

// Empty tells that it has nothing from there but what is asked.
func (t Taken) Empty() bool { return len(t.Names)+len(t.Where)+len(t.Outside) == 0 && t.When == nil }

// own is what the question says itself.
func (p *parser) own() Taken {
	t := Taken{Where: maps.Clone(p.q.Where), Outside: maps.Clone(p.q.Outside), When: p.q.When}
	t.Names = slices.Concat(p.q.Actors, p.q.Apps, p.q.Others)
	for _, m := range p.reading.Mentions {
		t.Names = append(t.Names, m.Entities...)
	}
	return t
}

// lacks is what the question has beside its own.
func (own Taken) lacks(q *Question) Taken {
	t := Taken{Where: beside(q.Where, own.Where), Outside: beside(q.Outside, own.Outside)}
	for _, id := range slices.Concat(q.Actors, q.Apps) {
		if !slices.Contains(own.Names, id) {
			t.Names = append(t.Names, id)
		}
	}
	if own.When == nil {
		t.When = q.When
	}
	return t
}

// beside are the terms in the dimensions in which there are none of its own.
func beside(terms, own knowledge.Terms) knowledge.Terms {
	rest := maps.Clone(terms)
	maps.DeleteFunc(rest, func(d knowledge.Dimension, _ []knowledge.EntityID) bool { return len(own[d]) > 0 })
	return rest
}
