package state

import (
	"reflect"
	"slices"
	"testing"
	"time"
)

var (
	pigeonBan = Topic{"pigeon, acme", "did-ban"}
	owlUse    = Topic{"owl", "may"}
)

// declined asks a question of a person's that nothing on record answers.
func declined(t *testing.T, s *Store, event, who string, at time.Time, topics ...Topic) {
	t.Helper()
	asked(t, s, event, who, "canary")
	answered(t, s, Kept{Understood: "did-ban", Gaps: topics}, at)
}

func gapsOf(t *testing.T, s *Store, since time.Time, want ...Gap) {
	t.Helper()
	if gaps, err := s.Gaps(t.Context(), since); !slices.Equal(gaps, want) || err != nil {
		t.Errorf("gaps\n%+v, error %v; want\n%+v", gaps, err, want)
	}
}

func testGaps(t *testing.T, fresh maker) {
	s := fresh(t)
	at := func(hours int) time.Time { return noon.Add(time.Duration(hours) * time.Hour) }
	gapsOf(t, s, noon)
	declined(t, s, "1.1", "U1", at(0), pigeonBan)
	declined(t, s, "1.2", "U1", at(1), pigeonBan, owlUse)
	declined(t, s, "1.3", "U2", at(2), pigeonBan, pigeonBan)
	declined(t, s, "1.4", "U3", at(3), Topic{})
	declined(t, s, "1.5", "U4", at(4)) // was answered, and counts as nothing
	for _, v := range []struct {
		answer, who string
		value       Value
		hours       int
	}{
		{"a1", "U2", Down, 5}, {"a1", "U5", Down, 6},
		{"a2", "U6", Down, 5}, {"a2", "U6", Up, 6}, // thought better of it
		{"a3", "U7", Up, 5}, {"a3", "U7", Down, 7}, {"a3", "U7", Up, 6}, // the last comes late, and doesn't count
	} {
		must(t, s.PutVote(t.Context(), 0, Vote{v.answer, v.who, v.value, at(v.hours)}, owlUse))
	}
	must(t, s.PutVote(t.Context(), 0, Vote{"a4", "U8", Down, at(8)})) // what it was about isn't known
	gapsOf(t, s, noon, Gap{owlUse, 1, 3, 4, at(1), at(7)}, Gap{pigeonBan, 3, 0, 2, at(0), at(2)}, Gap{Topic{}, 1, 1, 2, at(3), at(8)})
	gapsOf(t, s, at(6), Gap{owlUse, 0, 2, 2, at(6), at(7)}, Gap{Topic{}, 0, 1, 1, at(8), at(8)})
	gapsOf(t, s, at(9))
}

func testGapsOfForgotten(t *testing.T, fresh maker) {
	s := fresh(t)
	declined(t, s, "1.1", "U1", noon, pigeonBan)
	declined(t, s, "1.2", "U2", noon, pigeonBan)
	must(t, s.PutVote(t.Context(), 0, Vote{"a1", "U1", Down, noon}, owlUse))
	want := []Missed{{owlUse, 0, "a1", noon}, {pigeonBan, 1, "", noon}}
	if h := heldOf(t, s, "U1"); !reflect.DeepEqual(h.Missed, want) {
		t.Errorf("held %+v; want %+v", h.Missed, want)
	}
	asked(t, s, "1.3", "U1", "canary") // is answered after the forgetting
	gone, err := s.ForgetPerson(t.Context(), "U1", Act{Who: "command line", What: "forget", At: noon})
	if gone.Topics != 2 || err != nil {
		t.Errorf("forgot %+v, error %v", gone, err)
	}
	answered(t, s, Kept{Who: "U1", Gaps: []Topic{pigeonBan}}, noon)
	gapsOf(t, s, noon, Gap{pigeonBan, 1, 0, 1, noon, noon})
	if h := heldOf(t, s, "U1"); len(h.Missed) != 0 {
		t.Errorf("left %+v", h.Missed)
	}
}

func testOldGaps(t *testing.T, fresh maker) {
	s := fresh(t)
	declined(t, s, "1.1", "U1", noon, pigeonBan)
	declined(t, s, "1.2", "U1", noon.Add(time.Hour), pigeonBan)
	must(t, s.PutVote(t.Context(), 0, Vote{"a1", "U1", Down, noon}, owlUse))
	must(t, s.PutVote(t.Context(), 0, Vote{"a2", "U1", Down, noon.Add(time.Hour)}, owlUse))
	keep := Keep{Done: day, Gaps: 90 * time.Minute, Votes: 90 * time.Minute}
	gone, err := s.Forget(t.Context(), noon.Add(2*time.Hour), keep)
	if want := (Forgotten{Votes: 1, Gaps: 1}); gone != want || err != nil {
		t.Errorf("dropped %+v, error %v; want %+v", gone, err, want)
	}
	if n := rows(t, s, "vote_topics"); n != 1 {
		t.Errorf("%d topics of votes are left; want that of the vote that is", n)
	}
	later := noon.Add(time.Hour)
	gapsOf(t, s, noon, Gap{owlUse, 0, 1, 1, later, later}, Gap{pigeonBan, 1, 0, 1, later, later})
}
