package slack

import "time"

// Kind says by which way somebody asked.
type Kind string

// The kinds.
const (
	Mention   Kind = "mention"  // the bot's name in a channel or a group's direct message
	Direct    Kind = "direct"   // a direct message
	FollowUp  Kind = "thread"   // in a thread, naming nobody: it may ask the bot, or others
	Overheard Kind = "channel"  // in a channel, naming nobody and in no thread: it may ask the bot where that is set
	Deleted   Kind = "deleted"  // a message was taken away
	Command   Kind = "command"  // the slash command
	Action    Kind = "action"   // a button
	Shortcut  Kind = "shortcut" // a message's shortcut, or the one that is found everywhere
	Submit    Kind = "view"     // a form that was sent in
	Home      Kind = "home"     // a tab of the bot's own was opened: Action names it
	Viewing   Kind = "viewing"  // beside the bot somebody has a channel open, or none: Channel
	Stopped   Kind = "stopped"  // somebody wants no answer any more to what they asked in a thread
)

// Written tells that it is a message that somebody wrote, not something that
// they pressed, picked or typed for the bot alone.
func (k Kind) Written() bool { return k == Mention || k == Direct || k == FollowUp || k == Overheard }

// The tabs of the bot's own.
const (
	HomeTab     = "home"
	MessagesTab = "messages"
)

// Sharing tells whether people of other organizations see the conversation.
type Sharing string

// What may be known of it.
const (
	SharingUnknown Sharing = ""
	Shared         Sharing = "shared"
	NotShared      Sharing = "not shared"
)

// In is one thing that somebody asked of the bot, in whichever way. It is
// plain data, to be kept until it is answered.
type In struct {
	Kind       Kind    `json:"kind"`
	Event      string  `json:"event,omitempty"` // by which a second delivery is known
	Team       string  `json:"team"`            // the workspace that the app is installed in
	Channel    string  `json:"channel,omitempty"`
	Thread     string  `json:"thread,omitempty"` // where the answer goes: the thread's first message
	TS         string  `json:"ts,omitempty"`     // the message itself; of a button, the message that it stands in
	Edited     string  `json:"edited,omitempty"`
	User       string  `json:"user"`
	UserTeam   string  `json:"user_team,omitempty"` // empty: Slack didn't say
	Enterprise string  `json:"enterprise,omitempty"`
	Sharing    Sharing `json:"sharing,omitempty"`
	Text       string  `json:"text,omitempty"`    // plain words, the bot's own name left out
	Private    bool    `json:"private,omitempty"` // only who asks sees the answer
	Engaged    bool    `json:"engaged,omitempty"` // of a further question: who asks is known to have asked in the thread before

	Action      string            `json:"action,omitempty"` // a button's action_id; of a form or a shortcut its callback_id
	Value       string            `json:"value,omitempty"`  // a button's value; of a form its private_metadata
	Values      map[string]string `json:"values,omitempty"` // what stands in a form's fields, by action_id
	ResponseURL string            `json:"response_url,omitempty"`
	Trigger     string            `json:"trigger,omitempty"`  // opens a modal within 3 s
	Addressed   time.Time         `json:"addressed,omitzero"` // when the response address was given, if not with this

	Retried bool      `json:"retried,omitempty"` // Slack has sent it before
	Over    string    `json:"over,omitempty"`    // the limit that it is beyond, which whoever takes it sets
	Asked   time.Time `json:"asked"`
}

// Self is who the bot is.
type Self struct {
	Team       string
	Enterprise string
	User       string
	Bot        string
	Name       string
	TeamName   string
	Scopes     []string // granted to the bot token
}
