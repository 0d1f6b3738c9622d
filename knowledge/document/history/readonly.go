package history

import (
	"os"

	"github.com/go-git/go-billy/v5"
)

// readOnly is a file system that is never written to.
type readOnly struct{ billy.Filesystem }

// Create refuses.
func (readOnly) Create(string) (billy.File, error) { return nil, billy.ErrReadOnly }

// OpenFile opens a file for reading.
func (f readOnly) OpenFile(name string, flag int, perm os.FileMode) (billy.File, error) {
	if flag != os.O_RDONLY {
		return nil, billy.ErrReadOnly
	}
	return f.Filesystem.OpenFile(name, flag, perm)
}

// Rename refuses.
func (readOnly) Rename(string, string) error { return billy.ErrReadOnly }

// Remove refuses.
func (readOnly) Remove(string) error { return billy.ErrReadOnly }

// TempFile refuses.
func (readOnly) TempFile(string, string) (billy.File, error) { return nil, billy.ErrReadOnly }

// MkdirAll refuses.
func (readOnly) MkdirAll(string, os.FileMode) error { return billy.ErrReadOnly }

// Symlink refuses.
func (readOnly) Symlink(string, string) error { return billy.ErrReadOnly }

// Chroot is the file system below a folder.
func (f readOnly) Chroot(path string) (billy.Filesystem, error) {
	below, err := f.Filesystem.Chroot(path)
	return readOnly{below}, err
}
