package edition_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"

	"policybot/knowledge"
	"policybot/knowledge/document/kept"
	"policybot/search/edition"
	"policybot/search/index"
)

// large is the pack with many documents, every third in a collection.
func large(t *testing.T) *knowledge.Base {
	t.Helper()
	b := base(t)
	s := b.Settings
	s.Collections = append(s.Collections, knowledge.Access{Name: "legal", Groups: []string{"S1"}})
	var sources []*knowledge.Source
	var passages []*knowledge.Passage
	for i := range 300 {
		id := knowledge.SourceID(fmt.Sprintf("memo-%03d", i))
		sources = append(sources, &knowledge.Source{ID: id, Title: fmt.Sprintf("Invented memo %d", i)})
		for k := range 10 {
			p := &knowledge.Passage{ID: knowledge.PassageID(fmt.Sprintf("%s#%d", id, k)), Source: id, Text: fmt.Sprintf("Room %d has %d lockers for phones and a data line.", i, k+i)}
			if i%3 == 0 {
				p.Collection = "legal"
			}
			passages = append(passages, p)
		}
	}
	return knowledge.NewBase(s, b.Entities, append(sources, b.Sources...), b.Events, b.Facts, append(passages, b.Passages...))
}

// keeper counts what an edition tells of.
type keeper struct {
	edition.Keeping
	readings string
	docs     atomic.Int64
	failures []error
}

func keepIn(folder string) *keeper {
	k := &keeper{readings: filepath.Join(folder, "..", "readings")}
	k.Keeping = edition.Keeping{
		Readings: kept.NewFolder(k.readings, 1<<20),
		Indexes:  index.NewStore(folder),
		Program:  func() string { return "one" },
		Done:     func(docs, of int) { k.docs.Store(max(k.docs.Load(), int64(docs))) },
		Failed:   func(err error) { k.failures = append(k.failures, err) },
	}
	return k
}

func searched(t *testing.T, e *edition.Edition, v knowledge.Viewer) []index.Hit {
	t.Helper()
	hits, err := viewOf(t, e, v).Search(context.Background(), index.Query{Text: "lockers of room 42", Limit: 50})
	if err != nil || len(hits) == 0 {
		t.Fatalf("%d hits, %v", len(hits), err)
	}
	return hits
}

// TestKeptIndex opens the index of an edition that was built before, and that of
// a view, and finds in it what one in memory finds.
func TestKeptIndex(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "indexes")
	for _, start := range []string{"first", "second", "after an update"} {
		k := keepIn(folder)
		if start == "after an update" {
			k.Program = func() string { return "two" }
		}
		e, err := edition.New(large(t), today, edition.Kept(k.Keeping))
		if err != nil {
			t.Fatal(err)
		}
		plain, err := edition.New(large(t), today)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range []knowledge.Viewer{{All: true}, {}} {
			if got, want := searched(t, e, v), searched(t, plain, v); !reflect.DeepEqual(got, want) {
				t.Errorf("%s start: %+v finds %v, want %v", start, v, got, want)
			}
		}
		if built := k.docs.Load() > 0; built != (start != "second") || len(k.failures) > 0 {
			t.Errorf("%s start: built %d docs, %v", start, k.docs.Load(), k.failures)
		}
		if err := e.Close(); err != nil {
			t.Error(err)
		}
		plain.Close()
	}
}

// TestKeptReading reads documents once a day, and takes it from the disk to be
// the same.
func TestKeptReading(t *testing.T) {
	b := large(t)
	memo := &knowledge.Source{ID: "rules", Title: "Invented rules", Date: knowledge.OnDay(knowledge.NewDay(2026, 1, 2))}
	rule := &knowledge.Passage{ID: "rules#1", Source: memo.ID, Date: memo.Date, Text: "Amazon staff may not use TikTok on laptops until 1 May 2026."}
	b = knowledge.NewBase(b.Settings, b.Entities, append(b.Sources[:len(b.Sources):len(b.Sources)], memo), b.Events, b.Facts, append(b.Passages[:len(b.Passages):len(b.Passages)], rule))
	plain, err := edition.New(b, today)
	if err != nil || len(plain.Base.Readings) == 0 {
		t.Fatalf("%d readings, %v", len(plain.Base.Readings), err)
	}
	k := keepIn(filepath.Join(t.TempDir(), "indexes"))
	for _, start := range []string{"first", "second"} {
		e, err := edition.New(b, today, edition.Kept(k.Keeping))
		if err != nil {
			t.Fatal(err)
		}
		for i, r := range e.Base.Readings {
			if want := plain.Base.Readings[i]; !reflect.DeepEqual(encoded(t, r), encoded(t, want)) {
				t.Errorf("%s start: read\n%s\nwant\n%s", start, encoded(t, r), encoded(t, want))
			}
		}
		if len(e.Base.Readings) != len(plain.Base.Readings) || len(e.Base.Entities) != len(plain.Base.Entities) || len(k.failures) > 0 {
			t.Errorf("%s start: %d readings, %d entities, %v", start, len(e.Base.Readings), len(e.Base.Entities), k.failures)
		}
	}
	if err := filepath.WalkDir(k.readings, func(path string, f fs.DirEntry, err error) error {
		if err != nil || f.IsDir() {
			return err
		}
		return os.WriteFile(path, []byte("damaged"), 0o600)
	}); err != nil {
		t.Fatal(err)
	}
	if e, err := edition.New(b, today, edition.Kept(k.Keeping)); err != nil || len(e.Base.Readings) != len(plain.Base.Readings) {
		t.Errorf("from a damaged file %v", err)
	}
}

func encoded(t *testing.T, r *knowledge.Reading) string {
	t.Helper()
	body, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(body), "[]", "null") // an empty list is none
}

// TestSmallIsInMemory keeps nothing of an edition that is built at once.
func TestSmallIsInMemory(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "indexes")
	e, err := edition.New(base(t), today, edition.Kept(keepIn(folder).Keeping))
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	if err := e.Warm(context.Background()); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(folder); !os.IsNotExist(err) {
		t.Errorf("a small edition is kept: %v", err)
	}
}

// TestUnusableStore answers from memory, and tells why.
func TestUnusableStore(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	k := keepIn(filepath.Join(file, "indexes"))
	e, err := edition.New(large(t), today, edition.Kept(k.Keeping))
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	searched(t, e, knowledge.Viewer{All: true})
	if len(k.failures) != 2 { // to keep what was read, and the index
		t.Errorf("told %v", k.failures)
	}
}

// TestKeptContentIsRestored opens the index of an edition that was restored.
func TestKeptContentIsRestored(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "indexes")
	first, err := edition.New(large(t), today, edition.Kept(keepIn(folder).Keeping))
	if err != nil {
		t.Fatal(err)
	}
	defer first.Close()
	want := searched(t, first, knowledge.Viewer{All: true})
	content := edition.Content(maps.Collect(first.Parts()))
	k := keepIn(folder)
	again, err := edition.Restore(first.ID, content, today, edition.Kept(k.Keeping))
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if got := searched(t, again, knowledge.Viewer{All: true}); !reflect.DeepEqual(got, want) || k.docs.Load() > 0 {
		t.Errorf("%d docs were built", k.docs.Load())
	}
}
