package index

import (
	"io/fs"
	"os"
	"path/filepath"
)

// unfinished marks the folders that a build writes into before it renames
// them, or moves out of the way of a new one.
const unfinished = ".unfinished-"

// newFolder makes an empty folder beside path, to be renamed to it.
func newFolder(path string) (string, error) {
	parent := filepath.Dir(path)
	if err := os.MkdirAll(parent, 0o700); err != nil {
		return "", err
	}
	return os.MkdirTemp(parent, filepath.Base(path)+unfinished)
}

// place renames the finished folder to path. Whatever was there is moved aside
// first, and removed: who has it open keeps what is open.
func place(folder, path string) error {
	aside, err := newFolder(path)
	if err != nil {
		return err
	}
	defer os.RemoveAll(aside)
	err = os.Rename(path, filepath.Join(aside, "old"))
	if err != nil && !os.IsNotExist(err) {
		return err
	}
	if err := os.Rename(folder, path); err != nil {
		return err
	}
	return syncPath(filepath.Dir(path))
}

// syncAll brings all that is below the folder, and the folder, to the disk.
func syncAll(folder string) error {
	return filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return syncPath(path)
	})
}

func syncPath(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}
