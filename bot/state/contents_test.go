package state

import (
	"fmt"
	"maps"
	"reflect"
	"testing"
	"time"
)

type parts = map[string][]byte

func publish(t *testing.T, s *Store, hash string, p parts) Edition {
	t.Helper()
	from := Publication{Hash: hash}
	if p != nil {
		from.Parts = Parts(maps.All(p))
	}
	e, err := s.Publish(t.Context(), from, noon)
	must(t, err)
	return e
}

func testContents(t *testing.T, fresh maker) {
	s := fresh(t)
	one, two := parts{"p": []byte("shared"), "q": {0, 255}}, parts{"p": []byte("shared"), "r": []byte("new")}
	before := publish(t, s, "aa", nil) // as before content was kept
	if got, err := s.Content(t.Context(), before.Number); len(got) != 0 || err != nil {
		t.Errorf("nothing was kept: %v, error %v", got, err)
	}
	first := publish(t, s, "aa", one)
	second := publish(t, s, "bb", two)
	publish(t, s, "aa", nil) // used again
	for e, want := range map[Edition]parts{first: one, second: two} {
		if got, err := s.Content(t.Context(), e.Number); !reflect.DeepEqual(got, want) || err != nil {
			t.Errorf("%s: content %v, error %v; want %v", e.Hash, got, err, want)
		}
	}
	must(t, change(t.Context(), s, "spoil", func(tx tx) error {
		_, err := tx.exec("UPDATE contents SET body = $1", []byte("spoilt"))
		return err
	}))
	publish(t, s, "aa", one)
	if got, err := s.Content(t.Context(), first.Number); !reflect.DeepEqual(got, one) || err != nil {
		t.Errorf("published anew: content %v, error %v; want %v", got, err, one)
	}
	publish(t, s, "aa", parts{"s": []byte("both in one file")})
	publish(t, s, "aa", one)
	if got, err := s.Content(t.Context(), first.Number); !reflect.DeepEqual(got, one) || err != nil {
		t.Errorf("in other parts and back: content %v, error %v; want %v", got, err, one)
	}
	forgetBefore(t, s, noon)
	if n := rows(t, s, "contents"); n != 3 {
		t.Errorf("%d parts are kept; want 3, as one is shared", n)
	}
}

func testOldContents(t *testing.T, fresh maker) {
	s := fresh(t)
	old := publish(t, s, "old", parts{"p": []byte("p"), "q": []byte("q")})
	var last Edition
	for i := range contentsKept {
		if i == contentsKept-1 {
			forgetBefore(t, s, noon)
			if got, err := s.Content(t.Context(), old.Number); len(got) != 2 || err != nil {
				t.Errorf("among the latest: content %v, error %v", got, err)
			}
		}
		last = publish(t, s, fmt.Sprint(i), parts{"p": []byte("p")})
	}
	forgetBefore(t, s, noon)
	if got, err := s.Content(t.Context(), old.Number); len(got) != 0 || err != nil {
		t.Errorf("long ago: content %v, error %v", got, err)
	}
	if got, err := s.Content(t.Context(), last.Number); len(got) != 1 || err != nil || rows(t, s, "contents") != 1 {
		t.Errorf("current: content %v, error %v; want the part that is shared, and no other", got, err)
	}
	if again := publish(t, s, "old", parts{"p": []byte("p"), "q": []byte("q")}); again.Number != old.Number {
		t.Errorf("number %d; want %d again", again.Number, old.Number)
	}
	if got, err := s.Content(t.Context(), old.Number); len(got) != 2 || err != nil {
		t.Errorf("used again: content %v, error %v", got, err)
	}
}

func forgetBefore(t *testing.T, s *Store, before time.Time) {
	t.Helper()
	_, err := s.Forget(t.Context(), before, Keep{})
	must(t, err)
}

func rows(t *testing.T, s *Store, table string) (n int) {
	t.Helper()
	must(t, s.reads.QueryRowContext(t.Context(), "SELECT COUNT(*) FROM "+table).Scan(&n))
	return n
}

func testTurns(t *testing.T, fresh maker) {
	s := fresh(t)
	now := time.Now()
	for i, step := range []struct {
		work, owner string
		lasts       time.Duration
		mine        bool
	}{
		{"sweep", "a", time.Hour, true},
		{"sweep", "b", time.Hour, false},
		{"dust", "b", time.Hour, true}, // other work
		{"sweep", "a", 0, true},        // keeps it, but no longer
		{"sweep", "b", time.Hour, true},
		{"sweep", "a", time.Hour, false},
	} {
		mine, err := s.TakeTurn(t.Context(), step.work, step.owner, now, step.lasts)
		if mine != step.mine || err != nil {
			t.Errorf("step %d: %v, error %v; want %v", i, mine, err, step.mine)
		}
	}
}
