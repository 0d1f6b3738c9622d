package slack

import "time"

// Kind says by which way somebody asked.
type Kind string

// The kinds.
const (
	Mention Kind = "mention" // the bot's name in a channel or a group's direct message
	Direct  Kind = "direct"  // a direct message
	Command Kind = "command" // the slash command
	Action  Kind = "action"  // a button
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

	Action      string `json:"action,omitempty"` // a button's action_id
	Value       string `json:"value,omitempty"`  // and its value
	ResponseURL string `json:"response_url,omitempty"`
	Trigger     string `json:"trigger,omitempty"` // opens a modal within 3 s

	Over  string    `json:"over,omitempty"` // the limit that it is beyond, which whoever takes it sets
	Asked time.Time `json:"asked"`
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
