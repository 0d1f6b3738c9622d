package bot

import (
	"context"
	"strings"
	"sync"
	"time"

	"policybot/bot/blocks"
	"policybot/bot/slack"
	"policybot/bot/state"
)

// listening is to what the bot listens in a channel.
type listening string

const (
	toMentions  listening = ""          // and, in a thread, to further questions of who asked there
	toQuestions listening = "questions" // also to questions that name nobody
	toNothing   listening = "never"     // whoever mentions it is told so directly
)

// settingsFresh is for how long a replica believes a channel's settings. Each
// message in a channel asks for them.
const settingsFresh = 5 * time.Second

// channels knows the settings of channels.
type channels struct {
	store Store
	now   func() time.Time

	mu    sync.Mutex
	known map[string]kept[state.ChannelSettings]
}

func newChannels(store Store, now func() time.Time) *channels {
	return &channels{store: store, now: now, known: map[string]kept[state.ChannelSettings]{}}
}

// of gives the settings where something was asked. Direct messages have none.
// While they can't be read, those known before count.
func (c *channels) of(ctx context.Context, in slack.In) (state.ChannelSettings, error) {
	if isDirect(in.Channel) {
		return state.ChannelSettings{}, nil
	}
	key := in.Team + " " + in.Channel
	c.mu.Lock()
	k, ok := c.known[key]
	c.mu.Unlock()
	if ok && c.now().Sub(k.at) < settingsFresh {
		return k.value, nil
	}
	set, err := c.store.Channel(ctx, in.Team, in.Channel)
	if err != nil && ok {
		c.keep(k.value) // and the state isn't asked for each message meanwhile
		return k.value, nil
	}
	if err != nil {
		return state.ChannelSettings{}, err
	}
	c.keep(set)
	return set, nil
}

func (c *channels) keep(set state.ChannelSettings) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.known) > maxCounted {
		clear(c.known)
	}
	c.known[set.Team+" "+set.Channel] = kept[state.ChannelSettings]{set, c.now()}
}

// isDirect tells that only one person and the bot read the conversation, or
// that there is none.
func isDirect(channel string) bool { return channel == "" || strings.HasPrefix(channel, "D") }

// closed gives what is said where nothing is to be answered for all to see.
func (b *Bot) closed(ctx context.Context, j job) (r reply, closed bool, err error) {
	if !forAll(j.in) {
		return reply{}, false, nil
	}
	c, err := b.channels.of(ctx, j.in)
	if err != nil || listening(c.Listens) != toNothing {
		return reply{}, false, err
	}
	if unaddressed(j.in) {
		return leftToPeople, true, nil
	}
	r = b.notice(j, "bot.not-here")
	r.private, r.aside, r.outcome = j.in.Kind == slack.Action, j.in.Kind != slack.Action, outcomeRefused
	return r, true, nil
}

// mute tells that nothing is to be said where something was asked, as far as
// that is known.
func (b *Bot) mute(ctx context.Context, in slack.In) bool {
	c, err := b.channels.of(ctx, in)
	return err == nil && listening(c.Listens) == toNothing && forAll(in)
}

// forAll tells that all in a channel would see the answer.
func forAll(in slack.In) bool {
	if isDirect(in.Channel) || whispered(in) {
		return false
	}
	return in.Kind.Written() || shares(in) || in.Kind == slack.Action && blocks.ActionOf(in.Action) == blocks.Choose
}
