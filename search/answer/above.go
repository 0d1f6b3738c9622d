package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/search/question"
)

// aboveUnsaid tells stricter rules of organizations above the one asked about that don't say
// whether they reach it: whoever belongs to a part of a group should ask there.
func (w *writer) aboveUnsaid(a assessment) {
	if w.q.Intent != question.May && w.q.Intent != question.Is && w.q.Intent != question.Status {
		return
	}
	if e := w.Entity(a.actor); e == nil || e.Kind == knowledge.UnitKind {
		return // what an organization rules reaches its units unsaid
	}
	for _, c := range w.unsaidAbove(a) {
		w.say("standing.above", "told", w.telling(c.Rule))
	}
}

// unsaidAbove is what stands by such rules.
func (r *ruled) unsaidAbove(a assessment) []knowledge.Cell {
	var list []knowledge.Cell
	stands := strictest(a.region.hit, a.region.milder)
	for _, id := range r.Above(a.actor, a.day) {
		e := r.Entity(id)
		if e == nil || e.Kind == knowledge.Government || len(r.Timeline(a.app).By(id)) == 0 {
			continue
		}
		for _, c := range r.standing(id, a.app, a.day).Cells {
			unsaid := c.Rule != nil && c.Rule.By == id && len(c.Scope.Terms[knowledge.Unit]) == 0
			if unsaid && slices.ContainsFunc(a.region.milder, func(m knowledge.Cell) bool { return m.By != nil && slices.Contains(m.By.Names, c.Rule.ID) }) {
				continue // it is exempted from just that
			}
			if !unsaid || !c.Status.Stands() || c.Status == knowledge.Exempted || c.Act.Strictness() <= stands || slices.Contains(rulesOf(a.region.hit), c.Rule) {
				continue
			}
			list = append(list, c)
		}
	}
	return list
}

// unmetAbove tells that the question denies a condition of a rule from above that may bind:
// that the part of a group allows the app isn't all there is to say of it.
func (r *ruled) unmetAbove(a assessment) bool {
	e := r.Entity(a.actor)
	return a.verdict == Yes && r.q.AsksPermission() && e != nil && e.Kind != knowledge.UnitKind &&
		slices.ContainsFunc(r.unsaidAbove(a), func(c knowledge.Cell) bool { return r.stanceOn(c.Conditions) == unmet })
}

// strictest is how strict the strictest rule in the cells is.
func strictest(lists ...[]knowledge.Cell) int {
	most := 0
	for _, cells := range lists {
		for _, c := range cells {
			if c.Status != knowledge.Exempted {
				most = max(most, c.Act.Strictness())
			}
		}
	}
	return most
}
