package bot

import (
	"context"
	"errors"

	"policybot/bot/blocks"
	"policybot/bot/state"
	"policybot/knowledge"
	"policybot/knowledge/draft"
)

// Library is the knowledge that all replicas answer from, and what others it can
// be replaced by. It builds and checks aside, and swaps as a whole: on any error
// the old state stays, and the error's text has a line for each finding, with
// file and line.
type Library interface {
	// Reload takes what the folder holds now, whatever that changes, and notes in
	// the audit who asked. What was rolled back is refused, with
	// [state.ErrRolledBack].
	Reload(ctx context.Context, who string) (Report, error)
	// Propose tells what taking the knowledge would change, as far as the viewer
	// may see it, and changes nothing.
	Propose(ctx context.Context, v knowledge.Viewer, from From) (Report, error)
	// Take answers from the knowledge from now on, if that would still do what
	// the report says, and adds the act to the audit. It fails with ErrAnother
	// where it would do something else by now.
	Take(ctx context.Context, v knowledge.Viewer, from From, shown Report, act state.Act) (Report, error)
	// Draft writes a report as a record, by what is on record for the viewer. It
	// fails with a [draft.Problem] where it can't be one.
	Draft(v knowledge.Viewer, r draft.Report, number int64) (draft.Draft, error)
	// Editions lists what was answered from, the latest first.
	Editions(ctx context.Context, limit int) ([]blocks.Edition, error)
}

// From says where knowledge comes from: the folder, unless it says otherwise.
type From struct {
	Edition string // that was used before, by its name
	Draft   int64  // the number of one that is added to what is in use
}

// Report is what a change of the knowledge did, or would do.
type Report struct {
	Edition  string   // what it leads to
	Before   string   // what it replaces
	Changes  []string // in meaning, such as "Acme · Pigeon: in force → withdrawn"
	Warnings []string // each with file and line
	Counts   []blocks.Count
	Number   int64             // of the edition, where it was used before
	Refused  *state.RolledBack // when the folder's content was rolled back; nil: it isn't
}

// ErrAnother means that what was shown isn't what would be done any more.
var ErrAnother = errors.New("it would do something else by now")
