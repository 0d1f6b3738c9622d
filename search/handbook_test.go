package search_test

import (
	"context"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"policybot/knowledge"
	"policybot/knowledge/record"
	"policybot/search"
)

// TestHandbook asks an invented handbook what its readers ask: what they may do,
// must do and have to know, and what it doesn't tell.
func TestHandbook(t *testing.T) { askArchive(t, "testdata/handbook.txtar") }

// TestPeople asks for those whom rules are for, and for others: a permission for some
// lets nobody else use anything, and a ban for some keeps nobody else from it.
func TestPeople(t *testing.T) { askArchive(t, "testdata/people.txtar") }

// TestUnnamedHome asks of a company by the name that only its pages have.
func TestUnnamedHome(t *testing.T) { askArchive(t, "testdata/unnamed_home.txtar") }

// TestDocumentsOutOfForce asks for what stands under a status or a heading by which it
// doesn't hold.
func TestDocumentsOutOfForce(t *testing.T) { askArchive(t, "testdata/unforced.txtar") }

// TestDoubts asks for what documents only tell of, ask about, or rule in part.
func TestDoubts(t *testing.T) { askArchive(t, "testdata/doubts.txtar") }

// TestAmendedHandbook asks for rules that later documents change by number, title or day.
func TestAmendedHandbook(t *testing.T) { askArchive(t, "testdata/amending.txtar") }

// TestAnswers asks what questions with their answers say together, and what rules with
// numbers and lines under a name do.
func TestAnswers(t *testing.T) { askArchive(t, "testdata/answers.txtar") }

// TestAskers asks what people may do who tell of themselves: who they are and aren't, what they
// have got, and when they want to use something.
func TestAskers(t *testing.T) { askArchive(t, "testdata/askers.txtar") }

// TestToolPages asks pages of tools what their tables and lists tell.
func TestToolPages(t *testing.T) { askArchive(t, "testdata/tool_pages.txtar") }

// TestHeard asks beside what those who ask have heard, think or were told.
func TestHeard(t *testing.T) { askArchive(t, "testdata/heard.txtar") }

// TestTails asks what people put in a few words behind what they say.
func TestTails(t *testing.T) { askArchive(t, "testdata/tails.txtar") }

// askArchive asks the documents of the archive the questions in it. Behind "> " a question goes
// on with the one before.
func askArchive(t *testing.T, name string) {
	t.Helper()
	archive, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files, err := txtar.FS(archive)
	if err != nil {
		t.Fatal(err)
	}
	b, findings := record.Load(files)
	if err := findings.Err(); err != nil {
		t.Fatal(err)
	}
	e := engine(t, b)
	before := ""
	for line := range strings.Lines(string(fileOf(t, archive, "questions"))) {
		parts := strings.SplitN(strings.TrimSpace(line), " |", 3)
		ask, verdict, words := parts[0], strings.TrimSpace(parts[1]), strings.TrimSpace(parts[2])
		ask, follows := strings.CutPrefix(ask, "> ")
		if !follows {
			before = ""
		}
		a, err := e.Ask(context.Background(), search.Request{Text: ask, Before: before, AsOf: knowledge.NewDay(2026, 11, 20)})
		if err != nil {
			t.Fatal(err)
		}
		before = a.Understood
		told := a.Text
		for _, x := range a.Evidence {
			told += "\n" + x.Quote
		}
		if string(a.Verdict) != verdict || !strings.Contains(told, words) {
			t.Errorf("%s\n is %s, not %s with “%s”: %s", ask, a.Verdict, verdict, words, told)
		}
	}
}

// fileOf is a file of the archive.
func fileOf(t *testing.T, a *txtar.Archive, name string) []byte {
	t.Helper()
	for _, f := range a.Files {
		if f.Name == name {
			return f.Data
		}
	}
	t.Fatalf("no file %q", name)
	return nil
}
