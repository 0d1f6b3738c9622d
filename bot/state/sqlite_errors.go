package state

import (
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

func (e *sqliteEngine) explain(err error) error {
	return explainSQLite(err, moveAside)
}

// explainSQLite explains what failed on a file, of which remedy says what to do
// where it is damaged.
func explainSQLite(err error, remedy string) error {
	failure, ok := errors.AsType[*sqlite.Error](err)
	if !ok && errors.Is(err, ErrCorrupt) {
		return fmt.Errorf("%w; %s", err, remedy)
	}
	if !ok {
		return err
	}
	hint, kind := kindOf(failure.Code())
	if kind == ErrCorrupt {
		hint = remedy
	}
	return hinted(err, kind, hint)
}

// kindOf maps a result code of SQLite, extended or not. What to do about damage
// depends on which file it is.
func kindOf(code int) (hint string, kind error) {
	switch code {
	case sqlite3.SQLITE_IOERR_SHMSIZE:
		return spaceHint, ErrFull
	case sqlite3.SQLITE_IOERR_SHORT_READ:
		return "", ErrCorrupt
	}
	switch code & 0xff {
	case sqlite3.SQLITE_FULL:
		return spaceHint, ErrFull
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return "", ErrCorrupt
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM:
		return "give this user the right to write the folder and the file", ErrNotWritable
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return "stop the other process, or give this one a folder of its own", ErrBusy
	}
	return "", nil
}

const moveAside = "stop the program, move this file and its -wal and -shm neighbours aside, " +
	"and start again with an empty state"
