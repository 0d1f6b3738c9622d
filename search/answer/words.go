package answer

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/search/answer/sentence"
)

// names lists entities as people do: A, B and C.
func (w *writer) names(ids []knowledge.EntityID) string {
	var list []string
	for _, id := range ids[:min(len(ids), maxNames)] {
		list = append(list, w.NameOf(id))
	}
	return w.in.And(w.bounded(list, len(ids)))
}

// maxNames bounds how many names one sentence lists.
const maxNames = 20

// bounded says how many more there are than the names listed.
func (w *writer) bounded(names []string, all int) []string {
	if len(names) >= maxNames && all > maxNames {
		return append(slices.Clone(names[:maxNames]), w.in.Count("list.more", all-maxNames))
	}
	return names
}

// termName is a term of a scope as it is written in a sentence.
func (w *writer) termName(t knowledge.EntityID) string {
	if t == knowledge.Anyone {
		return w.in.Say("scope.anyone")
	}
	return sentence.TermName(w.Base, t)
}

func (w *writer) termNames(terms []knowledge.EntityID) []string {
	var list []string
	for _, t := range terms {
		list = append(list, w.termName(t))
	}
	return list
}

// clause gives terms of a dimension as a clause: "on company phones".
func (w *writer) clause(d knowledge.Dimension, terms string) string {
	return w.in.Say("scope."+string(d), "terms", terms)
}

// scopeWords tells a scope: "for drivers, on company phone, except in
// Northland".
func (w *writer) scopeWords(s knowledge.Scope) string {
	var parts []string
	if s.Some {
		parts = append(parts, w.in.Say("scope.some"))
	}
	for _, d := range knowledge.Dimensions() {
		if s.States(d) {
			parts = append(parts, w.clause(d, w.in.Or(w.termNames(s.Terms[d]))))
		}
	}
	for _, d := range knowledge.Dimensions() {
		if len(s.Except[d]) > 0 {
			parts = append(parts, w.in.Say("scope.except", "scope", w.clause(d, w.in.Or(w.termNames(s.Except[d])))))
		}
	}
	return strings.Join(parts, ", ")
}

// whereWords tells what the question limits the case to.
func (w *writer) whereWords(t knowledge.Terms) string {
	var list []string
	for _, d := range knowledge.Dimensions() {
		if len(t[d]) > 0 {
			list = append(list, w.clause(d, w.in.And(w.termNames(t[d]))))
		}
	}
	return strings.Join(list, ", ")
}

// done is what a rule's act is called once done: banned.
func (w *writer) done(a knowledge.Act) string { return w.in.Say("done." + string(a)) }

// rule names the rule that an event is, or undoes: the ban on record.
func (w *writer) rule(e *knowledge.Event) string {
	if r := w.RuleOf(e); r != nil {
		return w.in.Say("rule." + string(r.Do))
	}
	return w.in.Say("rule.none")
}
