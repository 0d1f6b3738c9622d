package search_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"policybot/knowledge"
	"policybot/knowledge/lint"
	"policybot/knowledge/pack"
	"policybot/knowledge/record"
	"policybot/search"
	"policybot/search/answer"
	"policybot/search/edition"
	"policybot/search/eval"
)

var update = flag.Bool("update", false, "accept today's answers as the golden ones")

// today is the day on which the questions of the worlds are asked.
var today = time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)

func clock() time.Time { return today }

// worlds are knowledge with questions on it, and those of the questions that
// are known to be answered otherwise than expected, all more carefully: nothing
// may join them unseen.
var worlds = []struct {
	name string
	base func(testing.TB) *knowledge.Base
	open []string
}{
	{"pack", packBase, []string{"153", "240", "241"}},
	{"pack2", packBase, nil},
	{"pack3", packBase, []string{"022", "042", "047"}},
	{"adversarial", packBase, []string{"044", "092", "094", "096", "113", "136", "139"}},
	{"adversarial2", packBase, []string{"068", "146"}},
	{"hospital", func(t testing.TB) *knowledge.Base { return folderBase(t, "testdata/hospital") }, []string{"051"}},
	{"university", func(t testing.TB) *knowledge.Base { return folderBase(t, "testdata/university") }, []string{"060", "065"}},
	{"firm", func(t testing.TB) *knowledge.Base { return folderBase(t, "testdata/firm") }, nil},
	{"larkspur", func(t testing.TB) *knowledge.Base { return folderBase(t, "testdata/larkspur") }, nil},
	{"amended", func(t testing.TB) *knowledge.Base { return folderBase(t, "testdata/amended") }, nil},
	{"undone", func(t testing.TB) *knowledge.Base { return folderBase(t, "testdata/undone") }, nil},
	{"tessel", func(t testing.TB) *knowledge.Base { return folderBase(t, "testdata/tessel") }, []string{"034"}},
	{"ardea", func(t testing.TB) *knowledge.Base { return folderBase(t, "testdata/ardea") }, nil},
	{"transport", func(t testing.TB) *knowledge.Base { return folderBase(t, "testdata/transport") }, nil},
	{"agency", func(t testing.TB) *knowledge.Base { return folderBase(t, "testdata/agency") }, nil},
	{"bank-adversarial", func(t testing.TB) *knowledge.Base { return folderBase(t, "testdata/bank") }, []string{"025", "042"}},
	{"circus", func(t testing.TB) *knowledge.Base { return folderBase(t, "testdata/circus") }, nil},
	{"maker", func(t testing.TB) *knowledge.Base { return folderBase(t, "testdata/maker") }, []string{"056"}},
	{"maker-adversarial", func(t testing.TB) *knowledge.Base { return folderBase(t, "testdata/maker") }, []string{"025", "026", "045", "047"}},
	{"bank", func(t testing.TB) *knowledge.Base { return folderBase(t, "testdata/bank") }, nil},
	{"asks", func(t testing.TB) *knowledge.Base { return folderBase(t, "testdata/bank") }, nil},
	{"tarvessa", func(t testing.TB) *knowledge.Base { return folderBase(t, "testdata/tarvessa") }, []string{"062"}},
}

func packBase(t testing.TB) *knowledge.Base {
	t.Helper()
	b, err := pack.Load()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func folderBase(t testing.TB, dir string) *knowledge.Base {
	t.Helper()
	b, findings := record.Load(os.DirFS(dir))
	if b != nil {
		findings = append(findings, lint.Check(b)...)
	}
	if err := findings.Err(); err != nil {
		t.Fatal(err)
	}
	return b
}

func engine(t testing.TB, b *knowledge.Base) *search.Engine {
	t.Helper()
	ed, err := edition.New(b, today)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ed.Close() })
	return search.NewEngine(clock, ed)
}

func ask(t testing.TB, e *search.Engine, c eval.Case) answer.Answer {
	t.Helper()
	a, err := e.Ask(context.Background(), requestOf(t, c))
	if err != nil {
		t.Fatalf("%s: %v", c.Name, err)
	}
	return a
}

func requestOf(t testing.TB, c eval.Case) search.Request {
	t.Helper()
	r := search.Request{Text: c.Ask}
	if c.AsOf != "" {
		d, err := knowledge.ParseDate(c.AsOf)
		if err != nil {
			t.Fatal(err)
		}
		r.AsOf = d.Last
	}
	return r
}

