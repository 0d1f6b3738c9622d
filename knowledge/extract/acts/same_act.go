package acts

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/ground"
)

// merge adds the claim to the act that it tells again, or as an act of its own.
func (r *reconciler) merge(acts []*act, c *claim.Claim) []*act {
	for _, a := range r.about(c.Apps) {
		if r.same(a, c) {
			a.absorb(r.Base, c)
			r.file(a)
			return acts
		}
	}
	return append(acts, r.file(&act{Claim: *c, told: []*claim.Claim{c}, n: len(acts)}))
}

// same tells that the claim tells the act again.
func (r *reconciler) same(a *act, c *claim.Claim) bool {
	if !seenWith(&a.Claim, c) || a.Rest != c.Rest {
		return false
	}
	begins := begun(&a.Claim, c) || begun(c, &a.Claim)
	if a.By != c.By || a.Do != c.Do || a.Of != c.Of || !claim.SameApps(a.Apps, c.Apps) || !a.Announced.Overlaps(c.Announced) && !lately(&a.Claim, c) && !lately(c, &a.Claim) && !restated(a, c) && !begins {
		return false
	}
	if len(a.Doubts) > 0 && !slices.Equal(a.Doubts, c.Doubts) {
		return false
	}
	if len(c.Doubts) > 0 && len(a.Doubts) == 0 && (a.Until.IsZero() && !c.Until.IsZero() || a.From.IsZero() && !c.From.IsZero() || len(a.Terms) == 0 && len(c.Terms) > 0 || !allAmong(c.Apps, a.Apps)) {
		return false // what is in doubt changes nothing that isn't
	}
	if !compatible(r.Base, a.Scope, c.Scope) || a.Rule && c.Rule && !c.Mentioned && !(begins && (logged(&a.Claim) || logged(c))) && len(a.Scope.Terms) == 0 != (len(c.Scope.Terms) == 0) {
		return false // what is banned for all is so, whatever is said of some
	}
	if len(a.Scope.Terms[knowledge.Data]) == 0 != (len(c.Scope.Terms[knowledge.Data]) == 0) && !c.Mentioned && !a.Mentioned {
		return false // what may not be put into it is another rule than that it may not be used
	}
	return c.Mentioned || sameDates(a.From, c.From) && sameDates(a.Until, c.Until)
}

// allAmong tells that each of the ones is among the others.
func allAmong(x, y []knowledge.EntityID) bool {
	return !slices.ContainsFunc(x, func(id knowledge.EntityID) bool { return !slices.Contains(y, id) })
}

// lately tells that the first claim is told without a day, and the other one of the
// same document with one not long before: "Acme has banned it", and later "on
// Monday".
func lately(a, c *claim.Claim) bool {
	const long = 31
	return !a.Dated && !a.Anew && c.Dated && !c.Anew && a.Passage.Source == c.Passage.Source && c.Announced.Last <= a.Announced.Last && a.Announced.First != knowledge.FirstDay && c.Announced.First >= a.Announced.First-long
}

// begun tells that the second claim tells on the day on which the first one begins that it is so: what
// a mail of the third announces from the sixteenth, the log of the sixteenth tells again.
func begun(a, c *claim.Claim) bool {
	day := a.From.First == a.From.Last && c.Announced.First == c.Announced.Last
	return day && a.Announced.Last < a.From.First && c.Announced.First == a.From.First && (c.From.IsZero() || c.From.First == a.From.First)
}

// logged tells that the claim says nothing but what was done, as a log does: "Pigeon banned". Its scope
// is that of the rule it tells of.
func logged(c *claim.Claim) bool { return len(strings.Fields(c.Words)) <= mostLogged }

const mostLogged = 3

// restated tells that the claim is the rule of the act in a passage that took the place of one
// that told it, or whose place one took: whatever else changed in it, the rule went on.
func restated(a *act, c *claim.Claim) bool {
	same := func(x, y knowledge.Terms) bool { return maps.EqualFunc(x, y, slices.Equal) }
	if !a.Rule || !c.Rule || a.Dated || c.Dated || !same(a.Scope.Terms, c.Scope.Terms) || !same(a.Scope.Except, c.Scope.Except) || !slices.Equal(a.Terms, c.Terms) || a.From != c.From || a.Until != c.Until {
		return false
	}
	return slices.ContainsFunc(a.told, func(x *claim.Claim) bool { return followed(x.Passage, c.Passage) || followed(c.Passage, x.Passage) })
}

// followed tells that the one passage stood in a document up to the day before the other did.
func followed(p, by *knowledge.Passage) bool {
	return p.Source == by.Source && p.Past() && by.From.First == p.Until.Last+1
}

