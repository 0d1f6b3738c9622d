package eval

import (
	"context"
	"fmt"
	"time"

	"policybot/knowledge"
	"policybot/search/answer"
)

// Set is a file of cases, by its name.
type Set struct {
	Name  string
	Cases []Case
}

// Subject is what is measured.
type Subject struct {
	// Ask answers the question of the case. Before is what was understood of
	// the question before it in the thread, or nothing.
	Ask func(ctx context.Context, c Case, before string) (answer.Answer, error)
	// Find searches for words, and gives n records at most, best first.
	Find func(ctx context.Context, words string, n int) ([]Found, error)
	Now  func() time.Time
}

// Found is a record or passage that a search gave, with the sources that tell
// it.
type Found struct {
	Record  string
	Sources []knowledge.SourceID
}

func (f Found) is(id string) bool {
	for _, s := range f.Sources {
		if string(s) == id {
			return true
		}
	}
	return f.Record == id
}

// Outcome is what became of one case.
type Outcome struct {
	Set    string
	Case   Case
	Answer answer.Answer
	Found  []Found // of a search for the question, where evidence is expected
	Took   time.Duration
}

// Run asks all cases in their order. It ends at the first that can't be asked:
// figures that leave one out would say nothing.
func Run(ctx context.Context, s Subject, sets []Set) ([]Outcome, error) {
	var all []Outcome
	for _, set := range sets {
		threads := map[string]string{}
		for _, c := range set.Cases {
			o, err := s.ask(ctx, c, threads)
			if err != nil {
				return nil, fmt.Errorf("asking %s of %s: %w", c.Name, set.Name, err)
			}
			o.Set = set.Name
			all = append(all, o)
		}
	}
	return all, nil
}

// ask asks one case and takes the time of the answer alone.
func (s Subject) ask(ctx context.Context, c Case, threads map[string]string) (Outcome, error) {
	if err := ctx.Err(); err != nil {
		return Outcome{}, err
	}
	before := ""
	if c.Thread != "" {
		before = threads[c.Thread]
	}
	start := s.Now()
	a, err := s.Ask(ctx, c, before)
	o := Outcome{Case: c, Answer: a, Took: s.Now().Sub(start)}
	if err != nil {
		return o, err
	}
	if c.Thread != "" {
		threads[c.Thread] = a.Understood
	}
	if len(c.Evidence) > 0 {
		if o.Found, err = s.Find(ctx, c.Ask, depth); err != nil {
			return o, fmt.Errorf("searching for its evidence: %w", err)
		}
	}
	return o, nil
}
