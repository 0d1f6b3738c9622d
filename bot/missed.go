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
	// unnoticed is for how long something may be missed before it is noticed,
	// such as on a socket that has gone deaf.
	unnoticed = 2 * time.Minute
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
// opened or the journal works again, until ctx ends. What was heard after all
// is known to the journal.
func (b *Bot) catchUp(ctx context.Context) {
	h := b.lastHeard(ctx)
	note := time.NewTicker(b.cfg.Waits.Note)
	defer note.Stop()
	for {
		select {
		case <-b.missed:
			if !b.closeGap(ctx, &h) {
				return
			}
		case <-note.C:
			if now := b.now(); h.whole && b.hearsAll() {
				b.heardUntil(ctx, &h, later(h.until, now.Add(-unnoticed), now))
			}
		case <-ctx.Done():
			return
		}
	}
}

// hearing is how far we know that all that was asked is taken.
type hearing struct {
	until time.Time
	whole bool // nothing was missed since
	lost  bool // the state was, and what that may have missed is still to be read back
}

// closeGap reads back what was asked since the last moment until which all was
// heard. It is false where ctx has ended.
func (b *Bot) closeGap(ctx context.Context, h *hearing) bool {
	h.whole = false
	began := b.now()
	if err := b.sweep(ctx, *h); err != nil {
		if ctx.Err() == nil && !b.quitFor(err) {
			b.notReadBack(ctx, err)
		}
		return ctx.Err() == nil
	}
	h.whole = true
	if b.heardUntil(ctx, h, began) && h.lost {
		h.lost = !b.lossReadBack(ctx)
	}
	return sleep(ctx, b.cfg.Waits.Sweep)
}

// hearsAll tells that nothing is being missed: whatever is known to be amiss
// asks for another reading when it is over.
func (b *Bot) hearsAll() bool {
	if len(b.missed) > 0 || !b.taking.Load() || !b.giving.Load() {
		return false
	}
	s := b.sockets.Load().Status()
	return s.Up == s.Wanted
}

// heardUntil notes it, for us and for the next start. It is false where the next
// start won't know.
func (b *Bot) heardUntil(ctx context.Context, h *hearing, until time.Time) bool {
	h.until = until
	err := b.store.PutHeard(ctx, until)
	if err != nil && ctx.Err() == nil {
		b.log.Warn("until when all was heard could not be noted; the next start may read back more", "error", err)
	}
	return err == nil
}

// later is the later of two moments that aren't after now.
func later(a, b, now time.Time) time.Time {
	if a.After(b) && !a.After(now) {
		return a
	}
	return b
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

// lastHeard is until when the process before us heard all, or now where none ever
// ran: a first connection may be cut before anybody looks. One whose state was lost
// may have missed anything, or have answered it.
func (b *Bot) lastHeard(ctx context.Context) hearing {
	if !b.loss.At.IsZero() && !b.loss.ReadBack {
		return hearing{until: b.now().Add(-longestGap), lost: true}
	}
	until, known, err := b.store.Heard(ctx)
	if err != nil {
		b.log.Warn("until when all was heard is not known", "error", err)
		return hearing{until: b.now().Add(-longestGap)}
	}
	h := hearing{until: until}
	if !known {
		b.heardUntil(ctx, &h, b.now())
	}
	return h
}

// sweep reads back what was asked since all was heard.
func (b *Bot) sweep(ctx context.Context, h hearing) error {
	recent, err := b.store.RecentChannels(ctx, 500)
	if err != nil {
		return err
	}
	since := b.since(h)
	gap := slack.Gap{Since: since, First: recent, Forgotten: b.forgotten(slack.Stamp(since))}
	return b.slack.Missed(ctx, b.self, gap, func(in slack.In) error { return b.takeMissed(ctx, in) })
}

// since is where the gap begins, or as far back as one is closed: that is all
// that can be done after a loss, too. A time that is still to come is that of a
// clock that was put right, and says nothing.
func (b *Bot) since(h hearing) time.Time {
	now := b.now()
	earliest := now.Add(-longestGap)
	if h.lost {
		return earliest
	}
	if h.until.After(now) || h.until.Add(-margin).Before(earliest) {
		b.log.Warn("the gap is longer than is read back: what was asked earlier may have been missed", "since", h.until, "read_since", earliest)
		return earliest
	}
	return h.until.Add(-margin)
}

// takeMissed takes a message that was read back. Of an edited one nobody can
// tell any more whether the edit changed the words, so it is left where it was
// taken before.
func (b *Bot) takeMissed(ctx context.Context, in slack.In) error {
	if goesOn, err := b.goesOn(ctx, in); !goesOn || err != nil {
		return err
	}
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
	item.Keys.Whole = true // what it said at first may still be delivered
	fresh, err := b.journal.Take(ctx, item)
	if fresh {
		b.count.Taken(surfaceOf(in))
		b.watch(in, item)
		b.count.ReadBack(surfaceOf(in))
		b.logger(in).Info("a question that was missed is taken up", "late", b.now().Sub(in.Asked).Round(time.Second))
	}
	return err
}
