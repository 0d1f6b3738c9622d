package extract

import (
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"policybot/knowledge"
	"policybot/knowledge/extract/ground"
)

// library is a base with every block of the golden files as a document of its
// own.
func library(t testing.TB) *knowledge.Base {
	t.Helper()
	b := invented(t)
	for _, c := range goldens {
		for i, block := range blocks(read(t, c.file)) {
			src := c.src
			src.ID = knowledge.SourceID(strings.TrimSuffix(filepath.Base(c.file), ".txt") + "-" + string(rune('a'+i/26)) + string(rune('a'+i%26)))
			b = documentOf(b, src, block...)
		}
	}
	return b
}

// What is read doesn't depend on the order in which documents come, and is the
// same each time.
func TestOrderOfDocuments(t *testing.T) {
	b := library(t)
	want := Read(b, today)
	if again := Read(b, today); !reflect.DeepEqual(want, again) {
		t.Error("reading again gives something else")
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 3 {
		sources, passages := slices.Clone(b.Sources), slices.Clone(b.Passages)
		r.Shuffle(len(sources), func(i, j int) { sources[i], sources[j] = sources[j], sources[i] })
		r.Shuffle(len(passages), func(i, j int) { passages[i], passages[j] = passages[j], passages[i] })
		shuffled := knowledge.NewBase(b.Settings, b.Entities, sources, b.Events, b.Facts, passages)
		if got := Read(shuffled, today); !reflect.DeepEqual(want, got) {
			t.Error("documents in another order are read otherwise")
		}
	}
}

// Each reading rests on words of its passage, leads only to what is read, and tells
// of nothing that was done after its document was written.
func TestReadingsHold(t *testing.T) {
	holds(t, library(t))
}

func holds(t *testing.T, b *knowledge.Base) {
	t.Helper()
	p := Read(b, today)
	if len(p.Broken) > 0 {
		t.Error(p.Broken)
	}
	all := b.With(p)
	known := map[knowledge.EventID]bool{}
	for _, r := range p.Readings {
		if r.Event != nil {
			if known[r.Event.ID] || b.Event(r.Event.ID) != nil {
				t.Errorf("%s is the id of two events", r.Event.ID)
			}
			known[r.Event.ID] = true
		}
	}
	for _, r := range p.Readings {
		x := b.Passage(r.Passage)
		if x == nil || r.Words == "" || !strings.Contains(x.Text, r.Words) {
			t.Errorf("%q doesn't stand in %s", r.Words, r.Passage)
		}
		e := r.Event
		if e == nil {
			continue
		}
		if x != nil && !x.Date.IsZero() && e.Announced.First > x.Date.Last {
			t.Errorf("%s was announced on %s, after its document of %s: %q", e.ID, e.Announced, x.Date, x.Text)
		}
		if e.Announced.IsZero() || e.By == "" || len(e.Apps) == 0 || e.Text == "" || len(e.Reports) == 0 {
			t.Errorf("%s lacks something: %+v", e.ID, e)
		}
		if e.Do.NeedsName() && len(e.Names) == 0 {
			t.Errorf("%s names nothing", e.ID)
		}
		for _, n := range e.Names {
			if !known[n] && b.Event(n) == nil {
				t.Errorf("%s names %s, which nothing tells", e.ID, n)
			}
		}
		for _, id := range append([]knowledge.EntityID{e.By}, e.Apps...) {
			if all.Entity(id) == nil {
				t.Errorf("%s is of %s, which nothing declares or proposes", e.ID, id)
			}
		}
	}
}

// FuzzRead reads anything as a document, of others and of one's own.
func FuzzRead(f *testing.F) {
	if testing.Short() {
		f.Skip("takes long")
	}
	for _, c := range goldens {
		for _, block := range blocks(read(f, c.file)) {
			f.Add(strings.Join(block, "\n"))
		}
	}
	b := invented(f)
	f.Fuzz(func(t *testing.T, text string) {
		for _, c := range goldens {
			holds(t, documentOf(b, c.src, strings.Split(text, "\n")...))
		}
	})
}

// BenchmarkPassage reads passages: one that tells of no policy, and one that does.
func BenchmarkPassage(b *testing.B) {
	base := invented(b)
	for name, text := range map[string]string{
		"plain":  strings.Repeat("The cafeteria on the second floor opens at eight, and closes when the last guest has gone home. ", 6),
		"policy": "Acme told staff on Monday to remove Pigeon from company phones by 1 June, after it had banned Dove in 2023. " + strings.Repeat("The cafeteria on the second floor opens at eight. ", 8),
	} {
		b.Run(name, func(b *testing.B) {
			doc := documentOf(base, article, text)
			g, docs := ground.New(doc, today), ground.Documents(doc)
			for b.Loop() {
				readOne(g, docs[0], nil)
			}
		})
	}
}

// What has no end is no sentence: it is left, however long it is.
func TestEndlessSentence(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	text := strings.Repeat("Acme's ban on Pigeon ", 50_000)
	if p := Read(documentOf(invented(t), article, text, "Acme banned Dove."), today); len(p.Readings) != 1 {
		t.Errorf("%d readings, not one", len(p.Readings))
	}
}
