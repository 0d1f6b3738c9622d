package lint

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"policybot/knowledge"
	"policybot/knowledge/record"
)

var update = flag.Bool("update", false, "accept the results as the wanted ones")

// Each folder of records gives its findings, and no others.
func TestFindings(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) < len(rules) {
		t.Fatalf("%d archives for %d rules: %v", len(files), len(rules), err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { testFindings(t, name) })
	}
}

func testFindings(t *testing.T, name string) {
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	fsys, last := fstest.MapFS{}, len(a.Files)-1
	for _, f := range a.Files[:last] {
		fsys[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	base, loading := record.Load(fsys)
	if base == nil {
		t.Fatal(loading)
	}
	got := Check(base).String() + "\n"
	if *update {
		a.Files[last].Data = []byte(got)
		if err := os.WriteFile(name, txtar.Format(a), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if want := string(a.Files[last].Data); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Records made in memory, where nothing stands behind a reference, give
// findings and no crash.
func TestReferencesThatLeadNowhere(t *testing.T) {
	day := knowledge.OnDay(19000)
	b := knowledge.NewBase(knowledge.Settings{Home: "nobody"},
		[]*knowledge.Entity{{ID: "shop", Kind: knowledge.UnitKind, In: []knowledge.Link{{To: "gone"}}, Under: []knowledge.Link{{To: "gone"}}}},
		nil,
		[]*knowledge.Event{
			{ID: "lift", By: "gone", Do: knowledge.Lift, Names: []knowledge.EventID{"lost"}, Apps: []knowledge.EntityID{"none"}, Announced: day,
				Reports: []knowledge.Report{{Source: "unknown", Quote: "words"}}},
			{ID: "undated", By: "gone", Do: knowledge.Ban},
		}, nil, nil)
	all := Check(b).String()
	for _, want := range []string{"names lost", "names gone", "names none", "source unknown", "no date", "names nobody", "about no app"} {
		if !strings.Contains(all, want) {
			t.Errorf("no finding says %q:\n%s", want, all)
		}
	}
}

// One actor with all its rules on one app, long chains of undoing, and one name
// for all: none of it takes time that grows with the square.
func TestCheckIsLinear(t *testing.T) {
	const n = 30_000
	var events []*knowledge.Event
	var entities []*knowledge.Entity
	entities = append(entities, &knowledge.Entity{ID: "acme", Kind: knowledge.Company}, &knowledge.Entity{ID: "pigeon", Kind: knowledge.App})
	for i := range n {
		e := &knowledge.Event{ID: knowledge.EventID(fmt.Sprintf("e%06d", i)), By: "acme", Apps: []knowledge.EntityID{"pigeon"},
			Announced: knowledge.OnDay(knowledge.Day(i)), Do: []knowledge.Act{knowledge.Ban, knowledge.Allow}[i%2], Text: "Done.",
			Scope: knowledge.Scope{Terms: knowledge.Terms{knowledge.Audience: {knowledge.EntityID(fmt.Sprintf("a%d", i))}}}}
		if i%2 == 1 && i > n/2 {
			e.Do, e.Names = knowledge.Lift, []knowledge.EventID{knowledge.EventID(fmt.Sprintf("e%06d", i-2))}
		}
		events = append(events, e)
		entities = append(entities, &knowledge.Entity{ID: knowledge.EntityID(fmt.Sprintf("a%d", i)), Kind: knowledge.AudienceKind, Names: []knowledge.Name{{Text: "people"}}})
	}
	b := knowledge.NewBase(knowledge.Settings{}, entities, nil, events, nil, nil)
	start := time.Now()
	findings := Check(b)
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("checking %d events took %v", n, took)
	}
	if !slices.ContainsFunc(findings, func(f knowledge.Finding) bool { return strings.Contains(f.Message, `the name "people"`) }) {
		t.Error("the name that all share was not told")
	}
}
