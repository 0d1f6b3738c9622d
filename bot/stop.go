package bot

import (
	"context"
	"errors"

	"policybot/bot/blocks"
	"policybot/bot/journal"
	"policybot/bot/slack"
	"policybot/bot/state"
)

// outcomeStopped is of a question whose asker wants no answer any more.
const outcomeStopped journal.Outcome = "stopped"

// stopIn keeps that nothing more is to be answered of what was asked in a
// thread up to now.
func (b *Bot) stopIn(ctx context.Context, in slack.In) error {
	return b.store.PutThread(ctx, stopsOf(in), 0, []byte(in.TS), b.now())
}

// isStopped tells whether somebody wants no answer any more. Slack offers to
// stop only in the bot's own direct messages.
func (b *Bot) isStopped(ctx context.Context, j job) (bool, error) {
	if j.in.Kind != slack.Direct {
		return false, nil
	}
	_, stopped, err := b.store.LastInThread(ctx, stopsOf(j.in), j.work.TakenAt)
	return stopped, err
}

// stopsOf is where it is kept of a thread that somebody stopped it.
func stopsOf(in slack.In) state.Thread {
	return state.Thread{Team: in.Team, Channel: in.Channel, TS: "stopped " + in.Thread}
}

// endSession takes away what shows that we are at it: Slack leaves that to us.
func (b *Bot) endSession(ctx context.Context, j job) (reply, error) {
	err := errors.Join(b.slack.ShowStatus(ctx, j.in.Channel, j.in.Thread, ""), b.slack.ShowSession(ctx, j.in.Channel, j.in.Thread, "", slack.Active))
	if _, refused := slack.IsRefused(err); refused {
		j.log.Warn("that we are at it could not be taken away", "error", err)
		err = nil
	}
	return reply{silent: true, outcome: journal.Answered}, err
}

// stoppedReply is what is said in the answer's place.
func stoppedReply(j job) reply {
	return reply{message: blocks.Problem(j.tongue, "", j.tongue.Say("bot.stopped")), outcome: outcomeStopped}
}
