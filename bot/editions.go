package bot

import (
	"context"
	"time"

	"policybot/bot/blocks"
	"policybot/bot/journal"
)

const (
	editionsShown = 10
	actsShown     = 20
)

// editions lists what was answered from.
func (b *Bot) editions(ctx context.Context, j job) (reply, error) {
	list, err := b.library.Editions(ctx, editionsShown)
	if err != nil {
		return reply{}, err
	}
	return reply{message: blocks.Editions(j.tongue, list), outcome: journal.Answered}, nil
}

// audit lists what admins did.
func (b *Bot) audit(ctx context.Context, j job) (reply, error) {
	acts, err := b.store.Acts(ctx, time.Time{}, actsShown)
	if err != nil {
		return reply{}, err
	}
	list := make([]blocks.Act, len(acts))
	for i, a := range acts {
		list[i] = blocks.Act{At: a.At, Who: a.Who, What: a.What, About: a.About, Outcome: a.Outcome}
	}
	return reply{message: blocks.Audit(j.tongue, list), outcome: journal.Answered}, nil
}
