package state

import (
	"errors"
	"reflect"
	"testing"
	"time"
)

// drafted keeps a draft of a person's.
func drafted(t *testing.T, s *Store, question int64, who string) Draft {
	t.Helper()
	number, err := s.NextDraft(t.Context(), question)
	must(t, err)
	d := Draft{Number: number, Question: question, Who: who, File: []byte("events: []"), Record: "acme-ban", About: "board", Fate: Waiting, At: noon}
	fresh, err := s.PutDraft(t.Context(), d, Act{Who: who, What: "report", Outcome: "waiting", At: noon})
	if must(t, err); !fresh {
		t.Fatal("it was there before")
	}
	return d
}

func fate(t *testing.T, s *Store, number int64) Fate {
	t.Helper()
	d, ok, err := s.Draft(t.Context(), number)
	if must(t, err); !ok {
		return "none"
	}
	return d.Fate
}

func testDrafts(t *testing.T, fresh maker) {
	s := fresh(t)
	first := drafted(t, s, 11, "U1")
	second := drafted(t, s, 12, "U2")
	if got, ok, err := s.Draft(t.Context(), first.Number); !ok || err != nil || !reflect.DeepEqual(got, first) || first.Number != 1 || second.Number != 2 {
		t.Errorf("%+v, %v, %v; want %+v", got, ok, err, first)
	}
	again := first
	again.Number = 3
	if fresh, err := s.PutDraft(t.Context(), again, Act{}); fresh || err != nil {
		t.Errorf("one question twice: %v, %v", fresh, err)
	}
	again.Question = 99
	again.Number = 2
	if _, err := s.PutDraft(t.Context(), again, Act{}); !errors.Is(err, ErrOvertaken) {
		t.Errorf("one number twice: %v", err)
	}
	act := Act{Who: "U9", What: "reject", About: "draft 2", Outcome: "done", At: noon}
	must(t, s.RejectDraft(t.Context(), 2, "U9", "it isn't so", noon, act))
	if err := s.RejectDraft(t.Context(), 2, "U9", "", noon, act); !errors.Is(err, ErrDecided) {
		t.Errorf("rejected twice: %v", err)
	}
	if all, err := s.Drafts(t.Context(), Rejected); len(all) != 1 || all[0].Reason != "it isn't so" || all[0].Decider != "U9" || !all[0].Decided.Equal(noon) || err != nil {
		t.Errorf("rejected: %+v, %v", all, err)
	}
	if h := heldOf(t, s, "U1"); len(h.Drafts) != 1 {
		t.Errorf("held %+v", h)
	}
	gone, err := s.ForgetPerson(t.Context(), "U1", Act{Who: "command line", What: "forget", At: noon})
	if must(t, err); gone.Drafts != 1 {
		t.Errorf("forgot %+v", gone)
	}
	if f := fate(t, s, 1); f != "none" {
		t.Errorf("of a forgotten person: %s", f)
	}
	_, err = s.Forget(t.Context(), noon.Add(400*day), year)
	must(t, err)
	if f := fate(t, s, 2); f != "none" {
		t.Errorf("rejected long ago: %s", f)
	}
	if third := drafted(t, s, 13, "U1"); third.Number != 3 {
		t.Errorf("number %d is given again", third.Number)
	}
}

// A draft is approved by the edition that it comes in with, by another than who
// wrote it, and goes with that.
func testDraftsAndEditions(t *testing.T, fresh maker) {
	s := fresh(t)
	d := drafted(t, s, 11, "U1")
	publish := func(p Publication) error {
		_, err := s.Publish(t.Context(), p, noon.Add(time.Hour))
		return err
	}
	must(t, publish(Publication{Hash: "a"}))
	if err := publish(Publication{Hash: "a+", Folder: "a", Way: Added, Draft: d.Number, Who: "U1"}); !errors.Is(err, ErrDecided) {
		t.Errorf("by who wrote it: %v", err)
	}
	if current, _, err := s.CurrentEdition(t.Context()); current.Hash != "a" || fate(t, s, d.Number) != Waiting || err != nil {
		t.Errorf("current is %v, the draft %s, error %v", current, fate(t, s, d.Number), err)
	}
	must(t, publish(Publication{Hash: "a+", Folder: "a", Way: Added, Draft: d.Number, Who: "U2"}))
	if err := publish(Publication{Hash: "a++", Folder: "a", Way: Added, Draft: d.Number, Who: "U3"}); !errors.Is(err, ErrDecided) {
		t.Errorf("approved twice: %v", err)
	}
	must(t, publish(Publication{Hash: "b+", Folder: "b", Way: Reviewed, Who: "U2"}))
	for _, step := range []struct {
		hash string
		want Fate
	}{{"a+", Approved}, {"a", TakenBack}, {"b+", Approved}, {"a", TakenBack}} {
		back := Publication{Hash: step.hash, Folder: step.hash[:1], Way: Back, Who: "U2"}
		if step.want == Approved {
			back.Holding = []int64{d.Number}
		}
		must(t, publish(back))
		if f := fate(t, s, d.Number); f != step.want {
			t.Errorf("back to %s: %s; want %s", step.hash, f, step.want)
		}
	}
	_, err := s.ForgetPerson(t.Context(), "U2", Act{Who: "command line", What: "forget", At: noon})
	must(t, err)
	if got, _, err := s.Draft(t.Context(), d.Number); got.Decider != nobody || err != nil {
		t.Errorf("forgotten, but named: %+v, %v", got, err)
	}
}

// A report that nobody decides doesn't stay for ever.
func testDraftsThatWait(t *testing.T, fresh maker) {
	s := fresh(t)
	drafted(t, s, 11, "U1")
	keep := year
	keep.Acts = day
	for _, c := range []struct {
		after time.Duration
		fate  Fate
	}{{time.Hour, Waiting}, {2 * day, "none"}} {
		_, err := s.Forget(t.Context(), noon.Add(c.after), keep)
		if must(t, err); fate(t, s, 1) != c.fate {
			t.Errorf("after %v: %s; want %s", c.after, fate(t, s, 1), c.fate)
		}
	}
	if next, err := s.NextDraft(t.Context(), 12); next != 2 || err != nil {
		t.Errorf("the next is %d, error %v: its number was had before", next, err)
	}
}
