package extract

import (
	"slices"

	"policybot/knowledge"
)

// merge adds the claim to the act that it tells again, or as an act of its own.
func (r *reconciler) merge(acts []*act, c *claim) []*act {
	for _, a := range r.about(c.apps) {
		if r.same(a, c) {
			a.absorb(r.base, c)
			r.file(a)
			return acts
		}
	}
	return append(acts, r.file(&act{claim: *c, told: []*claim{c}, n: len(acts)}))
}

// same tells that the claim tells the act again.
func (r *reconciler) same(a *act, c *claim) bool {
	if !seenWith(&a.claim, c) {
		return false
	}
	if a.by != c.by || a.do != c.do || a.of != c.of || !sameApps(a.apps, c.apps) || !a.announced.Overlaps(c.announced) && !lately(&a.claim, c) && !lately(c, &a.claim) {
		return false
	}
	if len(a.doubts) > 0 && !slices.Equal(a.doubts, c.doubts) {
		return false
	}
	if len(c.doubts) > 0 && len(a.doubts) == 0 && (a.until.IsZero() && !c.until.IsZero() || a.from.IsZero() && !c.from.IsZero()) {
		return false // what is in doubt changes nothing that isn't
	}
	if !compatible(r.base, a.scope, c.scope) {
		return false
	}
	return c.mentioned || sameDates(a.from, c.from) && sameDates(a.until, c.until)
}

// lately tells that the first claim is told without a day, and the other one of the
// same document with one not long before: "Acme has banned it", and later "on
// Monday".
func lately(a, c *claim) bool {
	const long = 31
	return !a.dated && !a.anew && c.dated && !c.anew && a.passage.Source == c.passage.Source && c.announced.Last <= a.announced.Last && a.announced.First != knowledge.FirstDay && c.announced.First >= a.announced.First-long
}

func sameDates(a, b knowledge.Date) bool { return a.IsZero() || b.IsZero() || a.Overlaps(b) }

// compatible tells that two scopes may be the same, told more or less closely.
func compatible(b *records, x, y knowledge.Scope) bool {
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

func overlap(b *records, x, y []knowledge.EntityID) bool {
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
func (a *act) absorb(b *records, c *claim) {
	a.told = append(a.told, c)
	if c.dated && !a.dated || narrower(c.announced, a.announced) && c.dated == a.dated {
		a.announced, a.order, a.dated = c.announced, c.order, c.dated
	}
	a.from, a.until = a.from.Or(c.from), a.until.Or(c.until)
	a.scope.Terms = closer(b, a.scope.Terms, c.scope.Terms)
	a.scope.Except = closer(b, a.scope.Except, c.scope.Except)
	a.scope.Some = a.scope.Some || c.scope.Some
	for _, id := range c.apps {
		a.apps = appendNew(slices.Clone(a.apps), id)
	}
	if len(a.terms) == 0 {
		a.terms = c.terms
	}
	a.brief = a.brief || c.brief
	a.mentioned = a.mentioned && c.mentioned
}

// addTo adds what the claim tells more of another one to the act that this is part of.
func addTo(acts []*act, c *claim) {
	for _, a := range acts {
		if !slices.Contains(a.told, c.adds) || a.do != c.do {
			continue
		}
		a.told = append(a.told, c)
		if c.dated && (!a.dated || a.announced.Overlaps(c.announced) && narrower(c.announced, a.announced)) {
			a.announced, a.dated = c.announced, true
		}
		a.from, a.until = a.from.Or(c.from), a.until.Or(c.until)
		a.scope.Terms, a.scope.Except = a.scope.Terms.Clone(), a.scope.Except.Clone()
		a.scope.Terms = merged(a.scope.Terms, c.scope.Terms)
		a.scope.Except = merged(a.scope.Except, c.scope.Except)
	}
}

// merged are the terms of both.
func merged(x, y knowledge.Terms) knowledge.Terms {
	for d, ids := range y {
		if x == nil {
			x = knowledge.Terms{}
		}
		for _, id := range ids {
			x[d] = appendNew(x[d], id)
		}
		slices.Sort(x[d])
	}
	return x
}

func narrower(a, b knowledge.Date) bool { return a.Last-a.First < b.Last-b.First }

// closer are the terms of both, of two that lie in one another the inner.
func closer(b *records, x, y knowledge.Terms) knowledge.Terms {
	if len(x) == 0 && len(y) == 0 {
		return nil
	}
	out := knowledge.Terms{}
	for _, d := range knowledge.Dimensions() {
		var all []knowledge.EntityID
		for _, id := range slices.Concat(x[d], y[d]) {
			all = appendNew(all, id)
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
