package state

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"
)

// Restore puts a copy in the place of the state in the folder. What was there
// is moved aside, never deleted: it returns its new name, or "" where there was
// none. The copy is checked first and stays where it is. What was taken and
// answered since it was made is lost: see Lost.
//
// It fails with ErrBusy while another process uses the folder.
func Restore(ctx context.Context, dir, from string, now time.Time) (aside string, err error) {
	file, err := filepath.Abs(filepath.Join(dir, fileName))
	if err == nil {
		err = os.MkdirAll(filepath.Dir(file), 0o700)
	}
	if err == nil {
		aside, err = restoreFile(ctx, file, from, now)
	}
	if err != nil {
		return "", fmt.Errorf("state: restore: %w", err)
	}
	return aside, nil
}

func restoreFile(ctx context.Context, file, from string, now time.Time) (aside string, err error) {
	folder := filepath.Dir(file)
	lock := lockFolder(filepath.Join(folder, lockName))
	if lock == nil {
		return "", inUse(folder)
	}
	defer lock.Close()
	fresh := file + ".restored"
	if err := duplicate(from, fresh); err != nil {
		return "", err
	}
	_, err = checkCopy(ctx, fresh)
	if err == nil {
		err = noteRestored(ctx, fresh, now)
	}
	if err != nil {
		return "", errors.Join(fmt.Errorf("%s: %w", from, err), os.Remove(fresh))
	}
	aside, err = moveAway(ctx, file, now)
	if err != nil {
		return "", errors.Join(err, os.Remove(fresh))
	}
	return aside, put(fresh, file)
}

// noteRestored writes into the copy that what was taken and answered since it
// was made is lost to it. Whoever brings it back knows, so that the admins
// needn't be told.
func noteRestored(ctx context.Context, file string, now time.Time) error {
	db, err := openPool(file, 1, url.Values{"_synchronous": {"FULL"}, "_journal_mode": {"DELETE"}})
	if err != nil {
		return err
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return errors.Join(err, db.Close())
	}
	err = sqliteSchema.migrate(ctx, conn, nil)
	if err == nil {
		l := newLoss("a copy was put in the state's place", "", now)
		_, err = conn.ExecContext(ctx, `INSERT INTO loss (one, key, at, why, aside, told) VALUES (1, $1, $2, $3, '', 1)
			ON CONFLICT (one) DO UPDATE SET key = excluded.key, at = excluded.at, why = excluded.why, aside = '', read_back = 0, told = 1`,
			l.Key, micros(l.At), l.Why)
	}
	return errors.Join(err, conn.Close(), db.Close())
}

func inUse(folder string) error {
	return fmt.Errorf("folder %s: %w; stop the bot first, and run this as its user", folder, ErrBusy)
}

// duplicate copies the bytes of a file for this user only.
func duplicate(from, to string) error {
	if log, err := os.Stat(from + "-wal"); err == nil && log.Size() > 0 {
		return fmt.Errorf("%s is in use, or was when it was copied: a part of it is in %s-wal; make a backup instead", from, from)
	}
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close()
	if err := removeIfThere(to); err != nil { // of a program that was killed
		return err
	}
	f, err := createPrivate(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, source)
	return errors.Join(err, f.Close())
}

// moveAway gives the state that is there another name. Until the copy takes the
// old one it has both, so that whoever starts in between finds a state.
func moveAway(ctx context.Context, file string, now time.Time) (aside string, err error) {
	if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err := foldLog(ctx, file); isBusy(err) {
		return "", inUse(filepath.Dir(file))
	}
	aside = file + ".before-" + now.UTC().Format("20060102T150405Z")
	if _, err := os.Lstat(aside); err == nil {
		return "", fmt.Errorf("%s is there already; try again in a second", aside)
	}
	for _, end := range []string{"-wal", "-shm"} { // there are none, unless the state is damaged
		if err := os.Rename(file+end, aside+end); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	if os.Link(file, aside) == nil {
		return aside, nil
	}
	return aside, os.Rename(file, aside) // not every file system knows second names
}

// foldLog brings the log into the file, and fails while any process has the
// file open: one that came second to the folder has it without the lock. What
// is no database is left alone, as SQLite would throw the log of one away.
func foldLog(ctx context.Context, file string) error {
	if !isDatabase(file) {
		return nil
	}
	db, err := openPool(file, 1, url.Values{})
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "PRAGMA journal_mode = DELETE")
	return errors.Join(err, db.Close())
}

// isDatabase tells whether the file has a whole first page of a database.
func isDatabase(file string) bool {
	f, err := os.Open(file)
	if err != nil {
		return false
	}
	defer f.Close()
	page := make([]byte, pageSize)
	_, err = io.ReadFull(f, page)
	return err == nil && bytes.HasPrefix(page, []byte("SQLite format 3\x00"))
}
