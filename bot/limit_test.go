package bot

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"policybot/bot/slacksim"
)

// limited runs the bot with limits, and waits until nothing is read back any
// more: what is isn't counted.
func (w *world) limited(l Limits) *world {
	w.t.Helper()
	began := time.Now()
	if err := w.store.PutHeard(w.t.Context(), began.Add(-time.Second)); err != nil {
		w.t.Fatal(err)
	}
	w.run(func(c *Config) { c.Limits, c.Waits.Sweep = l, time.Hour })
	w.heardFrom(began)
	return w
}

func TestWhatIsBeyondALimitIsToldSo(t *testing.T) {
	w := newWorld(t, quick()).limited(Limits{Person: 2, All: 3})
	for _, c := range []struct {
		who  slacksim.UserID
		says string
	}{
		{slacksim.Employee, "Yes, Acme banned"},
		{slacksim.Employee, "Yes, Acme banned"},
		{slacksim.Employee, "2 questions a minute"},
		{slacksim.Other, "Yes, Acme banned"},
		{slacksim.Other, "More is being asked"},
	} {
		q := w.say(c.who, slacksim.General, "@policybot did Acme ban Pigeon?", "")
		has(t, w.answers(slacksim.General, q, 1)[0], c.says)
	}
	if asked := w.engine.all(); len(asked) != 3 {
		t.Errorf("looked up: %s", strings.Join(asked, "; "))
	}
}

func TestLimiter(t *testing.T) {
	noon := time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)
	l := newLimiter(Limits{Person: 2, All: 1000})
	for i, c := range []struct {
		who   string
		after time.Duration
		want  over
	}{
		{"a", 0, within}, {"a", 0, within}, {"a", 0, overPerson}, {"b", 0, within},
		{"a", 30 * time.Second, within}, {"a", 30 * time.Second, overPerson}, {"a", 2 * time.Minute, within},
	} {
		if got, _ := l.count(c.who, noon.Add(c.after)); got != c.want {
			t.Errorf("step %d: %q; want %q", i, got, c.want)
		}
	}
}

// A second delivery is no other question.
func TestLimiterTakesBack(t *testing.T) {
	noon := time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)
	l := newLimiter(Limits{Person: 1, All: 1})
	for range 5 {
		got, undo := l.count("a", noon)
		if got != within {
			t.Fatalf("%q after it was taken back", got)
		}
		undo()
	}
}

// However many people ask, it is remembered of few.
func TestLimiterForgetsWhoIsIdle(t *testing.T) {
	noon := time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)
	l := newLimiter(Limits{Person: 2, All: 10 * maxCounted})
	for n := range maxCounted + 1 {
		l.count(fmt.Sprint(n), noon)
	}
	if len(l.people) > maxCounted {
		t.Errorf("remembered of %d people", len(l.people))
	}
	l.count("late", noon.Add(time.Hour))
	if len(l.people) != 1 {
		t.Errorf("remembered of %d people, though only one asked within a minute", len(l.people))
	}
}
