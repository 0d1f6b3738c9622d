package bot

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"strings"
	"time"

	"policybot/bot/journal"
	"policybot/bot/slack"
	"policybot/bot/state"
	"policybot/search/phrases"
)

// job is one question being worked on.
type job struct {
	work      journal.Work
	in        slack.In
	key       string // by which the reply is found
	reference string // what a person sees, and what the log is searched for
	tongue    *phrases.Language
	spoken    Tongue // for the engine
	log       *slog.Logger
	pulse     *pulse
}

func newKey() string { return rand.Text() }

// work takes questions out of the journal and answers them. Once claiming has
// ended it takes no more; working ends what is under way. A claim itself isn't
// broken off: what it had taken would be nobody's until its lease runs out.
func (b *Bot) work(claiming, working context.Context, p *pulse) {
	defer p.rest()
	poll := time.NewTicker(b.cfg.Waits.Poll)
	defer poll.Stop()
	for claiming.Err() == nil {
		began := time.Now()
		p.within(b.cfg.Waits.Claim)
		w, ok, err := b.journal.Claim(working, b.cfg.Owner)
		b.goes(&b.giving, err == nil)
		if ok {
			b.handle(working, w, began, p)
			continue
		}
		if err != nil {
			b.log.Error("the journal gives no work", "error", err)
			sleep(claiming, time.Second)
		}
		select {
		case <-b.journal.Ready():
		case <-poll.C: // work of other processes, and what is to be tried again
		case <-claiming.Done():
		}
	}
}

// handle brings one question, claimed after a moment, to its end, or back into
// the journal.
func (b *Bot) handle(working context.Context, w journal.Work, claimed time.Time, p *pulse) {
	j := b.job(w)
	j.pulse = p
	if w.Attempt > 1 { // whoever began it may have shown that
		b.watchAgain(j.in, w.Item)
	}
	p.within(b.cfg.Waits.Step)
	ctx, stop := context.WithCancelCause(slack.About(working, j.reference))
	defer stop(nil)
	extending := make(chan struct{})
	go func() { defer close(extending); b.extend(ctx, stop, j, claimed) }()
	err := b.bringToEnd(ctx, j)
	stop(nil)
	<-extending
	switch {
	case err == nil:
	case errors.Is(err, journal.ErrLost) || errors.Is(context.Cause(ctx), journal.ErrLost):
		j.log.Warn("another has taken over, or may do so", "error", errors.Join(err, context.Cause(ctx)))
	case working.Err() != nil || b.quitFor(err):
		j.log.Warn("left for the next start", "error", err)
	default:
		b.fail(working, j, err)
	}
}

func (b *Bot) job(w journal.Work) job {
	j := job{work: w, key: w.Reply.Key, tongue: phrases.In(phrases.English)}
	if j.key == "" {
		j.key = newKey()
	}
	err := json.Unmarshal(w.Payload, &j.in)
	j.reference = j.in.Reference()
	if err != nil {
		j.reference = slack.In{Event: w.Keys.Event, Team: w.Keys.Team, Channel: w.Keys.Channel, TS: w.Keys.TS, Edited: w.Keys.Edited}.Reference()
	}
	switch {
	case j.in.Kind == slack.Submit:
		j.in = b.fromForm(j.in)
	case shares(j.in):
		j.in = b.fromShare(j.in)
	}
	j.log = b.log.With("reference", j.reference, "question", w.ID, "kind", w.Kind)
	if err != nil {
		j.log.Error("what was taken can't be read", "error", err)
	}
	j.work.Kept = b.keptOf(j.in)
	return j
}

