package search_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"policybot/search"
)

// TestVerdicts holds questions that are easily taken for their opposite to the
// verdict and the words that the answer begins with.
func TestVerdicts(t *testing.T) {
	data, err := os.ReadFile("testdata/verdicts.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range txtar.Parse(data).Files {
		e := engineOf(t, f.Name)
		for line := range strings.Lines(string(f.Data)) {
			part := strings.Split(strings.TrimSpace(line), " | ")
			if len(part) != 3 {
				t.Fatalf("no question, verdict and beginning in %q", line)
			}
			a, err := e.Ask(context.Background(), search.Request{Text: part[0]})
			if err != nil {
				t.Fatal(err)
			}
			if string(a.Verdict) != part[1] || !strings.HasPrefix(a.Text, part[2]) {
				t.Errorf("%s\n is %s, %.80s\nnot %s, %s\n understood: %s", part[0], a.Verdict, a.Text, part[1], part[2], a.Understood)
			}
		}
	}
}
