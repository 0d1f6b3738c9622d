package language_test

import (
	"testing"

	"policybot/knowledge/language"
)

func TestPlace(t *testing.T) {
	for text, want := range map[string]int{
		"the most downloaded app": 1, "the second most used tool": 2, "it ranked fourth worldwide": 4, "its biggest market": 1,
		"most of its data": 0, "the first ban": 0, "more than that": 0,
	} {
		if got := language.Place(text); got != want {
			t.Errorf("%q claims place %d; want %d", text, got, want)
		}
	}
}

func TestComparison(t *testing.T) {
	for _, c := range []struct {
		text, head, tail string
		more, ok         bool
	}{
		{"Acme has more users than Loft", "Acme has more users ", " Loft", true, true},
		{"it is used less often than that", "it is used less often ", " that", false, true},
		{"rather than Loft", "", "", false, false},
		{"more users", "", "", false, false},
	} {
		head, tail, more, ok := language.Comparison(c.text)
		if head != c.head || tail != c.tail || more != c.more || ok != c.ok {
			t.Errorf("%q: %q, %q, %v, %v", c.text, head, tail, more, ok)
		}
	}
}
