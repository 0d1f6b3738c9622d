package bot

import (
	"context"

	"policybot/bot/blocks"
	"policybot/bot/journal"
	"policybot/bot/slack"
	"policybot/bot/state"
)

// outcomeLeft is of what was written in a thread to other people.
const outcomeLeft journal.Outcome = "left to people"

var leftToPeople = reply{silent: true, outcome: outcomeLeft}

// unaddressed tells that something was written that names nobody.
func unaddressed(in slack.In) bool { return in.Kind == slack.FollowUp || in.Kind == slack.Overheard }

// goesOn tells whether something is to be taken: of what names nobody only what
// reads as a question to us, of what was taken away only what was asked, and no
// press of a link. The rest is none of ours, and leaves no trace.
func (b *Bot) goesOn(ctx context.Context, in slack.In) (bool, error) {
	switch in.Kind {
	case slack.Viewing:
		b.viewing.note(in, b.now())
		return false, nil
	case slack.Deleted:
		return b.store.WasTaken(ctx, in.Team, in.Channel, in.TS)
	case slack.Stopped:
		return true, b.stopIn(ctx, in)
	case slack.Action:
		return blocks.ActionOf(in.Action) != blocks.OpenLink, nil // the browser has opened it
	case slack.FollowUp, slack.Overheard:
		if asks, err := b.asksUs(ctx, in); asks || err != nil && in.Kind == slack.FollowUp {
			return asks, err
		}
		return b.wasAnswered(ctx, in)
	}
	return true, nil
}

// wasAnswered tells that words that ask us nothing are those of an edited
// question: what was answered to it mustn't stand under them.
func (b *Bot) wasAnswered(ctx context.Context, in slack.In) (bool, error) {
	if in.Edited == "" {
		return false, nil
	}
	return b.store.WasTaken(ctx, in.Team, in.Channel, in.TS)
}

// asksUs tells whether what names nobody reads as a question, and is heard: in a
// thread, from who has asked there before; elsewhere, where the channel is set so.
func (b *Bot) asksUs(ctx context.Context, in slack.In) (bool, error) {
	c, err := b.channels.of(ctx, in)
	switch {
	case err != nil || listening(c.Listens) == toNothing:
		return false, err
	case in.Kind == slack.Overheard:
		return listening(c.Listens) == toQuestions && b.asks(ctx, in, ""), nil
	}
	th := threadsOf(in)[0]
	if !in.Engaged {
		if engaged, err := b.store.AskedInThread(ctx, th, in.User); !engaged || err != nil {
			return false, err
		}
	}
	before, err := b.understoodIn(ctx, th)
	if err != nil {
		return false, err
	}
	return b.asks(ctx, in, before), nil
}

// understoodIn is what the thread's last question was understood as.
func (b *Bot) understoodIn(ctx context.Context, th state.Thread) (string, error) {
	last, _, err := b.lastTalk(ctx, th)
	return last.Understood, err
}

// asks tells whether the words read as a question. A failure of the engine is
// no reason to have Slack send the message again.
func (b *Bot) asks(ctx context.Context, in slack.In, before string) (asks bool) {
	ctx, cancel := context.WithTimeout(ctx, b.cfg.Waits.Reading)
	defer cancel()
	var err error
	defer func() {
		if err != nil {
			b.logger(in).Error("whether a message in a thread asks something could not be found out", "error", err)
		}
	}()
	defer recovered("read a message in a thread", &err)
	if in.Kind == slack.Overheard {
		asks, err = b.engine.AsksAnew(ctx, b.reader(ctx, in), in.Text)
		return asks
	}
	asks, err = b.engine.Asks(ctx, b.reader(ctx, in), in.Text, before)
	return asks
}

// followUp answers a further question, unless it stands right behind what
// another person wrote: then it is taken to be meant for them. Where Slack
// doesn't tell soon who wrote, it is answered.
func (b *Bot) followUp(ctx context.Context, j job) (reply, error) {
	if j.in.Edited != "" {
		return b.askUnaddressed(ctx, j) // where it stands was looked at before
	}
	within, cancel := context.WithTimeout(ctx, adornment)
	defer cancel()
	other, err := b.slack.BehindAnother(within, b.self, j.in)
	if ctx.Err() != nil {
		return reply{}, err
	}
	if err != nil {
		j.log.Info("who wrote before in the thread is not known in time", "error", err)
	}
	switch {
	case other:
		return leftToPeople, nil
	case j.in.Over != "":
		return b.limited(j), nil
	}
	return b.ask(ctx, j)
}

// askUnaddressed answers what names nobody. Where an edit made no question of
// it, what was answered before is taken back.
func (b *Bot) askUnaddressed(ctx context.Context, j job) (reply, error) {
	if j.in.Edited != "" {
		if asks, err := b.asksUs(ctx, j.in); !asks || err != nil {
			if err != nil {
				return reply{}, err
			}
			return b.takeBack(ctx, j)
		}
	}
	switch {
	case j.in.Over == "":
		return b.ask(ctx, j)
	case j.in.Edited != "":
		return b.limited(j), nil // what was answered to other words mustn't stay under these
	}
	return leftToPeople, nil
}
