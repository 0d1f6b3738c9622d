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

// tongueOf is the language to speak to whoever asked something: that of their
// words, where these tell, and else the one in which they use Slack. asker is
// the latter, for the engine, and empty where it wasn't needed.
func (b *Bot) tongueOf(ctx context.Context, in slack.In) (tongue *phrases.Language, asker string) {
	if commandOf(in.Text) == noCommand {
		if code := b.engine.Language(in.Text); code != "" {
			return phrases.In(code), ""
		}
	}
	asker = b.languageOf(ctx, in.User)
	return phrases.In(asker), asker
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
