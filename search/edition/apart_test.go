package edition_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"sync/atomic"
	"testing"

	"policybot/knowledge"
	"policybot/search/edition"
)

// departments is a large folder, of which each of the departments sees a part.
func departments(t *testing.T) *knowledge.Base {
	t.Helper()
	b := large(t)
	s := b.Settings
	s.Collections = []knowledge.Access{{Name: "legal", Groups: []string{"S1"}}, {Name: "board", Groups: []string{"S2"}}}
	var sources []*knowledge.Source
	var passages []*knowledge.Passage
	for i, c := range []knowledge.Collection{"", "legal", "board"} {
		id := knowledge.SourceID(fmt.Sprintf("rules-%d", i))
		sources = append(sources, &knowledge.Source{ID: id, Title: "Invented rules", Date: knowledge.OnDay(knowledge.NewDay(2026, 1, 2)), Tier: knowledge.PolicyTier, Collection: c})
		for k, text := range [][]string{
			{"Amazon staff may not use TikTok on laptops until 1 May 2026.", "Staff may use Zorbaba for meetings."},
			{"Zorbaba is a chat client, and Amazon staff may use the Zorbaba app.", "Our approved chat client is Zorbaba.", "The Quay Board of Veskarra banned Zorbaba."},
			{"The Harbour Board told Amazon staff to remove TikTok from laptops.", "Harbour Board is a company."},
		}[i] {
			passages = append(passages, &knowledge.Passage{ID: knowledge.PassageID(fmt.Sprintf("%s#%d", id, k)), Source: id, No: k + 1, Date: sources[i].Date, Text: text, Collection: c})
		}
	}
	return knowledge.NewBase(s, b.Entities, append(sources, b.Sources...), b.Events, b.Facts, append(passages, b.Passages...))
}

// TestViewLearnsNothingClosed holds a view that takes over what was kept of the
// documents of the whole to one of a folder in which nothing else was ever written.
func TestViewLearnsNothingClosed(t *testing.T) {
	b := departments(t)
	k := keepIn(filepath.Join(t.TempDir(), "indexes"))
	whole, err := edition.New(b, today, edition.Kept(k.Keeping))
	if err != nil {
		t.Fatal(err)
	}
	defer whole.Close()
	for _, v := range []knowledge.Viewer{{}, {Groups: []string{"S1"}}, {Groups: []string{"S2"}}} {
		view := viewOf(t, whole, v)
		alone, err := edition.New(b.For(v), today)
		if err != nil {
			t.Fatal(err)
		}
		if len(view.Base.Readings) == 0 || len(view.Base.Readings) >= len(whole.Base.Readings) {
			t.Fatalf("%+v: %d readings, of %d", v, len(view.Base.Readings), len(whole.Base.Readings))
		}
		if got, want := told(t, view.Base), told(t, alone.Base); !reflect.DeepEqual(got, want) {
			t.Errorf("%+v reads\n%s\nalone\n%s", v, got, want)
		}
	}
}

func told(t *testing.T, b *knowledge.Base) (list []string) {
	for _, r := range b.Readings {
		list = append(list, encoded(t, r))
	}
	for _, e := range b.Entities {
		list = append(list, fmt.Sprint(*e))
	}
	return list
}

// TestNobodyWaitsForAnotherView holds up the making of a view: another one is made
// meanwhile, who waits for it may go away, and to close the edition takes no longer.
func TestNobodyWaitsForAnotherView(t *testing.T) {
	k := keepIn(filepath.Join(t.TempDir(), "indexes"))
	reached, release := make(chan struct{}), make(chan struct{})
	var holds atomic.Bool
	k.Read = func(int, int) {
		if holds.CompareAndSwap(true, false) {
			close(reached)
			<-release
		}
	}
	e, err := edition.New(departments(t), today, edition.Kept(k.Keeping))
	if err != nil {
		t.Fatal(err)
	}
	holds.Store(true)
	lawyer, waits := knowledge.Viewer{Groups: []string{"S1"}}, make(chan error, 1)
	go func() {
		_, err := e.For(context.Background(), lawyer)
		waits <- err
	}()
	<-reached
	viewOf(t, e, knowledge.Viewer{})
	impatient, leave := context.WithCancel(context.Background())
	leave()
	if _, err := e.For(impatient, lawyer); !errors.Is(err, context.Canceled) {
		t.Errorf("who went away got %v", err)
	}
	if err := e.Close(); err != nil {
		t.Error(err)
	}
	close(release)
	if err := <-waits; !errors.Is(err, edition.ErrClosed) {
		t.Errorf("who waited for a view that was closed got %v", err)
	}
}

// TestViewIsMadeForWhoComesNext makes on what somebody asked for who has gone away.
func TestViewIsMadeForWhoComesNext(t *testing.T) {
	k := keepIn(filepath.Join(t.TempDir(), "indexes"))
	e, err := edition.New(departments(t), today, edition.Kept(k.Keeping))
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	gone, leave := context.WithCancel(context.Background())
	leave()
	lawyer := knowledge.Viewer{Groups: []string{"S1"}}
	first, err := e.For(gone, lawyer)
	if err != nil && !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if view := viewOf(t, e, lawyer); view == nil || first != nil && first != view || view.Closed() {
		t.Error("the view isn't there for who comes next")
	}
}
