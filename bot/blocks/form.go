package blocks

import (
	"github.com/slack-go/slack"

	"policybot/search/phrases"
)

// Form is what a modal that people fill in is for. It is the view's callback_id.
type Form string

// The forms.
const (
	AskForm        Form = "ask"        // a question, in the field QuestionField
	CorrectionForm Form = "correction" // what is wrong with an answer
	PersonForm     Form = "person"     // pass an answer on to people, with the words in QuestionField
	SettingsForm   Form = "settings"   // of a channel, in the fields ListensField and CollectionsField
	ReportForm     Form = "report"     // of a change, in the fields of Report
	RejectForm     Form = "reject"     // why, in the field ReasonField
)

// QuestionField is the action_id of the field for a question.
const QuestionField = "question"

// MaxQuestion is how long a question in a form may be, in characters.
const MaxQuestion = 1000

// Ask is the form for a question. metadata comes back with what is sent in.
func Ask(in *phrases.Language, metadata string) slack.ModalViewRequest {
	question := field(QuestionField, in.Say("form.example"), MaxQuestion)
	question.Multiline = true
	input := slack.NewInputBlock("", plainText(in.Say("form.question")), plainText(in.Say("form.hint")), question)
	return form(in, AskForm, in.Say("form.title"), in.Say("form.submit"), metadata, input)
}

func field(id, example string, most int) *slack.PlainTextInputBlockElement {
	f := slack.NewPlainTextInputBlockElement(plainText(example), id)
	f.MaxLength = most
	return f
}

// form is a view that is sent in.
func form(in *phrases.Language, f Form, title, submit, metadata string, list ...slack.Block) slack.ModalViewRequest {
	return slack.ModalViewRequest{
		Type:            slack.VTModal,
		CallbackID:      string(f),
		Title:           plainText(title),
		Submit:          plainText(submit),
		Close:           plainText(in.Say("button.cancel")),
		PrivateMetadata: metadata,
		Blocks:          slack.Blocks{BlockSet: list},
	}
}
