package state

import (
	"slices"
	"testing"
	"time"
)

func testHeard(t *testing.T, fresh maker) {
	s := fresh(t)
	if _, ok, err := s.LastTaken(t.Context()); ok || err != nil {
		t.Errorf("before anything: %v, %v", ok, err)
	}
	at := time.Unix(1_700_000_000, 0).UTC()
	for i, channel := range []string{"C1", "C2", "C1", "", "C3"} {
		q := Taken{Kind: "mention", Team: "T1", Channel: channel, TS: string(rune('a' + i)), At: at.Add(time.Duration(i) * time.Minute)}
		if fresh, err := s.Take(t.Context(), q, time.Hour); !fresh || err != nil {
			t.Fatal(fresh, err)
		}
	}
	if got, ok, err := s.LastTaken(t.Context()); !ok || err != nil || !got.Equal(at.Add(4*time.Minute)) {
		t.Errorf("last taken %v, %v, %v", got, ok, err)
	}
	if got, err := s.RecentChannels(t.Context(), 2); err != nil || !slices.Equal(got, []string{"C3", "C1"}) {
		t.Errorf("recent channels %v, %v", got, err)
	}
	for _, c := range []struct {
		channel, ts string
		want        bool
	}{{"C1", "a", true}, {"C1", "b", false}, {"C2", "b", true}} {
		if got, err := s.WasTaken(t.Context(), "T1", c.channel, c.ts); got != c.want || err != nil {
			t.Errorf("%s %s: %v, %v", c.channel, c.ts, got, err)
		}
	}
}
