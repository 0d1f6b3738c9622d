package blocks

import (
	"encoding/json"
	"fmt"
	"strings"

	"policybot/knowledge"
)

// Action is what a button asks for. A button's action_id is its action, and
// where a message has several of them, a colon and a number.
type Action string

// The actions.
const (
	ShowSource Action = "source"   // show the record that Ref names
	OpenLink   Action = "link"     // the browser opens it; there is nothing to do
	Choose     Action = "choice"   // ask Ref.Question
	ShowAll    Action = "show_all" // show the answer with Options.All
	Vote       Action = "feedback" // Ref.Vote on the answer
	AskPerson  Action = "person"   // open the form to pass the answer on
	Resolve    Action = "resolve"  // what was passed on, Ref.Answer, is resolved
	Correct    Action = "correct"  // open the form about Ref.Answer
	Handled    Action = "handled"  // the correction of the number Ref.Answer is done with
	Share      Action = "share"    // ask Ref.Question where all can see the answer
	AskAtHome  Action = "ask_home" // ask what stands in QuestionField on the Home tab
	ReadAnew   Action = "reload"   // an admin wants the records to be read again

	ConfirmReload   Action = "confirm_reload"    // take from the folder Ref.Edition, over Ref.Over
	ChooseEdition   Action = "roll_back"         // show what going back to Ref.Edition would change
	ConfirmRollBack Action = "confirm_roll_back" // go back to Ref.Edition, over Ref.Over
	Cancel          Action = "cancel"            // leave what was shown

	ReviewDraft  Action = "review_draft"  // show the draft numbered Ref.N
	ApproveDraft Action = "approve_draft" // add it: take Ref.Edition, over Ref.Over
	RejectDraft  Action = "reject_draft"  // ask why, and leave it
)

// ActionOf reads an action_id. What is none of ours comes back as it is.
func ActionOf(actionID string) Action {
	name, _, _ := strings.Cut(actionID, ":")
	return Action(name)
}

// Opinion is what somebody thinks of an answer.
type Opinion string

// The opinions.
const (
	Helpful Opinion = "helpful"
	Wrong   Opinion = "wrong"
)

// Ref says which answer and which record a button belongs to. It is the
// button's value. It comes back from outside, so it is a claim, not a right:
// who presses may only be shown what they may see.
type Ref struct {
	Answer   string             `json:"a,omitempty"` // Options.Answer
	Question string             `json:"q,omitempty"` // to ask again, or a choice's
	Before   string             `json:"b,omitempty"` // the context it was asked in: answer.Understood of the question before
	AsOf     string             `json:"d,omitempty"` // the day asked about
	Channel  string             `json:"c,omitempty"` // to be shared in; else where the button stands
	Seal     string             `json:"k,omitempty"` // the word that it may be
	Edition  string             `json:"e,omitempty"`
	Record   string             `json:"r,omitempty"` // id of the event, fact or passage
	Source   knowledge.SourceID `json:"s,omitempty"`
	N        int                `json:"n,omitempty"` // the source's number in the answer, or the edition's
	Over     string             `json:"o,omitempty"` // the edition that was in use
	Vote     Opinion            `json:"v,omitempty"`
	Topics   string             `json:"t,omitempty"` // Options.Topics, of a vote
}

// maxValue is how long a button's value may be.
const maxValue = 2000

// value writes the Ref; it doesn't fit where ids or questions are too long.
func (r Ref) value() (text string, fits bool) {
	raw, err := json.Marshal(r)
	return string(raw), err == nil && runes(string(raw)) <= maxValue
}

// ParseRef reads the value of a pressed button.
func ParseRef(value string) (Ref, error) {
	var r Ref
	if err := json.Unmarshal([]byte(value), &r); err != nil {
		return Ref{}, fmt.Errorf("blocks: a button's value is none of ours: %w", err)
	}
	return r, nil
}
