package lint

import (
	"cmp"
	"slices"

	"policybot/knowledge"
)

// limits checks that who sees a rule sees every other rule that stands in its
// place somewhere, although it doesn't name it: by the same actor, or by a body
// above or beneath.
func (s seeing) limits(e *knowledge.Event) {
	if !e.Do.Rule() || s.same(knowledge.Open, e.Collection) {
		return
	}
	seen := map[*knowledge.Event]bool{}
	for _, app := range e.Apps {
		for _, n := range s.rulesOn(app) {
			if seen[n] || s.same(n.Collection, e.Collection) {
				continue
			}
			seen[n] = true
			switch {
			case n.By == e.By && s.wins(e, n):
				s.findings.Errorf(e.Origin, "%s is in the collection %s and limits %s (%s), which not all may see who see that: they would be told what doesn't hold; put it where they see it", e.ID, e.Collection, n.ID, nameOf(n.Collection))
			case n.By != e.By && s.overrules(e, n):
				s.findings.Errorf(e.Origin, "%s is in the collection %s and is stricter than %s (%s) by %s, and not all who see that may see it: they would be told that what is forbidden is allowed; put it where they see it", e.ID, e.Collection, n.ID, nameOf(n.Collection), n.By)
			}
		}
	}
}

// rulesOn are the rules that have a bearing on the app.
func (s seeing) rulesOn(app knowledge.EntityID) []*knowledge.Event {
	rules, known := s.rules[app]
	if !known {
		rules = slices.DeleteFunc(s.base.EventsOn(app), func(e *knowledge.Event) bool { return !e.Do.Rule() })
		s.rules[app] = rules
	}
	return rules
}

// wins tells that e, a rule of the same actor, decides otherwise than n in some
// case that both cover: it is the later one, and at least as strict or inside
// of n, or the earlier one, which n leaves standing.
func (s seeing) wins(e, n *knowledge.Event) bool {
	day := max(e.Announced.First, n.Announced.First)
	if e.Do == n.Do && e.Until.IsZero() || s.apart(e.Scope, n.Scope, day) {
		return false
	}
	if cmp.Or(cmp.Compare(e.Announced.First, n.Announced.First), cmp.Compare(e.Order, n.Order)) >= 0 {
		return e.Do.Strictness() >= n.Do.Strictness() || s.inside(e.Scope, n.Scope, day)
	}
	return e.Do.Strictness() > n.Do.Strictness() && !s.inside(n.Scope, e.Scope, day) && !s.ends(n, e) && !s.undone(e, n)
}

// overrules tells that e, a rule of a body above or beneath, is the stricter of
// the two in some case, and that both stand on some day.
func (s seeing) overrules(e, n *knowledge.Event) bool {
	return e.Do.Strictness() > n.Do.Strictness() && (s.above(e.By, n.By, e.Announced) || s.above(n.By, e.By, e.Announced)) &&
		!s.apart(e.Scope, n.Scope, e.Announced.First) && !before(e.Until, n.Start()) && !before(n.Until, e.Start())
}
