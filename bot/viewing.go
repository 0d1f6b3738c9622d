package bot

import (
	"strings"
	"sync"
	"time"

	"policybot/bot/blocks"
	"policybot/bot/slack"
)

// viewedFor is for how long a channel counts as open.
const viewedFor = time.Hour

// viewing knows which channel people have open beside the bot, so that an answer
// can be shared there. It isn't kept: where people look is nobody's business.
type viewing struct {
	mu   sync.Mutex
	open map[string]kept[string] // channels, by user
}

// note keeps the channel that somebody has open.
func (v *viewing) note(in slack.In, now time.Time) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.open == nil || len(v.open) > maxCounted {
		v.open = map[string]kept[string]{}
	}
	v.open[in.User] = kept[string]{in.Channel, now}
}

// by is the channel that somebody has open, if that is known.
func (v *viewing) by(user string, now time.Time) string {
	v.mu.Lock()
	defer v.mu.Unlock()
	if k, ok := v.open[user]; ok && now.Sub(k.at) < viewedFor {
		return k.value
	}
	return ""
}

// shareIn is the channel in which somebody may share what they asked directly,
// and our word that they had it open.
func (b *Bot) shareIn(in slack.In) (channel, seal string) {
	if in.Kind != slack.Direct {
		return "", ""
	}
	channel = b.viewing.by(in.User, b.now())
	if channel == "" || strings.HasPrefix(channel, "D") {
		return "", ""
	}
	return channel, b.signature("share " + in.User + " " + channel)
}

// fromShare puts the press of a button that shares an answer elsewhere into
// that channel, if who pressed had it open.
func (b *Bot) fromShare(in slack.In) slack.In {
	ref, err := blocks.ParseRef(in.Value)
	if err != nil || ref.Channel == "" {
		return in
	}
	if ref.Seal != b.signature("share "+in.User+" "+ref.Channel) {
		in.Action, in.Value = "", ""
		return in
	}
	in.Channel, in.Thread, in.TS = ref.Channel, "", ""
	return in
}
