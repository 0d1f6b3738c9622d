package bot

import (
	"context"

	"policybot/bot/blocks"
	"policybot/bot/journal"
	"policybot/bot/slack"
	"policybot/bot/state"
)

// shares tells that somebody wants all in the conversation to see an answer.
func shares(in slack.In) bool {
	return in.Kind == slack.Action && blocks.ActionOf(in.Action) == blocks.Share
}

// canShare tells whether there is a conversation to share a private answer in.
// In a direct message everybody has seen it, or we can't write there.
func canShare(in slack.In) bool {
	return in.Private && !isDirect(in.Channel)
}

// share asks the question again for all in the conversation, who may see less
// than who shares it, and says who asked.
func (b *Bot) share(ctx context.Context, j job, ref blocks.Ref) (reply, error) {
	if shared, err := b.isShared(ctx, j); shared || err != nil {
		return b.notice(j, "bot.shared-before"), err
	}
	if ref.Channel != "" {
		if reads, err := b.reads(ctx, j.in.User, ref.Channel); !reads || err != nil {
			return b.notice(j, "bot.not-shared"), err
		}
	}
	v := b.viewer(ctx, j, false)
	before := b.engine.Context(v.Viewer, ref.Before) // it goes with the buttons
	a, err := b.engineAsk(ctx, j, v, ref.Question, before)
	if err != nil {
		return reply{}, err
	}
	r := reply{message: b.render(v, a, blocks.Options{Restate: true, Asker: j.in.User, Before: before}), outcome: journal.Answered}
	r.before, r.begins = before, forThread(a.Understood)
	r = r.answered(a)
	r.gaps = nil // they were noted when it was asked
	return r, nil
}

// reads tells whether somebody may read a channel now: that they had it open was
// a while ago. Where Slack won't say, they don't.
func (b *Bot) reads(ctx context.Context, user, channel string) (bool, error) {
	guest, err := b.guest(ctx, user)
	if err != nil {
		return false, err
	}
	reads, err := b.slack.Reads(ctx, user, guest, channel)
	if _, refused := slack.IsRefused(err); refused {
		return false, nil
	}
	return reads, err
}

// sharing is what the presses of one answer's Share button are done in the order
// of, and what is kept under where one of them has shared it.
func sharing(in slack.In) string {
	if !shares(in) || in.TS == "" {
		return ""
	}
	return "share " + in.TS
}

func (b *Bot) isShared(ctx context.Context, j job) (bool, error) {
	th := shareThread(j)
	if th.TS == "" {
		return false, nil
	}
	_, shared, err := b.store.LastInThread(ctx, th, b.now().Add(-threadMemory))
	return shared, err
}

// rememberShared keeps that an answer was shared, if what was posted in the channel
// is that and not what is said beside it. Where it isn't kept, a second press shares
// it again.
func (b *Bot) rememberShared(ctx context.Context, j job, channel string) {
	th := shareThread(j)
	if th.TS == "" || channel != place(j.in).Channel {
		return
	}
	if err := b.store.PutThread(ctx, th, j.work.ID, nil, b.now()); err != nil {
		j.log.Warn("that an answer is shared was not kept", "error", err)
	}
}

// shareThread is where the button stands, which needn't be where it shares.
func shareThread(j job) state.Thread {
	if !shares(j.in) {
		return state.Thread{}
	}
	k := j.work.Keys
	return state.Thread{Team: k.Team, Channel: k.Channel, TS: k.Thread}
}
