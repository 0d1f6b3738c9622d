package eval_test

import (
	"context"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"
	"time"

	"policybot/knowledge"
	"policybot/search/answer"
	"policybot/search/answer/verdict"
	"policybot/search/eval"
)

// reply is what the invented subject answers and finds, and how long it takes.
type reply struct {
	verdict verdict.Verdict
	text    string
	cites   []answer.Evidence
	found   []eval.Found
	took    time.Duration
}

// clerk is an invented subject: it answers by heart, and its clock moves only
// while it does.
type clerk struct {
	replies map[string]reply
	now     time.Time
	befores []string
	sought  []string
}

func (c *clerk) subject() eval.Subject {
	return eval.Subject{
		Ask: func(_ context.Context, x eval.Case, before string) (answer.Answer, error) {
			r, ok := c.replies[x.Ask]
			if !ok {
				return answer.Answer{}, errors.New("never heard of it")
			}
			c.befores = append(c.befores, before)
			c.now = c.now.Add(r.took)
			return answer.Answer{Question: x.Ask, Understood: "read " + x.Ask, Verdict: r.verdict, Text: r.text, Evidence: r.cites, AsOf: "2024-06-01", Edition: "e1"}, nil
		},
		Find: func(_ context.Context, words string, n int) ([]eval.Found, error) {
			c.sought = append(c.sought, words)
			return c.replies[words].found[:min(n, len(c.replies[words].found))], nil
		},
		Now: func() time.Time { return c.now },
	}
}

// ranked finds the records at the given ranks, among others.
func ranked(at map[int]eval.Found) []eval.Found {
	list := make([]eval.Found, 12)
	for i := range list {
		list[i] = eval.Found{Record: fmt.Sprint("other-", i)}
		if f, ok := at[i+1]; ok {
			list[i] = f
		}
	}
	return list
}

// office is ten questions of which the clerk gets three quite right.
func office() (*clerk, []eval.Set) {
	ban := eval.Found{Record: "ban", Sources: []knowledge.SourceID{"memo-1"}}
	lift := eval.Found{Record: "lift", Sources: []knowledge.SourceID{"memo-2", "memo-3"}}
	c := &clerk{replies: map[string]reply{
		"q1":  {verdict.Yes, "Acme banned Pigeon [1].", []answer.Evidence{{Record: "ban", Source: "memo-1"}}, ranked(map[int]eval.Found{1: ban}), 4 * time.Millisecond},
		"q2":  {verdict.Reversed, "It ended [1].", []answer.Evidence{{Record: "ban", Source: "memo-1"}}, ranked(map[int]eval.Found{4: ban, 10: lift}), 2 * time.Millisecond},
		"q3":  {verdict.Unknown, "Nothing on record.", nil, nil, 1 * time.Millisecond},
		"q4":  {verdict.Yes, "It is.", []answer.Evidence{{Source: "memo-9"}}, nil, 9 * time.Millisecond},
		"q5":  {verdict.Unknown, "Nothing on record.", nil, nil, 3 * time.Millisecond},
		"q6":  {verdict.No, "No, Loft did <not>.", nil, nil, 5 * time.Millisecond},
		"q7":  {verdict.Unknown, "Nothing on record.", nil, nil, 8 * time.Millisecond},
		"q8":  {verdict.No, "No.", nil, nil, 2 * time.Millisecond},
		"q9":  {verdict.Unknown, "Nothing on record.", nil, nil, 3 * time.Millisecond},
		"q10": {verdict.No, "No.", []answer.Evidence{{Record: "ban", Source: "memo-1"}, {Record: "ban", Source: "memo-4"}}, nil, 6 * time.Millisecond},
	}}
	return c, []eval.Set{
		{Name: "one", Cases: []eval.Case{
			{Name: "1", Ask: "q1", Verdict: verdict.Yes, Kind: "did", Thread: "t", Has: []string{"BANNED"}, Evidence: []string{"memo-1"}},
			{Name: "2", Ask: "q2", Verdict: verdict.Reversed, Kind: "did", Thread: "t", Evidence: []string{"ban", "memo-3"}}, // memo-3 isn't cited
			{Name: "3", Ask: "q3", Verdict: verdict.Unknown, Kind: "may"},
		}},
		{Name: "two", Cases: []eval.Case{
			{Name: "1", Ask: "q4", Verdict: verdict.Unknown, Kind: "may", Thread: "t"}, // wrongly answered
			{Name: "2", Ask: "q5", Verdict: verdict.Yes, Evidence: []string{"fact"}},   // wrongly declined
			{Name: "3", Ask: "q6", Verdict: verdict.Yes, Has: []string{"Pigeon"}, Lacks: []string{"loft"}},
			{Name: "4", Ask: "q7", Verdict: verdict.Partly, Kind: "may"}, // wrongly declined
			{Name: "5", Ask: "q8", Verdict: verdict.No, Kind: "may", Has: []string{"since"}},
			{Name: "6", Ask: "q9", Verdict: verdict.Unknown, Kind: "may"},
			{Name: "7", Ask: "q10", Verdict: verdict.Partly, Kind: "may"},
		}},
	}
}

func officeReport(t *testing.T) eval.Report {
	t.Helper()
	c, sets := office()
	outcomes, err := eval.Run(context.Background(), c.subject(), sets)
	if err != nil {
		t.Fatal(err)
	}
	return eval.Score(outcomes)
}