func casesOf(t testing.TB, name string) []eval.Case {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name+".txtar"))
	if err != nil {
		t.Fatal(err)
	}
	cases, err := eval.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range cases {
		if c.Thread != "" {
			t.Fatalf("%s: in a world each question is asked alone, without a thread", c.Name)
		}
	}
	return cases
}

// TestWorlds asks every question of every world: the verdict and what the text
// must and must not hold are checked, and the whole text is a golden file.
func TestWorlds(t *testing.T) {
	for _, w := range worlds {
		t.Run(w.name, func(t *testing.T) {
			e := engine(t, w.base(t))
			var got txtar.Archive
			for _, c := range casesOf(t, w.name) {
				a := ask(t, e, c)
				faults := c.Faults(a)
				switch known := slices.Contains(w.open, c.Name); {
				case len(faults) > 0 && !known:
					t.Errorf("%s: %s\n  %s\n  understood: %s\n  answer: %s", c.Name, c.Ask, strings.Join(faults, "; "), a.Understood, a.Text)
				case len(faults) == 0 && known:
					t.Errorf("%s: %s: answered as expected by now; take it off the list", c.Name, c.Ask)
				}
				got.Files = append(got.Files, txtar.File{Name: c.Name + ".answer", Data: fmt.Appendf(nil, "%s\n%s\n%s\n", a.Understood, a.Verdict, a.Text)})
			}
			golden(t, filepath.Join("testdata", w.name+".answers.txtar"), txtar.Format(&got))
		})
	}
}

func golden(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; go test ./search -update makes it", err)
	}
	if string(want) == string(got) {
		return
	}
	before := map[string]string{}
	for _, f := range txtar.Parse(want).Files {
		before[f.Name] = string(f.Data)
	}
	for _, f := range txtar.Parse(got).Files {
		if before[f.Name] != string(f.Data) {
			t.Errorf("%s changed:\n- %s+ %s", f.Name, before[f.Name], f.Data)
		}
	}
	t.Errorf("%s differs; where the change is meant, go test ./search -update accepts it", file)
}

// TestEvidence holds every answer of every world to its evidence: each mark in
// the text names one, quotes are those of the records to the byte, and what
// was undone is told as undone in the first two sentences.
func TestEvidence(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	for _, w := range worlds {
		t.Run(w.name, func(t *testing.T) {
			base := w.base(t)
			e := engine(t, base)
			for _, c := range casesOf(t, w.name) {
				a := ask(t, e, c)
				checkMarks(t, c, a)
				checkQuotes(t, base, c, a)
			}
		})
	}
}

func checkMarks(t *testing.T, c eval.Case, a answer.Answer) {
	t.Helper()
	for i, e := range a.Evidence {
		listed := slices.ContainsFunc(a.Events, func(x answer.Event) bool { return string(x.ID) == e.Record })
		if !listed && !strings.Contains(a.Text, fmt.Sprintf("[%d]", i+1)) {
			t.Errorf("%s: evidence %d has no mark in %q", c.Name, i+1, a.Text)
		}
	}
	if strings.Contains(a.Text, fmt.Sprintf("[%d]", len(a.Evidence)+1)) {
		t.Errorf("%s: a mark without evidence in %q", c.Name, a.Text)
	}
	for _, x := range a.Events {
		if !cites(a, string(x.ID)) {
			t.Errorf("%s: lists %s without evidence", c.Name, x.ID)
		}
	}
}

func checkQuotes(t *testing.T, b *knowledge.Base, c eval.Case, a answer.Answer) {
	t.Helper()
	for _, e := range a.Evidence {
		if p := b.Passage(knowledge.PassageID(e.Record)); p != nil && strings.Contains(p.Text, e.Quote) {
			continue
		}
		if e.Quote != "" && !slices.ContainsFunc(reportsOf(b, e.Record), func(r knowledge.Report) bool { return r.Quote == e.Quote && r.Source == e.Source }) {
			t.Errorf("%s: quote %q is not in record %s", c.Name, e.Quote, e.Record)
		}
	}
}

func reportsOf(b *knowledge.Base, id string) []knowledge.Report {
	var list []knowledge.Report
	if e := b.Event(knowledge.EventID(id)); e != nil {
		list = append(list, e.Reports...)
		for _, r := range e.Reasons {
			list = append(list, r.Reports...)
		}
	}
	if f := b.Fact(knowledge.FactID(id)); f != nil {
		list = append(list, f.Reports...)
	}
	return list
}
