package bot

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"policybot/bot/slack"
	"policybot/knowledge"
	"policybot/search/phrases"
)

// viewer is who sees an answer, and whether more would be seen of them if Slack
// had told who they are.
type viewer struct {
	knowledge.Viewer
	unsure bool
	tongue *phrases.Language // of whoever asks
}

// told adds to a reply that its viewer may be allowed to see more.
func (v viewer) told(r reply) reply {
	if v.unsure {
		r.message = noted(r.message, cmp.Or(r.tongue, v.tongue).Say("bot.unsure-groups"))
	}
	return r
}

// viewer is who will see the answer, where it goes. Where others read along, it
// is everybody there, whoever asks. What one person alone sees is worked out
// with their own rights, and with those of the conversation that they read.
func (b *Bot) viewer(ctx context.Context, j job, private bool) viewer {
	v := viewer{Viewer: b.reader(ctx, j.in), tongue: j.tongue}
	if !private && !withBotAlone(j.in) {
		return v
	}
	s := b.engine.Settings()
	v.Groups, v.unsure = b.groupsOf(ctx, j, s.UserGroups())
	if len(v.Groups) == 0 || s.Guests == knowledge.GuestsMembers {
		return v // whether they are a guest makes no difference
	}
	guest, err := b.guest(ctx, j.in.User)
	if err != nil {
		j.log.Warn("whether somebody is a guest is not known, so they count as one", "error", err)
		v.unsure = true
	}
	v.Guest = guest || err != nil
	return v
}

// groupsWait is how long an answer waits for Slack to tell who is in the user
// groups.
const groupsWait = 5 * time.Second

// groupsOf are those of the user groups that who asks is known to be in.
func (b *Bot) groupsOf(ctx context.Context, j job, which []string) (in []string, unsure bool) {
	if len(which) == 0 {
		return nil, false
	}
	ctx, cancel := context.WithTimeout(ctx, groupsWait)
	defer cancel()
	members, err := b.people.members(ctx)
	if err != nil {
		j.log.Warn("which user groups somebody is in is not known, so they count as in none", "error", err)
		return nil, true
	}
	for _, group := range which {
		if slices.Contains(members[group], j.in.User) {
			in = append(in, group)
		}
	}
	return in, false
}

// reader is anybody who reads the conversation: they see what may be shown there
// and what its settings leave of that.
func (b *Bot) reader(ctx context.Context, in slack.In) knowledge.Viewer {
	v := knowledge.Viewer{Channel: in.Channel}
	shown := b.engine.Settings().ShownIn(in.Channel)
	if len(shown) == 0 {
		return v
	}
	c, err := b.channels.of(ctx, in)
	if err != nil {
		b.logger(in).Warn("which collections a channel is answered from is not known, so it is answered from none but the open one", "error", err)
		v.Without = shown
	}
	for _, name := range c.Without {
		v.Without = append(v.Without, knowledge.Collection(name))
	}
	return v
}

// withBotAlone tells that nobody but the asker and the bot reads the
// conversation.
func withBotAlone(in slack.In) bool {
	return in.Kind == slack.Direct || in.Kind == slack.Action && strings.HasPrefix(in.Channel, "D")
}

// guest tells whether somebody is a guest of the workspace. Whoever Slack won't
// speak of counts as one.
func (b *Bot) guest(ctx context.Context, user string) (bool, error) {
	p, err := b.people.person(ctx, user)
	if err != nil {
		return refusedOr(err)
	}
	return p.Guest, nil
}

// refused is the sentence for who gets no answer: other organizations, and
// guests where the settings say so. It is empty where there is one.
func (b *Bot) refused(ctx context.Context, j job) (sentence string, err error) {
	err = b.patiently(ctx, j, func(int) error {
		sentence = ""
		if out, err := b.outsider(ctx, j.in); out || err != nil {
			sentence = b.refusalOf(ctx, j)
			return err
		}
		if b.engine.Settings().Guests != knowledge.GuestsRefused {
			return nil
		}
		guest, err := b.guest(ctx, j.in.User)
		if guest {
			sentence = j.tongue.Say("bot.guests")
		}
		return err
	})
	return sentence, err
}
