package bot

import (
	"context"
	"errors"
	"time"

	"policybot/bot/blocks"
	"policybot/bot/journal"
	"policybot/bot/slack"
)

const (
	// statusLife is for how long Slack shows a status, less some to be safe.
	statusLife = 100 * time.Second
	// watched is for how many questions it is watched whether they take long.
	watched = 1000
)

// waiting is a question that may take long.
type waiting struct {
	in    slack.In
	item  journal.Item
	due   time.Time // when to look again
	shown time.Time // when it was said last that we are at it; zero: not yet
	again bool      // somebody else began it, and may have said so
}

// watch has it shown that we are at it, should the answer take long. It never
// waits.
func (b *Bot) watch(in slack.In, item journal.Item) {
	if !in.Kind.Written() && !(in.Kind == slack.Command && in.Text != "") {
		return
	}
	b.watchFor(waiting{in: in, item: item})
}

// watchAgain does so for what somebody else began, who may have shown that.
func (b *Bot) watchAgain(in slack.In, item journal.Item) {
	if in.Kind.Written() {
		b.watchFor(waiting{in: in, item: item, again: true})
	}
}

func (b *Bot) watchFor(w waiting) {
	w.item.Payload, w.due = nil, time.Now().Add(b.cfg.Waits.Status)
	select {
	case b.slow <- w:
	default:
	}
}

// showProgress shows to who waits for an answer for long that we are at it, and
// takes that away when the question is done, until ctx ends. Of what is still to
// be answered then, the next to work on it takes that away.
func (b *Bot) showProgress(ctx context.Context) {
	var queue []waiting // in the order in which they are due
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	for {
		var due <-chan time.Time
		if len(queue) > 0 {
			timer.Reset(time.Until(queue[0].due))
			due = timer.C
		}
		select {
		case w := <-b.slow:
			queue = append(queue, w)
		case <-due:
			w, again := b.progress(ctx, queue[0])
			if queue = queue[1:]; again {
				w.due = time.Now().Add(b.cfg.Waits.Status)
				queue = append(queue, w)
			}
		case <-ctx.Done():
			last, cancel := context.WithTimeout(context.WithoutCancel(ctx), adornment)
			defer cancel()
			for _, w := range queue {
				if !w.shown.IsZero() {
					b.progress(last, w)
				}
			}
			return
		}
	}
}

// progress looks after one question, and tells whether to do so again.
func (b *Bot) progress(ctx context.Context, w waiting) (next waiting, again bool) {
	ctx = slack.About(ctx, w.in.Reference())
	open, err := b.journal.IsOpen(ctx, w.item)
	if err != nil {
		return w, ctx.Err() == nil // it is told elsewhere that the state can't be read
	}
	switch {
	case open && w.shown.IsZero(), open && time.Since(w.shown) > statusLife && w.in.Kind.Written():
		w.shown = time.Now()
		tongue, _ := b.tongueOf(ctx, w.in)
		err = errors.Join(b.showThat(ctx, w.in, tongue.Say("bot.looking-up")), b.session(ctx, w.in, slack.Processing))
	case !open && (w.again || !w.shown.IsZero()) && w.in.Kind.Written():
		err = errors.Join(b.showThat(ctx, w.in, ""), b.session(ctx, w.in, slack.Active))
	case !open && w.in.TS == w.in.Thread:
		err = b.session(ctx, w.in, slack.Active) // so that the talk has a title
	}
	if err != nil && ctx.Err() == nil {
		b.logger(w.in).Warn("that we are at it could not be shown, or not be taken away", "error", err)
	}
	return w, open && err == nil
}

// showThat shows a status under a thread; who used the command gets a sentence.
func (b *Bot) showThat(ctx context.Context, in slack.In, status string) error {
	if in.Kind.Written() {
		return b.slack.ShowStatus(ctx, in.Channel, in.Thread, status)
	}
	tongue, _ := b.tongueOf(ctx, in)
	m := blocks.Problem(tongue, "", tongue.Say("bot.one-moment"))
	return b.slack.Respond(ctx, in.ResponseURL, slack.Post{Text: m.Text, Blocks: m.Blocks})
}

// session keeps up the session that a thread of a direct message is.
func (b *Bot) session(ctx context.Context, in slack.In, status slack.Session) error {
	if in.Kind != slack.Direct {
		return nil
	}
	return b.slack.ShowSession(ctx, in.Channel, in.Thread, in.Text, status)
}
