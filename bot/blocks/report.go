package blocks

import (
	"time"

	"github.com/slack-go/slack"

	"policybot/knowledge/draft"
	"policybot/search/phrases"
)

// The fields of the form for a report, by action_id.
const (
	WhoField     = "who"
	WhatField    = "what"
	AppField     = "app"
	WhenField    = "when"
	TitleField   = "title"
	AddressField = "address"
	QuoteField   = "quote"
	NoteField    = "note"
)

// Report is the form for what somebody has heard of a change, on a day. metadata
// comes back with what is sent in.
func Report(in *phrases.Language, metadata string, day time.Time) slack.ModalViewRequest {
	var acts []choice
	for _, a := range draft.Acts() {
		acts = append(acts, choice{string(a), in.Say("report-does." + string(a))})
	}
	when := slack.NewDatePickerBlockElement(WhenField)
	when.InitialDate = day.Format("2006-01-02")
	input := func(key string, e slack.BlockElement) *slack.InputBlock {
		return slack.NewInputBlock("", plainText(in.Say("report."+key)), nil, e)
	}
	optional := func(key string, e slack.BlockElement) *slack.InputBlock {
		b := input(key, e)
		b.Optional = true
		return b
	}
	quote := blank(QuoteField, 500)
	quote.Multiline = true
	return form(in, ReportForm, in.Say("report.form-title"), in.Say("report.submit"), metadata,
		paragraph(words(in.Say("report.lead"))),
		input("who", blank(WhoField, 100)), input("what", oneOf(WhatField, "", acts)), input("app", blank(AppField, 100)), input("when", when),
		input("title", blank(TitleField, 200)), optional("address", blank(AddressField, 500)), optional("quote", quote), optional("note", blank(NoteField, 500)))
}

// blank is a field without an example.
func blank(id string, most int) *slack.PlainTextInputBlockElement {
	f := slack.NewPlainTextInputBlockElement(nil, id)
	f.MaxLength = most
	return f
}
