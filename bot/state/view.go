package state

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"github.com/jackc/pgx/v5/pgconn"
)

// View opens the state in dir for looking only: it makes, changes and locks
// nothing, so that a program that has it open, or is about to, isn't disturbed.
// It fails with ErrNone where there is no state, and else as Open does. Writes
// fail with ErrNotWritable.
func View(ctx context.Context, dir string) (*Store, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("state: folder %s: %w", dir, err)
	}
	e := &sqliteEngine{file: filepath.Join(abs, fileName)}
	if _, err := os.Stat(e.file); errors.Is(err, fs.ErrNotExist) {
		return nil, explain(e, "view", e.file, ErrNone)
	}
	settings := url.Values{"mode": {"ro"}, "_busy_timeout": {fmt.Sprint(busyTimeout.Milliseconds())}, "_query_only": {"1"}}
	if _, err := os.Stat(e.file + "-wal"); errors.Is(err, fs.ErrNotExist) {
		settings.Set("immutable", "1") // nobody has it open; else looking would leave an empty log
	}
	db, err := openPool(e.file, 1, settings)
	if err != nil {
		return nil, explain(e, "view", e.file, err)
	}
	return newView(ctx, view{engine: e, db: db}, sqliteSchema, e.file)
}

// ViewDatabase is View for the state in a PostgreSQL database.
func ViewDatabase(ctx context.Context, address string) (*Store, error) {
	config, place, err := parseAddress(address)
	if err != nil {
		return nil, err
	}
	config.ValidateConnect = func(context.Context, *pgconn.PgConn) error { return nil } // any host can be looked at
	e := &postgresEngine{db: openSettled(config, "SET default_transaction_read_only = on")}
	e.ending, e.end = context.WithCancel(context.Background())
	e.db.SetMaxOpenConns(1)
	return newView(ctx, view{engine: e, db: e.db, end: e.end}, postgresSchema, place)
}

// view is a database of which only the reading is left.
type view struct {
	engine
	db  *sql.DB
	end func() // may be nil
}

func newView(ctx context.Context, v view, known schema, place string) (*Store, error) {
	err := v.read(ctx, func(ctx context.Context) error { return known.check(ctx, v.db) })
	if err != nil {
		return nil, errors.Join(explain(v, "view", place, err), v.close())
	}
	return newStore(v, v.db, place, ""), nil
}

// check is migrate without migrating.
func (s schema) check(ctx context.Context, db *sql.DB) error {
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	return s.checkNewer(ctx, conn, 0)
}

func (v view) write(context.Context, bool, func(tx) error) error {
	return fmt.Errorf("%w: it was opened for looking only", ErrNotWritable)
}

func (v view) erase(context.Context) error { return nil }
func (v view) onNews(news, func())         {}

func (v view) close() error {
	if v.end != nil {
		v.end()
	}
	return v.db.Close()
}
