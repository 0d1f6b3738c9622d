package state

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
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

// pageSize is the database's, and the unit in which its file grows.
const pageSize = 4096

// checkSize finds a file cut within a page. The database itself would read
// what is missing as zeros. While there is a log the file may be in the middle
// of being brought up to date, and the log makes it whole.
func checkSize(file string) error {
	if log, err := os.Stat(file + "-wal"); err == nil && log.Size() > 0 {
		return nil
	}
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	if rest := info.Size() % pageSize; rest != 0 {
		return fmt.Errorf("%w: it ends %d bytes into a page", ErrCorrupt, rest)
	}
	return nil
}
