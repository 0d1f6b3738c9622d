//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package state

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// lockFolder takes the folder's lock if nobody has it. The system gives the
// lock back when the process ends, however it ends. held is nil where another
// process has it.
func lockFolder(path string) (held *os.File) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil
	}
	if syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) != nil {
		f.Close()
		return nil
	}
	return f
}

// indexInUse is the byte of the log's index that SQLite holds a lock on for as
// long as it has the database open, the "dead man's switch" of its source.
const indexInUse = 128

// openElsewhere tells whether another process has the database open. Where that
// can't be found out, one may have. What this process itself holds doesn't
// count, and is given up, as the system does when any handle of a file is
// closed: nothing may be written by way of it afterwards.
func openElsewhere(file string) bool {
	f, err := os.OpenFile(file+"-shm", os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return false
	}
	if err != nil {
		return true
	}
	defer f.Close()
	lock := syscall.Flock_t{Type: syscall.F_WRLCK, Whence: io.SeekStart, Start: indexInUse, Len: 1}
	err = syscall.FcntlFlock(f.Fd(), syscall.F_GETLK, &lock)
	return err != nil || lock.Type != syscall.F_UNLCK
}
