package edition_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"maps"
	"os"
	"testing"

	"policybot/knowledge"
	"policybot/knowledge/document/history/replay"
	"policybot/knowledge/record"
	"policybot/search/edition"
)

func folder(t *testing.T, dir string) *knowledge.Base {
	t.Helper()
	b, findings := record.Load(os.DirFS(dir))
	if err := findings.Err(); err != nil {
		t.Fatal(err)
	}
	return b
}

// withHistory is a folder with a page that was changed once.
func withHistory(t *testing.T) *knowledge.Base {
	t.Helper()
	dir, first, second := t.TempDir(), "One.\n\nTwo.\n", "One.\n\nThree.\n"
	err := replay.Into(dir, []replay.Version{{Page: "a", From: "2020-01-01", Path: "a.md", Text: &first}, {Page: "a", From: "2020-02-01", Path: "a.md", Text: &second}})
	if err != nil {
		t.Fatal(err)
	}
	b, findings := record.LoadDir(dir)
	if err := findings.Err(); err != nil || len(b.Passages) != 3 || len(b.Present()) != 2 {
		t.Fatalf("%v, error %v", b, err)
	}
	return b
}

// TestRestore makes each edition again from its content. Its name is that of
// all that an edition holds, so that the same name means the same edition.
func TestRestore(t *testing.T) {
	for name, b := range map[string]*knowledge.Base{
		"pack": base(t), "without facts": knowledge.NewBase(base(t).Settings, base(t).Entities, base(t).Sources, base(t).Events, []*knowledge.Fact{}, []*knowledge.Passage{}), "documents": folder(t, "../testdata/transport"), "settings": folder(t, "../testdata/tarvessa"), "history": withHistory(t),
	} {
		first, err := edition.New(b, today)
		if err != nil {
			t.Fatal(err)
		}
		content := edition.Content(maps.Collect(first.Parts()))
		restored, err := edition.Restore(first.ID, content, today)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		again, err := edition.New(restored.Written, today)
		if err != nil || restored.ID != first.ID || again.ID != first.ID {
			t.Errorf("%s: %s was restored as %s with the content of %s, error %v", name, first.ID, restored.ID, again.ID, err)
		}
		if n := knowledge.CountChanges(first.Base, restored.Base); n != (knowledge.Counts{}) {
			t.Errorf("%s: restored with changes %+v", name, n)
		}
		for i, p := range restored.Base.Passages {
			if was := first.Base.Passages[i]; p.From != was.From || p.Until != was.Until {
				t.Errorf("%s: %s stood from %s until %s, and is restored as from %s until %s", name, p.ID, was.From, was.Until, p.From, p.Until)
			}
		}
	}
}

// TestContentIsShared holds editions to keep only what differs.
func TestContentIsShared(t *testing.T) {
	b := base(t)
	changed := *b.Events[0]
	changed.Text += "!"
	one, two := contentOf(t, b), contentOf(t, knowledge.NewBase(b.Settings, b.Entities, b.Sources, append([]*knowledge.Event{&changed}, b.Events[1:]...), b.Facts, b.Passages))
	differs := 0
	for hash := range two {
		if one[hash] == nil {
			differs++
		}
	}
	if differs != 1 || len(one) < 3 || len(one) != len(two) {
		t.Errorf("%d of %d parts differ by one word", differs, len(two))
	}
}

func contentOf(t *testing.T, b *knowledge.Base) edition.Content {
	t.Helper()
	e, err := edition.New(b, today)
	if err != nil {
		t.Fatal(err)
	}
	return maps.Collect(e.Parts())
}

// TestRestoreRefuses holds Restore to refuse what it can't be sure of.
func TestRestoreRefuses(t *testing.T) {
	content := contentOf(t, base(t))
	for hash, body := range content {
		content[hash] = append(bytes.Clone(body), ' ')
		if _, err := edition.Restore("e", content, today); !errors.Is(err, edition.ErrDamaged) {
			t.Errorf("a changed part: %v", err)
		}
		content[hash] = body
		if bytes.Contains(body, []byte(`"Settings"`)) {
			delete(content, hash)
			if _, err := edition.Restore("e", content, today); !errors.Is(err, edition.ErrDamaged) {
				t.Errorf("without settings: %v", err)
			}
			content[hash] = body
		}
	}
	newer := []byte(`{"Notions": []}`)
	sum := sha256.Sum256(newer)
	content[hex.EncodeToString(sum[:])] = newer
	if _, err := edition.Restore("e", content, today); !errors.Is(err, edition.ErrNewer) {
		t.Errorf("what isn't known: %v", err)
	}
}
