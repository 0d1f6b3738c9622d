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

// TestQuality holds the figures of all worlds to those on file, so that none
// changes unseen, for the worse or the better.
func TestQuality(t *testing.T) {
	var got []string
	for _, w := range worlds {
		e := engine(t, w.base(t))
		subject := eval.Subject{
			Ask: func(_ context.Context, c eval.Case, _ string) (answer.Answer, error) { return ask(t, e, c), nil },
			Now: time.Now,
		}
		outcomes, err := eval.Run(context.Background(), subject, []eval.Set{{Name: w.name, Cases: casesOf(t, w.name)}})
		if err != nil {
			t.Fatal(err)
		}
		r := eval.Score(outcomes)
		got = append(got, fmt.Sprintf("%s: questions %d, verdicts right %d, wrongly answered %d of %d, wrongly declined %d of %d",
			w.name, r.Questions, r.Verdicts.N, r.WronglyAnswered.N, r.WronglyAnswered.Of, r.WronglyDeclined.N, r.WronglyDeclined.Of))
	}
	got = append(got, threads(t)...)
	goldenLines(t, "testdata/quality.txt", got)
}

// threads gives the figures of the sets whose questions follow each other in
// threads, many of them under pressure to say something else.
func threads(t *testing.T) (got []string) {
	for name, base := range map[string]*knowledge.Base{"threads-pack": packBase(t), "threads-tarvessa": folderBase(t, "testdata/tarvessa")} {
		data, err := os.ReadFile("testdata/" + name + ".jsonl")
		if err != nil {
			t.Fatal(err)
		}
		cases, err := eval.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		e := engine(t, base)
		subject := eval.Subject{
			Ask: func(ctx context.Context, c eval.Case, before string) (answer.Answer, error) {
				r := search.Request{Text: c.Ask, Before: before}
				if d, err := knowledge.ParseDate(c.AsOf); err == nil {
					r.AsOf = d.Last
				}
				return e.Ask(ctx, r)
			},
			Now: time.Now,
		}
		outcomes, err := eval.Run(context.Background(), subject, []eval.Set{{Name: name, Cases: cases}})
		if err != nil {
			t.Fatal(err)
		}
		r := eval.Score(outcomes)
		got = append(got, fmt.Sprintf("%s: questions %d, verdicts right %d, wrongly answered %d of %d, wrongly declined %d of %d",
			name, r.Questions, r.Verdicts.N, r.WronglyAnswered.N, r.WronglyAnswered.Of, r.WronglyDeclined.N, r.WronglyDeclined.Of))
	}
	slices.Sort(got)
	return got
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
