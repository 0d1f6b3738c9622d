package extract

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"policybot/knowledge"
	"policybot/knowledge/record"
)

// TestNamesOnRecord puts some of what is proposed on record: what is proposed then
// is the rest, and nothing else.
func TestNamesOnRecord(t *testing.T) {
	files, err := filepath.Glob("testdata/articles/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal("no articles", err)
	}
	folder := fstest.MapFS{}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		folder[filepath.Base(f)] = &fstest.MapFile{Data: data}
	}
	b, findings := record.Load(folder)
	if b == nil {
		t.Fatal(findings.Err())
	}
	ids := func(list []*knowledge.Entity) (all []knowledge.EntityID) {
		for _, e := range list {
			all = append(all, e.ID)
		}
		return all
	}
	proposed := entitiesIn(t, b)
	if len(proposed) < 10 {
		t.Fatalf("only %v are proposed", ids(proposed))
	}
	for seed := range uint64(12) {
		r := rand.New(rand.NewPCG(seed, 1))
		var declared, rest []*knowledge.Entity
		for _, e := range proposed {
			if seed == 0 || r.IntN(2) == 0 {
				own := *e
				own.Proposed = false
				declared = append(declared, &own)
			} else {
				rest = append(rest, e)
			}
		}
		again := entitiesIn(t, knowledge.NewBase(b.Settings, slices.Concat(b.Entities, declared), b.Sources, nil, nil, b.Passages))
		if !slices.Equal(ids(again), ids(rest)) {
			t.Errorf("with %v on record %v are proposed, and not %v", ids(declared), ids(again), ids(rest))
		}
	}
}
