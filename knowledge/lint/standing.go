package lint

import (
	"cmp"
	"slices"

	"policybot/knowledge"
)

// ruling is a rule on one of its apps.
type ruling struct {
	by, app knowledge.EntityID
}

// standing looks for a rule that a later, milder one of the same actor was
// perhaps meant to end, and doesn't: one that is wider and doesn't name it.
func (c *checker) standing() {
	rules := map[ruling][]*knowledge.Event{}
	var order []ruling
	for _, e := range c.base.Events {
		for _, a := range e.Apps {
			k := ruling{e.By, a}
			if e.Do.Rule() {
				if len(rules[k]) == 0 {
					order = append(order, k)
				}
				rules[k] = append(rules[k], e)
			}
		}
	}
	for _, k := range order {
		c.leftStanding(rules[k])
	}
}

// leftStanding goes through one actor's rules on one app in their order, with
// those that still stand.
func (c *checker) leftStanding(rules []*knowledge.Event) {
	slices.SortStableFunc(rules, func(a, b *knowledge.Event) int {
		return cmp.Or(cmp.Compare(a.Announced.First, b.Announced.First), cmp.Compare(a.Order, b.Order))
	})
	const most = 32 // rules to compare with, the latest
	var stand []*knowledge.Event
	for _, l := range rules {
		for _, e := range stand {
			if c.leaves(l, e) {
				c.findings.Warnf(l.Origin, "%s is later and milder than %s and leaves it standing: if it is meant to replace it, add names: %s", l.ID, e.ID, e.ID)
			}
		}
		stand = append(slices.DeleteFunc(stand, func(e *knowledge.Event) bool { return c.ends(l, e) }), l)
		if len(stand) > most {
			stand = stand[1:]
		}
	}
}

// leaves tells that the later rule, though milder, is no carve-out of the
// earlier one and doesn't end it.
func (c *checker) leaves(l, e *knowledge.Event) bool {
	day := l.Announced.First
	return l.Do.Strictness() < e.Do.Strictness() && !c.ends(l, e) && !c.undone(e, l) &&
		!l.Scope.Some && !c.inside(l.Scope, e.Scope, day) && !c.apart(l.Scope, e.Scope, day)
}

// ends tells that e no longer stands, wholly or in the part meant, once l does.
func (c *checker) ends(l, e *knowledge.Event) bool {
	day := l.Announced.First
	switch {
	case slices.Contains(l.Names, e.ID), before(e.Until, l.Start()):
		return true
	case l.Do.Strictness() >= e.Do.Strictness():
		return c.inside(e.Scope, l.Scope, day)
	}
	return c.inside(l.Scope, e.Scope, day) && c.inside(e.Scope, l.Scope, day)
}

// undone tells that something takes the rule away before, or as, l comes.
func (c *checker) undone(e, l *knowledge.Event) bool {
	return slices.ContainsFunc(c.base.Naming(e.ID), func(u *knowledge.Event) bool {
		return (u.Do == knowledge.Withdraw || u.Do == knowledge.Lift) && u.Announced.First <= l.Start().Last
	})
}
