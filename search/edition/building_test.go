package edition

import (
	"context"
	"testing"
	"time"

	"policybot/knowledge"
	"policybot/knowledge/pack"
	"policybot/search/index"
)

// TestNobodyWaitsForAnotherIndex asks in a view that is ready while the index of
// the whole is being built.
func TestNobodyWaitsForAnotherIndex(t *testing.T) {
	b, err := pack.Load()
	if err != nil {
		t.Fatal(err)
	}
	s := b.Settings
	s.Collections = append(s.Collections, knowledge.Access{Name: "legal", Groups: []string{"S1"}})
	hidden := *b.Entities[0]
	for _, x := range b.Entities {
		if x.Kind == knowledge.Company {
			hidden = *x
		}
	}
	hidden.Collection = "legal"
	var entities []*knowledge.Entity
	for _, x := range b.Entities {
		if x.ID == hidden.ID {
			x = &hidden
		}
		entities = append(entities, x)
	}
	e, err := New(knowledge.NewBase(s, entities, b.Sources, b.Events, b.Facts, b.Passages), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	ctx := context.Background()
	if err := e.Warm(ctx, knowledge.Viewer{}); err != nil {
		t.Fatal(err)
	}
	e.building.Lock()
	defer e.building.Unlock()
	done := make(chan error, 1)
	go func() {
		v, err := e.For(ctx, knowledge.Viewer{})
		if err == nil {
			_, err = v.Search(ctx, index.Query{Text: "data center"})
		}
		done <- err
	}()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(10 * time.Second):
		t.Error("a search in a view that is ready waits for the index of the whole")
	}
}
