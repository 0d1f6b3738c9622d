package state

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// appear makes a file that isn't there yet. It is written under another name
// beside it, and is there when it is whole; its name is taken at once, by an
// empty file.
func appear(file string, write func(unfinished string) error) error {
	f, err := createPrivate(file)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already, and nothing is overwritten; name another file (%w)", file, fs.ErrExist)
	}
	if err != nil {
		return err
	}
	unfinished := file + ".unfinished"
	err = errors.Join(f.Close(), removeIfThere(unfinished)) // a killed program may have left it
	if err == nil {
		err = write(unfinished)
	}
	if err == nil {
		err = put(unfinished, file)
	}
	if err != nil {
		return errors.Join(err, os.Remove(file), removeIfThere(unfinished))
	}
	return nil
}

// put gives a finished file its name, which may be another's so far, and
// returns when that survives a power cut.
func put(finished, name string) error {
	if err := storeOnDisk(finished); err != nil {
		return err
	}
	if err := os.Rename(finished, name); err != nil {
		return err
	}
	return storeOnDisk(filepath.Dir(name))
}

// storeOnDisk stores a file, or a folder's list of names.
func storeOnDisk(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// createPrivate makes a file that isn't there yet, for this user only.
func createPrivate(file string) (*os.File, error) {
	return os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
}

func removeIfThere(file string) error {
	if err := os.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