// extend renews the claim until ctx ends, and stops the work where the claim
// is another's, or might be: it could not be renewed in time. renewed is a
// moment before the claim began; it is time.Now's, since a clock that is put
// right mustn't count here.
func (b *Bot) extend(ctx context.Context, stop context.CancelCauseFunc, j job, renewed time.Time) {
	for {
		end := renewed.Add(b.journal.Lease() * 5 / 6) // the rest is for what is under way to be broken off
		if !sleep(ctx, min(b.cfg.Waits.Extend, time.Until(end))) {
			return
		}
		began := time.Now()
		if !began.Before(end) {
			stop(fmt.Errorf("bot: the claim could not be renewed in time: %w", journal.ErrLost))
			return
		}
		err := b.extendWithin(ctx, end, j.work)
		switch {
		case err == nil:
			renewed = began
		case errors.Is(err, journal.ErrLost):
			stop(err)
			return
		case ctx.Err() == nil:
			j.log.Warn("a claim could not be renewed", "error", err)
		}
	}
}

func (b *Bot) extendWithin(ctx context.Context, end time.Time, w journal.Work) error {
	ctx, cancel := context.WithDeadline(ctx, end)
	defer cancel()
	_, err := b.journal.Extend(ctx, w)
	return err
}

// bringToEnd answers, unless an earlier attempt has.
func (b *Bot) bringToEnd(ctx context.Context, j job) error {
	if j.in.Kind == draftWaits {
		return b.tellOfDraft(ctx, j)
	}
	ts, found, err := b.lookForReply(ctx, j)
	if err != nil {
		return err
	}
	if found {
		j.log.Info("the reply was posted before a restart")
		if err := b.journal.PostedDone(ctx, j.work, ts, journal.Answered); err != nil {
			return err
		}
		b.countEnd(j, reply{outcome: journal.Answered})
		return nil
	}
	if answered, err := b.answeredBeforeLoss(ctx, j); err != nil {
		return err
	} else if answered {
		j.log.Info("the reply was posted before the state was lost")
		return b.journal.Done(ctx, j.work, journal.Answered)
	}
	j.tongue, j.spoken = b.tongueOf(ctx, j.in)
	r, err := b.answer(ctx, j)
	if err != nil {
		return err
	}
	if stop, err := b.isStopped(ctx, j); err != nil {
		return err
	} else if stop {
		r = stoppedReply(j)
	}
	j.tongue = cmp.Or(r.tongue, j.tongue)
	j.work.Kept.Understood, j.work.Kept.Verdict, j.work.Kept.Gaps = r.understood, string(r.verdict), r.gaps
	if r.outcome == outcomeLeft || r.outcome == outcomeTakenBack {
		j.work.Kept = state.Kept{Who: j.in.User} // it was no question to us, or is none any more
	}
	if err := b.reply(ctx, j, r); err != nil {
		return err
	}
	b.countEnd(j, r)
	j.log.Info("answered", "outcome", r.outcome, "took", b.took(j).Round(time.Millisecond), "attempt", j.work.Attempt)
	return nil
}

// fail gives work back. The journal decides whether there is another attempt,
// or only the telling.
func (b *Bot) fail(ctx context.Context, j job, err error) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	pause := b.cfg.Waits.Again << min(j.work.Failures, 8)
	outcome, failed := b.journal.Fail(ctx, j.work, err.Error(), b.now().Add(pause))
	j.log.Error("an attempt to answer failed", "error", err, "attempt", j.work.Attempt, "becomes", becomes(outcome))
	if failed == nil && outcome == journal.Untold {
		b.countEnd(j, reply{outcome: outcome})
	}
	if failed != nil && !errors.Is(failed, journal.ErrLost) {
		j.log.Error("the failure could not be written down; the question is tried again when its claim has run out", "error", failed)
	}
}

func becomes(o journal.Outcome) string {
	if o == journal.TryLater {
		return "tried again"
	}
	return string(o)
}

// recovered turns a panic into an error, so that one question can't take the
// others along. A panic's value may hold words, so only its type and the place
// are told.
func recovered(step string, err *error) {
	if p := recover(); p != nil {
		*err = defective(step, fmt.Errorf("panic (%T)%s", p, places()))
	}
}

// places are the functions that a panic went through, the innermost first.
func places() string {
	var pcs [12]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(4, pcs[:])])
	var text strings.Builder
	for {
		f, more := frames.Next()
		fmt.Fprintf(&text, " < %s:%d", f.Function, f.Line)
		if !more {
			return text.String()
		}
	}
}
