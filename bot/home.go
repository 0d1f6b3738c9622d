package bot

import (
	"context"
	"fmt"

	"policybot/bot/blocks"
	"policybot/bot/journal"
	"policybot/bot/slack"
)

const (
	latelyChanged = 5 // events that the Home tab shows
	latelyAsked   = 5 // questions likewise
	suggestions   = 3
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
	list, err := b.engine.Examples(ctx, b.viewer(ctx, j, true).Viewer, j.tongue, suggestions)
	if err == nil && len(list) > 0 {
		err = b.slack.Suggest(ctx, j.in.Channel, j.tongue.Say("bot.suggest"), list)
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
	if p.Changes, err = b.engine.Latest(ctx, v, latelyChanged); err != nil {
		return p, defective("show what changed", err)
	}
	asked, err := b.store.AskedLately(ctx, j.in.User, latelyAsked)
	if err != nil {
		return p, err
	}
	for _, a := range asked {
		p.Asked = append(p.Asked, blocks.Asked{Understood: b.engine.Context(v, a.Kept.Understood), Verdict: a.Kept.Verdict, At: a.Taken.At})
	}
	if p.Admin, err = b.admins.Is(ctx, j.in.User); err != nil {
		j.log.Warn("whether somebody is an admin is not known", "error", err)
		p.Admin = false
	}
	p.Edition, p.Since = b.cfg.Edition(), b.cfg.EditionSince()
	return p, nil
}

// publish puts the Home tab up, with the message on it where that is all there
// is to say. It may be done again without harm.
func (b *Bot) publish(ctx context.Context, j job, r reply) error {
	view := blocks.HomeNotice(r.message)
	if r.home != nil {
		view = blocks.Home(j.tongue, *r.home)
	}
	err := b.patiently(ctx, j, func(int) error { return b.slack.PublishHome(ctx, j.in.User, view) })
	if code, refused := slack.IsRefused(err); refused {
		j.log.Warn("Slack refuses the Home tab", "code", code)
		err = nil
	}
	if err != nil {
		return fmt.Errorf("bot: home: %w", err)
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
