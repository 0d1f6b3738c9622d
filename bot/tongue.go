package bot

import (
	"context"
	"time"

	"policybot/bot/slack"
	"policybot/search/phrases"
)

// tongueWait is how long an answer waits for Slack to tell whoever asks by which
// language they use it. English is told better than nothing.
const tongueWait = 2 * time.Second

// tongueOf is the language to speak to whoever asked something: where all in a
// channel see it, the one that is set there, else that of their words, where
// these tell, and else the one in which they use Slack. spoken is what of that
// the engine is to know.
func (b *Bot) tongueOf(ctx context.Context, in slack.In) (tongue *phrases.Language, spoken Tongue) {
	if set := b.languageSet(ctx, in); set != "" {
		return phrases.In(set), Tongue{Set: set}
	}
	if commandOf(in.Text) == noCommand {
		if code := b.engine.Language(in.Text); code != "" {
			return phrases.In(code), Tongue{}
		}
	}
	asker := b.languageOf(ctx, in.User)
	return phrases.In(asker), Tongue{Asker: asker}
}

// languageSet is the language that all in the channel are answered in, if one is
// set.
func (b *Bot) languageSet(ctx context.Context, in slack.In) string {
	if !forAll(in) {
		return ""
	}
	c, err := b.channels.of(ctx, in)
	if err != nil {
		b.logger(in).Warn("which language is set for a channel is not known", "error", err)
	}
	return c.Language
}

// languageOf is the language in which somebody uses Slack, where it is one that
// we speak. It is asked for with the rest of a person, and kept nowhere else.
func (b *Bot) languageOf(ctx context.Context, user string) string {
	if user == "" {
		return ""
	}
	ctx, cancel := context.WithTimeout(ctx, tongueWait)
	defer cancel()
	p, err := b.people.person(ctx, user)
	if err != nil {
		b.log.Debug("in which language somebody uses Slack is not known", "error", err)
		return ""
	}
	return phrases.Of(p.Locale)
}
