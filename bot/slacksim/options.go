package slacksim

import (
	"log/slog"
	"time"
)

// Tokens of the simulator's own app. They open nothing but a Server of this package.
const (
	DefaultBotToken = "xoxb-slacksim-bot-token"
	DefaultAppToken = "xapp-slacksim-app-token"
)

// Options says how a pretend Slack behaves. The zero value is Slack's own pace with every scope granted.
type Options struct {
	// Addr is the loopback address to listen on; empty means 127.0.0.1 and a free port.
	Addr string
	// Scale multiplies every wait of Slack: 1 is Slack's own pace, 0.01 a hundred times faster. 0 means 1.
	// Below about 0.1 set Waits.Ack too: on a busy machine a sound client can miss a deadline of some tens of milliseconds.
	Scale float64
	// Waits replaces single waits; they are taken as they are, not scaled. A zero field keeps Slack's wait times Scale.
	Waits Waits
	// BotToken and AppToken are the tokens that the server accepts; empty means the Default ones.
	BotToken, AppToken string
	// BotName is the bot's name, as people mention it; empty means "policybot".
	BotName string
	// TeamName is the workspace's name; empty means "Example Corp (invented)".
	TeamName string
	// BotScopes are the scopes granted to the bot token; nil means AllBotScopes.
	BotScopes []string
	// AppScopes are the scopes granted to the app token; nil means connections:write.
	AppScopes []string
	// Events are the subscribed event names, such as "app_mention" and "message.im"; nil means AllEvents.
	Events []string
	// People is how many people the workspace has besides the usual ones.
	People int
	// Channels is how many public channels there are besides the usual ones, with the bot and all of the workspace's people in them.
	Channels int
	// Commands are the slash commands of the app; nil means /policy.
	Commands []Command
	// Shortcuts are the app's shortcuts; none by default.
	Shortcuts []Shortcut
	// KeepOfflineEvents makes events that happen while no socket is open go through the retry schedule.
	// By default they are lost, which is the harsher of the two behaviours that have been reported of Slack.
	KeepOfflineEvents bool
	// Now stamps messages; nil means time.Now. Waits always run on the real clock.
	Now func() time.Time
	// Logger gets the server's own log, never a token nor anybody's words; nil discards it.
	Logger *slog.Logger
}

// Command is a slash command that the app has registered.
type Command struct {
	Name        string `json:"name"` // with its slash, such as "/policy"
	Description string `json:"description"`
	Usage       string `json:"usage"`
}

// Shortcut is an entry of a message's menu or of the global shortcuts menu.
type Shortcut struct {
	CallbackID string `json:"callback_id"`
	Name       string `json:"name"`
	Global     bool   `json:"global"` // false: a message shortcut
}

// Waits are the times that Slack takes or allows.
type Waits struct {
	Ping        time.Duration    // between two WebSocket pings; 10 s
	Ack         time.Duration    // within which an envelope must be acknowledged; 3 s
	Retry       [3]time.Duration // before each redelivery, counted from the missed acknowledgement; 0, 60 s, 300 s
	Warning     time.Duration    // from a "warning" disconnect to the close; 10 s
	Trigger     time.Duration    // how long a trigger_id is good; 3 s
	ResponseURL time.Duration    // how long a response_url is good; 30 min
	Status      time.Duration    // after which an assistant status clears itself; 2 min
	Stream      time.Duration    // how long a stream may stay open; 5 min
}

func slackWaits() Waits {
	return Waits{
		Ping:        10 * time.Second,
		Ack:         3 * time.Second,
		Retry:       [3]time.Duration{time.Millisecond, time.Minute, 5 * time.Minute},
		Warning:     10 * time.Second,
		Trigger:     3 * time.Second,
		ResponseURL: 30 * time.Minute,
		Status:      2 * time.Minute,
		Stream:      5 * time.Minute,
	}
}

// scaled returns Slack's waits times scale, with the non-zero fields of w instead.
func (w Waits) scaled(scale float64) Waits {
	if scale == 0 {
		scale = 1
	}
	base := slackWaits()
	pick := func(own, slack time.Duration) time.Duration {
		if own != 0 {
			return own
		}
		return max(time.Millisecond, time.Duration(float64(slack)*scale))
	}
	out := Waits{
		Ping:        pick(w.Ping, base.Ping),
		Ack:         pick(w.Ack, base.Ack),
		Warning:     pick(w.Warning, base.Warning),
		Trigger:     pick(w.Trigger, base.Trigger),
		ResponseURL: pick(w.ResponseURL, base.ResponseURL),
		Status:      pick(w.Status, base.Status),
		Stream:      pick(w.Stream, base.Stream),
	}
	for i := range out.Retry {
		out.Retry[i] = pick(w.Retry[i], base.Retry[i])
	}
	return out
}

// AllBotScopes returns every bot scope that the server knows.
func AllBotScopes() []string {
	return []string{
		"app_mentions:read", "assistant:write", "channels:history", "channels:read", "chat:write", "commands",
		"groups:history", "groups:read", "im:history", "im:read", "im:write", "mpim:history", "mpim:read", "mpim:write",
		"reactions:read", "reactions:write", "team:read", "usergroups:read", "users:read",
	}
}

// AllEvents returns every event name that the server can send.
func AllEvents() []string {
	return []string{
		"agent_session_stopped", "app_context_changed", "app_home_opened", "app_mention", "member_joined_channel", "member_left_channel",
		"message.channels", "message.groups", "message.im", "message.mpim",
		"reaction_added", "reaction_removed", "tokens_revoked", "app_uninstalled",
	}
}

func (o Options) withDefaults() Options {
	if o.Addr == "" {
		o.Addr = "127.0.0.1:0"
	}
	if o.BotToken == "" {
		o.BotToken = DefaultBotToken
	}
	if o.AppToken == "" {
		o.AppToken = DefaultAppToken
	}
	if o.BotName == "" {
		o.BotName = "policybot"
	}
	if o.TeamName == "" {
		o.TeamName = "Example Corp (invented)"
	}
	if o.BotScopes == nil {
		o.BotScopes = AllBotScopes()
	}
	if o.AppScopes == nil {
		o.AppScopes = []string{"connections:write"}
	}
	if o.Events == nil {
		o.Events = AllEvents()
	}
	if o.Commands == nil {
		o.Commands = []Command{{Name: "/policy", Description: "Ask about app policies", Usage: "question"}}
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	o.Waits = o.Waits.scaled(o.Scale)
	return o
}
