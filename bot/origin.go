package bot

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"strings"
	"time"

	"policybot/bot/slack"
)

// origin is where a form was opened, so that what it sends in is answered there.
// It goes with the form, sealed, because what comes back may be forged.
type origin struct {
	User        string    `json:"u"`
	Channel     string    `json:"c,omitempty"`
	Thread      string    `json:"t,omitempty"`
	TS          string    `json:"m,omitempty"`
	ResponseURL string    `json:"r,omitempty"`
	Given       time.Time `json:"g,omitzero"`  // when the address was
	About       string    `json:"a,omitempty"` // the value of the button that opened the form
}

func originOf(in slack.In) origin {
	o := origin{User: in.User, Channel: in.Channel, Thread: in.Thread, TS: in.TS, ResponseURL: in.ResponseURL}
	if in.Kind == slack.Action {
		o.About = in.Value
	}
	if in.ResponseURL != "" {
		o.Given = addressed(in)
	}
	return o
}

// seal writes an origin so that only a program with our bot token can have
// written it.
func (b *Bot) seal(o origin) string {
	raw, err := json.Marshal(o)
	if err != nil {
		return ""
	}
	return b.signature(string(raw)) + " " + string(raw)
}

func (b *Bot) unseal(text string) (o origin, ok bool) {
	signature, raw, _ := strings.Cut(text, " ")
	ok = hmac.Equal([]byte(signature), []byte(b.signature(raw))) && json.Unmarshal([]byte(raw), &o) == nil
	return o, ok
}

func (b *Bot) signature(text string) string {
	mac := hmac.New(sha256.New, []byte("form "+b.cfg.Slack.BotToken))
	mac.Write([]byte(text))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}
