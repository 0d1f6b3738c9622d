package answer

import (
	"fmt"
	"slices"
	"strings"

	"policybot/knowledge"
)

// names lists entities as people do: A, B and C.
func (w *writer) names(ids []knowledge.EntityID) string {
	var list []string
	for _, id := range ids[:min(len(ids), maxNames)] {
		list = append(list, w.NameOf(id))
	}
	return andJoin(bounded(list, len(ids)))
}

// maxNames bounds how many names one sentence lists.
const maxNames = 20

// bounded says how many more there are than the names listed.
func bounded(names []string, all int) []string {
	if len(names) >= maxNames && all > maxNames {
		return append(slices.Clone(names[:maxNames]), fmt.Sprintf("%d more", all-maxNames))
	}
	return names
}

func andJoin(list []string) string { return joinWith(list, "and") }

func joinWith(list []string, word string) string {
	switch len(list) {
	case 0:
		return ""
	case 1:
		return list[0]
	}
	return strings.Join(list[:len(list)-1], ", ") + " " + word + " " + list[len(list)-1]
}

// termName is a term of a scope as it is written in a sentence.
func (w *writer) termName(t knowledge.EntityID) string {
	if t == knowledge.Anyone {
		return "anyone"
	}
	if s, ok := strings.CutPrefix(string(t), "?"); ok {
		return strings.ReplaceAll(s, "-", " ")
	}
	name := w.NameOf(t)
	if e := w.Entity(t); e != nil { // "on company phones", where the records name them so
		for _, n := range e.Names {
			if n.Text == name+"s" {
				return n.Text
			}
		}
	}
	return name
}

func (w *writer) termNames(terms []knowledge.EntityID) []string {
	var list []string
	for _, t := range terms {
		list = append(list, w.termName(t))
	}
	return list
}

// prepositions put a term of each dimension into a sentence.
var prepositions = map[knowledge.Dimension]string{
	knowledge.Unit: "for", knowledge.Audience: "for", knowledge.Device: "on", knowledge.Network: "on", knowledge.Place: "in",
	knowledge.Component: "of", knowledge.Version: "in version", knowledge.Data: "with", knowledge.Purpose: "for",
}

// scopeWords tells a scope: "for drivers, on company phone, except in
// Northland".
func (w *writer) scopeWords(s knowledge.Scope) string {
	var parts []string
	if s.Some {
		parts = append(parts, "for a part that nobody named")
	}
	for _, d := range knowledge.Dimensions() {
		if s.States(d) {
			parts = append(parts, prepositions[d]+" "+joinWith(w.termNames(s.Terms[d]), "or"))
		}
	}
	for _, d := range knowledge.Dimensions() {
		if len(s.Except[d]) > 0 {
			parts = append(parts, "except "+prepositions[d]+" "+joinWith(w.termNames(s.Except[d]), "or"))
		}
	}
	return strings.Join(parts, ", ")
}

// whereWords tells what the question limits the case to.
func (w *writer) whereWords(t knowledge.Terms) string {
	var list []string
	for _, d := range knowledge.Dimensions() {
		if len(t[d]) > 0 {
			list = append(list, prepositions[d]+" "+joinWith(w.termNames(t[d]), "and"))
		}
	}
	return strings.Join(list, ", ")
}

// pastOf is what an act is called once done.
var pastOf = map[knowledge.Act]string{
	knowledge.Ban: "banned", knowledge.Restrict: "restricted", knowledge.Allow: "allowed",
}

// nounOf is what the rule of an act is called.
var nounOf = map[knowledge.Act]string{
	knowledge.Ban: "ban", knowledge.Restrict: "restriction", knowledge.Allow: "permission",
	knowledge.Withdraw: "withdrawal", knowledge.Lift: "lifting", knowledge.Exempt: "exemption",
}

func noun(a knowledge.Act) string {
	if n := nounOf[a]; n != "" {
		return n
	}
	return "rule"
}
