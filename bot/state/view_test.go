package state

import (
	"errors"
	"fmt"
	"os"
	"testing"
)

// viewed holds that what is looked at is what is there, and can't be changed.
func viewed(t *testing.T, v *Store, open int) {
	t.Helper()
	defer func() { must(t, v.Close()) }()
	if b, err := v.Backlog(t.Context()); err != nil || b.Open != open {
		t.Errorf("%d open, %v; want %d", b.Open, err, open)
	}
	if acts, err := v.Acts(t.Context(), noon, 10); err != nil || len(acts) != 1 {
		t.Errorf("acts %v, %v", acts, err)
	}
	if _, _, err := v.CurrentEdition(t.Context()); err != nil {
		t.Error(err)
	}
	if err := v.Record(t.Context(), Act{Who: "U2", At: noon}); !errors.Is(err, ErrNotWritable) {
		t.Errorf("a write gave %v", err)
	}
}

func begun(t *testing.T, s *Store) {
	t.Helper()
	must(t, s.Record(t.Context(), Act{Who: "U1", What: "reload", At: noon}))
	if _, err := s.Take(t.Context(), Taken{Kind: "mention", Event: "Ev1", At: noon}, 0); err != nil {
		t.Fatal(err)
	}
}

func TestViewOfAFolder(t *testing.T) {
	dir := t.TempDir()
	if _, err := View(t.Context(), dir); !errors.Is(err, ErrNone) {
		t.Errorf("of an empty folder: %v", err)
	}
	if files, err := os.ReadDir(dir); err != nil || len(files) != 0 {
		t.Errorf("looking left %v, %v", files, err)
	}
	s, err := Open(t.Context(), dir)
	must(t, err)
	begun(t, s)
	v, err := View(t.Context(), dir)
	must(t, err)
	viewed(t, v, 1)
	must(t, s.Close())
	v, err = View(t.Context(), dir) // nobody has it open
	must(t, err)
	defer func() { must(t, v.Close()) }()
	if again := open(t, dir); again.Owner() != "main" {
		t.Errorf("who starts while somebody looks is %q", again.Owner())
	}
}

func TestViewLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(t.Context(), dir)
	must(t, err)
	begun(t, s)
	must(t, s.Close())
	before, err := os.ReadDir(dir)
	must(t, err)
	v, err := View(t.Context(), dir)
	must(t, err)
	viewed(t, v, 1)
	after, err := os.ReadDir(dir)
	if err != nil || len(after) != len(before) {
		t.Errorf("looking left %v, before %v, %v", after, before, err)
	}
}

func testViewOfADatabase(t *testing.T, address string) {
	s := openDatabase(t, address)
	begun(t, s)
	v, err := ViewDatabase(t.Context(), address)
	must(t, err)
	viewed(t, v, 1)
}

func testViewOfAnEmptyDatabase(t *testing.T, address string) {
	if _, err := ViewDatabase(t.Context(), address); !errors.Is(err, ErrNone) {
		t.Errorf("of an empty database: %v", err)
	}
}

func TestWritesThatFailAreTold(t *testing.T) {
	s := open(t, t.TempDir())
	var told []error
	s.WhenWriteFails(func(err error) { told = append(told, err) })
	limitPages(t, s, 1)
	for i := 0; i < 100 && takeLarge(t.Context(), s, fmt.Sprint("Ev", i)) == nil; i++ {
	}
	limitPages(t, s, 0)
	if len(told) != 1 || !errors.Is(told[0], ErrFull) {
		t.Errorf("told %v, want one of a full disk", told)
	}
	_ = s.Finish(t.Context(), Claim{ID: 99}, "", "answered", Kept{}, noon) // is nobody's
	if len(told) != 1 {
		t.Errorf("told %v of a claim that was lost", told[1:])
	}
}
