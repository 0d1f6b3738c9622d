package extract

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"policybot/knowledge"
	"policybot/knowledge/document"
	"policybot/knowledge/extract/names"
)

var update = flag.Bool("update", false, "accept the results as the wanted ones")

// golden compares what is told of the files of an archive, all but the last,
// with that one.
func golden(t *testing.T, file string, tell func(files []txtar.File) string) {
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	last := len(a.Files) - 1
	got := tell(a.Files[:last])
	if *update {
		a.Files[last].Data = []byte(got)
		if err := os.WriteFile(file, txtar.Format(a), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if want := string(a.Files[last].Data); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// baseOf holds the passages of documents, and what is declared.
func baseOf(t testing.TB, files []txtar.File, declared ...*knowledge.Entity) *knowledge.Base {
	var sources []*knowledge.Source
	var passages []*knowledge.Passage
	for _, f := range files {
		d, findings := document.Parse(f.Name, f.Data)
		if err := findings.Err(); err != nil {
			t.Fatal(err)
		}
		sources = append(sources, d.Source)
		passages = append(passages, d.Passages...)
	}
	return knowledge.NewBase(knowledge.Settings{}, declared, sources, nil, nil, passages)
}

func tellEntities(list []*knowledge.Entity) string {
	var b strings.Builder
	for _, e := range list {
		fmt.Fprintf(&b, "%s %s:", e.Kind, e.ID)
		for i, n := range e.Names {
			if i > 0 {
				b.WriteString(",")
			}
			b.WriteString(" " + n.Text)
			if n.AsWritten {
				b.WriteString(" (as written)")
			}
			if !n.From.IsZero() {
				b.WriteString(" from " + n.From.String())
			}
			if !n.Until.IsZero() {
				b.WriteString(" until " + n.Until.String())
			}
		}
		for _, l := range e.In {
			b.WriteString(" in " + string(l.To))
		}
		if e.Collection != "" {
			b.WriteString(" [" + string(e.Collection) + "]")
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestNamesGolden(t *testing.T) {
	golden(t, "testdata/names.txtar", func(files []txtar.File) string {
		return tellEntities(entitiesIn(t, baseOf(t, files)))
	})
}

// What a record declares isn't proposed, and no id is taken twice.
func TestNamesLeaveRecordsAlone(t *testing.T) {
	files := []txtar.File{{Name: "tools/heron.md", Data: []byte("---\ntitle: Heron\n---\nInstall Heron and Wren.\n")}, {Name: "tools/wren.md", Data: []byte("---\ntitle: Wren\n---\nText.\n")}}
	heron := &knowledge.Entity{ID: "heron", Kind: knowledge.App, Names: []knowledge.Name{{Text: "Heron"}}}
	other := &knowledge.Entity{ID: "wren", Kind: knowledge.App, Names: []knowledge.Name{{Text: "Something else"}}}
	if got, want := tellEntities(entitiesIn(t, baseOf(t, files, heron, other))), "app wren-app: Wren (as written)\n"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// The order of the documents changes nothing.
func TestNamesDontDependOnOrder(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	b := pagesBase(t)
	want := tellEntities(entitiesIn(t, b))
	random := rand.New(rand.NewPCG(1, 2))
	for range 3 {
		passages, sources := slices.Clone(b.Passages), slices.Clone(b.Sources)
		random.Shuffle(len(passages), func(i, j int) { passages[i], passages[j] = passages[j], passages[i] })
		random.Shuffle(len(sources), func(i, j int) { sources[i], sources[j] = sources[j], sources[i] })
		for i, p := range passages { // NewBase puts them in the order of their ids
			other := *p
			other.ID = knowledge.PassageID(fmt.Sprintf("p%d", i))
			passages[i] = &other
		}
		if got := tellEntities(entitiesIn(t, knowledge.NewBase(b.Settings, nil, sources, nil, nil, passages))); got != want {
			t.Fatalf("in another order\n%s\nwant\n%s", got, want)
		}
	}
}

// Nearly all that the pages are about is named, and hardly anything else: what
// else is named was looked through by hand.
func TestNamesOfToolPages(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	named := map[string]bool{}
	var junk []string
	list := entitiesIn(t, pagesBase(t))
	for _, e := range list {
		for _, n := range e.Names {
			named[n.Text] = true
		}
		if slices.Contains(notNames, e.Name()) {
			junk = append(junk, e.Name())
		}
	}
	var missing []string
	for _, s := range pageSubjects {
		if !named[s] {
			missing = append(missing, s)
		}
	}
	t.Logf("%d of %d subjects are named; of %d proposals these are none: %v", len(pageSubjects)-len(missing), len(pageSubjects), len(list), junk)
	if 20*len(missing) > len(pageSubjects) {
		t.Errorf("not named: %v", missing)
	}
	if 20*len(junk) > len(list) {
		t.Errorf("proposed: %v", junk)
	}
}

// pageSubjects are the tools that the pages are about.
var pageSubjects = []string{"Adobe Acrobat", "Creative Cloud", "Airtable", "AnyConnect", "ClamXav", "DocuSign", "Docker Hub", "eSign", "Eventbrite", "Federalist", "Figma", "Float", "GitHub",
	"Gmail", "Google Analytics", "Google Calendar", "Google Docs", "Google Drive", "Google Groups", "Google Hangouts", "Google Meet", "HR Links", "InVision", "MailChimp", "Managed Software Center",
	"Mandrill", "Mural", "Murally", "New Relic", "npm", "Microsoft Office", "cloud.gov Pages", "Qualtrics", "Sketch", "Slack", "Smartsheet", "Microsoft Teams", "Tock", "Trello", "Citrix", "VMware Fusion",
	"VMware Horizon", "Waffle", "Zoom"}

// notNames are names that the pages have, and that name neither an app nor a
// body.
var notNames = []string{"Acquisitions", "Business Unit", "Charlie", "Client", "Code of Conduct", "Custom Emoji Request", "Forms", "GSA Access Card Login", "Google Group", "Google Drives", "Hours", "Hub",
	"License Manager", "Paid Parental Leave", "Personal Meeting ID", "Points", "Projects", "Relic", "Software", "TTS-wide", "Workflow", "Channels", "Analytics", "Text editors", "eDiscovery", "Diagnostics", "Special Act Time", "About Float", "Float Department", "18F GitHub Organization", "Trello Chrome"}

func BenchmarkNames(b *testing.B) {
	base := pagesBase(b)
	for b.Loop() {
		entitiesIn(b, base)
	}
}

// entitiesIn are those that the documents name, of which every one is read to its end.
func entitiesIn(t testing.TB, b *knowledge.Base) []*knowledge.Entity {
	t.Helper()
	list, broken := names.Entities(b)
	if len(broken) > 0 {
		t.Error(broken)
	}
	return list
}
