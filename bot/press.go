package bot

import (
	"context"

	"policybot/bot/blocks"
	"policybot/bot/journal"
	"policybot/bot/slack"
	"policybot/bot/state"
)

// press answers a button. What the button says came back from outside: it is
// asked for like any question, with the rights of who pressed.
func (b *Bot) press(ctx context.Context, j job) (reply, error) {
	action := blocks.ActionOf(j.in.Action)
	switch action {
	case blocks.AskAtHome:
		return b.askAtHome(ctx, j)
	case blocks.ReadAnew:
		return b.reloadFor(ctx, j)
	}
	ref, err := blocks.ParseRef(j.in.Value)
	if err != nil {
		return b.notice(j, outdated), nil
	}
	switch action {
	case blocks.ShowSource:
		return b.showSource(ctx, j, ref)
	case blocks.Vote:
		return b.vote(ctx, j, ref)
	case blocks.ShowAll:
		return b.showAll(ctx, j, ref)
	case blocks.Choose:
		return b.choose(ctx, j, ref)
	case blocks.Share:
		return b.share(ctx, j, ref)
	case blocks.ReviewDraft, blocks.ApproveDraft, blocks.RejectDraft:
		return b.pressDraft(ctx, j, action, ref)
	case blocks.ConfirmReload, blocks.ChooseEdition, blocks.ConfirmRollBack, blocks.Cancel:
		return b.pressChange(ctx, j, action, ref)
	case blocks.AskPerson:
		return b.askPerson(ctx, j, ref)
	case blocks.Resolve:
		return b.resolve(ctx, j, ref)
	case blocks.Correct:
		return b.correct(j), nil
	case blocks.Handled:
		return b.handleCorrection(ctx, j, ref)
	}
	return b.notice(j, outdated), nil
}

func (b *Bot) showSource(ctx context.Context, j job, ref blocks.Ref) (reply, error) {
	e, ok, err := b.engine.Record(ctx, b.viewer(ctx, j, true).Viewer, ref.Record, ref.Source)
	if err != nil {
		return reply{}, defective("show source", err)
	}
	r := b.notice(j, "bot.no-source")
	if view := blocks.SourceModal(j.tongue, e, ref.N, b.cfg.Edition()); ok {
		r.modal = &view
		return r, nil
	}
	view := blocks.NoticeModal(j.tongue, j.tongue.Say("bot.gone"))
	r = b.notice(j, "bot.gone")
	r.modal = &view
	return r, nil
}

// vote keeps what somebody thinks of an answer. An answer is known by its place.
func (b *Bot) vote(ctx context.Context, j job, ref blocks.Ref) (reply, error) {
	v := state.Vote{Answer: nameOf(j.in), User: j.in.User, Value: state.Up, At: j.in.Asked}
	r := b.notice(j, "bot.helped")
	switch ref.Vote {
	case blocks.Helpful:
	case blocks.Wrong:
		v.Value = state.Down
		r.message = blocks.Disliked(j.tongue, blocks.Ref{Answer: v.Answer, Topics: ref.Topics})
	default:
		return b.notice(j, outdated), nil
	}
	if err := b.store.PutVote(ctx, j.work.ID, v, parseTopics(ref.Topics)...); err != nil {
		return reply{}, err
	}
	return r, nil
}

// showAll asks the question again, in the context in which it was asked.
func (b *Bot) showAll(ctx context.Context, j job, ref blocks.Ref) (reply, error) {
	c, err := b.contextOfReply(ctx, j.in)
	if err != nil {
		return reply{}, err
	}
	v := b.viewer(ctx, j, true)
	a, err := b.engineAsk(ctx, j, v, ref.Question, c)
	if err != nil {
		return reply{}, err
	}
	r := reply{message: b.render(v, a, blocks.Options{All: true, Restate: true}), private: true, outcome: journal.Answered}.answered(a)
	r.gaps = nil // they were noted when it was asked
	return v.told(r), nil
}

// choose asks for one reading of a question, where the question was asked.
func (b *Bot) choose(ctx context.Context, j job, ref blocks.Ref) (reply, error) {
	v := b.viewer(ctx, j, j.in.Private)
	a, err := b.engineAsk(ctx, j, v, ref.Question, "")
	if err != nil {
		return reply{}, err
	}
	if th := threadOfPress(j.in); a.Understood != "" && !j.in.Private {
		in := j
		in.in.Kind = slack.Mention // the talk goes on in the thread
		in.in.Thread = th.TS
		b.remember(ctx, in, talk{Question: j.work.ID, Understood: forThread(a.Understood)})
	}
	return v.told(done(j, b.render(v, a, blocks.Options{Restate: true, Asker: j.in.User})).answered(a)), nil
}

func threadOfPress(in slack.In) state.Thread {
	return state.Thread{Team: in.Team, Channel: in.Channel, TS: in.Thread}
}

// contextOfReply is the context in which the answer above the button was asked
// for, kept under the answer's own time stamp.
func (b *Bot) contextOfReply(ctx context.Context, in slack.In) (string, error) {
	raw, ok, err := b.store.LastInThread(ctx, replyThread(in.Team, in.Channel, in.TS), b.now().Add(-threadMemory))
	if err != nil || !ok {
		return "", err
	}
	return string(raw), nil
}

// replyThread is the place of what is kept about a reply. No thread begins
// with a reply of ours that stands in one, so the names don't meet.
func replyThread(team, channel, ts string) state.Thread {
	return state.Thread{Team: team, Channel: channel, TS: "reply " + ts}
}
