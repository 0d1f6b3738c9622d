package search_test

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestReadings holds questions whose every word counts to the verdict that they
// have, and to what must be understood of them.
func TestReadings(t *testing.T) {
	data, err := os.ReadFile("testdata/readings.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range txtar.Parse(data).Files {
		t.Run(f.Name, func(t *testing.T) {
			e := engineOf(t, f.Name)
			for line := range strings.Lines(string(f.Data)) {
				parts := strings.Split(strings.TrimSpace(line), " | ")
				if len(parts) < 2 {
					t.Fatalf("no verdict in %q", line)
				}
				a, got := understood(t, e, parts[0], "")
				if string(a.Verdict) != parts[1] {
					t.Errorf("%s\n is %s, not %s, by %s\n told %s", parts[0], a.Verdict, parts[1], got, a.Text)
				}
				if len(parts) > 2 && !strings.Contains(got, parts[2]) {
					t.Errorf("%s\n is understood as %s, without %s", parts[0], got, parts[2])
				}
			}
		})
	}
}
