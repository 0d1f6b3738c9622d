package index

import (
	"slices"
	"testing"

	"policybot/knowledge"
)

// TestCollectionsAreSearchedAsIfAlone searches some collections of an index, and
// an index that has nothing else: hits, order and scores are the same.
func TestCollectionsAreSearchedAsIfAlone(t *testing.T) {
	docs := synthetic(1200, 11)
	for i := range docs {
		docs[i].Collection = []knowledge.Collection{"", "legal", "hr"}[i*i%7%3]
	}
	x := inMemory(t, docs...)
	for _, seen := range [][]knowledge.Collection{{knowledge.Open}, {"legal"}, {"hr", knowledge.Open}, {"hr", "legal", knowledge.Open}} {
		var left []Doc
		for _, d := range docs {
			if slices.Contains(seen, collectionOf(d.Collection)) {
				left = append(left, d)
			}
		}
		alone := inMemory(t, left...)
		found := 0
		for _, q := range syntheticQueries(docs, 100, 12) {
			q.Limit = 20
			want := find(t, alone, q)
			q.Collections = seen
			got := find(t, x, q)
			found += len(got)
			if !slices.EqualFunc(got, want, func(a, b Hit) bool {
				return a.ID == b.ID && a.Score == b.Score && a.Snippet.Text == b.Snippet.Text
			}) {
				t.Fatalf("%v: %s:\n got %v\nwant %v", seen, q, scores(got), scores(want))
			}
		}
		if found < 100 {
			t.Errorf("%v: only %d hits", seen, found)
		}
	}
}

func scores(hits []Hit) (list []any) {
	for _, h := range hits {
		list = append(list, h.ID, h.Score)
	}
	return list
}

// TestWordsOfOtherCollectionsCountAsNone asks for a word that stands in hidden
// docs alone beside one that doesn't.
func TestWordsOfOtherCollectionsCountAsNone(t *testing.T) {
	hidden := passage("b", "zanzibar clause clause")
	hidden.Collection = "legal"
	x, alone := inMemory(t, passage("a", "a clause"), hidden), inMemory(t, passage("a", "a clause"))
	q := Query{Text: "zanzibar clause"}
	want := find(t, alone, q)
	q.Collections = []knowledge.Collection{knowledge.Open}
	if got := find(t, x, q); len(got) != 1 || got[0].ID != "a" || got[0].Score != want[0].Score {
		t.Errorf("got %v, want %v", scores(got), scores(want))
	}
}
