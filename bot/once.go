package bot

import (
	"context"

	"policybot/bot/blocks"
	"policybot/bot/slack"
	"policybot/search/phrases"
)

// once posts under a key of its own, unless that was posted before.
func (b *Bot) once(ctx context.Context, j job, p slack.Post) (ts string, err error) {
	ts, found, err := b.find(ctx, j, p)
	if err == nil && !found {
		ts, err = b.slack.Post(ctx, p)
	}
	return ts, err
}

// postOnce posts under a key of its own, unless an earlier attempt has. The
// journal must know of the job's own key before.
func (b *Bot) postOnce(ctx context.Context, j job, p slack.Post) (ts string, err error) {
	err = b.patiently(ctx, j, func(try int) (err error) {
		if try > 1 || j.work.Reply.Key != "" {
			ts, err = b.once(ctx, j, p)
		} else {
			ts, err = b.slack.Post(ctx, p)
		}
		return err
	})
	return ts, err
}

// sayOnce says something to somebody directly, in their language, unless that was
// said under the key before.
func (b *Bot) sayOnce(ctx context.Context, j job, user, key string, say func(*phrases.Language) blocks.Message) error {
	return b.patiently(ctx, j, func(int) error {
		channel, err := b.slack.DirectChannel(ctx, user)
		if err != nil {
			return err
		}
		m := say(phrases.In(b.languageOf(ctx, user)))
		_, err = b.once(ctx, j, slack.Post{Channel: channel, Key: key, Text: m.Text, Blocks: m.Blocks})
		return err
	})
}

// told tells that somebody knows of something, and logs it where they don't,
// unless the program is stopping.
func (b *Bot) told(ctx context.Context, j job, user, of string, err error) bool {
	if err != nil && ctx.Err() == nil && !b.quitFor(err) {
		j.log.Error("somebody could not be told", "of", of, "user", user, "error", err)
	}
	return err == nil
}
