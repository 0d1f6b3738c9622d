package state

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

func writerOf(s *Store) *writer { return s.engine.(*sqliteEngine).writer }

// hold keeps the writer in one change until release is called, so that what is
// queued meanwhile becomes one batch.
func hold(t *testing.T, s *Store) (release func()) {
	began, end := make(chan struct{}), make(chan struct{})
	go change(context.Background(), s, "hold", func(tx) error {
		close(began)
		<-end
		return nil
	})
	<-began
	return func() { close(end) }
}

// queued starts n calls, waits until all are in the writer's queue, lets the
// writer go on, and returns the calls' errors.
func queued(t *testing.T, s *Store, n int, call func(i int) error) []error {
	release := hold(t, s)
	errs := make([]error, n)
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() { errs[i] = call(i) })
	}
	waitFor(t, func() bool { return len(writerOf(s).jobs) == n })
	release()
	all.Wait()
	return errs
}

func waitFor(t *testing.T, condition func() bool) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !condition(); {
		if time.Now().After(deadline) {
			t.Fatal("the condition didn't come true within 10 s")
		}
		time.Sleep(time.Millisecond)
	}
}

func TestOneFailureSpoilsNoOther(t *testing.T) {
	s := open(t, t.TempDir())
	refused := errors.New("refused")
	errs := queued(t, s, 30, func(i int) error {
		return change(t.Context(), s, "test", func(tx tx) error {
			err := insertActs(tx, []Act{{Who: fmt.Sprint(i), At: noon}})
			if err == nil && i%3 == 0 {
				err = refused
			}
			return err
		})
	})
	for i, err := range errs {
		if want := i%3 == 0; errors.Is(err, refused) != want || (err != nil) != want {
			t.Errorf("change %d: error %v; want one: %v", i, err, want)
		}
	}
	acts, err := s.Acts(t.Context(), noon, 100)
	if err != nil || len(acts) != 20 {
		t.Errorf("%d lines stored, error %v; want the 20 that didn't fail", len(acts), err)
	}
}

// A change that makes the database drop the whole transaction takes its
// neighbours with it at first; they are then stored one by one.
func TestLostTransactionIsTriedOneByOne(t *testing.T) {
	s := open(t, t.TempDir())
	errs := queued(t, s, 10, func(i int) error {
		return change(t.Context(), s, "test", func(tx tx) error {
			if err := insertActs(tx, []Act{{Who: fmt.Sprint(i), At: noon}}); err != nil || i != 4 {
				return err
			}
			tx.(*sqliteTx).rollback()
			return errors.New("all gone")
		})
	})
	for i, err := range errs {
		if (err != nil) != (i == 4) {
			t.Errorf("change %d: error %v", i, err)
		}
	}
	acts, err := s.Acts(t.Context(), noon, 100)
	if err != nil || len(acts) != 9 {
		t.Errorf("%d lines stored, error %v; want 9", len(acts), err)
	}
}

func TestBatchSharesOneCommit(t *testing.T) {
	s := open(t, t.TempDir())
	before := logSize(t, s)
	for _, err := range queued(t, s, 40, func(i int) error {
		return s.Record(t.Context(), Act{Who: "U1", At: noon})
	}) {
		must(t, err)
	}
	// A page of the log is 4,096 bytes and its header 24; forty commits of
	// their own would write at least forty pages.
	if pages := (logSize(t, s) - before) / 4120; pages < 1 || pages > 20 {
		t.Errorf("40 changes wrote %d pages; want a few, as one commit does", pages)
	}
}

func logSize(t *testing.T, s *Store) int64 { return size(t, s.Place()+"-wal") }

func TestCloseDrains(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	closed := make(chan error, 1)
	release := hold(t, s)
	errs := make(chan error, 20)
	for range cap(errs) {
		go func() { errs <- s.Record(context.Background(), Act{Who: "U1", At: noon}) }()
	}
	waitFor(t, func() bool { return len(writerOf(s).jobs) == cap(errs) })
	go func() { closed <- s.Close() }()
	release()
	for range cap(errs) {
		must(t, <-errs)
	}
	must(t, <-closed)
	if err := s.Record(t.Context(), Act{At: noon}); !errors.Is(err, ErrClosed) {
		t.Errorf("after Close: error %v; want %v", err, ErrClosed)
	}
	if _, err := s.Acts(t.Context(), noon, 1); err == nil {
		t.Error("after Close: reading succeeds")
	}
	acts, err := open(t, dir).Acts(t.Context(), noon, 100)
	if err != nil || len(acts) != cap(errs) {
		t.Errorf("%d lines stored, error %v; want %d", len(acts), err, cap(errs))
	}
}

