package verdict

import (
	"slices"

	"policybot/knowledge"
)

// Region is a standing, summed up over the region that a question asks about,
// as one act sees it: for a ban, what bans; for a restriction, what restricts
// or bans.
type Region struct {
	act    knowledge.Act
	Stated bool // the question limits the region, or asks for all of it

	Hit         []knowledge.Cell // the act stands
	Milder      []knowledge.Cell // something milder stands
	Silent      []knowledge.Cell // nothing is on record, where that counts
	quiet       []knowledge.Cell // nothing is on record, where it doesn't
	Undone      []knowledge.Undone
	Permitted   []knowledge.Undone // permissions and restrictions undone
	Unsettled   []knowledge.Cell
	Contested   []knowledge.Cell
	Ending      []*knowledge.Event // undoings of such rules, and exemptions from them
	Announced   []*knowledge.Event // rules of the act that begin later
	Considered  []*knowledge.Event
	Said        []*knowledge.Event
	Speculated  []*knowledge.Event
	Disputed    []*knowledge.Event
	Conditional []*knowledge.Event
	some        bool // the act stands only in a part that nobody named
	mayLet      bool // somebody considers to let all that is asked about be used
}

// Sum sums a standing up. Parts on which nothing is on record drop out unless
// the question states the dimension that sets them apart, or asks for all.
func Sum(b *knowledge.Base, s knowledge.Standing, act knowledge.Act, where knowledge.Terms, all bool) Region {
	g := Region{act: act, Stated: all || len(where) > 0, Said: s.Said, Speculated: s.Speculated, Disputed: s.Disputed, Considered: s.Considered, Ending: s.Ending}
	for _, e := range s.Announced {
		if rule := b.RuleOf(e); rule != nil && Counts(rule.Do, act) {
			g.Announced = append(g.Announced, e)
		}
	}
	g.mayLet = slices.ContainsFunc(s.Considered, func(e *knowledge.Event) bool {
		return len(e.Names) == 0 && (e.Of == knowledge.Allow || e.Of == knowledge.Restrict) && takesIn(b, e.Scope, where)
	})
	for i, c := range s.Cells {
		switch {
		case c.Status == knowledge.Contested:
			g.Contested = append(g.Contested, c)
		case c.Status == knowledge.Unsettled:
			g.Unsettled = append(g.Unsettled, c)
		case c.Status == knowledge.None && (all || silentCounts(s.Cells, i, where)):
			g.Silent = append(g.Silent, c)
		case c.Status == knowledge.None:
			g.quiet = append(g.quiet, c)
		case c.Status.Stands() && c.Status != knowledge.Exempted && Counts(c.Act, act):
			g.Hit = append(g.Hit, c)
			g.some = g.some || c.Some
		case c.Status.Stands():
			g.Milder = append(g.Milder, c)
		}
		if all && c.Some && c.Status.Stands() {
			g.Silent = append(g.Silent, c) // those of the part that nobody named are not all
		}
		g.Conditional = AddEvents(g.Conditional, c.Conditional...)
		for _, u := range c.Undone {
			g.addUndone(b, u)
		}
	}
	return g
}

// takesIn tells that the scope takes in all that is stated.
func takesIn(b *knowledge.Base, s knowledge.Scope, stated knowledge.Terms) bool {
	for d, terms := range s.Terms {
		for _, t := range stated[d] {
			if !slices.ContainsFunc(terms, func(x knowledge.EntityID) bool { return b.Within(t, x, knowledge.LastDay-1) }) {
				return false
			}
		}
		if len(stated[d]) == 0 {
			return false
		}
	}
	return len(s.Except) == 0 && !s.Some
}

// Counts tells that a rule of one act counts as the other: a stricter rule
// counts as restricted, and nothing but a permission as allowed.
func Counts(rule, act knowledge.Act) bool {
	if act == knowledge.Allow {
		return rule == knowledge.Allow
	}
	return rule.Strictness() >= act.Strictness() && act.Strictness() > 0
}

func (g *Region) addUndone(b *knowledge.Base, u knowledge.Undone) {
	list := &g.Permitted
	if rule := b.RuleOf(u.Rule); rule != nil && Counts(rule.Do, g.act) {
		list = &g.Undone
	}
	if !slices.ContainsFunc(*list, func(x knowledge.Undone) bool { return x.Rule == u.Rule && x.By == u.By }) {
		*list = append(*list, u)
	}
}

// AddEvents adds to the list what isn't in it yet.
func AddEvents(list []*knowledge.Event, more ...*knowledge.Event) []*knowledge.Event {
	for _, e := range more {
		if !slices.Contains(list, e) {
			list = append(list, e)
		}
	}
	return list
}

// silentCounts tells that the cell, on which nothing is on record, is a part
// that the question asks for: no other cell, with the same terms in the
// dimensions that the question states, has anything on record.
func silentCounts(cells []knowledge.Cell, i int, where knowledge.Terms) bool {
	for j, c := range cells {
		if j == i || c.Status == knowledge.None || c.App != cells[i].App {
			continue
		}
		same := true
		for d := range where {
			same = same && c.Where[d] == cells[i].Where[d]
		}
		if same {
			return false
		}
	}
	return true
}
