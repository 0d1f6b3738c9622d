package bot

import (
	"context"

	"policybot/bot/journal"
	"policybot/bot/slack"
)

// outcomeTakenBack is of a question that who asked it deleted, or put otherwise.
const outcomeTakenBack journal.Outcome = "taken back"

var takenBack = reply{silent: true, outcome: outcomeTakenBack}

// takeBack deletes what was answered to a message that was deleted or put
// otherwise, and what is kept of it. What Slack won't have deleted stays.
func (b *Bot) takeBack(ctx context.Context, j job) (reply, error) {
	err := b.patiently(ctx, j, func(int) error {
		stamps, err := b.slack.AnswersTo(ctx, b.self, j.in)
		for _, ts := range stamps {
			if err == nil {
				err = b.slack.Delete(ctx, j.in.Channel, ts)
			}
		}
		return err
	})
	if code, refused := slack.IsRefused(err); refused {
		j.log.Warn("Slack refused to have an answer deleted", "code", code)
		err = nil
	}
	if err == nil {
		err = b.store.EraseKept(ctx, j.in.Team, j.in.Channel, j.in.TS)
	}
	return takenBack, err
}

// isTakenBack tells whether a message was deleted before it was answered, or
// edited, whichever of the two came first: then the latest words are answered.
func (b *Bot) isTakenBack(ctx context.Context, in slack.In) (bool, error) {
	if !in.Kind.Written() {
		return false, nil
	}
	deleted, err := b.store.WasDeleted(ctx, in.Channel, in.TS)
	if deleted || err != nil {
		return deleted, err
	}
	return b.store.EditedSince(ctx, in.Team, in.Channel, in.TS, in.Edited)
}

// replace puts the answer to an edited message in the place of the one before;
// where there is none, it is posted. Of the words before nothing is kept: they
// may have been edited so that nobody reads them.
func (b *Bot) replace(ctx context.Context, j job, r reply) error {
	if err := b.store.EraseKept(ctx, j.in.Team, j.in.Channel, j.in.TS); err != nil {
		return err
	}
	p := place(j.in)
	p.Key, p.Answers = j.key, answers(j.in)
	if err := b.journal.Posting(ctx, j.work, j.key); err != nil {
		return err
	}
	ts := ""
	err := b.patiently(ctx, j, func(int) error {
		stamps, err := b.slack.AnswersTo(ctx, b.self, j.in)
		if err != nil || len(stamps) == 0 {
			return err
		}
		m := b.excused(j, r.message)
		p.Text, p.Blocks = m.Text, m.Blocks
		if err = b.slack.Update(ctx, stamps[0], p); err == nil {
			ts = stamps[0]
		}
		return err
	})
	if code, refused := slack.IsRefused(err); refused {
		j.log.Warn("Slack refused to have an answer replaced; it is posted anew", "code", code)
		err = nil
	}
	if err != nil {
		return err
	}
	if ts == "" {
		return b.post(ctx, j, r, place(j.in))
	}
	b.rememberReply(ctx, j, r, p.Channel, ts)
	return b.journal.PostedDone(ctx, j.work, ts, r.outcome)
}
