package bot

import (
	"context"

	"policybot/bot/blocks"
	"policybot/bot/journal"
	"policybot/bot/slack"
)

// outdated is told of a button or a form of an older program, or of somebody
// else's.
const outdated = "bot.outdated"

// askForm opens the form for a question.
func (b *Bot) askForm(j job) reply {
	view := blocks.Ask(j.tongue, b.seal(originOf(j.in)))
	r := b.notice(j, "bot.no-form")
	r.modal = &view
	return r
}

// fromForm puts what a form sent in into the place where it was opened. Of a
// form that isn't ours, or whose origin was tampered with, nothing is left to
// be done.
func (b *Bot) fromForm(in slack.In) slack.In {
	o, ok := b.unseal(in.Value)
	if !ok || o.User != in.User {
		in.Action, in.Value = "", ""
		return in
	}
	in.Channel, in.Thread, in.TS, in.ResponseURL, in.Addressed, in.Value = o.Channel, o.Thread, o.TS, o.ResponseURL, o.Given, o.About
	if blocks.Form(in.Action) == blocks.AskForm {
		in.Text = in.Values[blocks.QuestionField]
	}
	return in
}

// submitted answers what a form sent in.
func (b *Bot) submitted(ctx context.Context, j job) (reply, error) {
	switch blocks.Form(j.in.Action) {
	case blocks.AskForm:
		return b.ask(ctx, j)
	case blocks.PersonForm:
		return b.passOn(ctx, j)
	case blocks.CorrectionForm:
		return b.keepCorrection(ctx, j)
	case blocks.ReportForm:
		return b.reported(ctx, j)
	case blocks.RejectForm:
		return b.rejected(ctx, j)
	case blocks.SettingsForm:
		return b.asAdmin(ctx, j, act{"settings", j.in.Channel}, func() (reply, error) { return b.set(ctx, j) })
	}
	return b.notice(j, outdated), nil
}

// picked answers a shortcut. One that stands at a message asks what that says;
// the other, and one at a message without words, opens the form.
func (b *Bot) picked(ctx context.Context, j job) (reply, error) {
	switch {
	case j.in.Action == slack.CheckMessage && j.in.Text != "":
		return b.ask(ctx, j)
	case j.in.Action == slack.CheckMessage, j.in.Action == slack.AskAnywhere:
		return b.askForm(j), nil
	}
	return b.notice(j, outdated), nil
}

// notice is a sentence of the catalogue for who pressed or sent in alone.
func (b *Bot) notice(j job, key string) reply { return b.aside(j, j.tongue.Say(key)) }

// aside is a sentence for them.
func (b *Bot) aside(j job, sentence string) reply {
	return reply{message: blocks.Problem(j.tongue, "", sentence), private: true, outcome: journal.Answered}
}
