package main

import (
	"slices"
	"testing"
	"time"
)

// TestProgressIsToldOfWhatTakesLong tells nothing of what is done soon, or of
// few things, and of the rest from time to time.
func TestProgressIsToldOfWhatTakesLong(t *testing.T) {
	at := time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)
	var lines []string
	p := &progress{now: func() time.Time { return at }, tell: func(line string, _ ...any) { lines = append(lines, line) }}
	run := func(what string, of int, pace time.Duration) {
		for done := 0; done <= of; done += of / 10 {
			p.of(what)(done, of)
			at = at.Add(pace)
		}
	}
	run("soon", 5000, time.Millisecond)
	run("few", 100, time.Minute)
	run("index", 5000, time.Second)
	if want := []string{"index: 1000 of 5000, 500 a second", "index: 3500 of 5000, 500 a second"}; !slices.Equal(lines, want) {
		t.Errorf("told %q, want %q", lines, want)
	}
}
