package index

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"

	"policybot/knowledge"
)

// TestHitsDoNotTurnOnTheOrderOfBuilding shuffles the docs, and keeps them in
// memory and on the disk, which makes other segments of them.
func TestHitsDoNotTurnOnTheOrderOfBuilding(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	docs := append(synthetic(3000, 31),
		passage("x", "The company may share your data with partners."), passage("y", "We sell information to third parties."))
	want := inMemory(t, docs...)
	queries := syntheticQueries(docs, 40, 32)
	queries = append(queries, Query{Text: "does the company disclose data?"})
	for seed := range uint64(3) {
		r := rand.New(rand.NewPCG(seed, 33))
		r.Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
		o := Options{}
		if seed == 1 {
			o.Path = filepath.Join(t.TempDir(), "index")
		}
		got, err := Build(t.Context(), slices.Values(docs), o)
		if err != nil {
			t.Fatal(err)
		}
		for i, q := range queries {
			q.Limit, q.About = 5+i, []knowledge.EntityID{entityNo(i)}
			if i%2 == 0 {
				q.Entities = nil
			}
			one, two := find(t, want, q), find(t, got, q)
			if len(one) == 0 || fmt.Sprint(scores(one)) != fmt.Sprint(scores(two)) {
				t.Errorf("Search(%v), shuffled by %d:\n got %v\nwant %v", q, seed, scores(two), scores(one))
			}
		}
		if err := got.Close(); err != nil {
			t.Error(err)
		}
	}
}

// TestBestMatchWhatAllScoresGive compares the few that are looked for, past which
// much is skipped, with the beginning of all there are.
func TestBestMatchWhatAllScoresGive(t *testing.T) {
	docs := synthetic(6000, 34)
	x := inMemory(t, docs...)
	for _, q := range syntheticQueries(docs, 60, 35) {
		q.Entities = nil
		terms := x.analyzer.terms(q.Text, maxTerms)
		all, _, err := x.rank(terms, q, nil)
		if err != nil {
			t.Fatal(err)
		}
		few, _, err := x.rank(terms, q, nil)
		if err != nil {
			t.Fatal(err)
		}
		all.best.want, few.best.want = len(docs), 40
		for i, p := range x.parts {
			for _, r := range []*ranking{all, few} {
				if err := r.run(t.Context(), i, p); err != nil {
					t.Fatal(err)
				}
			}
		}
		want, err := all.best.sorted(x.key)
		if err != nil {
			t.Fatal(err)
		}
		got, err := few.best.sorted(x.key)
		if err != nil {
			t.Fatal(err)
		}
		for i := range got {
			if got[i].score != want[i].score || string(got[i].key) != string(want[i].key) {
				t.Fatalf("Search(%v): the doc at %d is %s (%v), want %s (%v)", q, i, got[i].key, got[i].score, want[i].key, want[i].score)
			}
		}
		if len(got) != min(40, len(want)) {
			t.Errorf("Search(%v) found %d of %d", q, len(got), len(want))
		}
	}
}

func TestAbout(t *testing.T) {
	x := inMemory(t,
		passage("a", "the ban of it is over", "acme"),
		passage("b", "ban ban of the app ban", "bolt"),
		passage("c", "nothing of the kind", "acme"))
	q := Query{Text: "ban"}
	wantIDs(t, x, q, "b", "a")
	q.About = []knowledge.EntityID{"acme", "unheard"}
	wantIDs(t, x, q, "a", "c", "b")
}

func TestWordsThatSpeakOfTheSame(t *testing.T) {
	x := inMemory(t,
		passage("a", "We disclose what you told us."),
		passage("b", "We share what you told us."),
		passage("c", "We like what you told us."))
	wantIDs(t, x, Query{Text: "sharing"}, "b", "a")
	wantIDs(t, x, Query{Text: "disclosure"}, "a", "b")
}

func TestWordsNearEachOtherCountForMore(t *testing.T) {
	x := inMemory(t,
		passage("a", "The address is not in the book that we keep of it here, said he of everything else."),
		passage("b", "The book is not what they keep there, and the address book is here, said he of us."))
	got := find(t, x, Query{Text: "address book"})
	if len(got) != 2 || got[0].ID != "b" || got[0].Score < got[1].Score*1.05 {
		t.Errorf("found %v", scores(got))
	}
}
