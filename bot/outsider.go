package bot

import (
	"context"
	"sync"
	"time"

	"policybot/bot/slack"
)

// outsider tells whether a reply would go to another organization: who asks
// belongs to one, or one sees the conversation. What isn't known counts as yes.
// It fails where it could not be found out just now.
func (b *Bot) outsider(ctx context.Context, in slack.In) (bool, error) {
	if foreign, err := b.foreign(ctx, in); foreign || err != nil {
		return foreign, err
	}
	if whispered(in) {
		return false, nil // nobody else sees the answer
	}
	sharing := in.Sharing
	if sharing == slack.SharingUnknown {
		var err error
		if sharing, err = b.people.sharing(ctx, in.Channel); err != nil {
			return refusedOr(err)
		}
	}
	return sharing != slack.NotShared, nil
}

// foreign tells whether who asks belongs to another organization. In a channel
// that isn't shared, Slack doesn't say, because nobody does.
func (b *Bot) foreign(ctx context.Context, in slack.In) (bool, error) {
	if in.UserTeam == b.self.Team || (in.UserTeam == "" && inChannel(in) && in.Sharing == slack.NotShared) {
		return false, nil
	}
	if in.UserTeam != "" && b.self.Enterprise == "" {
		return true, nil
	}
	p, err := b.people.person(ctx, in.User)
	if err != nil {
		return refusedOr(err)
	}
	return !b.ours(p), nil
}

// ours tells that somebody belongs to our organization.
func (b *Bot) ours(p slack.Person) bool {
	return p.Team == b.self.Team || b.self.Enterprise != "" && p.Enterprise == b.self.Enterprise
}

// inChannel tells that it was written where several read.
func inChannel(in slack.In) bool { return in.Kind == slack.Mention || unaddressed(in) }

// refusedOr turns Slack's no into a yes to being an outsider; any other failure
// stays one.
func refusedOr(err error) (bool, error) {
	if _, refused := slack.IsRefused(err); refused {
		return true, nil
	}
	return false, err
}

// refusalOf is what is said to whoever is refused. Of a conversation that we
// aren't in Slack tells nothing: there nobody can share before we are invited.
func (b *Bot) refusalOf(ctx context.Context, j job) string {
	if shares(j.in) {
		_, err := b.people.sharing(ctx, j.in.Channel)
		if _, refused := slack.IsRefused(err); refused {
			return j.tongue.Say("bot.not-shared")
		}
	}
	return j.tongue.Say("bot.strangers", "team", b.self.TeamName)
}

// remembered is how long Slack's word about a person or a conversation is
// believed; membersRemembered is how long that about user groups is.
const (
	remembered        = 10 * time.Minute
	membersRemembered = time.Minute
)

// lookups asks Slack about people and conversations, not more often than needed.
type lookups struct {
	slack *slack.Client
	now   func() time.Time

	mu       sync.Mutex
	persons  map[string]kept[slack.Person]
	channels map[string]kept[slack.Sharing]
	groups   map[string]kept[map[string][]string] // all of them under one key
}

type kept[T any] struct {
	value T
	at    time.Time
}

func newLookups(client *slack.Client, now func() time.Time) *lookups {
	return &lookups{slack: client, now: now, persons: map[string]kept[slack.Person]{}, channels: map[string]kept[slack.Sharing]{}, groups: map[string]kept[map[string][]string]{}}
}

func (l *lookups) person(ctx context.Context, user string) (slack.Person, error) {
	return lookUp(ctx, l, l.persons, user, remembered, l.slack.Person)
}

func (l *lookups) sharing(ctx context.Context, channel string) (slack.Sharing, error) {
	return lookUp(ctx, l, l.channels, channel, remembered, l.slack.Sharing)
}

// members are the users of each user group. Slack is asked about all at once,
// since it lets groups be asked about one by one only some 20 times a minute.
func (l *lookups) members(ctx context.Context) (map[string][]string, error) {
	return lookUp(ctx, l, l.groups, "all", membersRemembered, func(ctx context.Context, _ string) (map[string][]string, error) { return l.slack.Groups(ctx) })
}

func lookUp[T any](ctx context.Context, l *lookups, known map[string]kept[T], id string, life time.Duration, ask func(context.Context, string) (T, error)) (T, error) {
	l.mu.Lock()
	k, ok := known[id]
	l.mu.Unlock()
	if ok && l.now().Sub(k.at) < life {
		return k.value, nil
	}
	v, err := ask(ctx, id)
	if err != nil {
		return v, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(known) > 10_000 {
		clear(known)
	}
	known[id] = kept[T]{v, l.now()}
	return v, nil
}
