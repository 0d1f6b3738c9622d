package state

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

const (
	fileName = "policybot.db"
	lockName = "policybot.lock"
)

// prepareFolder makes the folder and an empty file that only this user may
// read, and returns the file's absolute path. The database's side files take
// over the file's mode.
func prepareFolder(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("state: folder %s: %w", dir, err)
	}
	if err := os.MkdirAll(abs, 0o700); err != nil {
		return "", notWritable(abs, err)
	}
	file := filepath.Join(abs, fileName)
	f, err := os.OpenFile(file, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		// It must not be opened here: closing it would drop the locks that
		// another store of this process holds on it.
		return file, nil
	}
	if err != nil {
		return "", notWritable(abs, err)
	}
	return file, f.Close()
}

func notWritable(dir string, err error) error {
	return fmt.Errorf("state: folder %s: %w; name a folder that this user may write (%w)", dir, ErrNotWritable, err)
}

// wasUsed tells by the lock's file whether a state stood in the folder before.
// Its being there says nothing: whoever comes first makes it.
func wasUsed(lock *os.File) bool {
	info, err := lock.Stat()
	return err == nil && info.Size() > 0
}

// markUsed is for once a state stands in the folder. Where the mark can't be
// written, a file that is gone one day will look like a first start, and no
// more; that is no reason not to open what is there.
func markUsed(lock *os.File) {
	if !wasUsed(lock) {
		_, _ = lock.WriteString("A state stands in this folder.\n")
	}
}

// clearNeighbours moves aside what stands beside a file that was missing or is
// empty: SQLite would delete it.
func clearNeighbours(file string, now time.Time) error {
	info, err := os.Stat(file)
	if err != nil || info.Size() > 0 {
		return err
	}
	for _, ending := range neighbours {
		if _, err := os.Lstat(file + ending); err == nil {
			_, err = putAside(file, now)
			_, again := prepareFolder(filepath.Dir(file))
			return errors.Join(err, again)
		}
	}
	return nil
}

// pageSize is the database's, and the unit in which its file grows.
const pageSize = 4096

// checkSize finds a file that was cut: one that lacks a page, or a part of one,
// that doesn't stand in the log. The database itself would read what is missing
// as zeros. While there is a log the file may well be short: the log makes it
// whole. It is read first, since another process may move it into the file.
func checkSize(file string) error {
	log, err := readLog(file)
	if err != nil {
		return err
	}
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	whole, rest := info.Size()/pageSize, info.Size()%pageSize
	if log.pages == 0 && rest != 0 {
		return fmt.Errorf("%w: it ends %d bytes into a page", ErrCorrupt, rest)
	}
	for page := whole + 1; page <= log.pages; page++ {
		if !log.holds[page] {
			return fmt.Errorf("%w: it ends before page %d of %d, which isn't in its log either", ErrCorrupt, page, log.pages)
		}
	}
	return nil
}
