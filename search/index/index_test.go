package index

import (
	"slices"
	"testing"

	"policybot/knowledge"
)

func mustDate(s string) knowledge.Date {
	d, err := knowledge.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// inMemory builds an index that ends with the test.
func inMemory(t testing.TB, docs ...Doc) *Index {
	t.Helper()
	x, err := Build(t.Context(), slices.Values(docs), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	return x
}

func find(t testing.TB, x *Index, q Query) []Hit {
	t.Helper()
	hits, err := x.Search(t.Context(), q)
	if err != nil {
		t.Fatalf("Search(%v): %v", q, err)
	}
	for i, h := range hits {
		if !(h.Score > 0) || i > 0 && h.Score > hits[i-1].Score {
			t.Errorf("Search(%v): hit %d scores %v", q, i, h.Score)
		}
	}
	return hits
}

func wantIDs(t testing.TB, x *Index, q Query, want ...string) {
	t.Helper()
	got := []string{}
	for _, h := range find(t, x, q) {
		got = append(got, h.ID)
	}
	if !slices.Equal(got, want) && len(got)+len(want) > 0 {
		t.Errorf("Search(%v) found %v, want %v", q, got, want)
	}
}

func passage(id, text string, entities ...knowledge.EntityID) Doc {
	return Doc{Kind: Passage, ID: id, Text: text, Entities: entities}
}
