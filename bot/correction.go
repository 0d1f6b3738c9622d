package bot

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"policybot/bot/blocks"
	"policybot/bot/state"
	"policybot/knowledge"
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
	return slices.DeleteFunc(all, func(c state.Correction) bool { return b.hidesCorrection(v, c) }), err
}

// hidesCorrection tells that its words may tell the viewer what they may not
// know: the answer named that, or was from it, or it isn't known that it wasn't.
func (b *Bot) hidesCorrection(v viewer, c state.Correction) bool {
	s := b.engine.Settings()
	from, known := fromOf(c.Topics)
	return !known && !s.SeesAll(v.Viewer) ||
		slices.ContainsFunc(from, func(c knowledge.Collection) bool { return !s.Sees(v.Viewer, c) }) ||
		slices.ContainsFunc(parseTopics(c.Topics), func(t state.Topic) bool { return b.hides(v, t.Entity) })
}

// handleCorrection is for admins: it drops a correction that they have seen to.
func (b *Bot) handleCorrection(ctx context.Context, j job, ref blocks.Ref) (reply, error) {
	id, err := strconv.ParseInt(ref.Answer, 10, 64)
	if err != nil {
		return b.notice(j, outdated), nil
	}
	return b.asAdmin(ctx, j, act{"correction", fmt.Sprint(id)}, func() (reply, error) { return b.handled(ctx, j, id) })
}

func (b *Bot) handled(ctx context.Context, j job, id int64) (reply, error) {
	all, err := b.store.Corrections(ctx, correctionsRead)
	if err != nil {
		return reply{}, err
	}
	v := b.viewer(ctx, j, true)
	if slices.ContainsFunc(all, func(c state.Correction) bool { return c.ID == id && b.hidesCorrection(v, c) }) {
		return v.told(b.notice(j, outdated)), nil
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
