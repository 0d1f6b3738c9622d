package state

import (
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// Kinds of failure a caller may act on; test with errors.Is. The error that
// carries one also names the step and the file, and says what to do.
var (
	// ErrLost means that the claim is another's by now, or that the work is done.
	ErrLost = errors.New("the claim is lost")
	// ErrFull means that the disk is full. Nothing was stored; the next
	// attempt succeeds as soon as there is space again.
	ErrFull = errors.New("the disk is full")
	// ErrCorrupt means that the file is no database, or a damaged one.
	ErrCorrupt = errors.New("the file is damaged")
	// ErrNewer means that a newer program has written the file.
	ErrNewer = errors.New("the file is from a newer version")
	// ErrNotWritable means that the folder or the file can't be written.
	ErrNotWritable = errors.New("not writable")
	// ErrBusy means that another process held the file for too long.
	ErrBusy = errors.New("another process is using the file")
	// ErrClosed means that the store was closed.
	ErrClosed = errors.New("the store is closed")
	// ErrTooLarge means that a value exceeds its limit.
	ErrTooLarge = errors.New("too large")
)

// explain names the step and the file, and turns the database's code into a
// kind of ours with a hint.
func explain(step, file string, err error) error {
	if err == nil {
		return nil
	}
	failure, ok := errors.AsType[*sqlite.Error](err)
	if !ok {
		return fmt.Errorf("state: %s: %s: %w", step, file, err)
	}
	hint, kind := kindOf(failure.Code())
	if kind == nil {
		return fmt.Errorf("state: %s: %s: %w", step, file, err)
	}
	return fmt.Errorf("state: %s: %s: %w; %s (%w)", step, file, kind, hint, err)
}

// kindOf maps a result code of SQLite, extended or not.
func kindOf(code int) (hint string, kind error) {
	switch code {
	case sqlite3.SQLITE_IOERR_SHMSIZE:
		return "free some space, then it works again by itself", ErrFull
	case sqlite3.SQLITE_IOERR_SHORT_READ:
		return moveAside, ErrCorrupt
	}
	switch code & 0xff {
	case sqlite3.SQLITE_FULL:
		return "free some space, then it works again by itself", ErrFull
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return moveAside, ErrCorrupt
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return "give this user the right to write the folder and the file", ErrNotWritable
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return "stop the other process, or give this one a folder of its own", ErrBusy
	}
	return "", nil
}

const moveAside = "stop the program, move this file and its -wal and -shm neighbours aside, " +
	"and start again with an empty state"
