package bot

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"policybot/bot/blocks"
	"policybot/bot/state"
)

// correct opens the form to say what is wrong with an answer.
func (b *Bot) correct(j job) reply {
	view := blocks.CorrectAnswer(j.tongue, b.seal(originOf(j.in)))
	r := b.notice(j, "bot.no-form")
	r.modal = &view
	return r
}

// keepCorrection keeps what somebody wrote, until an admin has handled it.
func (b *Bot) keepCorrection(ctx context.Context, j job) (reply, error) {
	ref, err := blocks.ParseRef(j.in.Value)
	wrong := strings.TrimSpace(j.in.Values[blocks.WrongField])
	if err != nil || wrong == "" {
		return b.notice(j, outdated), nil
	}
	err = b.store.PutCorrection(ctx, state.Correction{
		ID: j.work.ID, Answer: ref.Answer, User: j.in.User, Topics: ref.Topics, At: j.in.Asked,
		Wrong: wrong, Right: strings.TrimSpace(j.in.Values[blocks.RightField]), Source: strings.TrimSpace(j.in.Values[blocks.SourceField]),
	})
	if err != nil {
		return reply{}, err
	}
	return b.notice(j, "bot.correction-kept"), nil
}

// correctionsShown is how many are listed at once, of as many as are looked at.
const (
	correctionsShown = 8
	correctionsRead  = 1000
)

// corrections lists for an admin what people wrote about answers.
func (b *Bot) corrections(ctx context.Context, j job) (reply, error) {
	v := b.viewer(ctx, j, true)
	some, err := b.correctionsFor(ctx, v)
	if err != nil {
		return reply{}, err
	}
	shown := blocks.Corrections{All: len(some)}
	for _, c := range some[:min(len(some), correctionsShown)] {
		one := blocks.Correction{ID: c.ID, User: c.User, Wrong: c.Wrong, Right: c.Right, Source: c.Source, At: c.At}
		for _, t := range parseTopics(c.Topics) {
			one.About = append(one.About, blocks.Topic(t))
		}
		shown.List = append(shown.List, one)
	}
	return v.told(done(j, blocks.CorrectionReport(j.tongue, shown, b.look(blocks.Options{})))), nil
}

// correctionsFor are those about what the viewer may know of.
func (b *Bot) correctionsFor(ctx context.Context, v viewer) ([]state.Correction, error) {
	all, err := b.store.Corrections(ctx, correctionsRead)
	return slices.DeleteFunc(all, func(c state.Correction) bool {
		return slices.ContainsFunc(parseTopics(c.Topics), func(t state.Topic) bool { return b.hides(v, t.Entity) })
	}), err
}

// handled drops a correction that an admin has seen to.
func (b *Bot) handled(ctx context.Context, j job, ref blocks.Ref) (reply, error) {
	id, err := strconv.ParseInt(ref.Answer, 10, 64)
	if err != nil {
		return b.notice(j, outdated), nil
	}
	was, err := b.store.HandleCorrection(ctx, id, j.in.User, j.in.Asked)
	if err != nil {
		return reply{}, err
	}
	if !was {
		return b.notice(j, "bot.handled-before"), nil
	}
	return b.notice(j, "bot.handled"), nil
}
