package bot

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"sync/atomic"

	"policybot/bot/journal"
	"policybot/bot/slack"
	"policybot/bot/state"
)

// take puts what was asked into the journal. Only when it returns nil is Slack
// told that we have it.
func (b *Bot) take(ctx context.Context, in slack.In) error {
	if goesOn, err := b.goesOn(ctx, in); !goesOn || err != nil {
		return err
	}
	undo := func() {}
	if counts(in) {
		which, forget := b.limiter.count(in.User, b.now())
		in.Over, undo = string(which), forget
	}
	item, err := b.item(in)
	if err != nil {
		return err
	}
	fresh, err := b.journal.Take(ctx, item)
	if !fresh {
		undo()
	}
	b.goes(&b.taking, err == nil)
	if err != nil && ctx.Err() == nil && awaits(in) {
		b.askToBeTold(in)
	}
	switch {
	case fresh:
		b.count.Taken(surfaceOf(in))
		b.watch(in, item)
		b.logger(in).Info("a question is taken")
	case err == nil:
		b.count.Duplicate(surfaceOf(in))
	}
	return err
}

// logger names what was asked. Every line about it is logged so, and holds none
// of its words.
func (b *Bot) logger(in slack.In) *slog.Logger {
	return b.log.With("reference", in.Reference(), "kind", in.Kind)
}

// goes notes whether the journal works. When it works again, what it could not
// keep is read back: Slack may have stopped sending it.
func (b *Bot) goes(which *atomic.Bool, well bool) {
	if before := which.Swap(well); well && !before {
		b.readBack()
	}
}

func (b *Bot) item(in slack.In) (journal.Item, error) {
	payload, err := json.Marshal(in)
	if err != nil {
		return journal.Item{}, fmt.Errorf("bot: take: %w", err)
	}
	item := journal.Item{Kind: journal.Kind(in.Kind), Who: in.User, Payload: payload, Keys: keysOf(in)}
	if in.Action == "" && commandOf(in.Text) == reloadCommand {
		item.Audit = []state.Act{{Who: in.User, What: "reload", Outcome: "asked", At: b.now()}}
	}
	return item, nil
}

// keysOf says by what a second delivery is known, and what is answered in the
// order of asking: a thread, or all of a direct message. What
// is pressed, picked or sent in stands alone, even where it belongs to a message,
// but for what shares one answer.
func keysOf(in slack.In) journal.Keys {
	k := journal.Keys{Event: in.Event, Team: in.Team, Channel: in.Channel}
	switch in.Kind {
	case slack.Mention, slack.FollowUp, slack.Overheard:
		k.Thread, k.TS, k.Edited = in.Thread, in.TS, in.Edited
	case slack.Direct:
		k.Thread, k.TS, k.Edited = in.Channel, in.TS, in.Edited
	case slack.Deleted: // behind the question
		k.Thread, k.Event = in.Thread, state.DeletionOf(in.Channel, in.TS)
		if isDirect(in.Channel) {
			k.Thread = in.Channel
		}
	default:
		k.Event, k.Thread = strings.Join([]string{string(in.Kind), in.Event, in.Action}, " "), sharing(in)
	}
	return k
}
