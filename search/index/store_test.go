package index

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"policybot/knowledge"
)

// corpusOf is the docs in order of their keys.
func corpusOf(docs []Doc) Corpus {
	docs = slices.Clone(docs)
	slices.SortFunc(docs, func(a, b Doc) int { return strings.Compare(a.key(), b.key()) })
	return Corpus{
		n: len(docs), key: func(i int) string { return docs[i].key() }, raw: func(i int) Doc { return docs[i] },
		mentions: func(string) []knowledge.EntityID { return nil }, reader: "none",
	}
}

// storeOf keeps shards so small that a few docs make many.
func storeOf(t *testing.T) *Store {
	t.Helper()
	s := NewStore(filepath.Join(t.TempDir(), "indexes"))
	s.shardSize = 32
	return s
}

func built(t *testing.T, s *Store, edition string, docs []Doc) *Index {
	t.Helper()
	x, err := s.Build(t.Context(), Name{edition, "all"}, corpusOf(docs), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return x
}

// atOnce is the same in one piece.
func atOnce(t *testing.T, docs []Doc) *Index {
	t.Helper()
	return inMemory(t, slices.Collect(corpusOf(docs).All())...)
}

func briefly(hits []Hit) (list []string) {
	for _, h := range hits {
		list = append(list, fmt.Sprint(h.ID, " ", h.Score))
	}
	return list
}

// inCollectionsOf puts every third doc into a collection.
func inCollectionsOf(docs []Doc) []Doc {
	for i := range docs {
		if i%3 == 0 {
			docs[i].Collection = "legal"
		}
	}
	return docs
}

// sameHits holds two indexes to the same hits, in the same order and with the
// same scores, for queries of all kinds.
func sameHits(t *testing.T, got, want *Index, docs []Doc) {
	t.Helper()
	if got.Count() != want.Count() {
		t.Fatalf("%d docs, want %d", got.Count(), want.Count())
	}
	found := 0
	for i, q := range syntheticQueries(docs, 60, 5) {
		switch i % 4 {
		case 0:
			q.Entities = nil
		case 1:
			q.Entities, q.Collections = nil, []knowledge.Collection{"legal"}
		case 2:
			q.Text = ""
		}
		q.Limit = 5 + i
		one, two := find(t, got, q), find(t, want, q)
		if !reflect.DeepEqual(one, two) {
			t.Fatalf("%s: found %v, want %v", q, briefly(one), briefly(two))
		}
		found += len(two)
	}
	if found < 200 {
		t.Errorf("only %d hits were compared", found)
	}
}

// TestShardsAreOneIndex holds an index of many shards to find and score as one
// that was built at once, after changes too.
func TestShardsAreOneIndex(t *testing.T) {
	docs := inCollectionsOf(synthetic(1500, 11))
	s := storeOf(t)
	x := built(t, s, "one", docs)
	if len(x.pieces) < 20 {
		t.Fatalf("only %d shards", len(x.pieces))
	}
	sameHits(t, x, atOnce(t, docs), docs)

	changed := slices.Concat(docs[:700], docs[703:], inCollectionsOf(synthetic(1600, 12))[1500:])
	changed[40].Text += " A sentence that is new."
	sameHits(t, built(t, s, "two", changed), atOnce(t, changed), changed)
}

// TestOnlyWhatChangedIsBuilt counts the shards that a change makes anew.
func TestOnlyWhatChangedIsBuilt(t *testing.T) {
	docs := synthetic(1500, 11)
	s := storeOf(t)
	before := len(built(t, s, "one", docs).pieces)
	was := shardsOf(t, s)
	docs[700].Text += " A sentence that is new."
	docs = append(docs, passage("doc-000700-and-a-half", "Something is added beside it."))
	var read atomic.Int64
	c := corpusOf(docs)
	c.mentions = func(string) []knowledge.EntityID { read.Add(1); return nil }
	x, err := s.Build(t.Context(), Name{"two", "all"}, c, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	fresh := 0
	for name, at := range shardsOf(t, s) {
		if !at.Equal(was[name]) {
			fresh++
		}
	}
	if fresh == 0 || fresh > 3 {
		t.Errorf("%d of %d shards were built for a change of one doc and a new one", fresh, before)
	}
	if n := int(read.Load()); n == 0 || n > len(docs)/5 {
		t.Errorf("%d of %d texts were read for names", n, len(docs))
	}
	c.reader = "another"
	y, err := s.Build(t.Context(), Name{"three", "all"}, c, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer y.Close()
	if n := int(read.Load()); n < len(docs) || len(shardsOf(t, s)) != before+fresh {
		t.Errorf("another reader has read %d texts of %d, and there are %d shards, want %d", n, len(docs), len(shardsOf(t, s)), before+fresh)
	}
}

// shardsOf lists the shards with when they were built.
func shardsOf(t *testing.T, s *Store) map[string]time.Time {
	t.Helper()
	all := map[string]time.Time{}
	for _, name := range names(t, filepath.Join(s.folder, shardsFolder)) {
		info, err := os.Stat(filepath.Join(s.shardPath(name), manifestName))
		if err != nil {
			t.Fatal(err)
		}
		all[name] = info.ModTime()
	}
	return all
}

// TestOpenFromStore opens what was built, and refuses what wasn't.
func TestOpenFromStore(t *testing.T) {
	docs := synthetic(500, 13)
	s := storeOf(t)
	if _, err := s.Open(Name{"one", "all"}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("what was never built gave %v", err)
	}
	want := built(t, s, "one", docs)
	got, err := s.Open(Name{"one", "all"})
	if err != nil {
		t.Fatal(err)
	}
	defer got.Close()
	sameHits(t, got, want, docs)
	if _, err := s.Open(Name{"one", "others"}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("another name gave %v", err)
	}
}

// TestDamagedShardIsBuiltAnew damages one of the shards.
func TestDamagedShardIsBuiltAnew(t *testing.T) {
	docs := synthetic(500, 14)
	s := storeOf(t)
	want := built(t, s, "one", docs)
	was := shardsOf(t, s)
	for name := range was {
		files, err := filepath.Glob(filepath.Join(s.shardPath(name), bleveFolder, "store", "*.zap"))
		if err != nil || len(files) != 1 {
			t.Fatalf("%v, %v", files, err)
		}
		data, err := os.ReadFile(files[0])
		if err != nil {
			t.Fatal(err)
		}
		data[len(data)/2] ^= 1
		if err := os.Remove(files[0]); err != nil { // who has it open keeps it
			t.Fatal(err)
		}
		if err := os.WriteFile(files[0], data, 0o600); err != nil {
			t.Fatal(err)
		}
		break
	}
	if _, err := s.Open(Name{"one", "all"}); !errors.Is(err, ErrDamaged) {
		t.Fatalf("the damage gave %v", err)
	}
	sameHits(t, built(t, s, "one", docs), want, docs)
	fresh := 0
	for name, at := range shardsOf(t, s) {
		if !at.Equal(was[name]) {
			fresh++
		}
	}
	if fresh != 1 {
		t.Errorf("%d shards were built anew, want the damaged one", fresh)
	}
	path := s.listPath(Name{"one", "all"})
	for _, body := range []string{"", "{", `{"shards": ["../../x"]}`} {
		if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Open(Name{"one", "all"}); !errors.Is(err, ErrDamaged) {
			t.Errorf("a list that is %q gave %v", body, err)
		}
	}
}

// TestBuildGoesOn calls a build off in the middle: what was finished isn't done
// again.
func TestBuildGoesOn(t *testing.T) {
	docs := synthetic(1500, 15)
	s := storeOf(t)
	ctx, stop := context.WithCancel(t.Context())
	_, err := s.Build(ctx, Name{"one", "all"}, corpusOf(docs), func(n int) {
		if n > len(docs)/2 {
			stop()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	was := shardsOf(t, s)
	if len(was) < 10 {
		t.Fatalf("only %d shards were finished", len(was))
	}
	var reported atomic.Int64
	x, err := s.Build(t.Context(), Name{"one", "all"}, corpusOf(docs), func(n int) { reported.Store(max(reported.Load(), int64(n))) })
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	now := shardsOf(t, s)
	for name, at := range was {
		if !at.Equal(now[name]) {
			t.Errorf("shard %s was finished, and was built again", name)
		}
	}
	if len(now) != len(x.pieces) || int(reported.Load()) != len(docs) {
		t.Errorf("%d shards of %d, %d docs reported", len(now), len(x.pieces), reported.Load())
	}
	sameHits(t, x, atOnce(t, docs), docs)
}

// TestCleanKeepsWhatIsUsed builds six editions of which most is the same.
func TestCleanKeepsWhatIsUsed(t *testing.T) {
	docs := synthetic(300, 16)
	s := storeOf(t)
	now := time.Now()
	var last *Index
	for i := range 6 {
		docs[100*(i%3)].Text += fmt.Sprintf(" In edition %d.", i)
		last = built(t, s, fmt.Sprintf("edition%d", i), docs)
		at := now.Add(time.Duration(i-10) * time.Minute)
		if err := os.Chtimes(s.listPath(Name{fmt.Sprintf("edition%d", i), "all"}), at, at); err != nil {
			t.Fatal(err)
		}
	}
	left, err := newFolder(s.shardPath("0123"))
	if err != nil {
		t.Fatal(err)
	}
	all := len(shardNames(t, s))
	if err := s.Clean(now); err != nil {
		t.Fatal(err)
	}
	if got := names(t, filepath.Join(s.folder, listsFolder)); !slices.Equal(got, []string{"edition2-all.json", "edition3-all.json", "edition4-all.json", "edition5-all.json"}) {
		t.Errorf("kept are %v", got)
	}
	if n := len(shardNames(t, s)); n != all {
		t.Errorf("%d of %d shards are left, though a build may go on", n, all)
	}
	if err := s.Clean(now.Add(2 * buildTime)); err != nil {
		t.Fatal(err)
	}
	if n := len(shardNames(t, s)); n >= all {
		t.Errorf("none of %d shards was removed", all)
	}
	if _, err := os.Stat(left); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("what an interrupted build left is still there: %v", err)
	}
	again, err := s.Open(Name{"edition5", "all"})
	if err != nil {
		t.Fatalf("the last edition is lost: %v", err)
	}
	defer again.Close()
	sameHits(t, again, last, docs)
}

func shardNames(t *testing.T, s *Store) []string {
	return names(t, filepath.Join(s.folder, shardsFolder))
}

func TestStoreRefusesTwoOfOneID(t *testing.T) {
	s := storeOf(t)
	for _, docs := range [][]Doc{{passage("a", "x"), passage("a", "y")}, {passage("", "x")}} {
		if x, err := s.Build(t.Context(), Name{"one", "all"}, corpusOf(docs), nil); err == nil {
			x.Close()
			t.Errorf("%v was built", docs)
		}
	}
}

// TestEmptyStore keeps an index of nothing.
func TestEmptyStore(t *testing.T) {
	x := built(t, storeOf(t), "none", nil)
	wantIDs(t, x, Query{Text: "ban"})
}
