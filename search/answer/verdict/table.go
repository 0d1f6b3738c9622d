package verdict

import (
	"slices"

	"policybot/knowledge"
	"policybot/search/question"
)

// did gives the verdict on "did or has X done it", the first row of the table
// that fits.
func (g Region) did() Verdict {
	switch {
	case len(g.Contested) > 0, len(g.Unsettled) > 0, g.OnlySpeculated():
		return Unknown
	case len(g.Hit) > 0 && (len(g.Silent) > 0 || len(g.Milder) > 0 || len(g.Undone) > 0 && !g.UndoneEverywhere()):
		return Partly
	case len(g.Hit) > 0:
		return Yes
	case g.partial():
		return No
	case len(g.Undone) > 0:
		return Reversed
	case len(g.Announced) > 0:
		return Yes
	case g.UnderReview():
		return UnderReview
	case g.act == knowledge.Ban && g.Has(knowledge.Restricted):
		return Partly
	case len(g.Milder) > 0, len(g.Permitted) > 0, len(g.Said) > 0:
		return No
	}
	return Unknown
}

// UndoneEverywhere tells that what was undone was put back: where it stands
// now, an older rule that was undone changes nothing.
func (g Region) UndoneEverywhere() bool {
	for _, u := range g.Undone {
		if !slices.ContainsFunc(g.Hit, func(c knowledge.Cell) bool {
			return slices.ContainsFunc(c.Undone, func(x knowledge.Undone) bool { return x.Rule == u.Rule })
		}) {
			return false
		}
	}
	return true
}

// is gives the verdict on "is it so", on a day.
func (g Region) is() Verdict {
	switch v := g.did(); {
	case v == Reversed:
		return No
	case v == Yes && len(g.Hit) == 0: // announced for later
		return No
	default:
		return v
	}
}

// May gives the verdict on "may I use it". The region is summed for a ban.
func (g Region) May() Verdict {
	switch {
	case len(g.Contested) > 0, len(g.Unsettled) > 0, g.OnlySpeculated():
		return Unknown
	case len(g.Hit) > 0 && (g.some || len(g.Silent) > 0 || len(g.Milder) > 0 || len(g.Conditional) > 0 || len(g.Undone) > 0 && !g.UndoneEverywhere()):
		return Partly
	case len(g.Hit) > 0:
		return No
	case g.Has(knowledge.Restricted), g.partial():
		return Partly
	case len(g.Milder) > 0 && len(g.Silent)+len(g.quiet) > 0 && len(g.Undone) > 0:
		return Partly
	case len(g.Milder) > 0:
		return Yes
	case len(g.Undone) > 0, len(g.Permitted) > 0:
		return Reversed
	case (g.UnderReview() || g.maybeLet()) && len(g.Announced) == 0:
		return UnderReview
	}
	return Unknown
}

// maybeLet tells that somebody considers to let all of those asked about use the app, wherever it is asked
// of, names no rule that this would undo, and nobody spoke against it.
func (g Region) maybeLet() bool { return g.mayLet && len(g.Said) == 0 }

// Has tells that something milder of the status stands.
func (g Region) Has(s knowledge.Status) bool {
	return slices.ContainsFunc(g.Milder, func(c knowledge.Cell) bool { return c.Status == s })
}

// partial tells that a permission of limited scope is all there is, and the
// rest is silent.
func (g Region) partial() bool {
	return len(g.Hit) == 0 && len(g.Undone) == 0 && len(g.Silent)+len(g.quiet) > 0 && slices.ContainsFunc(g.Milder, func(c knowledge.Cell) bool {
		return c.Status == knowledge.Allowed
	}) && !g.Has(knowledge.Restricted) || len(g.Hit) == 0 && slices.ContainsFunc(g.Milder, func(c knowledge.Cell) bool { return c.Some })
}

// OnlySpeculated tells that nothing stands or stood, and somebody guesses.
func (g Region) OnlySpeculated() bool {
	return len(g.Speculated) > 0 && len(g.Hit)+len(g.Milder)+len(g.Undone)+len(g.Permitted)+len(g.Announced)+len(g.Considered) == 0
}

// UnderReview tells that somebody considers such a rule, or undoing one.
func (g Region) UnderReview() bool {
	return slices.ContainsFunc(g.Considered, func(e *knowledge.Event) bool {
		return e.Of == "" || e.Of == g.act || len(e.Names) == 0 && Counts(e.Of, g.act)
	})
}

// Verdict picks the column of the table.
func (g Region) Verdict(i question.Intent) Verdict {
	switch i {
	case question.Did:
		return g.did()
	case question.May:
		return g.May()
	case question.Status:
		if g.May() == UnderReview {
			return UnderReview
		}
	}
	return g.is()
}
