package bot

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"policybot/bot/blocks"
	"policybot/bot/metrics"
	"policybot/bot/state"
	"policybot/knowledge"
	"policybot/search/phrases"
)

// draftsShown is how many of those that wait are listed.
const draftsShown = 10

func approval(number int64) change { return change{blocks.Approve, From{Draft: number}} }

// drafts lists what waits for an admin.
func (b *Bot) drafts(ctx context.Context, j job) (reply, error) {
	waiting, err := b.store.Drafts(ctx, state.Waiting)
	if err != nil {
		return reply{}, err
	}
	var list []blocks.Waiting
	for _, d := range waiting[:min(len(waiting), draftsShown)] {
		list = append(list, blocks.Waiting{Number: d.Number, Who: d.Who, At: d.At})
	}
	return done(j, blocks.Drafts(j.tongue, list, len(waiting))), nil
}

// pressDraft does what a button says of a draft.
func (b *Bot) pressDraft(ctx context.Context, j job, action blocks.Action, ref blocks.Ref) (reply, error) {
	what := map[blocks.Action]string{blocks.ReviewDraft: "review", blocks.ApproveDraft: string(blocks.Approve), blocks.RejectDraft: "reject"}[action]
	return b.asAdmin(ctx, j, act{what, draftName(int64(ref.N))}, func() (reply, error) {
		d, there, err := b.store.Draft(ctx, int64(ref.N))
		if err == nil && action == blocks.ApproveDraft && approvedBefore(j, d) {
			b.tellApproved(ctx, j, d)
			return b.notice(j, "draft.approved"), nil
		}
		if err != nil || !there || d.Fate != state.Waiting {
			return b.notice(j, "draft.decided"), err
		}
		if !b.mayDecide(ctx, j, d) {
			return b.notice(j, "draft.hidden"), nil
		}
		switch action {
		case blocks.ApproveDraft:
			return b.approve(ctx, j, d, ref)
		case blocks.RejectDraft:
			return b.rejectForm(j, d), nil
		}
		return b.review(ctx, j, d)
	})
}

// mayDecide tells that an admin may see what a draft is about.
func (b *Bot) mayDecide(ctx context.Context, j job, d state.Draft) bool {
	return b.engine.Settings().Sees(b.viewer(ctx, j, true).Viewer, knowledge.Collection(d.About))
}

// approvedBefore tells that an earlier attempt approved a draft, and came no
// further.
func approvedBefore(j job, d state.Draft) bool {
	return j.work.Attempt > 1 && d.Fate == state.Approved && d.Decider == j.in.User
}

// review shows a draft as it would stand in a file, with what is to be said of
// it and what it would change.
func (b *Bot) review(ctx context.Context, j job, d state.Draft, notes ...string) (reply, error) {
	ctx, end, ok := b.alone(ctx)
	if !ok {
		return b.busy(j), nil
	}
	defer end()
	return b.reviewAlone(ctx, j, d, notes)
}

func (b *Bot) reviewAlone(ctx context.Context, j job, d state.Draft, notes []string) (reply, error) {
	v := b.viewer(ctx, j, true)
	c := approval(d.Number)
	page := blocks.DraftPage{Number: d.Number, Who: d.Who, At: d.At, File: string(d.File), Own: d.Who == j.in.User}
	report, err := b.proposal(ctx, v, c)
	page.Change = c.told(report, notes)
	if err != nil {
		j.log.Warn("a draft can't be added as it is", "draft", d.Number, "error", err)
		page.Change = blocks.Change{Deed: c.deed, Edition: b.cfg.Edition(), Errors: findings(err), Notes: notes}
	}
	return v.told(done(j, blocks.DraftReview(j.tongue, page))), nil
}

