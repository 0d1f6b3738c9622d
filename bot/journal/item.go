package journal

import (
	"errors"
	"fmt"
	"time"

	"policybot/bot/state"
)

// Kind says by which way a question came.
type Kind string

// The kinds. The journal treats them alike.
const (
	Mention  Kind = "mention"  // the bot's name in a channel
	Direct   Kind = "direct"   // a direct message
	Thread   Kind = "thread"   // a further question in a thread that the bot is in
	Command  Kind = "command"  // a slash command
	Action   Kind = "action"   // a button
	Shortcut Kind = "shortcut" // a message or global shortcut
	View     Kind = "view"     // a submitted form
	Home     Kind = "home"     // the bot's own tab was opened
)

// Keys say where a question stands, and by what a second delivery of it is
// known: by the event, or by team, channel, message and edit. One of Event and
// TS must be set.
type Keys struct {
	Event   string // Slack's event id; for a command or an action its trigger's id
	Team    string
	Channel string
	Thread  string // the thread's first message; work of one thread is done in order; "" stands alone
	TS      string // the message's own time stamp; "" where there is no message
	Edited  string // the edit's time stamp; "" for the message as first written
	Whole   bool   // of an edited message: as first written it is taken with this
}

// Item is something to take.
type Item struct {
	Kind    Kind
	Keys    Keys
	Who     string      // who asks
	Payload []byte      // for the worker; at most 64 KiB; erased when done
	TakenAt time.Time   // the journal's clock where zero
	Audit   []state.Act // stored in the same commit, if the item is fresh
}

// Work is an item that somebody holds. It is valid until LeaseUntil, or until
// the end that Extend or Posting gave it since.
type Work struct {
	Item
	ID         int64
	Owner      Owner
	Attempt    int // 1 for the first claim
	LeaseUntil time.Time
	Reply      Reply
	Failures   int    // attempts that ended in Fail
	Reason     string // what the last of them said
	GivenUp    bool   // too many attempts failed: only tell the person, then Done with GivenUp

	Kept state.Kept // what stays when it is done; the worker's to set
}

// Owner names a worker's process, in every claim of its.
type Owner string

// Reply is how far earlier attempts came with posting.
type Reply struct {
	Key string // a reply was about to be posted under this key: look for it before posting; "" if none was
	TS  string // it was posted, as this message; "" if that isn't known
}

// Outcome says how work ended.
type Outcome string

// The outcomes that the journal itself knows; Done takes any other.
const (
	Answered Outcome = "answered"
	// GivenUp: too many attempts failed, and the person was told.
	GivenUp Outcome = "given up"
	// Untold: too many attempts failed, and so did those to tell the person.
	Untold Outcome = "given up, and not told"
	// TryLater is no end: the work can be claimed again later.
	TryLater Outcome = ""
)

var (
	// ErrLost means that the work is another's by now, or done: leave it.
	ErrLost = state.ErrLost
	// ErrTooLarge means that the payload has more than 64 KiB.
	ErrTooLarge = state.ErrTooLarge
)

func (i Item) row() (state.Taken, error) {
	if i.Kind == "" {
		return state.Taken{}, errors.New("journal: take: an item without a kind")
	}
	if i.Keys.Event == "" && i.Keys.TS == "" {
		return state.Taken{}, fmt.Errorf("journal: take: a %s with neither event id nor message: a second delivery could not be told", i.Kind)
	}
	k := i.Keys
	return state.Taken{
		Kind: string(i.Kind), Event: k.Event, Team: k.Team, Channel: k.Channel, Thread: k.Thread,
		TS: k.TS, Edited: k.Edited, Whole: k.Whole, Who: i.Who, Payload: i.Payload, At: i.TakenAt,
	}, nil
}

func (w Work) claim() state.Claim {
	return state.Claim{ID: w.ID, Owner: string(w.Owner), Attempt: w.Attempt}
}
