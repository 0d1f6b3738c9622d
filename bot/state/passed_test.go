package state

import (
	"testing"
	"time"
)

// passOn passes an answer on, and tells whether it was for this form to do.
func passOn(t *testing.T, s *Store, answer string, form int64, who string, want bool) Passed {
	t.Helper()
	p, mine, err := s.PassOn(t.Context(), Passed{Answer: answer, Question: form, Asker: who, At: noon})
	if mine != want || err != nil {
		t.Errorf("form %d passes %s on: %v, error %v; want %v", form, answer, mine, err, want)
	}
	return p
}

func testPassed(t *testing.T, fresh maker) {
	s := fresh(t)
	for _, event := range []string{"1.1", "1.2", "1.3"} {
		asked(t, s, event, "U1", "a form")
	}
	spot := Spot{"C1", "5.5", true}
	passOn(t, s, "a1", 1, "U1", true)
	passOn(t, s, "a1", 1, "U1", true) // after a crash
	passOn(t, s, "a1", 2, "U2", false)
	if _, ok, err := s.PassedOf(t.Context(), "a1"); ok || err != nil {
		t.Errorf("passed on before it stands anywhere: %v, error %v", ok, err)
	}
	if n, err := s.PassedBy(t.Context(), "U1", noon); n != 0 || err != nil {
		t.Errorf("%d passed on before they stand anywhere, error %v", n, err)
	}
	must(t, s.PassedTo(t.Context(), 1, spot))
	want := Passed{Answer: "a1", Question: 1, Asker: "U1", At: noon, Spot: spot}
	if p, ok, err := s.PassedOf(t.Context(), "a1"); p != want || !ok || err != nil {
		t.Errorf("passed on: %+v, %v, error %v; want %+v", p, ok, err, want)
	}
	if p := passOn(t, s, "a1", 3, "U2", false); p != want {
		t.Errorf("who asks again is told %+v", p)
	}
	if n, err := s.PassedBy(t.Context(), "U1", noon); n != 1 || err != nil {
		t.Errorf("%d passed on, error %v", n, err)
	}
	later := noon.Add(time.Hour)
	for _, c := range []struct {
		answer   string
		at       Spot
		press    int64
		mine, ok bool
	}{
		{"a2", spot, 7, false, false}, {"a1", Spot{Channel: "C2", TS: "5.5"}, 7, false, false},
		{"a1", spot, 8, true, true}, {"a1", spot, 8, true, true}, {"a1", spot, 9, false, true},
	} {
		p, mine, ok, err := s.Resolve(t.Context(), c.answer, c.at, "U3", c.press, later)
		if mine != c.mine || ok != c.ok || err != nil {
			t.Errorf("press %d of %s: %v, %v, error %v", c.press, c.answer, mine, ok, err)
		}
		if ok && (p.Resolver != "U3" || !p.Resolved.Equal(later) || p.Asker != "U1") {
			t.Errorf("resolved %+v", p)
		}
	}
}

// What a form that is over could not pass on, another may.
func testPassedByAnother(t *testing.T, fresh maker) {
	s := fresh(t)
	asked(t, s, "1.1", "U1", "a form")
	passOn(t, s, "a1", 1, "U1", true)
	passOn(t, s, "a1", 2, "U2", false)
	finish(t, s, claim(t, s, "a", noon)) // it was given up
	passOn(t, s, "a1", 2, "U2", true)
}

func testPassedThatGoes(t *testing.T, fresh maker) {
	s := fresh(t)
	for i, who := range []string{"U1", "U2"} {
		asked(t, s, who, who, "a form")
		passOn(t, s, "a"+who, int64(i+1), who, true)
		must(t, s.PassedTo(t.Context(), int64(i+1), Spot{"C1", who, false}))
	}
	_, _, _, err := s.Resolve(t.Context(), "aU2", Spot{Channel: "C1", TS: "U2"}, "U1", 3, noon)
	must(t, err)
	if h := heldOf(t, s, "U1"); len(h.Passed) != 2 {
		t.Errorf("held %+v", h.Passed)
	}
	gone, err := s.ForgetPerson(t.Context(), "U1", Act{Who: "command line", What: "forget", At: noon})
	if gone.Passed != 2 || err != nil || len(heldOf(t, s, "U1").Passed) != 0 {
		t.Errorf("forgot %+v, error %v", gone, err)
	}
	if h := heldOf(t, s, "U2"); len(h.Passed) != 1 || h.Passed[0].Resolver != nobody || h.Passed[0].Resolved.IsZero() {
		t.Errorf("of somebody else: %+v", h.Passed)
	}
	keep := year
	keep.Passed = time.Minute
	if gone, err := s.Forget(t.Context(), noon.Add(time.Hour), keep); gone != (Forgotten{Passed: 1}) || err != nil {
		t.Errorf("dropped %+v, error %v", gone, err)
	}
}

// What stands nowhere can't be resolved, and a form that passes it on anew
// begins anew.
func testResolvedNowhere(t *testing.T, fresh maker) {
	s := fresh(t)
	asked(t, s, "1.1", "U1", "a form")
	asked(t, s, "1.2", "U2", "a form")
	passOn(t, s, "a1", 1, "U1", true)
	for _, at := range []Spot{{}, {Channel: "C1", TS: "5.5"}} {
		if _, mine, ok, err := s.Resolve(t.Context(), "a1", at, "U3", 7, noon); mine || ok || err != nil {
			t.Errorf("resolved at %+v: %v, %v, error %v", at, mine, ok, err)
		}
	}
	finish(t, s, claim(t, s, "a", noon)) // nobody could be asked
	passOn(t, s, "a1", 2, "U2", true)
	spot := Spot{Channel: "C1", TS: "5.5"}
	must(t, s.PassedTo(t.Context(), 2, spot))
	if p, mine, ok, err := s.Resolve(t.Context(), "a1", spot, "U3", 8, noon); !mine || !ok || err != nil || p.Asker != "U2" {
		t.Errorf("%+v, %v, %v, error %v", p, mine, ok, err)
	}
}
