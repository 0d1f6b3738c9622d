package slack

import (
	"context"
	"encoding/json"

	slackgo "github.com/slack-go/slack"
)

// ofAgent reads what somebody does with the bot itself: open a tab of its own,
// or stop what it does.
func (e event) ofAgent() (in In, asked, agent bool) {
	in = In{Channel: e.Channel, User: e.User, Private: true}
	switch e.Type {
	case "app_home_opened":
		in.Kind, in.Action = Home, e.Tab
		return in, e.Tab == HomeTab || e.Tab == MessagesTab, true
	case "app_context_changed":
		in.Kind, in.Channel = Viewing, e.Context.channel()
		return in, true, true
	case "agent_session_stopped":
		in.Kind, in.Thread, in.TS = Stopped, e.ThreadTS, e.EventTS
		return in, e.Channel != "" && e.ThreadTS != "", true
	}
	return In{}, false, false
}

// viewed is what somebody has open beside the bot, the most relevant first.
type viewed struct {
	Entities []struct {
		Type  string          `json:"type"`
		Value json.RawMessage `json:"value"` // a text, or of a message an object
	} `json:"entities"`
}

// channel is the channel among it.
func (v viewed) channel() string {
	for _, e := range v.Entities {
		var id string
		if e.Type == "slack#/types/channel_id" && json.Unmarshal(e.Value, &id) == nil {
			return id
		}
	}
	return ""
}

// PublishHome shows a person's own Home tab.
func (c *Client) PublishHome(ctx context.Context, user string, view slackgo.HomeTabViewRequest) error {
	return c.call(ctx, viewsPublish, func(ctx context.Context) error {
		_, err := c.api.PublishViewContext(ctx, slackgo.PublishViewContextRequest{UserID: user, View: view})
		return err
	})
}

// Suggest shows questions that may be asked, each ready to be sent, in the
// direct message with a person; at most four are.
func (c *Client) Suggest(ctx context.Context, channel, title string, questions []string) error {
	// No thread: with one, Slack says yes and does nothing.
	params := slackgo.AssistantThreadsSetSuggestedPromptsParameters{ChannelID: channel, Title: title}
	for _, q := range questions[:min(len(questions), 4)] {
		params.AddPrompt(cut(q, maxPrompt), q)
	}
	return c.call(ctx, setPrompts, func(ctx context.Context) error { return c.api.SetAssistantThreadsSuggestedPromptsContext(ctx, params) })
}

// maxPrompt is how much of a question is shown, in bytes.
const maxPrompt = 150

// Session is how far the bot is with what somebody asked in a thread.
type Session string

// The states of a session.
const (
	Processing Session = "processing" // Slack offers to stop it
	Active     Session = "active"
)

// maxTitle is how long a session's title may be, in bytes.
const maxTitle = 200

// ShowSession says how far we are in a thread of a direct message. The title
// names a session that is new.
func (c *Client) ShowSession(ctx context.Context, channel, thread, title string, status Session) error {
	return c.call(ctx, setSession, func(ctx context.Context) error {
		_, err := c.api.SetAgentSessionStatusContext(ctx, slackgo.AgentSessionSetStatusParameters{
			ChannelID: channel, ThreadTS: thread, Title: cut(title, maxTitle), Status: string(status),
		})
		return err
	})
}
