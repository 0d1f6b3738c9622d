package metrics

import "slices"

// Surface is the way by which somebody asked.
type Surface string

// Thread is a further question in a thread. The other surfaces are named as
// package slack and package journal name their kinds.
const Thread Surface = "thread"

var surfaces = []Surface{"mention", "direct", Thread, "channel", "command", "action", "shortcut", "view", "home", "deleted", "stopped"}

// Outcome is how a question ended.
type Outcome string

// The outcomes.
const (
	Answered Outcome = "answered" // declined ones too: to say that nothing is on record is an answer
	Refused  Outcome = "refused"  // who asked may not
	Failed   Outcome = "failed"   // at once, and who asked was told
	GivenUp  Outcome = "given_up" // after many attempts, and who asked was told
	Untold   Outcome = "untold"   // after many attempts, and nobody could be told

	LeftToPeople Outcome = "left_to_people" // what somebody wrote in a thread to another
	Stopped      Outcome = "stopped"        // who asked wants no answer any more
	TakenBack    Outcome = "taken_back"     // who asked deleted it, or this is the deletion
)

var outcomes = []Outcome{Answered, Refused, Failed, GivenUp, Untold, LeftToPeople, TakenBack, Stopped}

// noVerdict is of what the engine was not asked for, such as help.
const noVerdict = "none"

var verdicts = []string{"yes", "no", "partly", "reversed", "under_review", "unknown", "info", noVerdict}

// Unacknowledged is why an envelope was not acknowledged.
type Unacknowledged string

// The reasons.
const (
	NotKept Unacknowledged = "not_kept" // the question could not be written down
	NoRoom  Unacknowledged = "no_room"  // too much was waiting
	NotSent Unacknowledged = "not_sent" // the socket was gone
)

var unacknowledged = []Unacknowledged{NotKept, NoRoom, NotSent}

// ReloadOutcome is how a reload ended.
type ReloadOutcome string

// The outcomes of a reload.
const (
	ReloadDone    ReloadOutcome = "done"
	ReloadShown   ReloadOutcome = "shown"   // what it would change, to be confirmed
	ReloadFailed  ReloadOutcome = "failed"  // the old knowledge stays
	ReloadRefused ReloadOutcome = "refused" // who asked may not
	ReloadBusy    ReloadOutcome = "busy"    // another was under way
)

var reloadOutcomes = []ReloadOutcome{ReloadDone, ReloadShown, ReloadFailed, ReloadRefused, ReloadBusy}

// FailureReason is why the state could not be written.
type FailureReason string

// The reasons for a failure; any other counts as "other".
const (
	Full        FailureReason = "full"
	Busy        FailureReason = "busy"
	Away        FailureReason = "away"
	NotWritable FailureReason = "not_writable"
	Corrupt     FailureReason = "corrupt"
)

var failureReasons = []FailureReason{Full, Busy, Away, NotWritable, Corrupt, other}

// other stands for whatever is on no list.
const other = "other"

// methods are those of the Web API that the bot calls.
var methods = []string{
	"auth.test", "apps.connections.open", "chat.postMessage", "chat.update", "chat.delete", "conversations.replies", "conversations.history",
	"conversations.info", "conversations.open", "users.conversations", "users.info", "usergroups.users.list", "usergroups.list", "views.open", "views.publish", "assistant.threads.setSuggestedPrompts", "agents.sessions.setStatus", "assistant.threads.setStatus", "response_url",
	"conversations.members", "chat.getPermalink",
}

// oneOf keeps a label to its list.
func oneOf[T ~string](value T, list []T) string {
	if slices.Contains(list, value) {
		return string(value)
	}
	return other
}
