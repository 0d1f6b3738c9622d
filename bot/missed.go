package bot

import (
	"context"
	"time"

	"policybot/bot/slack"
)

const (
	// longestGap is how far back a gap is closed. Second deliveries are known
	// for a day, so this must stay well below.
	longestGap = 6 * time.Hour
	// margin is added to a gap, because Slack's clock isn't ours.
	margin = time.Minute
)

// mayHaveMissed says that there may be a gap before what is heard from now on.
// It never waits.
func (b *Bot) mayHaveMissed() {
	b.ready()
	b.readBack()
}

// readBack asks for what may have been missed. It never waits.
func (b *Bot) readBack() {
	select {
	case b.missed <- struct{}{}:
	default:
	}
}

// catchUp reads back what may have been missed, each time that a socket was
// opened or the journal works again, until ctx ends. What was heard after all is known to the journal.
func (b *Bot) catchUp(ctx context.Context) {
	heard, known := b.lastHeard(ctx)
	for {
		select {
		case <-b.missed:
		case <-ctx.Done():
			return
		}
		began := b.now()
		if known {
			if err := b.sweep(ctx, heard); err != nil && ctx.Err() == nil && !b.quitFor(err) {
				b.notReadBack(ctx, err)
				continue
			}
		}
		heard, known = began, true
		if !sleep(ctx, b.cfg.Waits.Sweep) {
			return
		}
	}
}

// notReadBack asks for another reading, unless it would be refused again: then
// the gap is left to be closed together with the next.
func (b *Bot) notReadBack(ctx context.Context, err error) {
	if code, refused := slack.IsRefused(err); refused {
		b.log.Error("Slack refuses to let what was missed be read back", "code", code, "error", err)
		return
	}
	b.log.Warn("what was missed could not be read back as a whole", "error", err)
	b.mayHaveMissedLater(ctx)
}

// mayHaveMissedLater asks for another reading after a failed one, at leisure.
func (b *Bot) mayHaveMissedLater(ctx context.Context) {
	if sleep(ctx, 4*b.cfg.Waits.Sweep) {
		b.readBack()
	}
}

// lastHeard is when the process before us took its last question. A bot that
// never took one has missed nothing.
func (b *Bot) lastHeard(ctx context.Context) (time.Time, bool) {
	at, ok, err := b.store.LastTaken(ctx)
	if err != nil {
		b.log.Warn("when the last question was taken is not known", "error", err)
		return b.now().Add(-longestGap), true
	}
	return at, ok
}

func (b *Bot) sweep(ctx context.Context, since time.Time) error {
	since = since.Add(-margin)
	if earliest := b.now().Add(-longestGap); since.Before(earliest) {
		since = earliest
	}
	recent, err := b.store.RecentChannels(ctx, 500)
	if err != nil {
		return err
	}
	return b.slack.Missed(ctx, b.self, since, recent, func(in slack.In) error { return b.takeMissed(ctx, in) })
}

// takeMissed takes a message that was read back. Of an edited one nobody can
// tell any more whether the edit changed the words, so it is left where it was
// taken before.
func (b *Bot) takeMissed(ctx context.Context, in slack.In) error {
	if in.Edited != "" {
		was, err := b.store.WasTaken(ctx, in.Team, in.Channel, in.TS)
		if was || err != nil {
			return err
		}
	}
	item, err := b.item(in)
	if err != nil {
		return err
	}
	fresh, err := b.journal.Take(ctx, item)
	if fresh {
		b.log.Info("a question that was missed is taken up", "kind", in.Kind, "late", b.now().Sub(in.Asked).Round(time.Second))
	}
	return err
}
