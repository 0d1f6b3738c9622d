package bot

import (
	"context"
	"fmt"
	"strings"
	"time"

	"policybot/bot/blocks"
	"policybot/bot/journal"
	"policybot/bot/slack"
	"policybot/knowledge"
)

const (
	latelyChanged = 5 // events that the Home tab shows
	latelyAsked   = 5 // questions likewise
	suggestions   = 3
	// adornment is how long a worker waits for Slack to show what nobody asked
	// for: answers wait behind it.
	adornment = 3 * time.Second
)

// opened shows what belongs on the tab that somebody opened.
func (b *Bot) opened(ctx context.Context, j job) (reply, error) {
	if j.in.Action == slack.MessagesTab {
		return b.suggest(ctx, j)
	}
	page, err := b.homeOf(ctx, j)
	return reply{home: &page, outcome: journal.Answered}, err
}

// suggest shows questions that the records answer. Without them people ask all
// the same, so a failure is only logged.
func (b *Bot) suggest(ctx context.Context, j job) (reply, error) {
	within, cancel := context.WithTimeout(ctx, adornment)
	defer cancel()
	list, err := b.engine.Examples(ctx, b.viewer(ctx, j, true).Viewer, j.tongue, suggestions)
	if err == nil && len(list) > 0 {
		err = b.slack.Suggest(within, j.in.Channel, j.tongue.Say("bot.suggest"), list)
	}
	if err != nil && ctx.Err() == nil {
		j.log.Warn("no questions could be suggested", "error", err)
	}
	return reply{silent: true, outcome: journal.Answered}, ctx.Err()
}

// homeOf is a person's Home tab: what changed lately, what they asked lately,
// and for admins what is answered from.
func (b *Bot) homeOf(ctx context.Context, j job) (p blocks.HomePage, err error) {
	ctx, cancel := context.WithTimeout(ctx, b.cfg.Waits.Ask)
	defer cancel()
	v := b.viewer(ctx, j, true).Viewer
	p.Name = b.cfg.Name
	if p.Changes, err = b.engine.Latest(ctx, v, j.tongue, latelyChanged); err != nil {
		return p, defective("show what changed", err)
	}
	asked, err := b.store.AskedLately(ctx, j.in.User, latelyAsked)
	if err != nil {
		return p, err
	}
	for _, a := range asked {
		p.Asked = append(p.Asked, blocks.Asked{Understood: b.partsFor(v, a.Kept.Understood), Verdict: a.Kept.Verdict, At: a.Taken.At})
	}
	if p.Admin, err = b.admins.Is(ctx, j.in.User); err != nil {
		j.log.Warn("whether somebody is an admin is not known", "error", err)
		p.Admin = false
	}
	p.Edition, p.Since = b.cfg.Edition(), b.cfg.EditionSince()
	return p, nil
}

// partsFor is what the viewer may know of a canonical question, or of several
// in one message.
func (b *Bot) partsFor(v knowledge.Viewer, understood string) string {
	parts := strings.Split(understood, "; ")
	for i, part := range parts {
		parts[i] = b.engine.Context(v, part)
	}
	return strings.Join(parts, "; ")
}

// publish puts the Home tab up, with the message on it where that is all there
// is to say. It may be done again without harm.
func (b *Bot) publish(ctx context.Context, j job, r reply) error {
	view := blocks.HomeNotice(r.message)
	if r.home != nil {
		view = blocks.Home(j.tongue, *r.home)
	}
	within, cancel := context.WithTimeout(ctx, adornment)
	defer cancel()
	if err := b.slack.PublishHome(within, j.in.User, view); err != nil {
		if ctx.Err() != nil {
			return fmt.Errorf("bot: home: %w", err)
		}
		j.log.Warn("the Home tab could not be shown; it is when it is opened next", "error", err)
	}
	return b.journal.PostedDone(ctx, j.work, unsaid, r.outcome)
}

// askAtHome answers what somebody typed on the Home tab, by direct message.
func (b *Bot) askAtHome(ctx context.Context, j job) (reply, error) {
	j.in.Text = j.in.Values[blocks.QuestionField]
	if j.in.Text == "" {
		return b.notice(j, "home.empty"), nil
	}
	return b.ask(ctx, j)
}
