package bot

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"policybot/bot/blocks"
	"policybot/bot/journal"
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

// reported keeps a report as a draft, and has the admins told.
func (b *Bot) reported(ctx context.Context, j job) (reply, error) {
	d, problem, err := b.drafted(ctx, j)
	if errors.Is(err, state.ErrForgotten) {
		return b.notice(j, outdated), nil
	}
	if err != nil || problem != "" {
		return done(j, blocks.Problem(j.tongue, "", problem)), err
	}
	if err := b.tellLater(ctx, d); err != nil {
		return reply{}, err
	}
	text := j.tongue.Say("report.kept", "number", fmt.Sprint(d.Number))
	if users, err := b.deciders(ctx, d); len(users) == 0 && err == nil {
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

// draftWaits is the kind of work that tells the admins of a draft. It is begun by
// the bot itself, so that whoever reported it needn't wait for that.
const draftWaits slack.Kind = "draft"

// tellLater has the admins told that a draft waits.
func (b *Bot) tellLater(ctx context.Context, d state.Draft) error {
	in := slack.In{Kind: draftWaits, Event: draftName(d.Number), Value: fmt.Sprint(d.Number)}
	payload, err := json.Marshal(in)
	if err != nil {
		return err
	}
	_, err = b.journal.Take(ctx, journal.Item{Kind: journal.Kind(in.Kind), Keys: journal.Keys{Event: in.Event}, Payload: payload})
	return err
}

// tellOfDraft says to admins that a draft waits, as long as it does.
func (b *Bot) tellOfDraft(ctx context.Context, j job) error {
	if j.work.GivenUp {
		j.log.Error("given up, so not all admins are told of a report", "reason", j.work.Reason)
		return b.journal.Done(ctx, j.work, journal.GivenUp)
	}
	number, err := strconv.ParseInt(j.in.Value, 10, 64)
	if err != nil {
		return err
	}
	d, there, err := b.store.Draft(ctx, number)
	if err != nil {
		return err
	}
	if there && d.Fate == state.Waiting {
		b.tellDeciders(ctx, j, d)
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return b.journal.Done(ctx, j.work, journal.Answered)
}

func (b *Bot) tellDeciders(ctx context.Context, j job, d state.Draft) {
	users, err := b.deciders(ctx, d)
	if err != nil {
		j.log.Warn("not all admins are known, and told of a report", "error", err)
	}
	for _, user := range users[:min(len(users), mostTold)] {
		err := b.sayOnce(ctx, j, user, draftName(d.Number), func(in *phrases.Language) blocks.Message { return blocks.DraftWaits(in, d.Number, d.Who) })
		b.told(ctx, j, user, "a report", err)
	}
}

// deciders are the admins who can decide a draft: all but its author.
func (b *Bot) deciders(ctx context.Context, d state.Draft) ([]string, error) {
	users, err := b.admins.Users(ctx)
	return slices.DeleteFunc(slices.Clone(users), func(user string) bool { return user == d.Who }), err
}
