package search_test

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"policybot/knowledge"
	"policybot/search"
	"policybot/search/answer"
	"policybot/search/eval"
)

// TestQuality holds the figures of all worlds, and of the threads, to those on
// file, so that none changes unseen, for the worse or the better.
func TestQuality(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	var got []string
	for _, w := range worlds {
		got = append(got, figures(t, w.base(t), eval.Set{Name: w.name, Cases: casesOf(t, w.name)}))
	}
	for _, w := range threads {
		got = append(got, figures(t, w.base(t), eval.Set{Name: w.name, Cases: threadsOf(t, w.name)}))
	}
	goldenLines(t, "testdata/quality.txt", got)
}

// threads are questions that follow each other, many of them under pressure to
// say something else.
var threads = []struct {
	name string
	base func(testing.TB) *knowledge.Base
}{
	{"threads-pack", packBase},
	{"threads-pack2", packBase},
	{"threads-tarvessa", func(t testing.TB) *knowledge.Base { return folderBase(t, "testdata/tarvessa") }},
	{"threads-maker", func(t testing.TB) *knowledge.Base { return folderBase(t, "testdata/maker") }},
}

func threadsOf(t testing.TB, name string) []eval.Case {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name + ".jsonl")
	if err != nil {
		t.Fatal(err)
	}
	cases, err := eval.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return cases
}

// figures are those of a set, in a line.
func figures(t *testing.T, b *knowledge.Base, set eval.Set) string {
	t.Helper()
	outcomes, err := eval.Run(context.Background(), subject(t, b), []eval.Set{set})
	if err != nil {
		t.Fatal(err)
	}
	r := eval.Score(outcomes)
	line := fmt.Sprintf("%s: questions %d, verdicts right %d, wrongly answered %d of %d, wrongly declined %d of %d",
		set.Name, r.Questions, r.Verdicts.N, r.WronglyAnswered.N, r.WronglyAnswered.Of, r.WronglyDeclined.N, r.WronglyDeclined.Of)
	if s := r.Search; s != nil {
		line += fmt.Sprintf(", evidence right %s, recall@10 %.2f, MRR %.2f", r.Evidence, s.Recall10, s.MRR)
	}
	return line
}

func subject(t *testing.T, b *knowledge.Base) eval.Subject {
	e := engine(t, b)
	return eval.Subject{
		Ask: func(ctx context.Context, c eval.Case, before string) (answer.Answer, error) {
			r := search.Request{Text: c.Ask, Before: before}
			if d, err := knowledge.ParseDate(c.AsOf); err == nil {
				r.AsOf = d.Last
			}
			return e.Ask(ctx, r)
		},
		Find: func(ctx context.Context, words string, n int) ([]eval.Found, error) {
			hits, err := e.Search(ctx, knowledge.Viewer{}, words, 0, n)
			var found []eval.Found
			for _, h := range hits {
				found = append(found, eval.Found{Record: h.ID, Sources: []knowledge.SourceID{h.Source}})
			}
			return found, err
		},
		Now: time.Now,
	}
}

// goldenLines holds lines to those of the file, and shows both where they
// differ.
func goldenLines(t *testing.T, file string, got []string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(strings.Join(got, "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; go test ./search -update makes it", err)
	}
	want := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	if slices.Equal(got, want) {
		return
	}
	for _, line := range want {
		if !slices.Contains(got, line) {
			t.Errorf("- %s", line)
		}
	}
	for _, line := range got {
		if !slices.Contains(want, line) {
			t.Errorf("+ %s", line)
		}
	}
	t.Errorf("%s differs; where the change is meant, go test ./search -update accepts it", file)
}