func TestEndedContextWithdrawsWhatHasNotBegun(t *testing.T) {
	s := open(t, t.TempDir())
	release := hold(t, s)
	ctx, cancel := context.WithCancel(t.Context())
	result := make(chan error, 1)
	go func() { result <- s.Record(ctx, Act{Who: "U1", At: noon}) }()
	waitFor(t, func() bool { return len(writerOf(s).jobs) == 1 })
	cancel()
	if err := <-result; !errors.Is(err, context.Canceled) {
		t.Errorf("error %v; want %v", err, context.Canceled)
	}
	release()
	must(t, s.Record(t.Context(), Act{Who: "U2", At: noon}))
	acts, err := s.Acts(t.Context(), noon, 10)
	if err != nil || len(acts) != 1 || acts[0].Who != "U2" {
		t.Errorf("stored %v, error %v; want U2 only", acts, err)
	}
}

// limitPages makes the disk look full once the file has n pages more than now;
// 0 takes the limit away.
func limitPages(t *testing.T, s *Store, n int) {
	_, err := write(t.Context(), s, "limit", func(tx tx) (limit int, err error) {
		if n == 0 {
			return 0, tx.scan("PRAGMA max_page_count = 1073741823", nil, &limit)
		}
		var now int
		if err := tx.scan("PRAGMA page_count", nil, &now); err != nil {
			return 0, err
		}
		return limit, tx.scan(fmt.Sprintf("PRAGMA max_page_count = %d", now+n), nil, &limit)
	})
	must(t, err)
}

func TestDiskFullAndFreed(t *testing.T) {
	s := open(t, t.TempDir())
	limitPages(t, s, 20)
	refused := fillUp(t, s)
	if refused > 2*time.Second {
		t.Errorf("the error took %v; want it at once", refused)
	}
	limitPages(t, s, 0)
	stored, err := s.Backlog(t.Context())
	must(t, err)
	must(t, takeLarge(t.Context(), s, "after"))
	if b, err := s.Backlog(t.Context()); err != nil || b.Open != stored.Open+1 {
		t.Errorf("%d open, error %v; want %d", b.Open, err, stored.Open+1)
	}
}

func TestDiskFullOnRealDisk(t *testing.T) {
	dir := smallDisk(t)
	s := open(t, filepath.Join(dir, "state"))
	ballast := filepath.Join(dir, "ballast")
	must(t, os.WriteFile(ballast, make([]byte, 2<<20), 0o600))
	if refused := fillUp(t, s); refused > 2*time.Second {
		t.Errorf("the error took %v; want it at once", refused)
	}
	must(t, os.Remove(ballast))
	must(t, takeLarge(t.Context(), s, "after"))
}

// fillUp takes questions, eight at a time, until the disk is full, checks that
// all that were taken are there and none that was refused, and returns how
// long the first refused one took.
func fillUp(t *testing.T, s *Store) (refused time.Duration) {
	for round := range 1000 {
		took := make([]time.Duration, 8)
		errs := queued(t, s, len(took), func(i int) error {
			start := time.Now()
			err := takeLarge(t.Context(), s, fmt.Sprintf("Ev%d.%d", round, i))
			took[i] = time.Since(start)
			return err
		})
		for i, err := range errs {
			want := 1
			if err != nil {
				want, refused = 0, took[i]
				if !errors.Is(err, ErrFull) || !strings.Contains(err.Error(), s.Place()) {
					t.Fatalf("error %v; want %v that names %s", err, ErrFull, s.Place())
				}
			}
			if n := stored(t, s, fmt.Sprintf("Ev%d.%d", round, i)); n != want {
				t.Errorf("stored %d times after error %v; want %d", n, err, want)
			}
		}
		if refused != 0 {
			return refused
		}
	}
	t.Fatal("the disk didn't get full")
	return 0
}

func takeLarge(ctx context.Context, s *Store, event string) error {
	_, err := s.Take(ctx, Taken{Kind: "mention", Event: event, Payload: bytes.Repeat([]byte("q"), 8000), At: noon}, time.Hour)
	return err
}

func stored(t *testing.T, s *Store, event string) (n int) {
	must(t, s.reads.QueryRowContext(t.Context(), "SELECT COUNT(*) FROM taken WHERE event = $1", event).Scan(&n))
	return n
}
