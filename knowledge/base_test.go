package knowledge

import (
	"fmt"
	"slices"
	"testing"
	"time"
)

func TestCanonical(t *testing.T) {
	b := NewBase(Settings{}, []*Entity{
		{ID: "byod", Kind: DeviceKind, Replaces: []EntityID{PersonalDevice}},
		{ID: "own-phone", Kind: DeviceKind, In: []Link{{To: "byod"}}},
	}, nil, nil, nil, nil)
	if got := b.Canonical(PersonalDevice); got != "byod" {
		t.Errorf("the personal device leads to %s", got)
	}
	if got := b.Canonical("unknown"); got != "unknown" {
		t.Errorf("an unknown id leads to %s", got)
	}
	if b.Entity(PersonalDevice) == nil || !b.Within("own-phone", PersonalDevice, 0) || b.Within("byod", "own-phone", 0) {
		t.Error("an own phone should lie in the personal device")
	}
}

// An event that states no app has those of the events it names, through chains
// of any length and in spite of circles.
func TestAppsOfNamedEvents(t *testing.T) {
	const n = 20_000
	id := func(i int) EventID { return EventID(fmt.Sprintf("e%05d", i)) }
	var events []*Event
	for i := range n { // each names the next, so that the first needs all
		events = append(events, &Event{ID: id(i), Do: Lift, Names: []EventID{id(i + 1)}})
	}
	events = append(events,
		&Event{ID: id(n), Do: Ban, Apps: []EntityID{"pigeon", "heron"}},
		&Event{ID: "two", Do: Lift, Names: []EventID{id(3), "owl", "lost"}},
		&Event{ID: "owl", Do: Ban, Apps: []EntityID{"owl", "heron"}},
		&Event{ID: "x", Do: Lift, Names: []EventID{"y"}},
		&Event{ID: "y", Do: Lift, Names: []EventID{"x"}})
	start := time.Now()
	b := NewBase(Settings{}, nil, nil, events, nil, nil)
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("a chain of %d events took %v", n, took)
	}
	for of, want := range map[EventID][]EntityID{
		id(0): {"pigeon", "heron"},
		"two": {"pigeon", "heron", "owl"},
		"owl": {"owl", "heron"},
		"x":   nil,
	} {
		if got := b.AppsOf(b.Event(of)); !slices.Equal(got, want) {
			t.Errorf("apps of %s: got %v, want %v", of, got, want)
		}
	}
	if got := b.AppsOf(&Event{ID: "new", Names: []EventID{"owl"}}); !slices.Equal(got, []EntityID{"owl", "heron"}) {
		t.Errorf("apps of an event beside the base: %v", got)
	}
	if got := len(b.EventsOn("pigeon")); got != n+2 {
		t.Errorf("%d events on pigeon, want %d", got, n+2)
	}
}
