package kept

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/gob"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"
)

// Folder keeps values by name, so many bytes of them. Several processes may use
// it.
type Folder struct {
	path string
	max  int64

	mu     sync.Mutex
	wrote  bool
	failed error // to write, the first time: it isn't tried again
}

// NewFolder is made on the disk for the first value.
func NewFolder(path string, max int64) *Folder { return &Folder{path: path, max: max} }

// Get reads a value, and tells whether it is there, as it was put.
func (f *Folder) Get(name string, into any) bool {
	path := f.file(name)
	body, err := os.ReadFile(path)
	if err != nil || len(body) < sha256.Size || sha256.Sum256(body[sha256.Size:]) != [sha256.Size]byte(body[:sha256.Size]) {
		return false
	}
	if err := gob.NewDecoder(bytes.NewReader(body[sha256.Size:])).Decode(into); err != nil {
		return false
	}
	now := time.Now()
	_ = os.Chtimes(path, now, now) // else it goes the sooner
	return true
}

// Put keeps a value. A failure is told by Err.
func (f *Folder) Put(name string, value any) {
	if f.Err() != nil {
		return
	}
	err := write(f.file(name), value)
	f.mu.Lock()
	defer f.mu.Unlock()
	f.wrote = f.wrote || err == nil
	if err != nil && f.failed == nil {
		f.failed = fmt.Errorf("keeping what was read in %s: %w", f.path, err)
	}
}

// Err tells why nothing could be kept, or nothing more.
func (f *Folder) Err() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.failed
}

// file is where a value is, of which the name is a hash.
func (f *Folder) file(name string) string { return filepath.Join(f.path, name[:2], name[2:]) }

// write writes a file under another name, and renames it.
func write(path string, value any) error {
	var body bytes.Buffer
	body.Write(make([]byte, sha256.Size))
	if err := gob.NewEncoder(&body).Encode(value); err != nil {
		return err
	}
	sum := sha256.Sum256(body.Bytes()[sha256.Size:])
	copy(body.Bytes(), sum[:])
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), "unfinished-")
	if err != nil {
		return err
	}
	_, err = f.Write(body.Bytes())
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}

// Trim removes what was used longest ago, where the folder has grown too large
// since it was last called.
func (f *Folder) Trim() error {
	f.mu.Lock()
	wrote := f.wrote
	f.wrote = false
	f.mu.Unlock()
	if !wrote {
		return nil
	}
	if err := f.trim(); err != nil {
		return fmt.Errorf("trimming what is kept in %s: %w", f.path, err)
	}
	return nil
}

func (f *Folder) trim() error {
	type file struct {
		path string
		size int64
		used time.Time
	}
	var files []file
	var size int64
	err := filepath.WalkDir(f.path, func(path string, e fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil // another process has just removed it
		}
		if err != nil || e.IsDir() {
			return err
		}
		if info, err := e.Info(); err == nil {
			files = append(files, file{path, info.Size(), info.ModTime()})
			size += info.Size()
		}
		return nil
	})
	slices.SortFunc(files, func(a, b file) int { return cmp.Or(a.used.Compare(b.used), cmp.Compare(a.path, b.path)) })
	for _, x := range files {
		if size <= f.max {
			break
		}
		if failed := os.Remove(x.path); failed != nil && !errors.Is(failed, fs.ErrNotExist) {
			err = errors.Join(err, failed)
		}
		size -= x.size
	}
	return err
}
