package admin

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"
)

func TestAdmins(t *testing.T) {
	now := time.Unix(0, 0)
	asked := 0
	members := func(_ context.Context, group string) ([]string, error) {
		asked++
		if group == "SBROKEN" {
			return nil, errors.New("no such group")
		}
		return []string{"U2"}, nil
	}
	a := New([]string{"U1", "SBROKEN", "SGOOD"}, members, func() time.Time { return now })
	for _, c := range []struct {
		user   string
		is     bool
		failed bool
	}{{"U1", true, false}, {"U2", true, false}, {"U3", false, true}, {"", false, false}} {
		is, err := a.Is(t.Context(), c.user)
		if is != c.is || (err != nil) != c.failed {
			t.Errorf("%q: %v, %v", c.user, is, err)
		}
	}
	before := asked
	if is, err := New([]string{"SGOOD"}, members, func() time.Time { return now }).Is(t.Context(), "U3"); is || err != nil {
		t.Errorf("a member of nothing: %v, %v", is, err)
	}
	for range 3 {
		if _, err := a.Is(t.Context(), "U2"); err != nil {
			t.Fatal(err)
		}
	}
	if good := asked - before - 1; good != 3 { // the broken group only
		t.Errorf("asked %d times", good)
	}
	now = now.Add(2 * fresh)
	before = asked
	if _, err := a.Is(t.Context(), "U2"); err != nil || asked != before+2 {
		t.Errorf("a minute later: asked %d times, %v", asked-before, err)
	}
}

func TestUsers(t *testing.T) {
	members := func(_ context.Context, group string) ([]string, error) {
		if group == "SBROKEN" {
			return nil, errors.New("no such group")
		}
		return []string{"U2", "U1", "W3"}, nil
	}
	users, err := New([]string{"SBROKEN", "SGOOD", "U1", "W9"}, members, time.Now).Users(t.Context())
	if !slices.Equal(users, []string{"U1", "W9", "U2", "W3"}) || err == nil {
		t.Errorf("%q, %v", users, err)
	}
	if users, err := New(nil, members, time.Now).Users(t.Context()); len(users) != 0 || err != nil {
		t.Errorf("of none: %q, %v", users, err)
	}
}
