package match

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer/stem"
	"policybot/search/question"
)

// RankUnit is the unit of a number that is a place in an order, 1 the first.
const RankUnit = "rank"

// isValue tells that the question names nothing but what the record gives as
// the value: who owns Loft is not told by what Loft owns.
func (f *Finder) isValue(t *Told, words []question.Word) bool {
	if t.Fact == nil || !f.Q.OneValue || len(f.Q.Actors)+len(f.Q.Apps)+len(f.Q.Others) > 0 {
		return false
	}
	value, proper := stem.Of(t.Fact.Value.Text), 0
	for _, x := range words {
		if x.Proper && !value[x.Stem] {
			return false
		}
		if x.Proper {
			proper++
		}
	}
	return proper > 0
}

// superlative tells that the record speaks of the first of many, or of a place
// in their order.
func (t *Told) superlative() bool {
	return t.Fact != nil && (t.Fact.Value.Unit == RankUnit || language.Superlative(t.Fact.Text))
}

// givesKind tells that the record gives the kind of thing asked for.
func (f *Finder) givesKind(t *Told) bool {
	text := ""
	var kind knowledge.ValueKind
	if t.Fact != nil {
		text, kind = t.Fact.Text+" "+t.Fact.Value.Text+" "+t.Fact.By, t.Fact.Value.Kind
		if t.Fact.Holds == knowledge.NotKnown || t.Fact.Holds == knowledge.DeclinedT {
			return true // that it isn't known answers any kind
		}
	} else {
		text = t.Event.Text
	}
	if string(kind) == string(f.Q.Asks) {
		return true
	}
	switch f.Q.Asks {
	case question.PersonKind:
		return t.Fact != nil && t.Fact.By != "" || f.namesSomebody(t)
	case question.ReasonKind:
		return stem.Related(t.Relation, []string{"reason"}) || t.Event != nil && len(t.Event.Reasons) > 0 || t.Fact != nil && language.Causal(text)
	case question.DateKind:
		return t.Event != nil || !t.Fact.Date.IsZero() || HasDigit(text) || kind == knowledge.TextValue && (len(language.Times(text, 20000)) > 0 || language.NamesDay(text))
	case question.PlaceKind:
		return f.namesPlace(t) || kind == knowledge.TextValue && t.Relation[language.Stem("location")]
	case question.NumberKind:
		return HasDigit(WithoutTimes(text)) || language.NamesNumber(text)
	}
	return true
}

func (f *Finder) namesPlace(t *Told) bool {
	return slices.ContainsFunc(t.SpeaksOf, func(id knowledge.EntityID) bool {
		e := f.Entity(id)
		return e != nil && (e.Kind == knowledge.PlaceKind || e.Kind == knowledge.Government) && !slices.Contains(f.Q.Actors, id)
	})
}
