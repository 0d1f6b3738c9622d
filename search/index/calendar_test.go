package index

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"policybot/knowledge"
)

func TestPartsOfAStretch(t *testing.T) {
	d := mustDate("2019-12-30..2021-02-01")
	want := []string{"2019-12-30", "2019-12-31", "2020", "2021-01", "2021-02-01"}
	if got := parts(d.First, d.Last); !slices.Equal(got, want) {
		t.Errorf("parts are %v, want %v", got, want)
	}
}

// Two stretches share a term exactly where they share a day.
func TestStretchesMeetByTheirTerms(t *testing.T) {
	day := rapid.Int32Range(int32(knowledge.NewDay(2015, 1, 1)), int32(knowledge.NewDay(2019, 12, 31)))
	rapid.Check(t, func(t *rapid.T) {
		var s [4]knowledge.Day
		for i := range s {
			s[i] = knowledge.Day(day.Draw(t, "day"))
		}
		a, b := min(s[0], s[1]), max(s[0], s[1])
		c, d := min(s[2], s[3]), max(s[2], s[3])
		doc, window := dateTerms(a, b), windowTerms(c, d)
		got := slices.ContainsFunc(doc, func(x string) bool { return slices.Contains(window, x) })
		if want := a <= d && c <= b; got != want {
			t.Fatalf("%v..%v and %v..%v: terms say %v", a, b, c, d, got)
		}
	})
}
