package slack

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// Read makes sense of an envelope's payload. asked is false where nobody asks
// the bot anything: its own messages, other bots', edits that leave the words
// as they were, and all that it doesn't know.
//
// It reads only the fields that it needs, so a message with an odd field
// elsewhere is still answered.
func (s Self) Read(kind string, payload []byte, now time.Time) (in In, asked bool, err error) {
	switch kind {
	case "events_api":
		in, asked, err = s.readEvent(payload)
	case "slash_commands":
		in, asked, err = s.readCommand(payload)
	case "interactive":
		in, asked, err = s.readInteraction(payload)
	default:
		return In{}, false, fmt.Errorf("slack: envelope of unknown type %.40q", kind)
	}
	in.Team, in.Asked = s.Team, now
	return in, asked && err == nil && in.User != s.User, err
}

type eventPayload struct {
	Type       string          `json:"type"`
	Team       string          `json:"team_id"`
	Enterprise string          `json:"enterprise_id"`
	EventID    string          `json:"event_id"`
	ExtShared  json.RawMessage `json:"is_ext_shared_channel"` // a bool, if it is there
	For        []struct {
		User string `json:"user_id"`
		Bot  bool   `json:"is_bot"`
	} `json:"authorizations"`
	Event event `json:"event"`
}

type event struct {
	message
	Channel     string   `json:"channel"`
	Tab         string   `json:"tab"`
	EventTS     string   `json:"event_ts"`
	Context     viewed   `json:"context"`
	ChannelType string   `json:"channel_type"`
	Message     *message `json:"message"`
	Previous    *message `json:"previous_message"`
	DeletedTS   string   `json:"deleted_ts"`
}

type message struct {
	Type       string `json:"type"`
	SubType    string `json:"subtype"`
	User       string `json:"user"`
	BotID      string `json:"bot_id"`
	Text       string `json:"text"`
	TS         string `json:"ts"`
	ThreadTS   string `json:"thread_ts"`
	UserTeam   string `json:"user_team"`
	SourceTeam string `json:"source_team"`
	Edited     *struct {
		TS string `json:"ts"`
	} `json:"edited"`
}

// appRateLimited is what Slack sends in the place of events that it held back.
const appRateLimited = "app_rate_limited"

// heldBack tells whether the payload says that events were held back.
func heldBack(payload []byte) bool {
	var p struct {
		Type string `json:"type"`
	}
	return json.Unmarshal(payload, &p) == nil && p.Type == appRateLimited
}

func (s Self) readEvent(payload []byte) (In, bool, error) {
	var p eventPayload
	if err := decode(payload, &p); err != nil {
		return In{}, false, err
	}
	e := p.Event
	if in, asked, deletion := e.deletion(s); deletion {
		in.Event = p.EventID
		return in, asked, nil
	}
	if in, asked, agent := e.ofAgent(); agent {
		in.Event, in.Enterprise, in.UserTeam = p.EventID, p.Enterprise, s.foreign(p.Team, "")
		if len(p.For) > 0 && !p.For[0].Bot && in.User == "" { // Slack doesn't say it in the event itself
			in.User = p.For[0].User
		}
		return in, asked && in.User != "", nil
	}
	m := e.message
	edit := m.Type == "message" && m.SubType == "message_changed"
	if edit {
		if e.Message == nil || e.Previous == nil || e.Message.Edited == nil || e.Message.Text == e.Previous.Text {
			return In{}, false, nil
		}
		m = *e.Message
		m.Type = "message"
	}
	in, asked := s.ReadMessage(Message{
		Mention: e.Type == "app_mention", Direct: e.ChannelType == "im", SubType: m.SubType, Channel: e.Channel,
		User: m.User, BotID: m.BotID, Text: m.Text, TS: m.TS, Thread: m.ThreadTS, Edited: m.edited(),
	})
	if e.Type != "app_mention" && e.Type != "message" {
		return In{}, false, nil
	}
	in.Event, in.Enterprise = p.EventID, p.Enterprise
	in.UserTeam, in.Sharing = s.foreign(p.Team, m.SourceTeam, m.UserTeam), sharing(p.ExtShared)
	return in, asked, nil
}

// foreign is the first of the teams that isn't ours, where there is one, and
// else what Slack says last: of the asker. One app may be installed in several
// workspaces, and then its sockets get the questions of all.
func (s Self) foreign(teams ...string) string {
	for _, t := range teams {
		if t != "" && t != s.Team {
			return t
		}
	}
	return teams[len(teams)-1]
}

func (m message) edited() string {
	if m.Edited == nil {
		return ""
	}
	return m.Edited.TS
}

// sharing takes Slack's word only where it is one of the two.
func sharing(external json.RawMessage) Sharing {
	switch string(external) {
	case "true":
		return Shared
	case "false":
		return NotShared
	}
	return SharingUnknown
}

// Message is a message as an event or the history shows it.
type Message struct {
	Mention bool // Slack itself says that it mentions the bot
	Direct  bool // it stands in a direct message
	SubType string
	Channel string
	User    string
	BotID   string
	Text    string
	TS      string
	Thread  string
	Edited  string
}

// askingSubTypes are the sorts of messages that people write themselves.
var askingSubTypes = map[string]bool{"": true, "thread_broadcast": true, "file_share": true, "me_message": true}

// ReadMessage tells whether a message asks the bot, or may, and what. The caller adds
// what only it knows: the event, the asker's team, the sharing.
func (s Self) ReadMessage(m Message) (In, bool) {
	if m.BotID != "" || m.User == "" || m.User == s.User || m.TS == "" || m.Channel == "" || !askingSubTypes[m.SubType] {
		return In{}, false
	}
	kind := Mention
	switch {
	case m.Direct:
		kind = Direct
	case m.Mention || mentions(m.Text, s.User):
	case calls(m.Text) && m.Edited == "":
		return In{}, false
	case m.Thread != "" && m.Thread != m.TS:
		kind = FollowUp
	default:
		kind = Overheard
	}
	in := In{
		Kind: kind, Channel: m.Channel, Thread: m.Thread, TS: m.TS, Edited: m.Edited,
		User: m.User, Text: Words(m.Text, s.User), Team: s.Team,
	}
	if in.Thread == "" {
		in.Thread = m.TS
	}
	if kind != Mention && kind != Direct && calls(m.Text) {
		in.Text = "" // said to others; at first it may have asked us
	}
	return in, true
}

func (s Self) readCommand(payload []byte) (In, bool, error) {
	var p struct {
		Team        string `json:"team_id"`
		Enterprise  string `json:"enterprise_id"`
		Channel     string `json:"channel_id"`
		User        string `json:"user_id"`
		Text        string `json:"text"`
		ResponseURL string `json:"response_url"`
		Trigger     string `json:"trigger_id"`
	}
	if err := decode(payload, &p); err != nil {
		return In{}, false, err
	}
	return In{
		Kind: Command, Event: p.Trigger, Channel: p.Channel, User: p.User, UserTeam: s.foreign(p.Team, ""), Enterprise: p.Enterprise,
		Text: Words(p.Text, s.User), Private: true, ResponseURL: p.ResponseURL, Trigger: p.Trigger,
	}, p.Trigger != "" && p.User != "", nil
}

// decode reads what it can: a field of another type than expected is left
// empty, and only what isn't JSON at all is an error.
func decode(payload []byte, into any) error {
	err := json.Unmarshal(payload, into)
	if _, odd := errors.AsType[*json.UnmarshalTypeError](err); odd {
		return nil
	}
	if err != nil {
		return fmt.Errorf("slack: payload of %d bytes: %w", len(payload), err)
	}
	return nil
}
