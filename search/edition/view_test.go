package edition_test

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"sync"
	"testing"

	"policybot/knowledge"
	"policybot/search/edition"
	"policybot/search/index"
)

// guarded is the pack with every third fact in a collection, and one more event.
func guarded(t *testing.T, collections int) *knowledge.Base {
	t.Helper()
	b := base(t)
	s := b.Settings
	for i := range collections {
		s.Collections = append(s.Collections, knowledge.Access{Name: knowledge.Collection(fmt.Sprintf("part-%d", i)), Groups: []string{fmt.Sprintf("S%d", i)}})
	}
	var facts []*knowledge.Fact
	for i, f := range b.Facts {
		hidden := *f
		if i%3 == 0 {
			hidden.Collection = s.Collections[i/3%collections].Name
		}
		facts = append(facts, &hidden)
	}
	return knowledge.NewBase(s, b.Entities, b.Sources, b.Events, facts, b.Passages)
}

func viewOf(t *testing.T, e *edition.Edition, v knowledge.Viewer) *edition.Edition {
	t.Helper()
	w, err := e.For(t.Context(), v)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// TestViewsAreKept makes each view once, and the whole for who sees all.
func TestViewsAreKept(t *testing.T) {
	e, err := edition.New(guarded(t, 2), today)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	anyone := viewOf(t, e, knowledge.Viewer{})
	if anyone == e || viewOf(t, e, knowledge.Viewer{Channel: "C1"}) != anyone || viewOf(t, e, knowledge.Viewer{Groups: []string{"S9"}}) != anyone {
		t.Error("who sees the same doesn't get the same view")
	}
	if member := viewOf(t, e, knowledge.Viewer{Groups: []string{"S0"}}); member == anyone || len(member.Base.Facts) <= len(anyone.Base.Facts) {
		t.Error("a member sees no more than anyone")
	}
	for _, v := range []knowledge.Viewer{{All: true}, {Groups: []string{"S0", "S1"}}} {
		if viewOf(t, e, v) != e {
			t.Errorf("%+v sees all, and gets a view", v)
		}
	}
	if anyone.ID != e.ID {
		t.Error("a view has another name than its edition")
	}
}

// TestClosedViews holds views to be closed with their edition, those made later
// included.
func TestClosedViews(t *testing.T) {
	ctx := context.Background()
	e, err := edition.New(guarded(t, 2), today)
	if err != nil {
		t.Fatal(err)
	}
	before := viewOf(t, e, knowledge.Viewer{})
	if hits, err := before.Search(ctx, index.Query{Text: "data center"}); err != nil || len(hits) == 0 {
		t.Fatalf("%d hits, %v", len(hits), err)
	}
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := before.Search(ctx, index.Query{Text: "data center"}); !errors.Is(err, edition.ErrClosed) {
		t.Errorf("a view made before: %v", err)
	}
	for _, v := range []knowledge.Viewer{{}, {Groups: []string{"S0"}}} {
		if _, err := e.For(ctx, v); !errors.Is(err, edition.ErrClosed) {
			t.Errorf("a view asked for later: %v", err)
		}
	}
}

// TestManyViews asks side by side for more views than are kept.
func TestManyViews(t *testing.T) {
	ctx := context.Background()
	e, err := edition.New(guarded(t, 40), today)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	var all sync.WaitGroup
	for range 3 {
		all.Go(func() {
			for i := range 40 {
				v, err := e.For(ctx, knowledge.Viewer{Groups: []string{fmt.Sprintf("S%d", i)}})
				if err != nil {
					t.Error(err)
					return
				}
				if _, err := v.Search(ctx, index.Query{Text: "data center"}); err != nil && (!errors.Is(err, edition.ErrClosed) || e.Closed()) {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	if v := viewOf(t, e, knowledge.Viewer{Groups: []string{"S0"}}); v.Closed() {
		t.Error("what is asked for anew is closed")
	}
}

// TestOneIndex holds views that don't see a body to the index of the whole,
// where nothing that they see is read by its name, and to their own elsewhere.
func TestOneIndex(t *testing.T) {
	ctx := context.Background()
	for name, hidden := range map[string]string{"spoken of nowhere": "Vantrosk Quay", "spoken of": "data"} {
		b := guarded(t, 2)
		quay := &knowledge.Entity{ID: "quay", Kind: knowledge.Company, Collection: "part-0", Names: []knowledge.Name{{Text: hidden}}}
		b = knowledge.NewBase(b.Settings, append(b.Entities[:len(b.Entities):len(b.Entities)], quay), b.Sources, b.Events, b.Facts, b.Passages)
		e, err := edition.New(b, today)
		if err != nil {
			t.Fatal(err)
		}
		defer e.Close()
		v := viewOf(t, e, knowledge.Viewer{})
		hits, err := v.Search(ctx, index.Query{Text: "data center"})
		if err != nil || len(hits) == 0 {
			t.Fatalf("%s: %d hits, %v", name, len(hits), err)
		}
		alone, err := edition.New(v.Base, today)
		if err != nil {
			t.Fatal(err)
		}
		defer alone.Close()
		want, err := alone.Search(ctx, index.Query{Text: "data center"})
		if err != nil || !reflect.DeepEqual(hits, want) {
			t.Errorf("%s: found %v, want %v, %v", name, hits, want, err)
		}
		if shared := edition.Shares(v); shared != (name == "spoken of nowhere") {
			t.Errorf("a view without a name %s: shares the index: %v", name, shared)
		}
	}
}

// TestGuestsWhoAreRefusedSeeNothing holds the empty view to find nothing,
// rather than everything.
func TestGuestsWhoAreRefusedSeeNothing(t *testing.T) {
	b := guarded(t, 2)
	b.Settings.Guests = knowledge.GuestsRefused
	e, err := edition.New(b, today)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	v := viewOf(t, e, knowledge.Viewer{Guest: true, Groups: []string{"S0"}})
	hits, err := v.Search(context.Background(), index.Query{Text: "data center"})
	if err != nil || len(hits) != 0 || len(v.Base.Events)+len(v.Base.Facts)+len(v.Base.Sources) != 0 {
		t.Errorf("%d hits and %d events, %v", len(hits), len(v.Base.Events), err)
	}
}
