package index

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// unfinished marks the folders that a build writes into before it renames
// them, or moves out of the way of a new one.
const unfinished = ".unfinished-"

// Clean removes what builds that were interrupted left in the folder, where it
// is older than a day: a younger one may belong to a build still going on, of
// this process or another one.
func Clean(folder string, now time.Time) error {
	list, err := os.ReadDir(folder)
	if err != nil {
		return fmt.Errorf("index: cleaning %s: %w", folder, err)
	}
	for _, e := range list {
		info, err := e.Info()
		if err != nil || !e.IsDir() || !strings.Contains(e.Name(), unfinished) || now.Sub(info.ModTime()) < 24*time.Hour {
			continue
		}
		if err := os.RemoveAll(filepath.Join(folder, e.Name())); err != nil {
			return fmt.Errorf("index: cleaning %s: %w", folder, err)
		}
	}
	return nil
}

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
