package state

import (
	"context"
	"database/sql"
	"hash/fnv"
	"slices"
	"strings"
	"time"
)

// postgresTx is one call's change, through all attempts at it.
type postgresTx struct {
	owner  string
	call   string // names this call, and no other
	single bool   // one statement is all that it writes
	stored bool   // maybe, by an earlier attempt

	ctx context.Context // of this attempt
	on  runner
}

// runner is what statements run on: a transaction or, where one statement is
// all, any connection.
type runner interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// run is one attempt. Where its commit, or its one statement, fails, nobody knows whether the change
// is stored: the answer may be all that was lost.
func (t *postgresTx) run(ctx context.Context, db *sql.DB, change func(tx) error) error {
	if t.single {
		t.ctx, t.on = ctx, db
		err := change(t)
		t.stored = t.stored || passing(err)
		return err
	}
	inner, err := db.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelReadCommitted})
	if err != nil {
		return err
	}
	t.ctx, t.on = ctx, inner
	if err := change(t); err != nil {
		_ = inner.Rollback() // where the connection is gone, so is the transaction
		return err
	}
	err = inner.Commit()
	t.stored = t.stored || err != nil
	return err
}

func (t *postgresTx) exec(query string, args ...any) (int64, error) {
	result, err := t.on.ExecContext(t.ctx, query, storable(args)...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

func (t *postgresTx) scan(query string, args []any, into ...any) error {
	return t.on.QueryRowContext(t.ctx, query, storable(args)...).Scan(into...)
}

// storable replaces in texts what the database refuses. It would refuse the
// same text again at every delivery.
func storable(args []any) []any {
	args = slices.Clone(args)
	for i, arg := range args {
		if text, ok := arg.(string); ok {
			args[i] = strings.ReplaceAll(strings.ToValidUTF8(text, "\uFFFD"), "\x00", "\uFFFD")
		}
	}
	return args
}

// lock takes the locks in one order, so that no two transactions wait for each
// other.
func (t *postgresTx) lock(names ...string) error {
	numbers := make([]int64, len(names))
	for i, name := range names {
		hash := fnv.New64a()
		hash.Write([]byte(name))
		numbers[i] = int64(hash.Sum64())
	}
	slices.Sort(numbers)
	_, err := t.exec("SELECT pg_advisory_xact_lock(number) FROM unnest($1::bigint[]) AS number", numbers)
	return err
}

// moment goes by the server's clock, as the clocks of replicas differ.
func (t *postgresTx) moment(parameter string, _ time.Time, wait time.Duration) (string, int64) {
	return "((extract(epoch FROM statement_timestamp()) * 1000000)::bigint + " + parameter + "::bigint)", wait.Microseconds()
}

func (t *postgresTx) free(query string) string { return query + " FOR UPDATE OF q SKIP LOCKED" }

// holder tells apart a process's claims, so that a call whose answer was lost
// finds the one that it has made.
func (t *postgresTx) holder(owner string) string { return owner + "/" + t.call }

func (t *postgresTx) tell(of news) error {
	_, err := t.exec("SELECT pg_notify($1, $2)", string(of), t.owner)
	return err
}

func (t *postgresTx) uncertain() bool { return t.stored }
