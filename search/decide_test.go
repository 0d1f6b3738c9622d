package search_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"policybot/knowledge"
	"policybot/search/answer"
	"policybot/search/answer/match"
	"policybot/search/edition"
	"policybot/search/phrases"
	"policybot/search/question"
)

// TestSearchNeverDecides composes every answer again with what the search
// found turned round, shuffled, left out, and replaced by everything there is:
// no verdict may change where a timeline decides.
func TestSearchNeverDecides(t *testing.T) {
	checked := 0
	for _, w := range worlds {
		t.Run(w.name, func(t *testing.T) {
			base := w.base(t)
			ed, err := edition.New(base, today)
			if err != nil {
				t.Fatal(err)
			}
			defer ed.Close()
			var all []string
			for _, e := range base.Events {
				all = append(all, string(e.ID))
			}
			for _, f := range base.Facts {
				all = append(all, string(f.ID))
			}
			day := knowledge.DayOf(today)
			rng := rand.New(rand.NewPCG(1, 2))
			for _, c := range casesOf(t, w.name) {
				q := question.Parse(ed.Lexicon, base, c.Ask, nil, day)
				if !slices.Contains(decided, q.Intent) {
					continue
				}
				checked++
				at := match.Moment{Day: day, Known: day}
				want := answer.Compose(q, ed.Records, nil, at, phrases.In(phrases.English))
				reversed := slices.Clone(all)
				slices.Reverse(reversed)
				shuffled := slices.Clone(all)
				rng.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
				for _, found := range [][]string{all, reversed, shuffled, all[:len(all)/2]} {
					if got := answer.Compose(q, ed.Records, found, at, phrases.In(phrases.English)); got.Verdict != want.Verdict {
						t.Errorf("%s: %s: verdict %s became %s by what was found", c.Name, c.Ask, want.Verdict, got.Verdict)
					}
				}
			}
		})
	}
	if checked < 300 {
		t.Fatalf("only %d questions are decided by a timeline", checked)
	}
}

// decided are the intents that a timeline decides.
var decided = []question.Intent{question.Did, question.Is, question.May, question.DidUndo, question.Plans, question.Final, question.Covers, question.Status}
