package state

import (
	"bytes"
	"database/sql"
	"errors"
	"os"
	"reflect"
	"testing"
	"time"
)

func scanPlan(rows *sql.Rows) (detail string, err error) {
	var id, parent, unused int
	return detail, rows.Scan(&id, &parent, &unused, &detail)
}

func testThreads(t *testing.T, fresh maker) {
	s := fresh(t)
	th := Thread{Team: "T1", Channel: "C1", TS: "1.1"}
	must(t, s.PutThread(t.Context(), th, 0, []byte("first"), noon))
	must(t, s.PutThread(t.Context(), th, 0, []byte("second"), noon.Add(time.Hour)))
	must(t, s.PutThread(t.Context(), Thread{"T1", "C1", "2.2"}, 0, nil, noon))
	tests := []struct {
		name  string
		th    Thread
		since time.Time
		last  string
		ok    bool
	}{
		{"the last counts", th, noon, "second", true},
		{"just not too old", th, noon.Add(time.Hour), "second", true},
		{"too old", th, noon.Add(time.Hour + time.Second), "", false},
		{"another channel", Thread{"T1", "C2", "1.1"}, noon, "", false},
		{"another team", Thread{"T2", "C1", "1.1"}, noon, "", false},
		{"an empty one", Thread{"T1", "C1", "2.2"}, noon, "", true},
	}
	for _, test := range tests {
		last, ok, err := s.LastInThread(t.Context(), test.th, test.since)
		if string(last) != test.last || ok != test.ok || err != nil {
			t.Errorf("%s: %q, %v, error %v; want %q, %v", test.name, last, ok, err, test.last, test.ok)
		}
	}
	if err := s.PutThread(t.Context(), th, 0, make([]byte, MaxPayload+1), noon); !errors.Is(err, ErrTooLarge) {
		t.Errorf("too large: error %v; want %v", err, ErrTooLarge)
	}
}

func testEditions(t *testing.T, fresh maker) {
	s := fresh(t)
	if e, ok, err := s.CurrentEdition(t.Context()); ok || err != nil {
		t.Errorf("before the first: %v, %v, error %v", e, ok, err)
	}
	at := func(minutes int) time.Time { return noon.Add(time.Duration(minutes) * time.Minute) }
	steps := []struct {
		hash string
		want Edition
	}{
		{"aa", Edition{1, "aa", at(0)}},
		{"aa", Edition{1, "aa", at(0)}}, // nothing changes
		{"bb", Edition{2, "bb", at(2)}},
		{"aa", Edition{1, "aa", at(3)}}, // back to the first
		{"cc", Edition{3, "cc", at(4)}},
	}
	for i, step := range steps {
		e, err := s.Publish(t.Context(), Publication{Hash: step.hash, Who: "U1", Holds: "3 events"}, at(i))
		current, ok, err2 := s.CurrentEdition(t.Context())
		if e != step.want || current != step.want || !ok || err != nil || err2 != nil {
			t.Errorf("step %d: %v, current %v, errors %v, %v; want %v", i, e, current, err, err2, step.want)
		}
	}
	uses, err := s.EditionsUsed(t.Context(), 3)
	var want []Use
	for _, i := range []int{4, 3, 2} {
		want = append(want, Use{steps[i].want, "U1", steps[i].hash, "3 events"})
	}
	if err != nil || !reflect.DeepEqual(uses, want) {
		t.Errorf("uses %v, error %v; want %v", uses, err, want)
	}
}

func testAudit(t *testing.T, fresh maker) {
	s := fresh(t)
	refused := Act{Who: "U1", What: "reload", About: "aa", Outcome: "refused", At: noon}
	done := Act{Who: "U2", What: "reload", About: "bb", Outcome: "done", At: noon.Add(time.Second)}
	must(t, s.Record(t.Context(), refused))
	must(t, s.Record(t.Context(), done))
	if acts, err := s.Acts(t.Context(), noon, 10); err != nil || !reflect.DeepEqual(acts, []Act{done, refused}) {
		t.Errorf("all: %v, error %v", acts, err)
	}
	if acts, err := s.Acts(t.Context(), noon.Add(time.Millisecond), 10); err != nil || !reflect.DeepEqual(acts, []Act{done}) {
		t.Errorf("later: %v, error %v", acts, err)
	}
}

