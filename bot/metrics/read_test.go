package metrics

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestReadTellsWhatWasCounted(t *testing.T) {
	m := New(Build{Version: `a "quoted" one`})
	for i := range 100 {
		m.Taken("mention")
		m.Answered(Ended{Surface: "mention", Outcome: Answered, Took: time.Duration(i) * 40 * time.Millisecond})
	}
	m.Taken("direct")
	s, err := Read(strings.NewReader(shown(m)))
	if err != nil {
		t.Fatal(err)
	}
	if n := s.Sum("policybot_questions_taken_total"); n != 101 {
		t.Errorf("%v taken", n)
	}
	if n := s.Sum("policybot_questions_taken_total", "surface=direct"); n != 1 {
		t.Errorf("%v taken in direct messages", n)
	}
	if by := s.By("policybot_questions_taken_total", "surface"); by["mention"] != 100 || by["command"] != 0 {
		t.Errorf("by surface %v", by)
	}
	for share, want := range map[float64]float64{0.5: 2, 0.99: 5} {
		if got, ok := s.Within("policybot_answer_duration_seconds", share); !ok || got != want {
			t.Errorf("%v within %v, want %v", share, got, want)
		}
	}
	if _, ok := s.Within("policybot_acknowledge_duration_seconds", 0.5); ok {
		t.Error("a time of nothing")
	}
	if !slices.Contains(s.Names(), "policybot_answer_duration_seconds_bucket") {
		t.Errorf("names %v", s.Names())
	}
}

func TestReadFailsOnAnythingElse(t *testing.T) {
	for _, text := range []string{"<html>", "policybot_ready yes", "policybot_ready"} {
		if s, err := Read(strings.NewReader(text)); err == nil {
			t.Errorf("%q is read as %v", text, s)
		}
	}
}
