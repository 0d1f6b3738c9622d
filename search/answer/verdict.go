package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/search/question"
)

// region is a standing, summed up over the region that a question asks about,
// as one act sees it: for a ban, what bans; for a restriction, what restricts
// or bans.
type region struct {
	act    knowledge.Act
	stated bool // the question limits the region, or asks for all of it

	hit         []knowledge.Cell // the act stands
	milder      []knowledge.Cell // something milder stands
	silent      []knowledge.Cell // nothing is on record, where that counts
	quiet       []knowledge.Cell // nothing is on record, where it doesn't
	undone      []knowledge.Undone
	permitted   []knowledge.Undone // permissions and restrictions undone
	unsettled   []knowledge.Cell
	contested   []knowledge.Cell
	ending      []*knowledge.Event // undoings of such rules, and exemptions from them
	announced   []*knowledge.Event // rules of the act that begin later
	considered  []*knowledge.Event
	said        []*knowledge.Event
	speculated  []*knowledge.Event
	disputed    []*knowledge.Event
	conditional []*knowledge.Event
	some        bool // the act stands only in a part that nobody named
}

// sum sums a standing up. Parts on which nothing is on record drop out unless
// the question states the dimension that sets them apart, or asks for all.
func sum(b *knowledge.Base, s knowledge.Standing, act knowledge.Act, where knowledge.Terms, all bool) region {
	g := region{act: act, stated: all || len(where) > 0, said: s.Said, speculated: s.Speculated, disputed: s.Disputed, considered: s.Considered, ending: s.Ending}
	for _, e := range s.Announced {
		if rule := b.RuleOf(e); rule != nil && counts(rule.Do, act) {
			g.announced = append(g.announced, e)
		}
	}
	for i, c := range s.Cells {
		switch {
		case c.Status == knowledge.Contested:
			g.contested = append(g.contested, c)
		case c.Status == knowledge.Unsettled:
			g.unsettled = append(g.unsettled, c)
		case c.Status == knowledge.None && (all || silentCounts(s.Cells, i, where)):
			g.silent = append(g.silent, c)
		case c.Status == knowledge.None:
			g.quiet = append(g.quiet, c)
		case c.Status.Stands() && c.Status != knowledge.Exempted && counts(c.Act, act):
			g.hit = append(g.hit, c)
			g.some = g.some || c.Some
		case c.Status.Stands():
			g.milder = append(g.milder, c)
		}
		if all && c.Some && c.Status.Stands() {
			g.silent = append(g.silent, c) // those of the part that nobody named are not all
		}
		g.conditional = addEvents(g.conditional, c.Conditional...)
		for _, u := range c.Undone {
			g.addUndone(b, u)
		}
	}
	return g
}

// counts tells that a rule of one act counts as the other: a stricter rule
// counts as restricted, and nothing but a permission as allowed.
func counts(rule, act knowledge.Act) bool {
	if act == knowledge.Allow {
		return rule == knowledge.Allow
	}
	return rule.Strictness() >= act.Strictness() && act.Strictness() > 0
}

func (g *region) addUndone(b *knowledge.Base, u knowledge.Undone) {
	list := &g.permitted
	if rule := b.RuleOf(u.Rule); rule != nil && counts(rule.Do, g.act) {
		list = &g.undone
	}
	if !slices.ContainsFunc(*list, func(x knowledge.Undone) bool { return x.Rule == u.Rule && x.By == u.By }) {
		*list = append(*list, u)
	}
}

func addEvents(list []*knowledge.Event, more ...*knowledge.Event) []*knowledge.Event {
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

// did gives the verdict on "did or has X done it", the first row of the table
// that fits.
func (g region) did() Verdict {
	switch {
	case len(g.contested) > 0, len(g.unsettled) > 0, g.onlySpeculated():
		return Unknown
	case len(g.hit) > 0 && (len(g.silent) > 0 || len(g.milder) > 0 || len(g.undone) > 0 && !g.undoneEverywhere()):
		return Partly
	case len(g.hit) > 0:
		return Yes
	case g.partial():
		return No
	case len(g.undone) > 0:
		return Reversed
	case len(g.announced) > 0:
		return Yes
	case g.underReview():
		return UnderReview
	case g.act == knowledge.Ban && g.has(knowledge.Restricted):
		return Partly
	case len(g.milder) > 0, len(g.permitted) > 0, len(g.said) > 0:
		return No
	}
	return Unknown
}

// undoneEverywhere tells that what was undone was put back: where it stands
// now, an older rule that was undone changes nothing.
func (g region) undoneEverywhere() bool {
	for _, u := range g.undone {
		if !slices.ContainsFunc(g.hit, func(c knowledge.Cell) bool {
			return slices.ContainsFunc(c.Undone, func(x knowledge.Undone) bool { return x.Rule == u.Rule })
		}) {
			return false
		}
	}
	return true
}

// is gives the verdict on "is it so", on a day.
func (g region) is() Verdict {
	switch v := g.did(); {
	case v == Reversed:
		return No
	case v == Yes && len(g.hit) == 0: // announced for later
		return No
	default:
		return v
	}
}

// may gives the verdict on "may I use it". The region is summed for a ban.
func (g region) may() Verdict {
	switch {
	case len(g.contested) > 0, len(g.unsettled) > 0, g.onlySpeculated():
		return Unknown
	case len(g.hit) > 0 && (g.some || len(g.silent) > 0 || len(g.milder) > 0 || len(g.conditional) > 0 || len(g.undone) > 0 && !g.undoneEverywhere()):
		return Partly
	case len(g.hit) > 0:
		return No
	case g.has(knowledge.Restricted), g.partial():
		return Partly
	case len(g.milder) > 0 && len(g.silent)+len(g.quiet) > 0 && len(g.undone) > 0:
		return Partly
	case len(g.milder) > 0:
		return Yes
	case len(g.undone) > 0, len(g.permitted) > 0:
		return Reversed
	case g.underReview() && len(g.announced) == 0:
		return UnderReview
	}
	return Unknown
}

func (g region) has(s knowledge.Status) bool {
	return slices.ContainsFunc(g.milder, func(c knowledge.Cell) bool { return c.Status == s })
}

// partial tells that a permission of limited scope is all there is, and the
// rest is silent.
func (g region) partial() bool {
	return len(g.hit) == 0 && len(g.undone) == 0 && len(g.silent)+len(g.quiet) > 0 && slices.ContainsFunc(g.milder, func(c knowledge.Cell) bool {
		return c.Status == knowledge.Allowed
	}) && !g.has(knowledge.Restricted) || len(g.hit) == 0 && slices.ContainsFunc(g.milder, func(c knowledge.Cell) bool { return c.Some })
}

// onlySpeculated tells that nothing stands or stood, and somebody guesses.
func (g region) onlySpeculated() bool {
	return len(g.speculated) > 0 && len(g.hit)+len(g.milder)+len(g.undone)+len(g.permitted)+len(g.announced)+len(g.considered) == 0
}

func (g region) underReview() bool {
	return slices.ContainsFunc(g.considered, func(e *knowledge.Event) bool {
		return e.Of == "" || e.Of == g.act || len(e.Names) == 0 && counts(e.Of, g.act)
	})
}

// verdict picks the column of the table.
func (g region) verdict(i question.Intent) Verdict {
	switch i {
	case question.Did:
		return g.did()
	case question.May:
		return g.may()
	}
	return g.is()
}
