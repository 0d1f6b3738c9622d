package bot

import (
	"fmt"
	"time"

	"policybot/bot/blocks"
)

// excused is a message as it is posted now: one that comes late says so.
func (b *Bot) excused(j job, m blocks.Message) blocks.Message {
	late := b.now().Sub(j.in.Asked)
	if j.in.Asked.IsZero() || late < b.cfg.Waits.Late {
		return m
	}
	return noted(m, fmt.Sprintf("Sorry for the wait: you asked this %s ago, and it could not be answered before.", roughly(late)))
}

// roughly is a time as people say it.
func roughly(d time.Duration) string {
	if d >= 2*time.Hour {
		return fmt.Sprintf("%d hours", int(d.Hours()))
	}
	if m := int(d.Minutes()); m != 1 {
		return fmt.Sprintf("%d minutes", m)
	}
	return "a minute"
}
