package blocks

import "github.com/slack-go/slack"

// Form is what a modal that people fill in is for. It is the view's callback_id.
type Form string

// The forms.
const (
	AskForm Form = "ask" // a question, in the field QuestionField
)

// QuestionField is the action_id of the field for a question.
const QuestionField = "question"

// MaxQuestion is how long a question in a form may be, in characters.
const MaxQuestion = 1000

// Ask is the form for a question. metadata comes back with what is sent in.
func Ask(metadata string) slack.ModalViewRequest {
	question := field(QuestionField, "May I … on my work phone?", MaxQuestion)
	question.Multiline = true
	input := slack.NewInputBlock("", plainText("What do you want to know?"), plainText("Only you see the answer. You can share it afterwards."), question)
	return form(AskForm, "Ask about a policy", "Ask", metadata, input)
}

func field(id, example string, most int) *slack.PlainTextInputBlockElement {
	f := slack.NewPlainTextInputBlockElement(plainText(example), id)
	f.MaxLength = most
	return f
}

// form is a view that is sent in.
func form(f Form, title, submit, metadata string, list ...slack.Block) slack.ModalViewRequest {
	return slack.ModalViewRequest{
		Type:            slack.VTModal,
		CallbackID:      string(f),
		Title:           plainText(title),
		Submit:          plainText(submit),
		Close:           plainText("Cancel"),
		PrivateMetadata: metadata,
		Blocks:          slack.Blocks{BlockSet: list},
	}
}
