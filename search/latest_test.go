package search_test

import (
	"slices"
	"testing"

	"policybot/knowledge"
	"policybot/search/answer"
	"policybot/search/phrases"
)

// TestLatestShowsNoRuleWithoutItsUndoing takes the last events of each base: a
// rule among them stands before all that was done to it.
func TestLatestShowsNoRuleWithoutItsUndoing(t *testing.T) {
	b := packBase(t)
	e := engine(t, b)
	for n := range 20 {
		got, err := e.Latest(t.Context(), knowledge.Viewer{}, phrases.In(phrases.English), n)
		if err != nil {
			t.Fatal(err)
		}
		if len(got) > n {
			t.Fatalf("%d events, want at most %d", len(got), n)
		}
		if n > 0 && len(got) == 0 {
			t.Fatal("no events")
		}
		at := func(id knowledge.EventID) int {
			for i, x := range got {
				if x.ID == id {
					return i
				}
			}
			return -1
		}
		for i, x := range got {
			undone := slices.IndexFunc(b.Naming(x.ID), func(u *knowledge.Event) bool { return u.Do.Undoing() && at(u.ID) < i })
			if undone >= 0 {
				t.Errorf("of %d, %s is shown without what undid it behind", n, x.ID)
			}
		}
	}
}

// TestLatestInTheLanguage holds the scopes of the last events to the language.
func TestLatestInTheLanguage(t *testing.T) {
	e := engine(t, packBase(t))
	latest := func(in string) []answer.Event {
		list, err := e.Latest(t.Context(), knowledge.Viewer{}, phrases.In(in), 20)
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	said := 0
	for i, x := range latest("de") {
		english := latest(phrases.English)[i]
		if x.ID != english.ID {
			t.Fatalf("%s stands where %s does in English", x.ID, english.ID)
		}
		if x.Scope != "" && x.Scope != english.Scope {
			said++
		}
	}
	if said == 0 {
		t.Error("no scope is told in the language")
	}
}
