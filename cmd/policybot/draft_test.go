package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"policybot/knowledge"
	"policybot/knowledge/draft"
	"policybot/search"
	"policybot/search/edition"
)

// articles copies the articles by which extraction is measured into a folder.
func articles(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	files, err := filepath.Glob("../../knowledge/extract/testdata/articles/[0-9]*.md")
	if err != nil || len(files) == 0 {
		t.Fatal("no articles", err)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(f)), data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// runHere runs the program and gives its exit status and what it printed.
func runHere(t *testing.T, args ...string) (int, string) {
	t.Helper()
	var out bytes.Buffer
	code := run(context.Background(), args, nil, strings.NewReader(""), &out, &out)
	return code, out.String()
}

// handbook is a folder of an organization that nobody declares, with invented names.
func handbook(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"chat.md":  "---\ntitle: Chat\ndate: 2024-03-04\n---\n# Chat\n\nStaff must not use the Heron app on company phones.\n\nWe use the Wren app to plan our work.\n",
		"calls.md": "---\ntitle: Calls\ndate: 2024-05-06\n---\n# Calls\n\nThe Crane app is approved for use by contractors.\n\nOn 3 May 2024 we banned the Dove app. On 6 May 2024 we lifted the ban on Dove.\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// TestDraftsLoad puts what is proposed of the articles into their folder: it passes
// every check, and all that is new is on record.
func TestDraftsLoad(t *testing.T) {
	dir := articles(t)
	p := &program{stdout: io.Discard, stderr: io.Discard}
	d, _, err := p.readDrafts(dir, nil, "")
	if err != nil {
		t.Fatal(err)
	}
	if code, out := runHere(t, "draft", dir, "--out", filepath.Join(dir, "records")); code != exitOK {
		t.Fatal(code, out)
	}
	if code, out := runHere(t, "check", dir); code != exitOK {
		t.Fatal(code, out)
	}
	again, after, err := p.readDrafts(dir, nil, "")
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Of(draft.New)) < 20 || len(again.Of(draft.Recorded)) == 0 {
		t.Errorf("%d are new, and then %d on record", len(d.Of(draft.New)), len(again.Of(draft.Recorded)))
	}
	for _, i := range d.Of(draft.New) {
		if i.Event != nil && after.Event(i.Event.ID) == nil {
			t.Errorf("%s isn't on record", i.ID())
		}
	}
}

// TestDraftsAnswerAlike puts what is proposed of a handbook into its folder: it
// passes every check, nothing is proposed again, and every question is answered with
// the same verdict as from the documents alone.
func TestDraftsAnswerAlike(t *testing.T) { answersAlike(t, handbook(t)) }

func answersAlike(t *testing.T, dir string) {
	p := &program{stdout: io.Discard, stderr: io.Discard}
	d, before, err := p.readDrafts(dir, nil, "")
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Of(draft.New)) < 3 {
		t.Fatalf("only %d are new", len(d.Of(draft.New)))
	}
	if code, out := runHere(t, "draft", dir, "--out", filepath.Join(dir, "records")); code != exitOK {
		t.Fatal(code, out)
	}
	if code, out := runHere(t, "check", dir); code != exitOK {
		t.Fatal(code, out)
	}
	if code, out := runHere(t, "draft", dir); code != exitUnknown {
		t.Errorf("proposed again: %d\n%s", code, out)
	}
	after, err := loader{warnings: io.Discard}.base(dir)
	if err != nil {
		t.Fatal(err)
	}
	read, recorded := ask(t, before), ask(t, after)
	for _, q := range questionsOn(before, d) {
		w, _ := read(q)
		r, text := recorded(q)
		if r != w {
			t.Errorf("%s\nfrom documents %s\nfrom records   %s", q, w, r)
		}
		if strings.Contains(text, "But the document") {
			t.Errorf("%s\na document is said to tell otherwise what is drafted of it: %s", q, text)
		}
	}
}

// ask gives the verdicts and the texts of a base's answers.
func ask(t *testing.T, b *knowledge.Base) func(string) (verdict, text string) {
	t.Helper()
	ed, err := edition.New(b, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ed.Close() })
	e := search.NewEngine(time.Now, ed)
	return func(q string) (string, string) {
		a, err := e.Ask(t.Context(), search.Request{Text: q, Viewer: knowledge.Viewer{All: true}})
		if err != nil {
			t.Fatal(q, err)
		}
		verdict := string(a.Verdict)
		for _, p := range a.Parts {
			verdict += " " + string(p.Verdict)
		}
		return verdict, a.Text
	}
}

// questionsOn are questions about each actor and app of what is new.
func questionsOn(b *knowledge.Base, d *draft.Proposed) (list []string) {
	names := knowledge.NewBase(b.Settings, slices.Concat(b.Entities, d.Entities), nil, b.Events, nil, nil)
	for _, i := range d.Of(draft.New) {
		if i.Event == nil {
			continue
		}
		for _, app := range i.Event.Apps {
			by, what := names.NameOf(i.Event.By), names.NameOf(app)
			for _, form := range []string{"Did %s ban %s?", "Has %[1]s lifted its ban on %[2]s?", "Is %[2]s banned at %[1]s?", "May I use %[2]s at %[1]s?"} {
				if q := fmt.Sprintf(form, by, what); !slices.Contains(list, q) {
					list = append(list, q)
				}
			}
		}
	}
	return list
}