// TestFigures counts by hand what is counted.
func TestFigures(t *testing.T) {
	r := officeReport(t)
	check := func(name string, got, want any) {
		t.Helper()
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %v, want %v", name, got, want)
		}
	}
	check("edition", r.Edition, "e1")
	check("sets", r.Sets, []string{"one", "two"})
	check("questions", r.Questions, 10)
	check("right", r.Right, eval.Share{N: 3, Of: 10})
	check("verdicts", r.Verdicts, eval.Share{N: 5, Of: 10})
	check("evidence", r.Evidence, eval.Share{N: 1, Of: 3})
	check("wrongly answered", r.WronglyAnswered, eval.Share{N: 1, Of: 3})
	check("wrongly declined", r.WronglyDeclined, eval.Share{N: 2, Of: 7})
	check("abstained", r.Abstained, eval.Share{N: 4, Of: 10})
	check("by verdict", r.ByVerdict, []eval.Group{
		{Label: "no", Share: eval.Share{N: 1, Of: 1}}, {Label: "partly", Share: eval.Share{N: 0, Of: 2}},
		{Label: "reversed", Share: eval.Share{N: 1, Of: 1}}, {Label: "unknown", Share: eval.Share{N: 2, Of: 3}}, {Label: "yes", Share: eval.Share{N: 1, Of: 3}},
	})
	check("by kind", r.ByKind, []eval.Group{
		{Label: "", Share: eval.Share{N: 0, Of: 2}}, {Label: "did", Share: eval.Share{N: 2, Of: 2}}, {Label: "may", Share: eval.Share{N: 3, Of: 6}},
	})
	check("median", r.MedianMS, 3.5)
	check("slowest", r.Slowest, &eval.Timing{Set: "two", Name: "1", Question: "q4", MS: 9})
}

// TestRetrieval: of the three questions with evidence, one finds it first, one
// finds the first half of it fourth and the other tenth, one finds nothing at all.
func TestRetrieval(t *testing.T) {
	r := officeReport(t)
	if r.Search == nil || r.Search.Questions != 3 {
		t.Fatalf("got %+v, want 3 questions", r.Search)
	}
	for name, x := range map[string][2]float64{
		"recall@1":  {r.Search.Recall1, 1.0 / 3},
		"recall@5":  {r.Search.Recall5, 1.5 / 3},
		"recall@10": {r.Search.Recall10, 2.0 / 3},
		"MRR":       {r.Search.MRR, (1 + 1.0/4) / 3},
	} {
		if math.Abs(x[0]-x[1]) > 1e-9 {
			t.Errorf("%s is %v, want %v", name, x[0], x[1])
		}
	}
}

// TestFailures tells each failure with its faults, and nothing that was right.
func TestFailures(t *testing.T) {
	got := map[string][]string{}
	for _, f := range officeReport(t).Failures {
		got[f.Set+" "+f.Name] = f.Faults
	}
	want := map[string][]string{
		"one 2": {"no evidence memo-3"},
		"two 1": {"verdict yes, want unknown"},
		"two 2": {"verdict unknown, want yes", "no evidence fact"},
		"two 3": {"verdict no, want yes", `lacks "Pigeon"`, `has "loft"`},
		"two 4": {"verdict unknown, want partly"},
		"two 5": {`lacks "since"`},
		"two 7": {"verdict no, want partly"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
	f := officeReport(t).Failures[1]
	if f.Question != "q4" || f.Expected.Verdict != verdict.Unknown || f.Got != verdict.Yes || f.Text != "It is." || !slices.Equal(f.Evidence, []string{"memo-9"}) {
		t.Errorf("a failure is told as %+v", f)
	}
}

// TestThreads: a thread goes on within its set alone, and only questions that
// expect evidence are searched for.
func TestThreads(t *testing.T) {
	c, sets := office()
	if _, err := eval.Run(context.Background(), c.subject(), sets); err != nil {
		t.Fatal(err)
	}
	if want := []string{"", "read q1", "", "", "", "", "", "", "", ""}; !slices.Equal(c.befores, want) {
		t.Errorf("asked after %q, want %q", c.befores, want)
	}
	if want := []string{"q1", "q2", "q5"}; !slices.Equal(c.sought, want) {
		t.Errorf("searched for %q, want %q", c.sought, want)
	}
}

// TestRunEnds: a question that can't be asked is named, and there is no report
// without it.
func TestRunEnds(t *testing.T) {
	c, sets := office()
	delete(c.replies, "q4")
	outcomes, err := eval.Run(context.Background(), c.subject(), sets)
	if err == nil || err.Error() != "asking 1 of two: never heard of it" || outcomes != nil {
		t.Errorf("got %d outcomes and %v", len(outcomes), err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	c, sets = office()
	if _, err := eval.Run(ctx, c.subject(), sets); !errors.Is(err, context.Canceled) || len(c.befores) > 0 {
		t.Errorf("cancelled: asked %d questions, and told %v", len(c.befores), err)
	}
}

// TestNothingAsked has no figure that looks like success.
func TestNothingAsked(t *testing.T) {
	r := eval.Score(nil)
	if r.Questions != 0 || r.Slowest != nil || r.Search != nil || r.Verdicts.String() != "none asked" {
		t.Errorf("got %+v", r)
	}
}

func TestShare(t *testing.T) {
	for want, s := range map[string]eval.Share{
		"none asked":           {},
		"0 of 3, 0.0%":         {N: 0, Of: 3},
		"2 of 3, 66.6%":        {N: 2, Of: 3},
		"9999 of 10000, 99.9%": {N: 9999, Of: 10000},
		"3 of 3, 100.0%":       {N: 3, Of: 3},
	} {
		if s.String() != want {
			t.Errorf("got %s, want %s", s, want)
		}
	}
}
