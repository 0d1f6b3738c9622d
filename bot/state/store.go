package state

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

// Store is the state, in a folder or in a PostgreSQL database. Its methods may
// be called from any goroutine.
type Store struct {
	engine engine
	reads  *sql.DB
	place  string // the file, or the database without its password
	owner  string
	closed func() error
	failed atomic.Pointer[func(error)] // whom to tell of writes that failed; nil: nobody
}

func newStore(e engine, reads *sql.DB, place, owner string) *Store {
	return &Store{engine: e, reads: reads, place: place, owner: owner, closed: sync.OnceValue(e.close)}
}

// Owner is the name under which this process should claim work. Of those that
// open a folder, the one that holds its lock is always "main", so that after a
// crash its successor knows the claims as its own. Any other, and each process
// on a PostgreSQL database, has a name used once: its claims are taken over
// when their leases have run out.
func (s *Store) Owner() string { return s.owner }

// Place is where the state is: the database's file, or the name of the
// PostgreSQL database and its host. It holds no password.
func (s *Store) Place() string { return s.place }

// WhenTaken has a function called whenever another process may have taken
// something. It is a hint: some are lost, and some are for nothing. The
// function must not wait. It is called until Close returns.
func (s *Store) WhenTaken(hint func()) { s.engine.onNews(taken, hint) }

// WhenPublished is the same for another edition that may have become current.
func (s *Store) WhenPublished(hint func()) { s.engine.onNews(published, hint) }

// WhenWriteFails has a function called with the error of each write that could
// not be stored, whoever else gets to see it. That a claim was lost, that an
// edition was not to be published, that the caller has left and that the store
// was closed are no failures of the state.
// The function must not wait.
func (s *Store) WhenWriteFails(tell func(error)) { s.failed.Store(&tell) }

func (s *Store) tellFailure(err error) {
	tell := s.failed.Load()
	if tell == nil {
		return
	}
	for _, sound := range []error{ErrLost, ErrOvertaken, ErrRolledBack, ErrDecided, ErrForgotten, ErrClosed, context.Canceled} {
		if errors.Is(err, sound) {
			return
		}
	}
	(*tell)(err)
}

// Close lets the writes that were begun end, then closes the store. Later
// writes fail with ErrClosed, later reads with an error too. Closing again
// changes nothing.
func (s *Store) Close() error { return s.closed() }

// row reads the one row that a query gives; found is false where there is
// none.
func (s *Store) row(ctx context.Context, step, query string, args []any, into ...any) (found bool, err error) {
	err = s.engine.read(ctx, func(ctx context.Context) error {
		return s.reads.QueryRowContext(ctx, query, args...).Scan(into...)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, s.explain(step, err)
}

// explain names the step and the place of a failure.
func (s *Store) explain(step string, err error) error { return explain(s.engine, step, s.place, err) }

func explain(e engine, step, place string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("state: %s: %s: %w", step, place, e.explain(err))
}

// micros is how times are stored.
func micros(t time.Time) int64 { return t.UnixMicro() }

func fromMicros(n int64) time.Time { return time.UnixMicro(n).UTC() }
