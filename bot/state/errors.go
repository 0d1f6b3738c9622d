package state

import (
	"errors"
	"fmt"
)

// Kinds of failure a caller may act on; test with errors.Is. The error that
// carries one also names the step and the place, and says what to do.
var (
	// ErrLost means that the claim is another's by now, or that the work is done.
	ErrLost = errors.New("the claim is lost")
	// ErrFull means that the disk is full. Nothing was stored; the next
	// attempt succeeds as soon as there is space again.
	ErrFull = errors.New("the disk is full")
	// ErrCorrupt means that the file is no database, or a damaged one.
	ErrCorrupt = errors.New("the file is damaged")
	// ErrNewer means that a newer program has written the state.
	ErrNewer = errors.New("the state is from a newer version")
	// ErrNotWritable means that the folder, the file or the database can't be
	// written.
	ErrNotWritable = errors.New("not writable")
	// ErrNone means that there is nothing to look at yet.
	ErrNone = errors.New("there is no state yet")
	// ErrBusy means that others held for too long what was needed.
	ErrBusy = errors.New("others are using it")
	// ErrAway means that the database couldn't be reached for as long as it
	// was tried. What was to be written may be stored or not.
	ErrAway = errors.New("the database can't be reached")
	// ErrClosed means that the store was closed.
	ErrClosed = errors.New("the store is closed")
	// ErrTooLarge means that a value exceeds its limit.
	ErrTooLarge = errors.New("too large")
)

const spaceHint = "free some space, then it works again by itself"

// hinted adds to an error its kind, and what to do about it.
func hinted(err, kind error, hint string) error {
	if kind == nil {
		return err
	}
	return fmt.Errorf("%w; %s (%w)", kind, hint, err)
}
