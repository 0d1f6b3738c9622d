package assess

import (
	"slices"

	"policybot/knowledge"
	"policybot/search/answer/verdict"
)

// UnsaidAbove is what stands by such rules.
func (j *Judge) UnsaidAbove(a Assessment) []knowledge.Cell {
	var list []knowledge.Cell
	stands := verdict.Strictest(a.Region.Hit, a.Region.Milder)
	for _, id := range j.Above(a.Actor, a.Day) {
		e := j.Entity(id)
		if e == nil || e.Kind == knowledge.Government || len(j.Timeline(a.App).By(id)) == 0 {
			continue
		}
		for _, c := range j.Standing(id, a.App, a.Day).Cells {
			unsaid := c.Rule != nil && c.Rule.By == id && len(c.Scope.Terms[knowledge.Unit]) == 0
			if unsaid && slices.ContainsFunc(a.Region.Milder, func(m knowledge.Cell) bool { return m.By != nil && slices.Contains(m.By.Names, c.Rule.ID) }) {
				continue // it is exempted from just that
			}
			if !unsaid || !c.Status.Stands() || c.Status == knowledge.Exempted || c.Act.Strictness() <= stands || slices.Contains(verdict.Rules(a.Region.Hit), c.Rule) {
				continue
			}
			list = append(list, c)
		}
	}
	return list
}

// unmetAbove tells that the question denies a condition of a rule from above that may bind:
// that the part of a group allows the app isn't all there is to say of it.
func (j *Judge) unmetAbove(a Assessment) bool {
	e := j.Entity(a.Actor)
	return a.Verdict == verdict.Yes && j.Q.AsksPermission() && e != nil && e.Kind != knowledge.UnitKind &&
		slices.ContainsFunc(j.UnsaidAbove(a), func(c knowledge.Cell) bool { return j.stanceOn(c.Conditions) == Unmet })
}
