package state

import (
	"context"
	"database/sql"
	"time"
)

// tx is the writing connection within a transaction. Statements run without
// the caller's context: interrupting one would undo its neighbours' changes
// in the same commit. Each statement is prepared once.
type tx struct {
	conn     *sql.Conn
	known    map[string]*sql.Stmt
	patience time.Duration // with other processes
}

func newTx(conn *sql.Conn) *tx {
	return &tx{conn: conn, known: map[string]*sql.Stmt{}, patience: busyTimeout}
}

func (t *tx) prepare(query string) (*sql.Stmt, error) {
	if stmt := t.known[query]; stmt != nil {
		return stmt, nil
	}
	stmt, err := t.conn.PrepareContext(context.Background(), query)
	if err == nil {
		t.known[query] = stmt
	}
	return stmt, err
}

// exec runs a statement and returns how many rows it changed.
func (t *tx) exec(query string, args ...any) (int64, error) {
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

// scan reads the one row that a query gives, or fails with sql.ErrNoRows.
func (t *tx) scan(query string, args []any, into ...any) error {
	stmt, err := t.prepare(query)
	if err != nil {
		return err
	}
	return stmt.QueryRowContext(context.Background(), args...).Scan(into...)
}

// begin waits for other processes' commits, but not for ever.
func (t *tx) begin() error {
	return patiently(context.Background(), t.patience, func() error { return t.run("BEGIN IMMEDIATE") })
}

func (t *tx) commit() error              { return t.run("COMMIT") }
func (t *tx) savepoint() error           { return t.run("SAVEPOINT one") }
func (t *tx) rollbackToSavepoint() error { return t.run("ROLLBACK TO one") }
func (t *tx) release() error             { return t.run("RELEASE one") }

// rollback is for when something has failed already; that the transaction may
// be gone by itself is no second failure.
func (t *tx) rollback() { _ = t.run("ROLLBACK") }

func (t *tx) run(query string) error {
	_, err := t.exec(query)
	return err
}

func (t *tx) close() {
	for _, stmt := range t.known {
		stmt.Close()
	}
	t.conn.Close()
}
