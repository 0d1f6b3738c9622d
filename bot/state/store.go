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
	"sync"
	"time"

	"modernc.org/sqlite"
)

// readers is how many connections the read pool has.
const readers = 4

// Store is the state in one folder. Its methods may be called from any
// goroutine.
type Store struct {
	file   string
	owner  string
	lock   *os.File // nil where another process has the folder's lock
	db     *sql.DB  // holds the writing connection
	reads  *sql.DB
	writer *writer
	closed func() error
}

// Open opens the state in dir, makes it where there is none, and brings an
// older one up to date. Folder and files are made for this user only.
//
// It fails with ErrNotWritable, ErrCorrupt, ErrNewer or ErrBusy, each with the
// file's name and what to do about it.
func Open(ctx context.Context, dir string) (*Store, error) {
	file, err := prepareFolder(dir)
	if err != nil {
		return nil, err
	}
	s := &Store{file: file, lock: lockFolder(filepath.Join(filepath.Dir(file), lockName))}
	s.owner = ownerName(s.lock != nil)
	if err := s.connect(ctx); err != nil {
		return nil, errors.Join(explain("open", file, err), s.disconnect())
	}
	s.closed = sync.OnceValue(func() error {
		s.writer.close()
		return s.disconnect()
	})
	return s, nil
}

// Owner is the name under which this process should claim work. The process
// that holds the folder's lock is always "main", so that after a crash its
// successor knows the claims as its own; any other gets a name used once.
func (s *Store) Owner() string { return s.owner }

// File is the path of the database file.
func (s *Store) File() string { return s.file }

// Close lets the writes that were queued end, then closes the files. Later
// writes fail with ErrClosed, later reads with an error too. Closing again
// changes nothing.
func (s *Store) Close() error { return s.closed() }

func ownerName(alone bool) string {
	if alone {
		return "main"
	}
	return "other-" + rand.Text()
}

func (s *Store) connect(ctx context.Context) error {
	err := checkSize(s.file)
	if err != nil {
		return err
	}
	if s.db, err = openPool(s.file, 1, url.Values{"_busy_timeout": {"0"}, "_journal_mode": {"WAL"}, "_synchronous": {"FULL"}, "_pragma": {"secure_delete(1)"}}); err != nil {
		return err
	}
	if s.reads, err = openPool(s.file, readers, url.Values{"_busy_timeout": {fmt.Sprint(busyTimeout.Milliseconds())}, "_query_only": {"1"}}); err != nil {
		return err
	}
	conn, err := prepareFile(ctx, s.db)
	if err == nil {
		s.writer = startWriter(conn)
	}
	return err
}

// prepareFile opens the writing connection, and checks the file and brings it
// up to date.
func prepareFile(ctx context.Context, db *sql.DB) (conn *sql.Conn, err error) {
	err = patiently(ctx, busyTimeout, func() (err error) {
		conn, err = db.Conn(ctx)
		return err
	})
	if err != nil {
		return nil, err
	}
	err = patiently(ctx, busyTimeout, func() error { return checkFile(ctx, conn) })
	if err == nil {
		err = patiently(ctx, busyTimeout, func() error { return migrate(ctx, conn, migrations) })
	}
	if err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return conn, nil
}

func (s *Store) disconnect() error {
	var errs []error
	for _, db := range []*sql.DB{s.reads, s.db} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	if s.lock != nil {
		errs = append(errs, s.lock.Close())
	}
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

// checkFile reads the whole file once, since damage found now is better than
// damage found when a question is being answered.
func checkFile(ctx context.Context, conn *sql.Conn) error {
	var verdict string
	if err := conn.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&verdict); err != nil {
		return err
	}
	if verdict != "ok" {
		return fmt.Errorf("%w: %s; %s", ErrCorrupt, verdict, moveAside)
	}
	return nil
}

// micros is how times are stored.
func micros(t time.Time) int64 { return t.UnixMicro() }

func fromMicros(n int64) time.Time { return time.UnixMicro(n).UTC() }
