package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/search/answer/assess"
	"policybot/search/answer/verdict"
)

// outsideWords names what is left out: "except for contractors".
func (w *writer) outsideWords(t knowledge.Terms) string {
	if len(t) == 0 {
		return ""
	}
	return w.in.Say("scope.except", "scope", w.whereWords(t))
}

// tellLeftOut tells of what stands in the part that the question leaves out, where that
// isn't told yet, or that it isn't left out on record.
func (w *writer) tellLeftOut(a assess.Assessment) {
	if len(w.Q.Outside) == 0 {
		return
	}
	part := w.LeftOutPart(a.Actor, a.App)
	rules, told := verdict.Rules(slices.Concat(part.Region.Hit, part.Region.Milder)), verdict.Rules(slices.Concat(a.Region.Hit, a.Region.Milder))
	rules, told = append(rules, exemptions(part.Region.Milder)...), append(told, exemptions(a.Region.Milder)...)
	if w.Q.Save && len(rules) > 0 && sameEvents(rules, told) {
		w.say("scope.no-exception", "where", w.whereWords(w.Q.Outside))
	}
	for _, r := range rules {
		if !slices.Contains(told, r) {
			w.add(w.telling(r))
		}
	}
}

// exemptions are those in force in the cells, each once.
func exemptions(cells []knowledge.Cell) []*knowledge.Event {
	var list []*knowledge.Event
	for _, c := range cells {
		if c.Status == knowledge.Exempted && c.By != nil {
			list = verdict.AddEvents(list, c.By)
		}
	}
	return list
}

// sameEvents tells that the lists have the same events.
func sameEvents(a, b []*knowledge.Event) bool {
	in := func(list []*knowledge.Event) func(*knowledge.Event) bool {
		return func(e *knowledge.Event) bool { return !slices.Contains(list, e) }
	}
	return !slices.ContainsFunc(a, in(b)) && !slices.ContainsFunc(b, in(a))
}
