package state

import (
	"slices"
	"testing"
	"time"
)

func testHeard(t *testing.T, fresh maker) {
	s := fresh(t)
	if _, ok, err := s.Heard(t.Context()); ok || err != nil {
		t.Errorf("before anything: %v, %v", ok, err)
	}
	at := time.Unix(1_700_000_000, 0).UTC()
	for i, channel := range []string{"C1", "C2", "C1", "", "C3"} {
		q := Taken{Kind: "mention", Team: "T1", Channel: channel, TS: string(rune('a' + i)), At: at.Add(time.Duration(i) * time.Minute)}
		if fresh, err := s.Take(t.Context(), q, time.Hour); !fresh || err != nil {
			t.Fatal(fresh, err)
		}
	}
	for _, until := range []time.Time{at.Add(time.Hour), at} {
		must(t, s.PutHeard(t.Context(), until))
		forgetBefore(t, s, until.Add(24*time.Hour))
		if got, ok, err := s.Heard(t.Context()); !ok || err != nil || !got.Equal(until) {
			t.Errorf("heard until %v, %v, %v; want %v", got, ok, err, until)
		}
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
