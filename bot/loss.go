package bot

import (
	"cmp"
	"context"
	"time"

	"policybot/bot/blocks"
	"policybot/bot/journal"
	"policybot/bot/slack"
	"policybot/search/phrases"
)

const (
	mostTold = 20 // of the admins, of a loss
	// lossTurn is for how long a process that tells of a loss keeps others from it.
	lossTurn = time.Hour
)

// forgotten tells that what was asked at such a time may have been answered
// before the state was lost, so that nobody remembers.
func (b *Bot) forgotten(stamp string) bool {
	return !b.loss.At.IsZero() && stamp < slack.Stamp(b.loss.At.Add(margin))
}

// lossReadBack notes that it has. It is false where it could not: then all is
// read back once more.
func (b *Bot) lossReadBack(ctx context.Context) bool {
	if err := b.store.LossReadBack(ctx); err != nil {
		b.log.Warn("that what was missed by the loss of the state is read back could not be noted", "error", err)
		return false
	}
	b.log.Info("what may have been missed by the loss of the state is read back", "reference", b.loss.Reference())
	return true
}

// skew is how far Slack's clock may be from ours for who is heard for the first
// time. To look for an answer of ours costs one of some 50 looks a minute.
const skew = 2 * time.Second

// answeredBeforeLoss looks for an answer to what Slack sends again from before
// the state was lost: it says that it does, or it was asked by then. What was
// read back since was looked for by that.
func (b *Bot) answeredBeforeLoss(ctx context.Context, j job) (answered bool, err error) {
	if !b.mayBeAnswered(j.in, j.work.TakenAt) {
		return false, nil
	}
	err = b.patiently(ctx, j, func(int) error {
		answered, err = b.slack.Answered(ctx, b.self, j.in)
		return err
	})
	return answered, err
}

func (b *Bot) mayBeAnswered(in slack.In, taken time.Time) bool {
	asked := cmp.Or(in.Edited, in.TS)
	if answers(in) == "" || !b.forgotten(asked) {
		return false
	}
	if in.Event == "" {
		return taken.Before(b.loss.At) // it was under way in the copy that the state is
	}
	return in.Retried || asked < slack.Stamp(b.loss.At.Add(skew))
}

// tellOfLoss says to the admins that the state was lost, once each. Whoever
// couldn't be reached, because Slack didn't answer, is told after the next
// start.
func (b *Bot) tellOfLoss(ctx context.Context) {
	if b.loss.At.IsZero() || b.loss.Told {
		return
	}
	mine, err := b.store.TakeTurn(ctx, "tell of a loss", string(b.cfg.Owner), b.now(), lossTurn)
	if err == nil && mine && b.tellAdmins(ctx) {
		err = b.store.LossTold(ctx)
	}
	if err != nil && ctx.Err() == nil {
		b.log.Warn("whether the admins know of the loss of the state could not be noted", "error", err)
	}
}

// tellAdmins is true where there is nobody who could still be told.
func (b *Bot) tellAdmins(ctx context.Context) bool {
	j := job{key: b.loss.Key, pulse: new(pulse), log: b.log.With("reference", b.loss.Reference()), work: journal.Work{Item: journal.Item{TakenAt: b.loss.At}}}
	var users []string
	err := b.patiently(ctx, j, func(int) (err error) {
		users, err = b.admins.Users(ctx)
		return err
	})
	all := b.toldOfLoss(ctx, j, "", err)
	if len(users) > mostTold {
		j.log.Warn("not all admins are told of the loss of the state", "admins", len(users), "told", mostTold)
		users = users[:mostTold]
	}
	for _, user := range users {
		err := b.sayOnce(ctx, j, user, j.key, func(in *phrases.Language) blocks.Message {
			return blocks.Problem(in, b.loss.Reference(), b.lossSentence(in))
		})
		all = b.toldOfLoss(ctx, j, user, err) && all
	}
	return all
}

// toldOfLoss is false where another attempt may help.
func (b *Bot) toldOfLoss(ctx context.Context, j job, user string, err error) bool {
	_, refused := slack.IsRefused(err)
	return b.told(ctx, j, user, "the loss of the state", err) || refused
}

func (b *Bot) lossSentence(in *phrases.Language) string {
	hours := int(longestGap.Hours())
	if b.loss.Aside == "" {
		return in.Count("bot.lost", hours)
	}
	return in.Count("bot.damaged", hours)
}
