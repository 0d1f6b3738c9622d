package bot

import (
	"cmp"
	"context"
	"errors"
	"time"

	slackgo "github.com/slack-go/slack"

	"policybot/bot/blocks"
	"policybot/bot/slack"
	"policybot/bot/state"
)

const (
	addressLife = 29 * time.Minute // a response address is good for 30
	addressUses = 4                // and takes five answers
)

// unsaid is kept as a reply's time stamp where there is none.
const unsaid = "-"

// reply says r in the right place, so that it is said once.
func (b *Bot) reply(ctx context.Context, j job, r reply) error {
	if put := j.in.Edited != "" && j.in.Kind.Written(); put && (r.aside || r.outcome == outcomeLeft) {
		if _, err := b.takeBack(ctx, j); err != nil { // it would stand under other words
			return err
		}
	}
	switch {
	case r.silent:
		return b.journal.Done(ctx, j.work, r.outcome)
	case j.in.Kind == slack.Home:
		return b.publish(ctx, j, r)
	case r.modal != nil:
		return b.show(ctx, j, r)
	case r.private:
		return b.whisper(ctx, j, r)
	case r.aside:
		return b.direct(ctx, j, r, "")
	case j.in.Edited != "" && j.in.Kind.Written():
		return b.replace(ctx, j, r)
	}
	return b.post(ctx, j, r, place(j.in))
}

// place is where a question's answer goes. What is shared goes where the button
// stands, or into its thread.
func place(in slack.In) slack.Post {
	if shares(in) {
		return slack.Post{Channel: in.Channel, Thread: threadAround(in)}
	}
	return slack.Post{Channel: in.Channel, Thread: in.Thread}
}

// whispered tells that only who asks sees the answer.
func whispered(in slack.In) bool { return in.Private && !shares(in) }

// answers is the message that an answer to it names, so that it is known to be
// answered even to who has forgotten. A button stands in a message of ours, and
// a command in none.
func answers(in slack.In) string {
	if in.Kind.Written() {
		return in.TS
	}
	return ""
}

// lookForReply looks in the thread where an earlier attempt was about to post,
// unless that has written down that it did. What was on its way to Slack when
// its sender died may land a little later.
func (b *Bot) lookForReply(ctx context.Context, j job) (ts string, found bool, err error) {
	if j.work.Reply.TS != "" {
		return j.work.Reply.TS, true, nil
	}
	if j.work.Reply.Key == "" || whispered(j.in) || j.in.Channel == "" {
		return "", false, nil
	}
	if !sleep(ctx, b.cfg.Waits.Land) {
		return "", false, ctx.Err()
	}
	err = b.patiently(ctx, j, func(int) error {
		ts, found, err = b.find(ctx, j, place(j.in))
		return err
	})
	return ts, found, err
}

// patiently tries a step again for as long as Slack doesn't answer, since
// giving up would be silence. The claim is extended meanwhile, and what was
// asked later in the thread waits. The step is told which try it is, from 1.
func (b *Bot) patiently(ctx context.Context, j job, step func(try int) error) error {
	pause, until := b.cfg.Waits.Settle, b.now().Add(b.cfg.Waits.Patience)
	for try := 1; ; try++ {
		j.pulse.within(b.cfg.Waits.Step)
		err := step(try)
		if !errors.Is(err, slack.ErrUnsure) || ctx.Err() != nil || b.now().After(until) {
			return err
		}
		j.log.Warn("Slack doesn't answer", "error", err, "again_in", pause)
		if !sleep(ctx, pause) {
			return err
		}
		pause = min(2*pause, 32*b.cfg.Waits.Settle)
	}
}

// find looks for the reply under the job's key, or for what has a key of its
// own. A place that can't be read any more holds none.
func (b *Bot) find(ctx context.Context, j job, p slack.Post) (ts string, found bool, err error) {
	p.Key = cmp.Or(p.Key, j.key)
	ts, found, err = b.slack.Find(ctx, p, since(j))
	if code, refused := slack.IsRefused(err); refused {
		j.log.Warn("the place of the reply can't be read", "code", code)
		return "", false, nil
	}
	return ts, found, err
}

// since is a time stamp before any reply to the question.
func since(j job) string { return slack.Stamp(j.work.TakenAt.Add(-time.Hour)) }

// post posts a reply. Where its fate isn't known it is looked for, and posted
// again only if it isn't there.
func (b *Bot) post(ctx context.Context, j job, r reply, p slack.Post) error {
	p.Key, p.Answers = j.key, answers(j.in)
	if err := b.journal.Posting(ctx, j.work, j.key); err != nil {
		return err
	}
	ts := ""
	err := b.patiently(ctx, j, func(try int) (err error) {
		found := false
		if try > 1 {
			ts, found, err = b.find(ctx, j, p)
		}
		if err == nil && !found {
			b.countTry(try)
			m := b.excused(j, r.message)
			p.Text, p.Blocks = m.Text, m.Blocks
			ts, err = b.slack.Post(ctx, p)
		}
		return err
	})
	if code, refused := slack.IsRefused(err); refused {
		return b.postElsewhere(ctx, j, r, p, code, err)
	}
	if err != nil {
		return err
	}
	b.rememberShared(ctx, j, p.Channel)
	b.rememberReply(ctx, j, r, p.Channel, ts)
	b.rememberBegun(ctx, j, r, p, ts)
	return b.journal.PostedDone(ctx, j.work, ts, r.outcome)
}

