package bot

import (
	"context"
	"errors"
	"fmt"

	"policybot/bot/blocks"
	"policybot/bot/slack"
	"policybot/bot/state"
	"policybot/knowledge"
	"policybot/knowledge/draft"
	"policybot/search/phrases"
)

// mostWaiting is how many reports of one person may wait for the admins.
const mostWaiting = 10

// reportForm opens the form for what somebody has heard of a change.
func (b *Bot) reportForm(j job) reply {
	if j.in.Trigger == "" {
		return done(j, blocks.Problem(j.tongue, "", j.tongue.Say("report.elsewhere")))
	}
	view := blocks.Report(j.tongue, b.seal(originOf(j.in)), b.now().UTC())
	r := b.notice(j, "bot.no-form")
	r.modal = &view
	return r
}

// reported keeps a report as a draft, and tells the admins.
func (b *Bot) reported(ctx context.Context, j job) (reply, error) {
	d, problem, err := b.drafted(ctx, j)
	if errors.Is(err, state.ErrForgotten) {
		return b.notice(j, outdated), nil
	}
	if err != nil || problem != "" {
		return done(j, blocks.Problem(j.tongue, "", problem)), err
	}
	told := b.tellOfDraft(ctx, j, d)
	if ctx.Err() != nil {
		return reply{}, ctx.Err()
	}
	text := j.tongue.Say("report.kept", "number", fmt.Sprint(d.Number))
	if told == 0 {
		j.log.Warn("no admin is told of a report", "draft", d.Number)
		text = j.tongue.Say("report.kept-untold", "number", fmt.Sprint(d.Number))
	}
	return done(j, blocks.Problem(j.tongue, "", text)), nil
}

// drafted is the draft of what the form says, or why there is none. Whenever
// somebody else's report takes the number first, it gets the next.
func (b *Bot) drafted(ctx context.Context, j job) (d state.Draft, problem string, err error) {
	for {
		if d, problem, err = b.draftedNext(ctx, j); !errors.Is(err, state.ErrOvertaken) {
			return d, problem, err
		}
	}
}

// draftedNext makes it with the next number. An earlier attempt may have kept it.
func (b *Bot) draftedNext(ctx context.Context, j job) (d state.Draft, problem string, err error) {
	number, err := b.store.NextDraft(ctx, j.work.ID)
	if err != nil {
		return d, "", err
	}
	if kept, there, err := b.store.Draft(ctx, number); err != nil || there && kept.Question == j.work.ID {
		return kept, "", err
	}
	waiting, err := b.store.Drafts(ctx, state.Waiting)
	if err != nil {
		return d, "", err
	}
	mine := 0
	for _, w := range waiting {
		if w.Who == j.in.User {
			mine++
		}
	}
	if mine >= mostWaiting {
		return d, j.tongue.Count("report.too-many", mine), nil
	}
	v := j.in.Values
	written, err := b.library.Draft(b.viewer(ctx, j, true).Viewer, draft.Report{
		Who: v[blocks.WhoField], What: knowledge.Act(v[blocks.WhatField]), App: v[blocks.AppField], When: v[blocks.WhenField],
		Title: v[blocks.TitleField], URL: v[blocks.AddressField], Quote: v[blocks.QuoteField], Note: v[blocks.NoteField],
	}, number)
	if p, ok := errors.AsType[draft.Problem](err); ok {
		return d, j.tongue.Say("report-problem." + string(p)), nil
	}
	if err != nil {
		return d, "", defective("report", err)
	}
	d = state.Draft{Number: number, Question: j.work.ID, Who: j.in.User, File: written.File, Record: string(written.Event), About: string(written.Collection), Fate: state.Waiting, At: b.now()}
	_, err = b.store.PutDraft(ctx, d, b.line(j, act{"report", draftName(number)}, "waiting"))
	return d, "", err
}

// draftName is what the audit calls a draft.
func draftName(number int64) string { return fmt.Sprintf("draft %d", number) }

// tellOfDraft says to admins that a draft waits, and how many know.
func (b *Bot) tellOfDraft(ctx context.Context, j job, d state.Draft) (told int) {
	users, err := b.admins.Users(ctx)
	if err != nil {
		j.log.Warn("not all admins are known, and told of a report", "error", err)
	}
	for _, user := range users[:min(len(users), mostTold)] {
		if user == d.Who {
			continue // they know
		}
		if b.sayOnce(ctx, j, user, draftName(d.Number), func(in *phrases.Language) blocks.Message { return blocks.DraftWaits(in, d.Number, d.Who) }) {
			told++
		}
	}
	return told
}

// sayOnce says something directly, unless an earlier attempt has, and tells
// whether it was said.
func (b *Bot) sayOnce(ctx context.Context, j job, user, key string, say func(*phrases.Language) blocks.Message) bool {
	j.key = key
	err := b.patiently(ctx, j, func(int) error {
		channel, err := b.slack.DirectChannel(ctx, user)
		if err != nil {
			return err
		}
		m := say(phrases.In(b.languageOf(ctx, user)))
		p := slack.Post{Channel: channel, Key: key, Text: m.Text, Blocks: m.Blocks}
		if _, found, err := b.find(ctx, j, p); found || err != nil {
			return err
		}
		_, err = b.slack.Post(ctx, p)
		return err
	})
	if err != nil && ctx.Err() == nil && !b.quitFor(err) {
		j.log.Error("somebody could not be told of a report", "user", user, "error", err)
	}
	return err == nil
}
