package bot

import (
	"context"

	"policybot/bot/blocks"
	"policybot/bot/slack"
	"policybot/bot/state"
	"policybot/search/phrases"
)

// resolve marks what was passed on as resolved, and tells who asked. Whoever
// sees the button may press it: it stands where owners were asked.
func (b *Bot) resolve(ctx context.Context, j job, ref blocks.Ref) (reply, error) {
	p, mine, ok, err := b.store.Resolve(ctx, ref.Answer, state.Spot{Channel: j.in.Channel, TS: j.in.TS}, j.in.User, j.work.ID, b.now())
	switch {
	case err != nil:
		return reply{}, err
	case !ok:
		return b.notice(j, outdated), nil
	case !mine:
		return b.aside(j, already(j, p)), nil
	}
	if err := b.tellAsker(ctx, j, p); err != nil {
		return reply{}, err
	}
	return done(j, blocks.Resolved(j.tongue, j.in.User, p.Asker)), nil
}

// tellAsker tells who asked, unless they read along or did it themselves.
func (b *Bot) tellAsker(ctx context.Context, j job, p state.Passed) error {
	if p.Together || p.Asker == j.in.User {
		return nil
	}
	if err := b.journal.Posting(ctx, j.work, j.key); err != nil {
		return err
	}
	var channel string
	err := b.patiently(ctx, j, func(int) (err error) {
		channel, err = b.slack.DirectChannel(ctx, p.Asker)
		return err
	})
	if err == nil {
		tongue := phrases.In(b.languageOf(ctx, p.Asker))
		m := blocks.ResolvedForAsker(tongue, j.in.User, b.linkFor(ctx, j, p.Asker, p.Spot))
		_, err = b.postOnce(ctx, j, slack.Post{Channel: channel, Key: j.key + passedKey, Text: m.Text, Blocks: m.Blocks})
	}
	if code, refused := slack.IsRefused(err); refused {
		j.log.Warn("who asked can't be told that it is resolved", "code", code)
		return nil
	}
	return err
}

// linkFor is the address of what was passed on, for somebody who may see it
// there; empty where they may not, or where that isn't known.
func (b *Bot) linkFor(ctx context.Context, j job, user string, at state.Spot) string {
	sees := at.Together
	var err error
	if !sees {
		var guest bool
		if guest, err = b.guest(ctx, user); err == nil {
			sees, err = b.slack.Reads(ctx, user, guest, at.Channel)
		}
	}
	link := ""
	if err == nil && sees {
		link, err = b.slack.Link(ctx, at.Channel, at.TS)
	}
	if err != nil {
		j.log.Warn("a link to what was passed on is left out", "error", err)
		return ""
	}
	return link
}
