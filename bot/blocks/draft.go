package blocks

import (
	"fmt"
	"time"

	"github.com/slack-go/slack"

	"policybot/search/phrases"
)

// ReasonField is the action_id of the field for why a draft is rejected.
const ReasonField = "reason"

// Reject is the form that asks why a draft is rejected.
func Reject(in *phrases.Language, metadata string, number int64) slack.ModalViewRequest {
	reason := blank(ReasonField, 500)
	reason.Multiline = true
	return form(in, RejectForm, in.Say("draft.reject-title", "number", fmt.Sprint(number)), in.Say("draft.reject"), metadata,
		slack.NewInputBlock("", plainText(in.Say("draft.reason")), plainText(in.Say("draft.reason-hint")), reason))
}

// Waiting is a draft that waits to be decided.
type Waiting struct {
	Number int64
	Who    string // a user's id
	At     time.Time
}

// DraftWaits tells an admin that somebody has reported a change.
func DraftWaits(in *phrases.Language, number int64, who string) Message {
	text := in.Say("draft.waits", "number", fmt.Sprint(number))
	p := &page{in: in}
	p.add(paragraph(append([]slack.RichTextSectionElement{words(text + " ")}, p.person(who)...)...))
	p.actions([]slack.BlockElement{p.reviewButton(number, "")})
	return Message{Text: plain(text), Blocks: p.blocks}
}

func (p *page) reviewButton(number int64, suffix string) slack.BlockElement {
	value, _ := Ref{N: int(number)}.value()
	return button(ReviewDraft, suffix, p.in.Say("draft.review", "number", fmt.Sprint(number)), value)
}

// Drafts lists those that wait, of so many.
func Drafts(in *phrases.Language, list []Waiting, all int) Message {
	text := in.Count("draft.waiting", all)
	p := &page{in: in}
	p.add(paragraph(bold(text)))
	for _, w := range list {
		line := []slack.RichTextSectionElement{words(in.Say("draft.line", "number", fmt.Sprint(w.Number)) + " · " + p.minute(w.At) + " · ")}
		p.add(paragraph(append(line, p.person(w.Who)...)...))
		p.actions([]slack.BlockElement{p.reviewButton(w.Number, fmt.Sprint(w.Number))})
	}
	return Message{Text: plain(text), Blocks: p.blocks}
}

// DraftPage is a draft as it is reviewed.
type DraftPage struct {
	Number int64
	Who    string
	At     time.Time
	File   string // as it would stand in a file
	Change Change // what it would do, or why it can't be added
	Own    bool   // who reviews it wrote it
}

// maxFileShown is how much of a draft's file is shown: more than any has.
const maxFileShown = 4500

// DraftReview shows a draft, with buttons by which it is decided.
func DraftReview(in *phrases.Language, d DraftPage) Message {
	p := &page{in: in}
	title := in.Say("draft.line", "number", fmt.Sprint(d.Number))
	line := []slack.RichTextSectionElement{bold(title), words(" · " + p.minute(d.At) + " · ")}
	p.add(paragraph(append(line, p.person(d.Who)...)...))
	file := []slack.RichTextSectionElement{words(filled(cut(clean(d.File), maxFileShown)))}
	p.add(slack.NewRichTextBlock("", &slack.RichTextPreformatted{Type: slack.RTEPreformatted, Elements: file}))
	said := d.Change.offer(in)
	if len(d.Change.Errors) > 0 {
		said = d.Change.report(in)
	}
	if d.Own {
		d.Change.Notes = append(d.Change.Notes, in.Say("draft.own"))
	}
	m := d.Change.messageAfter(in, p.blocks, said, d.buttons(in))
	m.Text = plain(title + ": " + said)
	return m
}

func (d DraftPage) buttons(in *phrases.Language) (row []slack.BlockElement) {
	value, _ := Ref{Edition: d.Change.Edition, Over: d.Change.Before, N: int(d.Number)}.value()
	if !d.Own && len(d.Change.Errors) == 0 {
		row = append(row, button(ApproveDraft, "", in.Say("draft.approve"), value).WithStyle(slack.StylePrimary))
	}
	return append(row, button(RejectDraft, "", in.Say("draft.reject"), value))
}
