package state

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"modernc.org/sqlite"
)

// readers is how many connections the read pool has.
const readers = 4

// sqliteEngine is the state in one file, which any number of processes may
// have open.
type sqliteEngine struct {
	file   string
	lock   *os.File // nil where another process has the folder's lock
	loss   *Loss    // what a state without tables would mean; nil: that it is the first
	db     *sql.DB  // holds the writing connection
	reads  *sql.DB
	checks *sql.DB // looks at the file before anything is changed
	writer *writer
}

// Open opens the state in dir, makes it where there is none, and brings an
// older one up to date. Folder and files are made for this user only.
//
// It fails with ErrNotWritable, ErrCorrupt, ErrNewer or ErrBusy, each with the
// file's name and what to do about it.
func Open(ctx context.Context, dir string) (*Store, error) {
	e, err := enter(dir, time.Now())
	if err != nil {
		return nil, err
	}
	return e.opened(e.connect(ctx))
}

// enter makes the folder ready, and takes its lock if nobody has it.
func enter(dir string, now time.Time) (*sqliteEngine, error) {
	file, err := prepareFolder(dir)
	if err != nil {
		return nil, err
	}
	e := &sqliteEngine{file: file, lock: lockFolder(filepath.Join(filepath.Dir(file), lockName))}
	if e.lock == nil || !wasUsed(e.lock) {
		return e, nil
	}
	e.loss = newLoss("the file was missing or empty, though a state stood there before", "", now)
	if err := clearNeighbours(file, now); err != nil {
		return nil, errors.Join(notWritable(filepath.Dir(file), err), e.disconnect())
	}
	return e, nil
}

// opened is the store, unless connecting failed.
func (e *sqliteEngine) opened(err error) (*Store, error) {
	if err != nil {
		return nil, errors.Join(explain(e, "open", e.file, err), e.disconnect())
	}
	if e.lock != nil {
		markUsed(e.lock)
	}
	return newStore(e, e.reads, e.file, ownerName(e.lock != nil)), nil
}

func ownerName(alone bool) string {
	if alone {
		return "main"
	}
	return "other-" + rand.Text()
}

func (e *sqliteEngine) write(ctx context.Context, _ bool, change func(tx) error) error {
	return e.writer.do(ctx, &job{run: change, done: make(chan error, 1)})
}

func (e *sqliteEngine) read(ctx context.Context, step func(context.Context) error) error {
	return step(ctx)
}

// onNews has nothing to tell of: other processes on one folder are rare, and
// found by looking.
func (e *sqliteEngine) onNews(news, func()) {}

// erase makes the file anew without what was deleted from it, and empties the
// log, whose old pages still hold that. To overwrite each deleted row in its
// place is not enough: where a full page was split, copies of some of its rows
// may stay in the page's unused space. What is made anew is held in memory
// meanwhile, not in another file. The log needs as much space as the file has,
// and for each 100 MB others wait about a second to write.
func (e *sqliteEngine) erase(ctx context.Context) (err error) {
	db, err := openPool(e.file, 1, url.Values{"_busy_timeout": {"0"}, "_synchronous": {"FULL"}, "_pragma": {"secure_delete(1)", "temp_store(2)"}})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	err = patiently(ctx, busyTimeout, func() error {
		_, err := db.ExecContext(ctx, "VACUUM")
		return err
	})
	if err != nil {
		return err
	}
	return patiently(ctx, busyTimeout, func() error { return emptyLog(ctx, db) })
}

func emptyLog(ctx context.Context, db *sql.DB) error {
	var busy, frames, moved int
	err := db.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &frames, &moved)
	if err == nil && busy != 0 {
		err = fmt.Errorf("%w: what was deleted is still in the file's log; try again", ErrBusy)
	}
	return err
}

func (e *sqliteEngine) close() error {
	e.writer.close()
	return e.disconnect()
}

func (e *sqliteEngine) connect(ctx context.Context) error {
	if err := e.check(ctx); err != nil {
		return err
	}
	var err error
	if e.db, err = openPool(e.file, 1, url.Values{"_busy_timeout": {"0"}, "_journal_mode": {"WAL"}, "_synchronous": {"FULL"}, "_pragma": {"secure_delete(1)"}}); err != nil {
		return err
	}
	if e.reads, err = openPool(e.file, readers, url.Values{"_busy_timeout": {fmt.Sprint(busyTimeout.Milliseconds())}, "_query_only": {"1"}}); err != nil {
		return err
	}
	conn, err := prepareFile(ctx, e.db, e.loss)
	if err == nil {
		e.writer = startWriter(conn)
		_ = e.checks.Close() // it has only read
	}
	return err
}

// check reads the whole file once, since damage found now is better than damage
// found when a question is being answered. It changes nothing. Its connection
// stays until there is another, or until a damaged file has been moved: the
// last to leave a file that is in its place writes into it.
func (e *sqliteEngine) check(ctx context.Context) error {
	err := checkSize(e.file)
	if err != nil {
		return err
	}
	if e.checks, err = openPool(e.file, 1, url.Values{"_busy_timeout": {"0"}, "_query_only": {"1"}}); err != nil {
		return err
	}
	return patiently(ctx, busyTimeout, func() error { return checkFile(ctx, e.checks) })
}

// prepareFile opens the writing connection, and brings the file up to date.
func prepareFile(ctx context.Context, db *sql.DB, loss *Loss) (conn *sql.Conn, err error) {
	err = patiently(ctx, busyTimeout, func() (err error) {
		conn, err = db.Conn(ctx)
		return err
	})
	if err != nil {
		return nil, err
	}
	err = patiently(ctx, busyTimeout, func() error { return sqliteSchema.migrate(ctx, conn, loss) })
	if err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return conn, nil
}

func (e *sqliteEngine) disconnect() error {
	err := e.closePools()
	if e.lock != nil {
		err = errors.Join(err, e.lock.Close())
	}
	return err
}

func (e *sqliteEngine) closePools() error {
	var errs []error
	for _, db := range []*sql.DB{e.reads, e.db, e.checks} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	e.reads, e.db, e.checks = nil, nil, nil
	return errors.Join(errs...)
}

// openPool makes a pool of at most n connections; it opens none yet.
func openPool(file string, n int, settings url.Values) (*sql.DB, error) {
	settings.Set("_foreign_keys", "1")
	settings.Set("_error_rc", "1")
	name := url.URL{Scheme: "file", Path: filepath.ToSlash(file), RawQuery: settings.Encode()}
	connector, err := sqlite.NewConnector(name.String())
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(connector)
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	return db, nil
}

func checkFile(ctx context.Context, db *sql.DB) error {
	var verdict string
	if err := db.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&verdict); err != nil {
		return err
	}
	if verdict != "ok" {
		return fmt.Errorf("%w: %s", ErrCorrupt, verdict)
	}
	return nil
}
