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

const (
	busyTimeout = 5 * time.Second // how long one process waits for another's commit
	readers     = 4               // connections of the read pool
)

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
	if s.db, err = openPool(s.file, 1, url.Values{"_journal_mode": {"WAL"}, "_synchronous": {"FULL"}, "_pragma": {"secure_delete(1)"}}); err != nil {
		return err
	}
	if s.reads, err = openPool(s.file, readers, url.Values{"_query_only": {"1"}}); err != nil {
		return err
	}
	conn, err := connectPatiently(ctx, s.db)
	if err != nil {
		return err
	}
	if err := checkFile(ctx, conn); err != nil {
		return errors.Join(err, conn.Close())
	}
	if err := migrate(ctx, conn, migrations); err != nil {
		return errors.Join(err, conn.Close())
	}
	s.writer = startWriter(conn)
	return nil
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
	settings.Set("_busy_timeout", fmt.Sprint(busyTimeout.Milliseconds()))
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

// connectPatiently opens the writing connection. Two processes that make one
// file at the same moment can find it busy without the busy timeout having
// been heeded, so it is tried again for as long as that.
func connectPatiently(ctx context.Context, db *sql.DB) (*sql.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, busyTimeout)
	defer cancel()
	for {
		conn, err := db.Conn(ctx)
		if err == nil || !isBusy(err) {
			return conn, err
		}
		select {
		case <-time.After(10 * time.Millisecond):
		case <-ctx.Done():
			return nil, err
		}
	}
}

func isBusy(err error) bool {
	failure, ok := errors.AsType[*sqlite.Error](err)
	if !ok {
		return false
	}
	kind, _ := kindOf(failure.Code())
	return kind == ErrBusy
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
