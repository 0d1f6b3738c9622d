package record

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"policybot/knowledge"
	"policybot/knowledge/document/history/replay"
)

// TestPastOfADeclaredCollection keeps what a table said while the records declared it
// in a collection from those who can't see that, whatever they declare now, through
// a move of the file, too.
func TestPastOfADeclaredCollection(t *testing.T) {
	text := func(s string) *string { return &s }
	row := func(status string) *string { return text("Tool,Status\nHeron," + status + "\n") }
	declare := func(id, more string) *string {
		return text("sources:\n  - {id: " + id + ", title: Invented tools" + more + "}\n")
	}
	dir := t.TempDir()
	err := replay.Into(dir, []replay.Version{
		{Page: "t", From: "2020-01-01", Path: "old.csv", Text: row("planned")}, // nothing is declared yet
		{Page: "r", From: "2020-02-01", Path: "r.yaml", Text: declare("old.csv", ", collection: legal")},
		{Page: "t", From: "2020-02-01", Path: "old.csv", Text: row("secret")},
		{Page: "r", From: "2020-03-01", Path: "r.yaml", Text: declare("old.csv", ", collection: board")},
		{Page: "t", From: "2020-03-01", Path: "old.csv", Text: row("graver")},
		{Page: "r", From: "2020-04-01", Path: "r.yaml", Text: text("sources: [broken\n")},
		{Page: "t", From: "2020-04-01", Path: "old.csv", Text: row("between")},
		{Page: "r", From: "2020-05-01", Path: "r.yaml", Text: declare("old.csv", ", collection: legal")},
		{Page: "t", From: "2020-05-01", Path: "old.csv", Text: row("closing")},
		{Page: "r", From: "2020-06-01", Path: "r.yaml", Text: declare("old.csv", "")},
		{Page: "t", From: "2020-06-01", Path: "old.csv", Text: row("approved")},
		{Page: "t", From: "2020-07-01", Path: "old.csv", Text: row("banned")},
	})
	if err = errors.Join(err, os.WriteFile(filepath.Join(dir, "knowledge.yaml"), []byte("collections: {legal: {groups: [S1]}, board: {groups: [S2]}}\n"), 0o666)); err != nil {
		t.Fatal(err)
	}
	b, findings := LoadDir(dir)
	if b == nil {
		t.Fatal(findings)
	}
	lawyer, director := knowledge.Viewer{Groups: []string{"S1"}}, knowledge.Viewer{Groups: []string{"S2"}}
	for _, c := range []struct {
		day                      string
		says                     string
		anyone, lawyer, director bool
	}{
		{"2020-01-15", "planned", true, true, true},
		{"2020-02-15", "secret", false, true, false},
		{"2020-03-15", "graver", false, false, true},
		{"2020-04-15", "between", false, false, false}, // in which of the two isn't known
		{"2020-05-15", "closing", false, true, false},
		{"2020-06-15", "approved", true, true, true},
		{"2020-07-15", "banned", true, true, true},
	} {
		d, _ := knowledge.ParseDay(c.day)
		for _, x := range []struct {
			who  string
			v    knowledge.Viewer
			want bool
		}{{"anyone", knowledge.Viewer{}, c.anyone}, {"a lawyer", lawyer, c.lawyer}, {"a director", director, c.director}} {
			got := slices.ContainsFunc(standing(b.For(x.v), d), func(s string) bool { return strings.Contains(s, c.says) })
			if got != x.want {
				t.Errorf("%s: %s sees %q: %v", c.day, x.who, c.says, got)
			}
		}
	}
	if n := findings.Of(knowledge.Note); !slices.ContainsFunc(n, func(f knowledge.Finding) bool {
		return strings.Contains(f.Message, "in one collection, and in another")
	}) {
		t.Errorf("findings %v", findings)
	}
}

// TestPastOfWhatIsClosedNow holds what was open to those who see the document as it
// is.
func TestPastOfWhatIsClosedNow(t *testing.T) {
	text := func(s string) *string { return &s }
	dir := t.TempDir()
	err := replay.Into(dir, []replay.Version{
		{Page: "t", From: "2020-01-01", Path: "new.csv", Text: text("Tool,Status\nHeron,planned\n")},
		{Page: "t", From: "2020-02-01", Path: "new.csv", Text: text("Tool,Status\nHeron,approved\n")},
		{Page: "r", From: "2020-03-01", Path: "r.yaml", Text: text("sources:\n  - {id: new.csv, title: Invented tools, collection: legal}\n")},
	})
	if err = errors.Join(err, os.WriteFile(filepath.Join(dir, "knowledge.yaml"), []byte("collections: {legal: {groups: [S1]}}\n"), 0o666)); err != nil {
		t.Fatal(err)
	}
	b, findings := LoadDir(dir)
	if b == nil {
		t.Fatal(findings)
	}
	d, _ := knowledge.ParseDay("2020-01-15")
	if got := standing(b.For(knowledge.Viewer{}), d); len(got) > 0 {
		t.Errorf("anyone sees %v", got)
	}
	if got := standing(b.For(knowledge.Viewer{Groups: []string{"S1"}}), d); len(got) != 1 {
		t.Errorf("a lawyer sees %v", got)
	}
}
