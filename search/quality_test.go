package search_test

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"policybot/search/answer"
	"policybot/search/eval"
)

const qualityFile = "testdata/quality.txt"

// TestQuality holds the figures of all worlds to those on file, so that none
// changes unseen, for the worse or the better.
func TestQuality(t *testing.T) {
	var b strings.Builder
	for _, w := range worlds {
		r := quality(t, w.name)
		fmt.Fprintf(&b, "%s: questions %d; verdicts right %d; wrongly answered %d of %d; wrongly declined %d of %d\n",
			w.name, r.Questions, r.Verdicts.N, r.WronglyAnswered.N, r.WronglyAnswered.Of, r.WronglyDeclined.N, r.WronglyDeclined.Of)
	}
	goldenLines(t, qualityFile, b.String())
}

func quality(t *testing.T, world string) eval.Report {
	t.Helper()
	for _, w := range worlds {
		if w.name != world {
			continue
		}
		e := engine(t, w.base(t))
		subject := eval.Subject{
			Ask: func(_ context.Context, c eval.Case, _ string) (answer.Answer, error) { return ask(t, e, c), nil },
			Now: time.Now,
		}
		outcomes, err := eval.Run(context.Background(), subject, []eval.Set{{Name: world, Cases: casesOf(t, world)}})
		if err != nil {
			t.Fatal(err)
		}
		return eval.Score(outcomes)
	}
	t.Fatalf("there is no world %s", world)
	return eval.Report{}
}
