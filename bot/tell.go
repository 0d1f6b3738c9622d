package bot

import (
	"context"
	"time"

	"policybot/bot/blocks"
	"policybot/bot/slack"
)

// askToBeTold queues that somebody is told; where too many wait already, Slack
// sends the question again and there is another chance.
func (b *Bot) askToBeTold(in slack.In) {
	select {
	case b.untold <- in:
	default:
		b.logger(in).Error("a question could not be kept, and nobody could be told")
	}
}

// tell says to people whose questions could not be kept that it is so, once
// each, until ctx ends.
func (b *Bot) tell(ctx context.Context) {
	told := map[string]time.Time{}
	for {
		select {
		case in := <-b.untold:
			key := in.Channel + in.TS + in.Edited
			if in.TS == "" || !in.Kind.Written() {
				key = in.Event
			}
			if _, already := told[key]; already {
				continue
			}
			told[key] = b.now()
			b.tellNow(ctx, in)
			for k, at := range told {
				if b.now().Sub(at) > time.Hour {
					delete(told, k)
				}
			}
		case <-ctx.Done():
			return
		}
	}
}

func (b *Bot) tellNow(ctx context.Context, in slack.In) {
	ctx = slack.About(ctx, in.Reference())
	log := b.logger(in)
	log.Error("a question could not be kept")
	tongue, _ := b.tongueOf(ctx, in)
	m := blocks.Problem(tongue, in.Reference(), tongue.Say("bot.not-kept"))
	p := slack.Post{Channel: in.Channel, Thread: in.Thread, Text: m.Text, Blocks: m.Blocks}
	if err := b.tellIn(ctx, in, p); err != nil {
		log.Error("who asked could not be told", "error", err)
	}
}

// tellIn says it where it was asked, or, where that was in no conversation or
// nothing is to be said for all to see, by direct message.
func (b *Bot) tellIn(ctx context.Context, in slack.In, p slack.Post) (err error) {
	if in.ResponseURL != "" {
		p.Thread = ""
		return b.slack.Respond(ctx, in.ResponseURL, p)
	}
	if p.Channel == "" || b.mute(ctx, in) {
		p.Thread = ""
		if p.Channel, err = b.slack.DirectChannel(ctx, in.User); err != nil {
			return err
		}
	}
	_, err = b.slack.Post(ctx, p)
	return err
}
