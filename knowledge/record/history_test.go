package record

import (
	"errors"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"policybot/knowledge"
	"policybot/knowledge/document/history/replay"
)

// toolPages are ten years of a real employer's pages.
const toolPages = "../../../shared/data/tool_pages/page_versions.jsonl"

// replayed is a folder with the history of the pages, made once.
var replayed = sync.OnceValues(func() (dir string, err error) {
	versions, err := replay.Read(toolPages)
	if err != nil {
		return "", err
	}
	if dir, err = os.MkdirTemp("", "tool-pages-"); err == nil {
		err = replay.Into(dir, versions)
	}
	return dir, err
})

func TestMain(m *testing.M) {
	code := m.Run()
	if dir, _ := replayed(); dir != "" {
		os.RemoveAll(dir)
	}
	os.Exit(code)
}

func replayedBase(t testing.TB) *knowledge.Base {
	t.Helper()
	dir, err := replayed()
	if os.IsNotExist(err) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	b, findings := LoadDir(dir)
	if b == nil {
		t.Fatal(findings.Err())
	}
	return b
}

// TestPassagesStandAsTheyDid holds the passages that stand on the day of each
// version to be those of that version, and of the other pages as they were then.
func TestPassagesStandAsTheyDid(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	b := replayedBase(t)
	versions, err := replay.Read(toolPages)
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string][]string{} // the texts of each, up to the day
	for i, v := range versions {
		pages[v.Page] = textsOf(v)
		if i+1 < len(versions) && versions[i+1].From == v.From {
			continue
		}
		day, err := knowledge.ParseDay(v.From)
		if err != nil {
			t.Fatal(err)
		}
		want := slices.Sorted(iterate(pages))
		if got := standing(b, day); !slices.Equal(got, want) {
			t.Errorf("on %s %d passages stand, and %d stood", v.From, len(got), len(want))
		}
	}
}

func iterate(pages map[string][]string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, texts := range pages {
			for _, text := range texts {
				if !yield(text) {
					return
				}
			}
		}
	}
}

func textsOf(v replay.Version) []string {
	var texts []string
	if v.Text != nil {
		for _, p := range readFile(v.Path, []byte(*v.Text)).document.Passages {
			texts = append(texts, p.Text)
		}
	}
	return texts
}

// standing gives the texts of the passages that stand on the day.
func standing(b *knowledge.Base, day knowledge.Day) []string {
	var texts []string
	for _, p := range b.Passages {
		if p.Stands(day) {
			texts = append(texts, p.Text)
		}
	}
	slices.Sort(texts)
	return texts
}

// TestMovedPages holds a page that was moved and rewritten to be one document.
func TestMovedPages(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	b := replayedBase(t)
	first := knowledge.LastDay
	for _, id := range b.PassagesOf("pages.tools.trello") {
		first = min(first, b.Passage(id).Stood().First)
	}
	if first.String() != "2016-09-30" {
		t.Errorf("what the page says has stood since %s", first)
	}
}

// TestRemovedPages holds pages that were removed to have no passage that stands.
func TestRemovedPages(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	b := replayedBase(t)
	id := knowledge.SourceID("pages.tools.anyconnect")
	removed, err := knowledge.ParseDay("2024-05-06")
	if err != nil {
		t.Fatal(err)
	}
	stood := 0
	for _, id := range b.PassagesOf(id) {
		switch p := b.Passage(id); {
		case !p.Past() || p.Stands(removed):
			t.Errorf("%s stands", id)
		case p.Stands(removed - 1):
			stood++
		}
	}
	if stood == 0 {
		t.Error("nothing stood before the page was removed")
	}
}

func BenchmarkHistory(b *testing.B) {
	replayedBase(b)
	for b.Loop() {
		replayedBase(b)
	}
}

