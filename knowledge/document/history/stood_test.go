package history

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"policybot/knowledge"
)

// TestStood holds the passages of any states to stand on each day as they did
// in the state of that day, each under an id of its own.
func TestStood(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"a", "b", "c", "d"}), 0, 4, rapid.ID[string])
		var states []state
		day := knowledge.Day(0)
		for range rapid.IntRange(1, 8).Draw(t, "states") {
			day += knowledge.Day(rapid.IntRange(1, 3).Draw(t, "days"))
			e := state{day: day, source: &knowledge.Source{}}
			for _, w := range words.Draw(t, "words") {
				e.passages = append(e.passages, &knowledge.Passage{ID: knowledge.PassageID("x#" + w), Text: w})
			}
			states = append(states, e)
		}
		passages, _ := stood("y", states)
		ids := map[knowledge.PassageID]bool{}
		for _, p := range passages {
			if ids[p.ID] || p.Source != "y" {
				t.Fatalf("%s of %s", p.ID, p.Source)
			}
			ids[p.ID] = true
		}
		for d := knowledge.Day(-1); d <= day+1; d++ {
			var want []string
			for _, e := range states {
				if e.day <= d {
					want = textsOf(e.passages, func(*knowledge.Passage) bool { return true })
				}
			}
			if got := textsOf(passages, func(p *knowledge.Passage) bool { return p.Stands(d) }); !slices.Equal(got, want) {
				t.Fatalf("on day %d %v stand, and %v stood", d, got, want)
			}
		}
	})
}

func textsOf(passages []*knowledge.Passage, which func(*knowledge.Passage) bool) []string {
	var texts []string
	for _, p := range passages {
		if which(p) {
			texts = append(texts, p.Text)
		}
	}
	slices.Sort(texts)
	return texts
}

// TestInOrder takes as few days as possible for wrong, and keeps the rest.
func TestInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var list []commit
		for i, d := range rapid.SliceOfN(rapid.Int32Range(0, 20), 1, 12).Draw(t, "days") {
			list = append(list, commit{tree: [20]byte{byte(i)}, day: knowledge.Day(d)})
		}
		was := slices.Clone(list)
		inOrder(list)
		kept := 0
		for i := range list {
			if list[i].day == was[i].day {
				kept++
			}
			if i > 0 && list[i].day > list[i-1].day {
				t.Fatal(fmt.Sprint("out of order: ", list))
			}
		}
		if best := longest(was); kept < best {
			t.Fatalf("%d days of %v are kept, and %d could be", kept, was, best)
		}
	})
}

// longest is how many commits can be kept, found by trying every choice.
func longest(list []commit) int {
	best := 0
	for choice := range 1 << len(list) {
		n, last, right := 0, knowledge.LastDay, true
		for i, c := range list {
			if choice>>i&1 == 1 {
				right = right && c.day <= last
				n, last = n+1, c.day
			}
		}
		if right {
			best = max(best, n)
		}
	}
	return best
}
