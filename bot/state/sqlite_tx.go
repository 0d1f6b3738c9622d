package state

import (
	"context"
	"database/sql"
	"time"
)

// sqliteTx is the writing connection within a transaction. Statements run without
// the caller's context: interrupting one would undo its neighbours' changes
// in the same commit. Each statement is prepared once.
type sqliteTx struct {
	conn     *sql.Conn
	known    map[string]*sql.Stmt
	patience time.Duration // with other processes
}

func newSQLiteTx(conn *sql.Conn) *sqliteTx {
	return &sqliteTx{conn: conn, known: map[string]*sql.Stmt{}, patience: busyTimeout}
}

func (t *sqliteTx) prepare(query string) (*sql.Stmt, error) {
	if stmt := t.known[query]; stmt != nil {
		return stmt, nil
	}
	stmt, err := t.conn.PrepareContext(context.Background(), query)
	if err == nil {
		t.known[query] = stmt
	}
	return stmt, err
}

func (t *sqliteTx) exec(query string, args ...any) (int64, error) {
	stmt, err := t.prepare(query)
	if err != nil {
		return 0, err
	}
	result, err := stmt.ExecContext(context.Background(), args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

func (t *sqliteTx) scan(query string, args []any, into ...any) error {
	stmt, err := t.prepare(query)
	if err != nil {
		return err
	}
	return stmt.QueryRowContext(context.Background(), args...).Scan(into...)
}

// Its file has one writer at a time, so that a transaction needs no locks.
func (t *sqliteTx) lock(...string) error { return nil }

func (t *sqliteTx) moment(parameter string, now time.Time, wait time.Duration) (string, int64) {
	return parameter, micros(now.Add(wait))
}

func (t *sqliteTx) free(query string) string   { return query }
func (t *sqliteTx) holder(owner string) string { return owner }
func (t *sqliteTx) tell(news) error            { return nil }
func (t *sqliteTx) uncertain() bool            { return false }

// begin waits for other processes' commits, but not for ever.
func (t *sqliteTx) begin() error {
	return patiently(context.Background(), t.patience, func() error { return t.run("BEGIN IMMEDIATE") })
}

func (t *sqliteTx) commit() error              { return t.run("COMMIT") }
func (t *sqliteTx) savepoint() error           { return t.run("SAVEPOINT one") }
func (t *sqliteTx) rollbackToSavepoint() error { return t.run("ROLLBACK TO one") }
func (t *sqliteTx) release() error             { return t.run("RELEASE one") }

// rollback is for when something has failed already; that the transaction may
// be gone by itself is no second failure.
func (t *sqliteTx) rollback() { _ = t.run("ROLLBACK") }

func (t *sqliteTx) run(query string) error {
	_, err := t.exec(query)
	return err
}

func (t *sqliteTx) close() {
	for _, stmt := range t.known {
		stmt.Close()
	}
	t.conn.Close()
}
