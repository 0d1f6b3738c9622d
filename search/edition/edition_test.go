package edition_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"policybot/knowledge"
	"policybot/knowledge/pack"
	"policybot/search/edition"
	"policybot/search/index"
)

// today is when the editions are made.
var today = time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)

func base(t *testing.T) *knowledge.Base {
	t.Helper()
	b, err := pack.Load()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestIDIsTheContent holds an edition's name to its content alone: the order
// and the places of records change nothing, a word of theirs does.
func TestIDIsTheContent(t *testing.T) {
	b := base(t)
	first, err := edition.New(b, today)
	if err != nil {
		t.Fatal(err)
	}
	turned := append([]*knowledge.Event(nil), b.Events...)
	for i, e := range turned {
		moved := *e
		moved.Origin = knowledge.Origin{File: "elsewhere.yaml", Line: i}
		turned[i] = &moved
	}
	turned[0], turned[1] = turned[1], turned[0]
	again, err := edition.New(knowledge.NewBase(b.Settings, b.Entities, b.Sources, turned, b.Facts, b.Passages), today)
	if err != nil {
		t.Fatal(err)
	}
	if first.ID != again.ID {
		t.Errorf("%s became %s by order and place", first.ID, again.ID)
	}
	changed := *b.Events[0]
	changed.Text += "!"
	other, err := edition.New(knowledge.NewBase(b.Settings, b.Entities, b.Sources, append([]*knowledge.Event{&changed}, b.Events[1:]...), b.Facts, b.Passages), today)
	if err != nil {
		t.Fatal(err)
	}
	if first.ID == other.ID {
		t.Error("another text is the same edition")
	}
}

// TestClosed holds a closed edition to staying closed.
func TestClosed(t *testing.T) {
	ctx := context.Background()
	e, err := edition.New(base(t), today)
	if err != nil {
		t.Fatal(err)
	}
	if hits, err := e.Search(ctx, index.Query{Text: "data center"}); err != nil || len(hits) == 0 {
		t.Fatalf("%d hits, %v", len(hits), err)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := e.Search(ctx, index.Query{Text: "data center"}); !errors.Is(err, edition.ErrClosed) {
		t.Errorf("a search after the close: %v", err)
	}
	if err := e.Close(); err != nil {
		t.Errorf("closed twice: %v", err)
	}
}
