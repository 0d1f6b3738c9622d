package state

import (
	"errors"
	"strings"
	"testing"
	"time"
)

const day = 24 * time.Hour

func mention(event, ts string) Taken {
	return Taken{Kind: "mention", Event: event, Team: "T1", Channel: "C1", TS: ts, Payload: []byte("did it?"), At: noon}
}

func testTakeKnowsSecondDeliveries(t *testing.T, fresh maker) {
	edited := mention("Ev1", "1.1")
	edited.Event, edited.Edited = "Ev2", "2.2"
	elsewhere := mention("Ev3", "1.1")
	elsewhere.Channel = "C2"
	later := mention("Ev1", "1.1")
	later.At = noon.Add(day - time.Second)
	command := Taken{Kind: "command", Event: "Tr1", At: noon}
	tests := []struct {
		name  string
		first Taken
		then  Taken
		fresh bool
	}{
		{"the same", mention("Ev1", "1.1"), mention("Ev1", "1.1"), false},
		{"the same event of another message", mention("Ev1", "1.1"), mention("Ev1", "9.9"), false},
		{"the same message as another event", mention("Ev1", "1.1"), mention("Ev2", "1.1"), false},
		{"another message", mention("Ev1", "1.1"), mention("Ev2", "1.2"), true},
		{"the message edited", mention("Ev1", "1.1"), edited, true},
		{"the same time stamp in another channel", mention("Ev1", "1.1"), elsewhere, true},
		{"almost a day later", mention("Ev1", "1.1"), later, false},
		{"the same command", command, command, false},
		{"another command", command, Taken{Kind: "command", Event: "Tr2", At: noon}, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := fresh(t)
			if fresh, err := s.Take(t.Context(), test.first, day); !fresh || err != nil {
				t.Fatalf("first: fresh %v, error %v", fresh, err)
			}
			if fresh, err := s.Take(t.Context(), test.then, day); fresh != test.fresh || err != nil {
				t.Errorf("then: fresh %v, error %v; want %v", fresh, err, test.fresh)
			}
		})
	}
}

func testTakeLearnsEveryName(t *testing.T, fresh maker) {
	s := fresh(t)
	for i, q := range []Taken{mention("Ev1", "1.1"), mention("Ev2", "1.1"), mention("Ev2", "7.7")} {
		if fresh, err := s.Take(t.Context(), q, day); fresh != (i == 0) || err != nil {
			t.Errorf("delivery %d: fresh %v, error %v", i, fresh, err)
		}
	}
}

func testTakeAfterADay(t *testing.T, fresh maker) {
	s := fresh(t)
	q := mention("Ev1", "1.1")
	_, err := s.Take(t.Context(), q, day)
	must(t, err)
	q.At = noon.Add(day)
	if fresh, err := s.Take(t.Context(), q, day); fresh || err != nil {
		t.Errorf("a day later and not done yet: fresh %v, error %v; want false", fresh, err)
	}
	finish(t, s, claim(t, s, "a", noon))
	for i, want := range []bool{true, false} {
		if fresh, err := s.Take(t.Context(), q, day); fresh != want || err != nil {
			t.Errorf("a day later and done, time %d: fresh %v, error %v; want %v", i+1, fresh, err, want)
		}
	}
}

func testTakeRefuses(t *testing.T, fresh maker) {
	s := fresh(t)
	large := mention("Ev1", "1.1")
	large.Payload = make([]byte, MaxPayload+1)
	if _, err := s.Take(t.Context(), large, day); !errors.Is(err, ErrTooLarge) {
		t.Errorf("too large: error %v; want %v", err, ErrTooLarge)
	}
	large.Payload = large.Payload[1:]
	if fresh, err := s.Take(t.Context(), large, day); !fresh || err != nil {
		t.Errorf("just not too large: fresh %v, error %v", fresh, err)
	}
	if _, err := s.Take(t.Context(), Taken{Kind: "command", At: noon}, day); err == nil {
		t.Error("a question without any key was taken")
	}
}

func testTakeAndAuditShareACommit(t *testing.T, fresh maker) {
	s := fresh(t)
	act := Act{Who: "U1", What: "reload", Outcome: "asked", At: noon}
	for range 2 { // the second isn't fresh, and leaves no second line
		_, err := s.Take(t.Context(), mention("Ev1", "1.1"), day, act)
		must(t, err)
	}
	acts, err := s.Acts(t.Context(), noon, 10)
	if err != nil || len(acts) != 1 || acts[0] != act {
		t.Errorf("audit %v, error %v; want one line, %v", acts, err, act)
	}
}

// claim claims what must be there, for half a minute.
func claim(t *testing.T, s *Store, owner string, now time.Time) Taken {
	t.Helper()
	q, ok, err := s.ClaimNext(t.Context(), owner, now, 30*time.Second)
	if !ok || err != nil {
		t.Fatalf("nothing to claim, error %v", err)
	}
	return q
}

func proof(q Taken) Claim { return Claim{ID: q.ID, Owner: q.Owner, Attempt: q.Attempt} }

func finish(t *testing.T, s *Store, q Taken) {
	t.Helper()
	must(t, s.Finish(t.Context(), proof(q), "", "answered", Kept{}, noon))
}

