package bot

import (
	"crypto/hmac"
	"strconv"
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
	if isDirect(channel) {
		return "", ""
	}
	until := strconv.FormatInt(b.now().Add(viewedFor).Unix(), 10)
	return channel, until + " " + b.signature(shareOf(in.User, channel, until))
}

func shareOf(user, channel, until string) string {
	return "share " + user + " " + channel + " " + until
}

// mayShare tells that our word that somebody has a channel open is ours, and
// not yet old.
func (b *Bot) mayShare(user, channel, seal string) bool {
	until, signature, _ := strings.Cut(seal, " ")
	seconds, err := strconv.ParseInt(until, 10, 64)
	return err == nil && hmac.Equal([]byte(signature), []byte(b.signature(shareOf(user, channel, until)))) && b.now().Unix() < seconds
}

// fromShare puts the press of a button that shares an answer elsewhere into
// that channel, if who pressed had it open.
func (b *Bot) fromShare(in slack.In) slack.In {
	ref, err := blocks.ParseRef(in.Value)
	if err != nil || ref.Channel == "" {
		return in
	}
	if !b.mayShare(in.User, ref.Channel, ref.Seal) {
		in.Action, in.Value = "", ""
		return in
	}
	in.Channel, in.Thread, in.TS = ref.Channel, "", ""
	in.Private = true // whatever is said beside the answer is for who pressed
	return in
}
