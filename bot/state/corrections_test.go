package state

import (
	"reflect"
	"testing"
	"time"
)

func testCorrections(t *testing.T, fresh maker) {
	s := fresh(t)
	asked(t, s, "1.1", "U1", "a form")
	asked(t, s, "1.2", "U2", "a form")
	first := Correction{1, "C1:9.9", "U1", "did-ban pigeon", "it is wrong", "this is right", "memo 7", noon}
	second := Correction{ID: 2, Answer: "C1:9.9", User: "U2", Wrong: "all of it", At: noon.Add(time.Hour)}
	for _, c := range []Correction{second, first, first} {
		must(t, s.PutCorrection(t.Context(), c))
	}
	for limit, want := range [][]Correction{nil, {first}, {first, second}} {
		if some, err := s.Corrections(t.Context(), limit); !reflect.DeepEqual(some, want) || err != nil {
			t.Errorf("%d: %+v, error %v; want %+v", limit, some, err, want)
		}
	}
	for i, want := range []bool{true, false} {
		if was, err := s.HandleCorrection(t.Context(), 1, "U3", noon); was != want || err != nil {
			t.Errorf("handled %d times before: %v, error %v; want %v", i, was, err, want)
		}
	}
	if some, err := s.Corrections(t.Context(), 9); !reflect.DeepEqual(some, []Correction{second}) || err != nil {
		t.Errorf("left %+v, error %v", some, err)
	}
	want := []Act{{"U3", "correction", "1", "handled", noon}}
	if acts, err := s.Acts(t.Context(), noon, 9); !reflect.DeepEqual(acts, want) || err != nil {
		t.Errorf("audit %v, error %v; want %v", acts, err, want)
	}
}

func testCorrectionsThatGo(t *testing.T, fresh maker) {
	s := fresh(t)
	for _, event := range []string{"1.1", "1.2", "1.3"} {
		asked(t, s, event, "U1", "a form")
	}
	must(t, s.PutCorrection(t.Context(), Correction{ID: 1, User: "U1", Wrong: "canary", At: noon}))
	must(t, s.PutCorrection(t.Context(), Correction{ID: 2, User: "U1", Wrong: "canary", At: noon.Add(time.Hour)}))
	keep := Keep{Done: day, Notes: 90 * time.Minute}
	if gone, err := s.Forget(t.Context(), noon.Add(2*time.Hour), keep); gone != (Forgotten{Notes: 1}) || err != nil {
		t.Errorf("dropped %+v, error %v", gone, err)
	}
	if h := heldOf(t, s, "U1"); len(h.Notes) != 1 || h.Notes[0].ID != 2 {
		t.Errorf("held %+v", h.Notes)
	}
	gone, err := s.ForgetPerson(t.Context(), "U1", Act{Who: "command line", What: "forget", At: noon})
	if gone.Notes != 1 || err != nil {
		t.Errorf("forgot %+v, error %v", gone, err)
	}
	must(t, s.PutCorrection(t.Context(), Correction{ID: 3, User: "U1", Wrong: "canary", At: noon})) // was under way
	if all, err := s.Corrections(t.Context(), 9); len(all) != 0 || err != nil {
		t.Errorf("left %+v, error %v", all, err)
	}
}
