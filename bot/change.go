package bot

import (
	"context"
	"errors"
	"regexp"

	"policybot/bot/blocks"
	"policybot/bot/metrics"
	"policybot/bot/state"
)

// change is a change of what is answered from that an admin asks for: by a
// command or a button it is shown, and by another button it is done.
type change struct {
	deed blocks.Deed
	from From
}

func (c change) act(edition string) act { return act{string(c.deed), edition} }

var (
	reload   = change{deed: blocks.Reload}
	confirms = map[blocks.Deed]blocks.Action{blocks.Reload: blocks.ConfirmReload, blocks.RollBack: blocks.ConfirmRollBack}
)

func rollBack(edition string) change { return change{blocks.RollBack, From{Edition: edition}} }

// reloadFor shows an admin what a reload would change.
func (b *Bot) reloadFor(ctx context.Context, j job) (reply, error) {
	return b.asAdmin(ctx, j, reload.act(""), func() (reply, error) { return b.propose(ctx, j, reload) })
}

// pressChange does what a button says of the knowledge, or shows it.
func (b *Bot) pressChange(ctx context.Context, j job, action blocks.Action, ref blocks.Ref) (reply, error) {
	if !editionName.MatchString(ref.Edition) {
		return b.notice(j, outdated), nil
	}
	switch back := rollBack(ref.Edition); action {
	case blocks.ConfirmReload:
		return b.asAdmin(ctx, j, reload.act(ref.Edition), func() (reply, error) { return b.confirm(ctx, j, reload, ref) })
	case blocks.ChooseEdition:
		return b.asAdmin(ctx, j, back.act(ref.Edition), func() (reply, error) { return b.propose(ctx, j, back) })
	case blocks.ConfirmRollBack:
		return b.asAdmin(ctx, j, back.act(ref.Edition), func() (reply, error) { return b.confirm(ctx, j, back, ref) })
	}
	return b.asAdmin(ctx, j, act{"cancel", ref.Edition}, func() (reply, error) { return b.cancel(ctx, j, ref) })
}

// editionName is what a button may call an edition.
var editionName = regexp.MustCompile(`^[0-9a-z]{1,64}$`)

// propose shows what the change would do, with a button that confirms it. The
// notes stand first.
func (b *Bot) propose(ctx context.Context, j job, c change, notes ...string) (reply, error) {
	ctx, end, ok := b.alone(ctx)
	if !ok {
		return b.busy(j), nil
	}
	defer end()
	return b.proposeAlone(ctx, j, c, notes)
}

// proposeAlone is propose for who has the knowledge alone.
func (b *Bot) proposeAlone(ctx context.Context, j job, c change, notes []string) (reply, error) {
	v := b.viewer(ctx, j, true)
	report, err := b.proposal(ctx, v, c)
	if err != nil {
		return b.notChanged(ctx, j, c, err), nil
	}
	outcome, r := "shown", b.offer(j, c, report, notes)
	if report.Edition == report.Before {
		outcome, r = "nothing new", nothingNew(j, c, report)
	}
	if err := b.store.Record(ctx, b.line(j, c.act(report.Edition), outcome)); err != nil {
		return reply{}, err
	}
	if c.deed == blocks.Reload {
		b.count.Reloaded(metrics.ReloadShown)
	}
	return v.told(r), nil
}

// alone keeps others here from changing the knowledge until end is called. It
// doesn't wait for them, because those who ask something would wait too.
func (b *Bot) alone(ctx context.Context) (during context.Context, end func(), ok bool) {
	if !b.reload.TryLock() {
		return ctx, nil, false
	}
	ctx, cancel := context.WithTimeout(ctx, b.cfg.Waits.Reload)
	return ctx, func() { cancel(); b.reload.Unlock() }, true
}

func (b *Bot) busy(j job) reply {
	b.count.Reloaded(metrics.ReloadBusy)
	return done(j, blocks.Problem(j.tongue, "", j.tongue.Say("bot.under-way")))
}

func (b *Bot) proposal(ctx context.Context, v viewer, c change) (r Report, err error) {
	defer recovered(string(c.deed), &err)
	return b.library.Propose(ctx, v.Viewer, c.from)
}

func (b *Bot) offer(j job, c change, r Report, notes []string) reply {
	if r.Refused != nil {
		notes = append(notes, j.tongue.Say("bot.was-rolled-back", "time", blocks.Minute(j.tongue, r.Refused.At)))
	}
	return done(j, blocks.ChangeOffer(j.tongue, c.told(r, notes), confirms[c.deed], int(r.Number)))
}

func nothingNew(j job, c change, r Report) reply {
	text := j.tongue.Say("bot.nothing-new", "edition", r.Edition)
	if c.deed == blocks.RollBack {
		text = j.tongue.Say("bot.in-use", "edition", r.Edition)
	}
	return done(j, blocks.Problem(j.tongue, "", text))
}

func (c change) told(r Report, notes []string) blocks.Change {
	return blocks.Change{Deed: c.deed, Edition: r.Edition, Before: r.Before, Changes: r.Changes, Warnings: r.Warnings, Counts: r.Counts, Notes: notes}
}

// notChanged tells what is wrong with the knowledge that was asked for.
func (b *Bot) notChanged(ctx context.Context, j job, c change, err error) reply {
	j.log.Warn("what is answered from was not changed", "deed", c.deed, "error", err)
	b.note(ctx, b.line(j, c.act(c.from.Edition), failed(err)), j.log)
	if c.deed == blocks.Reload {
		b.count.Reloaded(metrics.ReloadFailed)
	}
	return done(j, blocks.ChangeReport(j.tongue, blocks.Change{Deed: c.deed, Edition: b.cfg.Edition(), Errors: findings(err)}))
}

// confirm does what was shown, and exactly that: where it would do something
// else by now, that is shown instead.
func (b *Bot) confirm(ctx context.Context, j job, c change, ref blocks.Ref) (reply, error) {
	ctx, end, ok := b.alone(ctx)
	if !ok {
		return b.busy(j), nil
	}
	defer end()
	v := b.viewer(ctx, j, true)
	report, err := b.takeShown(ctx, v, c, Report{Edition: ref.Edition, Before: ref.Over}, b.line(j, c.act(ref.Edition), "done"))
	switch {
	case errors.Is(err, ErrAnother):
		return b.proposeAlone(ctx, j, c, []string{j.tongue.Say("bot.another-by-now")})
	case err != nil:
		return b.notChanged(ctx, j, c, err), nil
	}
	if c.deed == blocks.Reload {
		b.count.Reloaded(metrics.ReloadDone)
	}
	j.log.Info("what is answered from was changed", "deed", c.deed, "by", j.in.User, "edition", report.Edition, "changes", len(report.Changes))
	return v.told(done(j, blocks.ChangeReport(j.tongue, c.told(report, nil)))), nil
}

func (b *Bot) takeShown(ctx context.Context, v viewer, c change, shown Report, line state.Act) (r Report, err error) {
	defer recovered(string(c.deed), &err)
	return b.library.Take(ctx, v.Viewer, c.from, shown, line)
}

// cancel leaves what was shown.
func (b *Bot) cancel(ctx context.Context, j job, ref blocks.Ref) (reply, error) {
	if err := b.store.Record(ctx, b.line(j, act{"cancel", ref.Edition}, "done")); err != nil {
		return reply{}, err
	}
	return b.notice(j, "bot.cancelled"), nil
}