// approve adds a draft to what is answered from, exactly as it was shown. Who
// wrote it can't.
func (b *Bot) approve(ctx context.Context, j job, d state.Draft, ref blocks.Ref) (reply, error) {
	if d.Who == j.in.User {
		return b.ownDraft(ctx, j, d)
	}
	ctx, end, ok := b.alone(ctx)
	if !ok {
		return b.busy(j), nil
	}
	defer end()
	c := approval(d.Number)
	v := b.viewer(ctx, j, true)
	line := b.line(j, act{string(blocks.Approve), draftName(d.Number)}, "done: edition "+ref.Edition)
	report, err := b.takeShown(ctx, v, c, Report{Edition: ref.Edition, Before: ref.Over}, line)
	switch {
	case errors.Is(err, ErrAnother):
		return b.reviewAlone(ctx, j, d, []string{j.tongue.Say("bot.another-by-now")})
	case errors.Is(err, state.ErrDecided):
		return b.notice(j, "draft.decided"), nil
	case err != nil:
		return b.notChanged(ctx, j, c, err), nil
	}
	b.count.Reloaded(metrics.ReloadDone)
	j.log.Info("a draft was added", "draft", d.Number, "by", j.in.User, "edition", report.Edition)
	b.tellApproved(ctx, j, d)
	return v.told(done(j, blocks.ChangeReport(j.tongue, c.told(report, nil)))), nil
}

func (b *Bot) ownDraft(ctx context.Context, j job, d state.Draft) (reply, error) {
	err := b.store.Record(ctx, b.line(j, act{string(blocks.Approve), draftName(d.Number)}, "refused: their own"))
	r := b.notice(j, "draft.own")
	r.outcome = outcomeRefused
	return r, err
}

func (b *Bot) tellApproved(ctx context.Context, j job, d state.Draft) {
	b.tellAuthor(ctx, j, d, func(in *phrases.Language) string { return in.Say("draft.was-approved", "number", fmt.Sprint(d.Number)) })
}

func (b *Bot) tellAuthor(ctx context.Context, j job, d state.Draft, say func(*phrases.Language) string) {
	err := b.sayOnce(ctx, j, d.Who, draftName(d.Number)+" is decided", func(in *phrases.Language) blocks.Message { return blocks.Problem(in, "", say(in)) })
	b.told(ctx, j, d.Who, "what became of their report", err)
}

// rejectForm asks why a draft is rejected.
func (b *Bot) rejectForm(j job, d state.Draft) reply {
	o := originOf(j.in)
	o.About = strconv.FormatInt(d.Number, 10)
	view := blocks.Reject(j.tongue, b.seal(o), d.Number)
	r := b.notice(j, "bot.no-form")
	r.modal = &view
	return r
}

// rejected takes the form.
func (b *Bot) rejected(ctx context.Context, j job) (reply, error) {
	number, err := strconv.ParseInt(j.in.Value, 10, 64)
	if err != nil {
		return b.notice(j, outdated), nil
	}
	a := act{"reject", draftName(number)}
	return b.asAdmin(ctx, j, a, func() (reply, error) {
		d, there, err := b.store.Draft(ctx, number)
		if err != nil {
			return reply{}, err
		}
		if there && !b.mayDecide(ctx, j, d) {
			return b.notice(j, "draft.hidden"), nil
		}
		reason := strings.Join(strings.Fields(j.in.Values[blocks.ReasonField]), " ")
		err = b.store.RejectDraft(ctx, number, j.in.User, reason, b.now(), b.line(j, a, "done"))
		d, there, failed := b.store.Draft(ctx, number)
		again := there && d.Fate == state.Rejected && d.Decider == j.in.User && d.Reason == reason // an earlier attempt's
		if failed != nil || err != nil && !errors.Is(err, state.ErrDecided) {
			return reply{}, errors.Join(err, failed)
		}
		if err != nil && !again {
			return b.notice(j, "draft.decided"), nil
		}
		b.tellAuthor(ctx, j, d, func(in *phrases.Language) string {
			return in.Say("draft.was-rejected", "number", fmt.Sprint(number), "reason", reason)
		})
		return b.notice(j, "draft.rejected"), nil
	})
}