func sameDates(a, b knowledge.Date) bool { return a.IsZero() || b.IsZero() || a.Overlaps(b) }

// compatible tells that two scopes may be the same, told more or less closely.
func compatible(b *ground.Records, x, y knowledge.Scope) bool {
	for _, d := range knowledge.Dimensions() {
		if !overlap(b, x.Terms[d], y.Terms[d]) || !overlap(b, x.Except[d], y.Except[d]) {
			return false
		}
	}
	return !otherPeople(x.Terms, y.Terms) && !otherPeople(y.Terms, x.Terms)
}

// otherPeople tells that the one names a unit and the other people, and neither both: a
// rule for a team is none for the contractors.
func otherPeople(x, y knowledge.Terms) bool {
	return len(x[knowledge.Unit]) > 0 && !slices.Contains(x[knowledge.Unit], knowledge.Anyone) && len(x[knowledge.Audience]) == 0 && len(y[knowledge.Audience]) > 0 && len(y[knowledge.Unit]) == 0
}

func overlap(b *ground.Records, x, y []knowledge.EntityID) bool {
	if len(x) == 0 || len(y) == 0 {
		return true
	}
	return slices.ContainsFunc(x, func(i knowledge.EntityID) bool {
		return slices.ContainsFunc(y, func(j knowledge.EntityID) bool {
			return b.Within(i, j, knowledge.LastDay-1) || b.Within(j, i, knowledge.LastDay-1)
		})
	})
}

// absorb takes in another telling: what is told more closely counts.
func (a *act) absorb(b *ground.Records, c *claim.Claim) {
	a.told = append(a.told, c)
	switch {
	case followed(a.Passage, c.Passage):
		a.Passage, a.Words = c.Passage, c.Words
	case followed(c.Passage, a.Passage), begun(c, &a.Claim):
		a.Announced, a.Order = c.Announced, c.Order
	}
	if c.Dated && !a.Dated || narrower(c.Announced, a.Announced) && c.Dated == a.Dated {
		a.Announced, a.Order, a.Dated = c.Announced, c.Order, c.Dated
	}
	a.From, a.Until = a.From.Or(c.From), a.Until.Or(c.Until)
	a.Scope.Terms = closer(b, a.Scope.Terms, c.Scope.Terms)
	a.Scope.Except = closer(b, a.Scope.Except, c.Scope.Except)
	a.Scope.Some = a.Scope.Some || c.Scope.Some
	for _, id := range c.Apps {
		a.Apps = ground.AppendNew(slices.Clone(a.Apps), id)
	}
	if len(a.Terms) == 0 {
		a.Terms = c.Terms
	}
	a.Brief = a.Brief || c.Brief
	a.Mentioned = a.Mentioned && c.Mentioned
}

// addTo adds what the claim tells more of another one to the act that this is part of.
func addTo(acts []*act, c *claim.Claim) {
	for _, a := range acts {
		if !slices.Contains(a.told, c.Adds) || a.Do != c.Do {
			continue
		}
		a.told = append(a.told, c)
		if c.Dated && (!a.Dated || a.Announced.Overlaps(c.Announced) && narrower(c.Announced, a.Announced)) {
			a.Announced, a.Dated = c.Announced, true
		}
		a.From, a.Until = a.From.Or(c.From), a.Until.Or(c.Until)
		a.Scope.Terms, a.Scope.Except = claim.Merged(a.Scope.Terms, c.Scope.Terms), claim.Merged(a.Scope.Except, c.Scope.Except)
	}
}

func narrower(a, b knowledge.Date) bool { return a.Last-a.First < b.Last-b.First }

// closer are the terms of both, of two that lie in one another the inner.
func closer(b *ground.Records, x, y knowledge.Terms) knowledge.Terms {
	if len(x) == 0 && len(y) == 0 {
		return nil
	}
	out := knowledge.Terms{}
	for _, d := range knowledge.Dimensions() {
		var all []knowledge.EntityID
		for _, id := range slices.Concat(x[d], y[d]) {
			all = ground.AppendNew(all, id)
		}
		all = slices.DeleteFunc(slices.Clone(all), func(id knowledge.EntityID) bool {
			return slices.ContainsFunc(all, func(i knowledge.EntityID) bool { return i != id && b.Within(i, id, knowledge.LastDay-1) })
		})
		if slices.Sort(all); len(all) > 0 {
			out[d] = all
		}
	}
	return out
}

// seenWith tells that whoever may see the one claim may see the other.
func seenWith(a, c *claim.Claim) bool {
	return cmp.Or(a.Passage.Collection, knowledge.Open) == cmp.Or(c.Passage.Collection, knowledge.Open)
}