// postElsewhere gives by direct message what Slack refused in its place. Of a
// direct one that may be the thread alone.
func (b *Bot) postElsewhere(ctx context.Context, j job, r reply, p slack.Post, code string, refusal error) error {
	j.log.Warn("Slack refused the reply in its place", "code", code)
	if shares(j.in) {
		return b.whisper(ctx, j, b.notice(j, "bot.not-shared"))
	}
	if p.Thread == "" {
		return refusal
	}
	return b.direct(ctx, j, r, j.tongue.Say("bot.elsewhere"))
}

// direct gives a reply by direct message, and says why there, if anything.
func (b *Bot) direct(ctx context.Context, j job, r reply, why string) error {
	p := slack.Post{}
	err := b.patiently(ctx, j, func(int) (err error) {
		p.Channel, err = b.slack.DirectChannel(ctx, j.in.User)
		return err
	})
	if err != nil {
		return err
	}
	if j.work.Reply.Key != "" {
		if ts, found, err := b.find(ctx, j, p); err != nil {
			return err
		} else if found {
			return b.journal.PostedDone(ctx, j.work, ts, r.outcome)
		}
	}
	if why != "" {
		r.message = noted(r.message, why)
	}
	return b.post(ctx, j, r, p)
}

// errUsedUp means that a response address takes no more answers.
var errUsedUp = errors.New("the response address is used up")

// whisper gives a reply that only who asked sees. Whether an earlier one
// arrived can't be looked up, so it says that it may be a second one. What was
// asked in no conversation is answered by direct message.
func (b *Bot) whisper(ctx context.Context, j job, r reply) error {
	if j.in.ResponseURL == "" {
		return b.direct(ctx, j, r, "")
	}
	if err := b.journal.Posting(ctx, j.work, j.key); err != nil {
		return err
	}
	err := b.patiently(ctx, j, func(try int) error {
		if try == 1 && j.work.Reply.Key != "" || try == 2 && j.work.Reply.Key == "" {
			r.message = noted(r.message, j.tongue.Say("bot.repeated"))
		}
		if b.now().Sub(addressed(j.in)) > addressLife || j.work.Attempt+try-1 > addressUses {
			return errUsedUp
		}
		b.countTry(try)
		m := b.excused(j, r.message)
		return b.slack.Respond(ctx, j.in.ResponseURL, slack.Post{Text: m.Text, Blocks: m.Blocks, Thread: threadAround(j.in)})
	})
	if _, refused := slack.IsRefused(err); refused || errors.Is(err, errUsedUp) {
		j.log.Warn("the private reply goes by direct message", "why", err)
		return b.direct(ctx, j, r, j.tongue.Say("bot.elsewhere"))
	}
	if err != nil {
		return err
	}
	return b.journal.PostedDone(ctx, j.work, unsaid, r.outcome)
}

// addressed is when the response address was given.
func addressed(in slack.In) time.Time {
	if in.Addressed.IsZero() {
		return in.Asked
	}
	return in.Addressed
}

// threadAround is the thread in which somebody pressed a button or picked a
// message's shortcut, if it was in one.
func threadAround(in slack.In) string {
	if !in.Kind.Written() && in.Thread != in.TS {
		return in.Thread
	}
	return ""
}

// usedTrigger is Slack's word that a form was opened with this press before.
const usedTrigger = "exchanged_trigger_id"

// show opens a form, or says why it could not. Where it may be open, nothing is
// said: who sees none presses again.
func (b *Bot) show(ctx context.Context, j job, r reply) error {
	err := b.slack.OpenModal(ctx, j.in.Trigger, *r.modal)
	if err == nil {
		return b.journal.PostedDone(ctx, j.work, unsaid, r.outcome)
	}
	if ctx.Err() != nil {
		return err
	}
	if code, _ := slack.IsRefused(err); errors.Is(err, slack.ErrUnsure) || code == usedTrigger {
		j.log.Warn("a form may have been shown", "error", err)
		return b.journal.PostedDone(ctx, j.work, unsaid, r.outcome)
	}
	j.log.Warn("a form could not be shown", "error", err)
	return b.whisper(ctx, j, r)
}

// rememberReply keeps the context of an answer for its buttons. Without it they
// still work, so a failure is no reason to say anything twice.
func (b *Bot) rememberReply(ctx context.Context, j job, r reply, channel, ts string) {
	if r.before == "" {
		return
	}
	if err := b.store.PutThread(ctx, replyThread(j.in.Team, channel, ts), j.work.ID, []byte(r.before), b.now()); err != nil {
		j.log.Warn("an answer's context was not kept", "error", err)
	}
}

// rememberBegun keeps what is asked next in a thread that the reply itself
// begins.
func (b *Bot) rememberBegun(ctx context.Context, j job, r reply, p slack.Post, ts string) {
	if r.begins == "" || p.Thread != "" {
		return
	}
	b.rememberIn(ctx, j, talk{Question: j.work.ID, Understood: r.begins}, state.Thread{Team: j.in.Team, Channel: p.Channel, TS: ts})
}

// noted puts a sentence above a message.
func noted(m blocks.Message, sentence string) blocks.Message {
	note := slackgo.NewContextBlock("", slackgo.NewTextBlockObject(slackgo.PlainTextType, sentence, false, false))
	list := append([]slackgo.Block{note}, m.Blocks...)
	if len(list) > 50 {
		list = m.Blocks
	}
	return blocks.Message{Text: sentence + " " + m.Text, Blocks: list}
}
