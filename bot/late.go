package bot

import (
	"time"

	"policybot/bot/blocks"
	"policybot/search/phrases"
)

// excused is a message as it is posted now: one that comes late says so.
func (b *Bot) excused(j job, m blocks.Message) blocks.Message {
	late := b.now().Sub(j.in.Asked)
	if j.in.Asked.IsZero() || late < b.cfg.Waits.Late {
		return m
	}
	return noted(m, j.tongue.Say("bot.late", "time", roughly(j.tongue, late)))
}

// roughly is a time as people say it.
func roughly(in *phrases.Language, d time.Duration) string {
	if d >= 2*time.Hour {
		return in.Count("bot.hours", int(d.Hours()))
	}
	return in.Count("bot.minutes", int(d.Minutes()))
}
