package index

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"policybot/knowledge"
)

// TestStood asks for days, and finds exactly the docs that stood on one of them.
func TestStood(t *testing.T) {
	day := rapid.OneOf(
		rapid.Int32Range(int32(firstDay), int32(firstDay)+1<<halvings-1),
		rapid.Int32Range(17_000, 17_100), // close to each other
	)
	rapid.Check(t, func(t *rapid.T) {
		span := func(name string) (first, last knowledge.Day) {
			a, b := knowledge.Day(day.Draw(t, name)), knowledge.Day(day.Draw(t, name))
			return min(a, b), max(a, b)
		}
		first, last := span("stood")
		from, to := span("asked")
		doc, query := stoodTerms(first, last), standingTerms(from, to)
		found := slices.ContainsFunc(query, func(q string) bool { return slices.Contains(doc, q) })
		if want := first <= to && from <= last; found != want {
			t.Fatalf("what stood from %s to %s is found for %s to %s: %v", first, last, from, to, found)
		}
	})
}

// TestStoodIsLean holds docs and queries to few terms.
func TestStoodIsLean(t *testing.T) {
	since := knowledge.NewDay(2019, 11, 6)
	for what, c := range map[string]struct{ terms, most int }{
		"a doc that always stood":      {len(stoodTerms(knowledge.FirstDay, knowledge.LastDay)), 2},
		"a doc that still stands":      {len(stoodTerms(since, knowledge.LastDay)), 3 * halvings},
		"a query for a day":            {len(standingTerms(since, since)), halvings + 2},
		"a query that asks for no day": {len(standingTerms(since, since-1)), 1},
	} {
		if c.terms > c.most {
			t.Errorf("%s has %d terms, more than %d", what, c.terms, c.most)
		}
	}
}
