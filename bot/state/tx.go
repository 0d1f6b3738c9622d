package state

import (
	"context"
	"time"
)

// engine is one of the two databases: whatever it does in a way of its own.
type engine interface {
	// write runs a change in a transaction and returns when it is stored. It
	// may run the change more than once, of which at most one run is kept.
	// single says that one statement is all that it writes.
	write(ctx context.Context, single bool, change func(tx) error) error
	// read runs a step that changes nothing, maybe more than once.
	read(ctx context.Context, step func(context.Context) error) error
	// explain turns the database's error into a kind of ours with a hint. It
	// returns an error that tells what to do, and names no step and no place.
	explain(err error) error
	// erase overwrites in the files what was deleted, or fails as busy. Where
	// the files are a server's, that is the server's to do.
	erase(ctx context.Context) error
	// onNews has a function called when another process tells such news.
	onNews(of news, hint func())
	// close lets the writes that were begun end.
	close() error
}

// news is what processes on one database tell each other of. It is also the
// name of PostgreSQL's channel for it.
type news string

const (
	taken     news = "policybot_taken"     // there is work
	published news = "policybot_published" // another edition is current
)

// tx is the transaction of a change. Statements name their parameters $1, $2
// and so on, and are the same for both databases; the other methods say what
// must differ.
type tx interface {
	// exec runs a statement and returns how many rows it changed.
	exec(query string, args ...any) (int64, error)
	// scan reads the one row that a query gives, or fails with sql.ErrNoRows.
	scan(query string, args []any, into ...any) error

	// lock keeps other transactions that lock one of these names waiting until
	// this one has ended.
	lock(names ...string) error
	// moment gives the SQL for a moment so long after now, by the clock that
	// leases run by, and the value of its one parameter.
	moment(parameter string, now time.Time, wait time.Duration) (sql string, value int64)
	// free ends a query for one row, so that it passes over a row that another
	// transaction is changing.
	free(query string) string
	// holder is the name in a claim of this call's.
	holder(owner string) string
	// tell tells other processes.
	tell(of news) error
	// uncertain says that an earlier run of this change may be stored: the
	// database went away while it was asked to commit.
	uncertain() bool
}

// write runs one change and returns what it found. fn must set nothing outside
// itself, because it may run more than once.
func write[T any](ctx context.Context, s *Store, step string, fn func(tx) (T, error)) (T, error) {
	return run(ctx, s, step, false, fn)
}

// writeOne is write for a change of which one statement is all that it writes.
// Such a statement is a transaction of its own, which saves the way to the
// database and back to begin one, and another to commit it.
func writeOne[T any](ctx context.Context, s *Store, step string, fn func(tx) (T, error)) (T, error) {
	return run(ctx, s, step, true, fn)
}

func run[T any](ctx context.Context, s *Store, step string, single bool, fn func(tx) (T, error)) (T, error) {
	var found, none T
	err := s.engine.write(ctx, single, func(t tx) (err error) {
		found, err = fn(t)
		return err
	})
	if err != nil {
		err = s.explain(step, err)
		s.tellFailure(err)
		return none, err
	}
	return found, nil
}

// change is write for what returns nothing but an error, and changeOne is
// writeOne for the same.
func change(ctx context.Context, s *Store, step string, fn func(tx) error) error {
	_, err := write(ctx, s, step, func(t tx) (struct{}, error) { return struct{}{}, fn(t) })
	return err
}

func changeOne(ctx context.Context, s *Store, step string, fn func(tx) error) error {
	_, err := writeOne(ctx, s, step, func(t tx) (struct{}, error) { return struct{}{}, fn(t) })
	return err
}
