package state

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
)

// Backup writes a copy of the state in the folder to a file that isn't there
// yet, and returns its size. The copy holds what was stored at one moment,
// whoever writes meanwhile, and nothing that was erased by then. It is checked,
// and readable for this user only.
func Backup(ctx context.Context, dir, to string) (size int64, err error) {
	from, err := filepath.Abs(filepath.Join(dir, fileName))
	if err == nil {
		_, err = os.Stat(from)
	}
	if err != nil {
		return 0, fmt.Errorf("state: backup: there is nothing to copy: %w", err)
	}
	err = appear(to, func(unfinished string) error {
		if err := copyState(ctx, from, unfinished); err != nil {
			return fmt.Errorf("%s: %w", from, explainSQLite(err, moveAside))
		}
		size, err = checkCopy(ctx, unfinished)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("state: backup: %w", err)
	}
	return size, nil
}

// copyState reads the state as it is at one moment, which keeps nobody from
// writing.
func copyState(ctx context.Context, from, to string) error {
	f, err := createPrivate(to) // the database fills an empty file, and leaves its mode
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	db, err := openPool(from, 1, url.Values{"_busy_timeout": {fmt.Sprint(busyTimeout.Milliseconds())}, "mode": {"ro"}})
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, "VACUUM INTO $1", to)
	return errors.Join(err, db.Close())
}