func testDoneErasesTheWords(t *testing.T, fresh maker) {
	s := fresh(t)
	_, err := s.Take(t.Context(), mention("Ev1", "1.1"), day)
	must(t, err)
	q := claim(t, s, "a", noon)
	if string(q.Payload) != "did it?" || !q.At.Equal(noon) || q.Kind != "mention" || q.TS != "1.1" {
		t.Errorf("claimed %+v", q)
	}
	finish(t, s, q)
	var words, keys int
	must(t, s.reads.QueryRowContext(t.Context(), "SELECT COUNT(payload) FROM taken").Scan(&words))
	must(t, s.reads.QueryRowContext(t.Context(), "SELECT COUNT(*) FROM taken_keys").Scan(&keys))
	if words != 0 || keys != 2 {
		t.Errorf("after done: %d payloads, %d keys; want 0 and 2", words, keys)
	}
}

func TestClaimUsesAnIndex(t *testing.T) {
	s := open(t, t.TempDir())
	plan, err := list(t.Context(), s, "plan", "EXPLAIN QUERY PLAN "+nextToClaim("$1"), []any{0}, scanPlan)
	must(t, err)
	for _, want := range []string{"taken_by_done", "taken_by_thread"} {
		if !strings.Contains(strings.Join(plan, "\n"), want) {
			t.Errorf("plan %q doesn't use %s", plan, want)
		}
	}
}

func testBacklog(t *testing.T, fresh maker) {
	s := fresh(t)
	if b, err := s.Backlog(t.Context()); b != (Backlog{}) || err != nil {
		t.Errorf("empty: %v, error %v", b, err)
	}
	_, err := s.Take(t.Context(), mention("Ev1", "1.1"), day)
	must(t, err)
	q := mention("Ev2", "1.2")
	q.At = noon.Add(time.Minute)
	_, err = s.Take(t.Context(), q, day)
	must(t, err)
	if b, err := s.Backlog(t.Context()); b != (Backlog{Open: 2, Oldest: noon}) || err != nil {
		t.Errorf("two: %v, error %v", b, err)
	}
	finish(t, s, claim(t, s, "a", noon))
	if b, err := s.Backlog(t.Context()); b != (Backlog{Open: 1, Oldest: q.At}) || err != nil {
		t.Errorf("one done: %v, error %v", b, err)
	}
}

func TestClockPutBackLeavesNothingWaiting(t *testing.T) {
	s := open(t, t.TempDir())
	wrong := noon.Add(2 * time.Hour)
	for _, ts := range []string{"1.1", "1.2"} {
		q := mention("Ev"+ts, ts)
		q.Thread, q.At = "1.1", wrong
		_, err := s.Take(t.Context(), q, day)
		must(t, err)
	}
	held := claim(t, s, "a", wrong)
	claimable := func() bool {
		q, ok, err := s.ClaimNext(t.Context(), "b", noon, 30*time.Second)
		must(t, err)
		if ok {
			finish(t, s, q)
		}
		return ok
	}
	if claimable() {
		t.Error("what somebody holds was claimed")
	}
	must(t, s.Release(t.Context(), proof(held), "failed", wrong, 2*time.Second))
	for range 2 {
		if !claimable() {
			t.Error("what was given back by the wrong clock, or waits for it, can't be claimed")
		}
	}
	_, err := s.Take(t.Context(), mention("Ev3", "1.3"), day)
	must(t, err)
	must(t, s.Release(t.Context(), proof(claim(t, s, "a", noon)), "failed", noon, farthest))
	if claimable() {
		t.Error("what waits for another attempt was claimed before its time")
	}
}

func testEditedMessageTakenAsAWhole(t *testing.T, fresh maker) {
	for _, whole := range []bool{true, false} {
		s := fresh(t)
		edited := mention("", "1.1")
		edited.Edited, edited.Whole = "2.2", whole
		if fresh, err := s.Take(t.Context(), edited, day); !fresh || err != nil {
			t.Errorf("the edited one: fresh %v, error %v", fresh, err)
		}
		for event, edit := range map[string]string{"Ev1": "", "Ev2": "3.3"} { // its first words, and another edit
			late := mention(event, "1.1")
			late.Edited = edit
			want := !whole || edit != ""
			if fresh, err := s.Take(t.Context(), late, day); fresh != want || err != nil {
				t.Errorf("as a whole %v, then edit %q: fresh %v, error %v; want %v", whole, edit, fresh, err, want)
			}
		}
	}
}

// What was read back edited while its first words were being taken is left, and
// the edit itself is no second delivery of them.
func testEditIsHeardAfterItWasReadBack(t *testing.T, fresh maker) {
	s := fresh(t)
	first, readBack, edit := mention("Ev1", "1.1"), mention("", "1.1"), mention("Ev2", "1.1")
	readBack.Edited, readBack.Whole, edit.Edited = "2.2", true, "2.2"
	for _, d := range []struct {
		q     Taken
		fresh bool
	}{{first, true}, {readBack, false}, {edit, true}, {edit, false}} {
		if fresh, err := s.Take(t.Context(), d.q, day); fresh != d.fresh || err != nil {
			t.Errorf("event %q, edit %q: fresh %v, error %v; want %v", d.q.Event, d.q.Edited, fresh, err, d.fresh)
		}
	}
}
