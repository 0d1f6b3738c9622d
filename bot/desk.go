package bot

import (
	"context"
	"slices"
	"strings"

	"policybot/bot/blocks"
	"policybot/bot/slack"
	"policybot/bot/state"
	"policybot/knowledge"
	"policybot/search/answer"
)

// maxTogether is how many owners are asked in one group message with the asker:
// Slack opens one for eight.
const maxTogether = 7

// passedKey is the end of the key under which what is passed on is found: the
// reply to who asked has the same without it.
const passedKey = "-passed"

// askOwners asks in the first channel of the owners that can be written in, and
// otherwise all other owners together, in a group message with who asks: there
// they can talk. Where nobody can be reached, it returns no spot.
func (b *Bot) askOwners(ctx context.Context, j job, q passedQuestion, owners []knowledge.Owner) (state.Spot, error) {
	if err := b.journal.Posting(ctx, j.work, j.key); err != nil {
		return state.Spot{}, err
	}
	if j.work.Reply.Key != "" && !sleep(ctx, b.cfg.Waits.Land) {
		return state.Spot{}, ctx.Err()
	}
	for _, o := range owners {
		if !o.Channel() {
			continue
		}
		at, err := b.askIn(ctx, j, q, string(o))
		if at.TS != "" || err != nil {
			return at, err
		}
	}
	return b.askTogether(ctx, j, q, owners)
}

// askIn asks in a channel, from what may be shown there, unless an admin wants
// nothing of ours in it.
func (b *Bot) askIn(ctx context.Context, j job, q passedQuestion, channel string) (at state.Spot, err error) {
	set, err := b.channels.of(ctx, slack.In{Team: j.in.Team, Channel: channel})
	if err != nil {
		return state.Spot{}, err
	}
	if listening(set.Listens) == toNothing {
		j.log.Warn("an owner's channel isn't asked in: its settings say never", "channel", channel)
		return state.Spot{}, nil
	}
	err = b.patiently(ctx, j, func(int) error {
		sharing, err := b.people.sharing(ctx, channel)
		if err == nil && sharing == slack.NotShared {
			at.Channel = channel
		}
		return err
	})
	if _, refused := slack.IsRefused(err); refused || err == nil && at.Channel == "" {
		j.log.Warn("an owner's channel can't be asked in: other organizations read along, or Slack won't tell", "channel", channel)
		return state.Spot{}, nil
	}
	if err != nil {
		return state.Spot{}, err
	}
	return b.hand(ctx, j, q, at)
}

// askTogether asks the owners who are people, in a group message with who asks:
// from what may be shown there, and not from what each of them may see.
func (b *Bot) askTogether(ctx context.Context, j job, q passedQuestion, owners []knowledge.Owner) (at state.Spot, err error) {
	people, err := b.colleagues(ctx, j, owners)
	if len(people) == 0 || err != nil {
		return state.Spot{}, err
	}
	all := append([]string{j.in.User}, people...)
	err = b.patiently(ctx, j, func(int) (err error) {
		at.Channel, err = b.slack.GroupChannel(ctx, all)
		return err
	})
	if code, refused := slack.IsRefused(err); refused {
		j.log.Warn("the owners can't be asked together", "code", code)
		return state.Spot{}, nil
	}
	if err != nil {
		return state.Spot{}, err
	}
	at.Together = true
	return b.hand(ctx, j, q, at)
}

// colleagues are the owners who are people, members of user groups included:
// those of this workspace who can be written to, at most as many as fit into a
// group message, and not who asks.
func (b *Bot) colleagues(ctx context.Context, j job, owners []knowledge.Owner) (all []string, err error) {
	users, err := b.each(ctx, j, owners)
	for _, user := range users {
		if len(all) == maxTogether || user == j.in.User || slices.Contains(all, user) {
			continue
		}
		if here, err := b.reachable(ctx, j, user); err != nil {
			return nil, err
		} else if here {
			all = append(all, user)
		}
	}
	return all, err
}

// each are the users among the owners, and the members of their user groups.
func (b *Bot) each(ctx context.Context, j job, owners []knowledge.Owner) (users []string, err error) {
	var members map[string][]string
	if slices.ContainsFunc(owners, knowledge.Owner.Group) {
		err = b.patiently(ctx, j, func(int) (err error) {
			members, err = b.people.members(ctx)
			return err
		})
	}
	if code, refused := slack.IsRefused(err); refused {
		j.log.Warn("Slack won't tell who is in the owners' user groups", "code", code)
		err = nil
	}
	for _, o := range owners {
		switch {
		case o.Group():
			users = append(users, members[string(o)]...)
		case !o.Channel():
			users = append(users, string(o))
		}
	}
	return users, err
}

// reachable tells that somebody belongs to this workspace, and still does.
func (b *Bot) reachable(ctx context.Context, j job, user string) (here bool, err error) {
	err = b.patiently(ctx, j, func(int) error {
		p, err := b.people.person(ctx, user)
		here = err == nil && !p.Bot && !p.Gone && b.ours(p)
		return err
	})
	if code, refused := slack.IsRefused(err); refused {
		j.log.Warn("Slack won't tell of an owner", "owner", user, "code", code)
		return false, nil
	}
	return here, err
}

// passedQuestion is what is passed on: the asker's words, and how to ask for the
// answer anew.
type passedQuestion struct {
	words string
	ref   blocks.Ref
}

// answered is what the answer was about, as whom it is shown to may know, where
// the asker put the question in other words since.
func (q passedQuestion) answered(a answer.Answer) (about []blocks.Topic) {
	if slices.Equal(strings.Fields(q.words), strings.Fields(q.ref.Question)) {
		return nil
	}
	for _, t := range topicsOf(a) {
		about = append(about, blocks.Topic(t))
	}
	return about
}

// hand posts the question with the answer as whoever reads the conversation may
// see it. It returns no spot where Slack won't have it there.
func (b *Bot) hand(ctx context.Context, j job, q passedQuestion, at state.Spot) (state.Spot, error) {
	v := b.reader(ctx, slack.In{Team: j.in.Team, Channel: at.Channel})
	a, err := b.engineAsk(ctx, j, viewer{Viewer: v}, q.ref.Question, b.engine.Context(v, q.ref.Before))
	if err != nil {
		return state.Spot{}, err
	}
	m := blocks.PassedOn(j.tongue, j.in.User, q.words, q.answered(a), nameOf(j.in), j.reference, a, b.look(blocks.Options{}))
	ts, err := b.postOnce(ctx, j, slack.Post{Channel: at.Channel, Key: j.key + passedKey, Text: m.Text, Blocks: m.Blocks})
	if code, refused := slack.IsRefused(err); refused {
		j.log.Warn("Slack refused what was to be passed on", "channel", at.Channel, "code", code)
		return state.Spot{}, nil
	}
	if err != nil {
		return state.Spot{}, err
	}
	at.TS = ts
	return at, b.store.PassedTo(ctx, j.work.ID, at)
}
