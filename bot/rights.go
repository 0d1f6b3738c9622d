package bot

import (
	"context"
	"fmt"

	"policybot/bot/blocks"
	"policybot/bot/metrics"
	"policybot/bot/slack"
	"policybot/bot/state"
)

// act is what an admin asks for, as the audit calls it.
type act struct {
	what  string // such as "reload"
	about string // such as an edition
}

// line is a line of the audit about an act of who asks.
func (b *Bot) line(j job, a act, outcome string) state.Act {
	return state.Act{Who: j.in.User, What: a.what, About: a.about, Outcome: outcome, At: b.now()}
}

// asAdmin does what only admins may. Whether somebody may goes by the id that
// Slack gives of who acts, and is asked each time: what a button or a form says
// came back from outside. In a channel nothing is shown to an admin that others
// would read along.
func (b *Bot) asAdmin(ctx context.Context, j job, a act, do func() (reply, error)) (reply, error) {
	is, err := b.admins.Is(ctx, j.in.User)
	if err != nil {
		return reply{}, fmt.Errorf("bot: %s: %w", a.what, err)
	}
	switch {
	case !is:
		if err := b.store.Record(ctx, b.line(j, a, "refused")); err != nil {
			return reply{}, err
		}
		if a.what == string(blocks.Reload) {
			b.count.Reloaded(metrics.ReloadRefused)
		}
		return b.onlyAdmins(j), nil
	case j.in.Kind == slack.Mention:
		return done(j, blocks.Problem(j.tongue, "", j.tongue.Say("bot.ask-directly"))), nil
	}
	r, err := do()
	r.private = unseen(j.in)
	return r, err
}

// onlyAdmins names the admins, which calls them, except in a channel.
func (b *Bot) onlyAdmins(j job) reply {
	r := done(j, blocks.OnlyAdmins(j.tongue, b.admins.IDs()))
	if j.in.Kind == slack.Mention {
		r = done(j, blocks.Problem(j.tongue, "", j.tongue.Say("bot.only-admins")))
	}
	r.private, r.outcome = unseen(j.in), outcomeRefused
	return r
}
