package bot

import (
	"context"
	"strings"
	"time"

	"policybot/bot/blocks"
	"policybot/bot/journal"
	"policybot/bot/slack"
	"policybot/bot/state"
	"policybot/knowledge"
	"policybot/search/answer"
)

// maxPassed is how many answers one person may have passed on in a day: people
// answer them.
const maxPassed = 10

// nameOf is the name of the answer that a button stands under: its place.
func nameOf(in slack.In) string { return in.Channel + ":" + in.TS }

// askPerson opens the form that shows what is passed on, and to whom.
func (b *Bot) askPerson(ctx context.Context, j job, ref blocks.Ref) (reply, error) {
	if sentence, err := b.notPassed(ctx, j); sentence != "" || err != nil {
		return b.aside(j, sentence), err
	}
	a, owners, err := b.askAgain(ctx, j, ref)
	if err != nil {
		return reply{}, err
	}
	if len(owners) == 0 {
		return b.notice(j, "bot.nobody-named"), nil
	}
	view := blocks.PassOnAnswer(j.tongue, b.seal(originOf(j.in)), ref.Question, a, owners)
	r := b.notice(j, "bot.no-form")
	r.modal = &view
	return r, nil
}

// notPassed is why an answer can't be passed on; empty where it can.
func (b *Bot) notPassed(ctx context.Context, j job) (sentence string, err error) {
	if p, ok, err := b.store.PassedOf(ctx, nameOf(j.in)); ok || err != nil {
		return already(j, p), err
	}
	n, err := b.store.PassedBy(ctx, j.in.User, b.now().Add(-24*time.Hour))
	if n >= maxPassed {
		sentence = passedToday(j)
	}
	return sentence, err
}

func already(j job, p state.Passed) string {
	date := j.tongue.Day(knowledge.DayOf(p.At))
	if p.Resolved.IsZero() {
		return j.tongue.Say("bot.passed-already", "date", date)
	}
	return j.tongue.Say("bot.resolved-already", "date", date, "resolved", j.tongue.Day(knowledge.DayOf(p.Resolved)))
}

func passedToday(j job) string { return j.tongue.Count("bot.passed-today", maxPassed) }

// askAgain is the answer with the rights of who pressed, in the context that it
// was asked in, and who answers for what it is about.
func (b *Bot) askAgain(ctx context.Context, j job, ref blocks.Ref) (answer.Answer, []knowledge.Owner, error) {
	v := b.viewer(ctx, j, true)
	a, err := b.engineAsk(ctx, j, v, ref.Question, b.engine.Context(v.Viewer, ref.Before))
	if err != nil {
		return answer.Answer{}, nil, err
	}
	return a, b.engine.Owners(v.Viewer, a), nil
}

// passOn asks people: those who answer for what the answer is about. Each form
// does so once, and each answer is passed on once.
func (b *Bot) passOn(ctx context.Context, j job) (reply, error) {
	ref, err := blocks.ParseRef(j.in.Value)
	question := strings.TrimSpace(j.in.Values[blocks.QuestionField])
	if err != nil || ref.Question == "" || question == "" {
		return b.notice(j, outdated), nil
	}
	noted, mine, err := b.store.PassOn(ctx, state.Passed{Answer: nameOf(j.in), Question: j.work.ID, Asker: j.in.User, At: j.in.Asked})
	switch {
	case err != nil:
		return reply{}, err
	case !mine:
		return b.aside(j, already(j, noted)), nil
	}
	at := noted.Spot
	if at.TS == "" {
		if n, err := b.store.PassedBy(ctx, j.in.User, b.now().Add(-24*time.Hour)); n >= maxPassed || err != nil {
			return b.aside(j, passedToday(j)), err
		}
		_, owners, err := b.askAgain(ctx, j, ref)
		if err != nil {
			return reply{}, err
		}
		if at, err = b.askOwners(ctx, j, passedQuestion{question, ref}, owners); err != nil {
			return reply{}, err
		}
	}
	if at.TS == "" {
		return b.notice(j, "bot.unreachable"), nil // and may be passed on again
	}
	m := blocks.Passed(j.tongue, at.Channel, at.Together, b.linkFor(ctx, j, j.in.User, at))
	return reply{message: m, private: true, outcome: journal.Answered}, nil
}