// TestPastCollections keeps what a document said in a collection from those who
// couldn't see it then, and from all where the collection isn't listed any more.
func TestPastCollections(t *testing.T) {
	page := func(collection, text string) *string {
		text = "---\ncollection: " + collection + "\n---\n\n" + text + "\n"
		return &text
	}
	dir := t.TempDir()
	err := replay.Into(dir, []replay.Version{
		{Page: "a", From: "2020-01-01", Path: "a.md", Text: page("gone", "First.")},
		{Page: "a", From: "2020-02-01", Path: "a.md", Text: page("legal", "Second.")},
		{Page: "a", From: "2020-03-01", Path: "a.md", Text: page("open", "Third.")},
	})
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "knowledge.yaml"), []byte("collections: {legal: {groups: [S1]}}\n"), 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
	b, findings := LoadDir(dir)
	if b == nil {
		t.Fatal(findings)
	}
	on := func(v knowledge.Viewer, day string) []string {
		d, _ := knowledge.ParseDay(day)
		return standing(b.For(v), d)
	}
	lawyer := knowledge.Viewer{Groups: []string{"S1"}}
	for _, c := range []struct {
		who  string
		got  []string
		want []string
	}{
		{"anyone, then", on(knowledge.Viewer{}, "2020-02-15"), nil},
		{"anyone, now", on(knowledge.Viewer{}, "2020-03-15"), []string{"Third."}},
		{"a lawyer, then", on(lawyer, "2020-02-15"), []string{"Second."}},
		{"all, at first", on(knowledge.Viewer{All: true}, "2020-01-15"), nil},
	} {
		if !slices.Equal(c.got, c.want) {
			t.Errorf("%s: %v, want %v", c.who, c.got, c.want)
		}
	}
	if notes := findings.Of(knowledge.Note); len(notes) != 1 || !strings.Contains(notes[0].Message, "gone") {
		t.Errorf("findings %v", findings)
	}
}

// A document that a record dates said at first what it did from that day on, and what
// came later from when it came.
func TestPastOfDatedByRecord(t *testing.T) {
	dir, first, second := t.TempDir(), "<p>First.</p><p>Always.</p>", "<p>Second.</p><p>Always.</p>"
	err := replay.Into(dir, []replay.Version{{Page: "a", From: "2020-03-01", Path: "a.html", Text: &first}, {Page: "a", From: "2020-04-01", Path: "a.html", Text: &second}})
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "a.yaml"), []byte("sources:\n  - {id: a.html, title: Memo, date: 2020-01-15}\n"), 0o666)
	}
	if err != nil {
		t.Fatal(err)
	}
	b, findings := LoadDir(dir)
	if b == nil {
		t.Fatal(findings)
	}
	for _, p := range b.Passages {
		want := map[string]string{"First.": "2020-01-15 2020-01-15 2020-03-31", "Always.": "2020-01-15 2020-01-15 ", "Second.": "2020-04-01 2020-04-01 "}[p.Text]
		if got := p.Date.String() + " " + p.From.String() + " " + p.Until.String(); got != want {
			t.Errorf("%s is of %s, want %s", p.Text, got, want)
		}
	}
}

// TestDamagedHistory reads a folder as it is where its history can't be read.
func TestDamagedHistory(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"a.md": "# A\n\nOne.\n", ".git/HEAD": "nonsense\n"} {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o777), os.WriteFile(path, []byte(text), 0o666)); err != nil {
			t.Fatal(err)
		}
	}
	b, findings := LoadDir(dir)
	if b == nil || len(b.Passages) != 1 || !b.Passages[0].From.IsZero() {
		t.Fatalf("%v: %v", b, findings)
	}
	if w := findings.Of(knowledge.Warning); !slices.ContainsFunc(w, func(f knowledge.Finding) bool { return strings.Contains(f.Message, "history") }) {
		t.Errorf("findings %v", findings)
	}
}

// What was removed, or can't be read any more, and has nothing that says who may
// see it, is told to nobody where some may not see all.
func TestPastOfUnknownCollection(t *testing.T) {
	open, broken, table := "---\ntitle: Memo\n---\n\nFirst.\n", "---\ncollection: [legal\n---\n\nSecond.\n", "Tool,Status\nHeron,approved\n"
	for settings, want := range map[string]int{"collections: {legal: {groups: [S1]}}\n": 0, "home: acme\n": 2} {
		dir := t.TempDir()
		err := replay.Into(dir, []replay.Version{
			{Page: "a", From: "2020-01-01", Path: "a.md", Text: &open},
			{Page: "b", From: "2020-01-01", Path: "b.csv", Text: &table},
			{Page: "a", From: "2020-02-01", Path: "a.md", Text: &broken},
			{Page: "b", From: "2020-02-01", Path: "b.csv"},
			{Page: "c", From: "2020-01-01", Path: "c.md", Text: &open},
		})
		records := "entities:\n  - {id: acme, kind: company, names: [Acme]}\n"
		err = errors.Join(err, os.WriteFile(filepath.Join(dir, "knowledge.yaml"), []byte(settings), 0o666), os.WriteFile(filepath.Join(dir, "acme.yaml"), []byte(records), 0o666))
		if err != nil {
			t.Fatal(err)
		}
		b, findings := LoadDir(dir)
		if b == nil {
			t.Fatal(findings)
		}
		past := 0
		for _, p := range b.Passages {
			if p.Past() {
				past++
			}
		}
		if past != want {
			t.Errorf("%s: %d past passages, want %d: %v", settings, past, want, findings)
		}
	}
}
