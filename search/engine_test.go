package search_test

import (
	"context"
	"sync"
	"testing"

	"policybot/search"
	"policybot/search/edition"
)

// TestUseUnderQuestions swaps and closes editions while questions are asked:
// each is answered, from one edition.
func TestUseUnderQuestions(t *testing.T) {
	ctx := context.Background()
	next := func() *edition.Edition {
		ed, err := edition.New(packBase(t), today)
		if err != nil {
			t.Fatal(err)
		}
		return ed
	}
	first := next()
	e := search.NewEngine(clock, first)
	var asking sync.WaitGroup
	for range 4 {
		asking.Go(func() {
			for range 25 {
				a, err := e.Ask(ctx, search.Request{Text: "what belongs to a data center?"})
				if err != nil || a.Edition != first.ID {
					t.Errorf("%q, %v", a.Edition, err)
				}
			}
		})
	}
	for range 5 {
		if err := e.Use(next()).Close(); err != nil {
			t.Error(err)
		}
	}
	asking.Wait()
	if err := e.Edition().Close(); err != nil {
		t.Error(err)
	}
}