func testFeedback(t *testing.T, fresh maker) {
	s := fresh(t)
	at := func(s int) time.Time { return noon.Add(time.Duration(s) * time.Second) }
	for _, v := range []Vote{
		{"a1", "U1", Up, at(0)}, {"a1", "U1", Down, at(2)},
		{"a1", "U1", Up, at(1)}, // arrives late, and doesn't count
		{"a1", "U2", Up, at(3)}, {"a2", "U1", Up, at(4)},
	} {
		must(t, s.PutVote(t.Context(), 0, v))
	}
	for answer, want := range map[string]Tally{"a1": {Up: 1, Down: 1}, "a2": {Up: 1}, "a3": {}} {
		if tally, err := s.TallyOf(t.Context(), answer); tally != want || err != nil {
			t.Errorf("%s: %v, error %v; want %v", answer, tally, err, want)
		}
	}
	want := []Vote{{"a2", "U1", Up, at(4)}, {"a1", "U2", Up, at(3)}}
	if votes, err := s.Votes(t.Context(), at(3), 10); err != nil || !reflect.DeepEqual(votes, want) {
		t.Errorf("votes %v, error %v; want %v", votes, err, want)
	}
	if err := s.PutVote(t.Context(), 0, Vote{"a1", "U1", 0, at(9)}); err == nil {
		t.Error("a vote that is neither up nor down was stored")
	}
}

func testForget(t *testing.T, fresh maker) {
	s := fresh(t)
	secret := []byte("the words of a person, 8f3a1c")
	for _, event := range []string{"old", "new", "open"} {
		_, err := s.Take(t.Context(), Taken{Kind: "mention", Event: event, Payload: secret, At: noon}, day)
		must(t, err)
	}
	must(t, s.Finish(t.Context(), proof(claim(t, s, "a", noon)), "", "answered", Kept{}, noon))
	must(t, s.Finish(t.Context(), proof(claim(t, s, "a", noon)), "", "answered", Kept{}, noon.Add(2*time.Hour)))
	must(t, s.PutThread(t.Context(), Thread{"T1", "C1", "1.1"}, 0, secret, noon))
	must(t, s.PutThread(t.Context(), Thread{"T1", "C1", "2.2"}, 0, []byte("kept"), noon.Add(2*time.Hour)))

	gone, err := s.Forget(t.Context(), noon.Add(time.Hour), Keep{})
	if want := (Forgotten{Questions: 1, Threads: 1}); gone != want || err != nil {
		t.Errorf("forgot %v, error %v; want %v", gone, err, want)
	}
	for event, want := range map[string]int{"old": 0, "new": 1, "open": 1} {
		if n := stored(t, s, event); n != want {
			t.Errorf("%s: %d rows; want %d", event, n, want)
		}
	}
	if fresh, err := s.Take(t.Context(), Taken{Kind: "mention", Event: "new", At: noon}, day); fresh || err != nil {
		t.Errorf("its key went with it: fresh %v, error %v", fresh, err)
	}
}

func TestForgottenWordsLeaveTheFiles(t *testing.T) {
	s := open(t, t.TempDir())
	secret := []byte("the words of a person, 8f3a1c")
	_, err := s.Take(t.Context(), Taken{Kind: "mention", Event: "Ev1", Payload: secret, At: noon}, day)
	must(t, err)
	must(t, s.PutThread(t.Context(), Thread{"T1", "C1", "1.1"}, 0, secret, noon))
	finish(t, s, claim(t, s, "a", noon))
	_, err = s.Forget(t.Context(), noon.Add(time.Hour), Keep{})
	must(t, err)
	for _, file := range []string{s.Place(), s.Place() + "-wal"} {
		content, err := os.ReadFile(file)
		if err != nil || bytes.Contains(content, secret) {
			t.Errorf("%s still holds a person's words, or error %v", file, err)
		}
	}
}
