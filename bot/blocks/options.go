package blocks

import (
	"regexp"

	"policybot/knowledge"
)

// Options say for whom and how fully an answer is shown.
type Options struct {
	// All shows as much as one message can hold, instead of the short form.
	All bool
	// Restate shows the question above the answer, where it can't be seen.
	Restate bool
	// Asker is the id of the user who asked, shown beside the question; anything
	// else than a user id is not shown.
	Asker string
	// HideRecords leaves out the buttons that show or open a record.
	HideRecords bool
	// Answer names the answer in the value of its buttons. Without it they carry
	// the question, to be asked again.
	Answer string
	// Share offers to show the answer to everybody in the conversation.
	Share bool
	// ShareIn is a channel to share it in instead, and ShareSeal goes with it.
	ShareIn, ShareSeal string
	// Before is the context that the question was asked in, for the buttons that
	// ask it again.
	Before string
	// Person offers to pass the answer on to people.
	Person bool
	// Resolve is the name of an answer that was passed on. In the place of what
	// is for who asked stands a button to mark it as resolved, which carries it.
	Resolve string
	// Answered says what an answer that was passed on was about, where the
	// question above it is put in other words.
	Answered []Topic
	// Reference is shown at the end, where there is one.
	Reference string
	// Topics say what the answer is about, in the caller's own form. The buttons
	// to vote carry them.
	Topics string
	// Name gives the name of an entity; without it, or where it gives none, the
	// id is shown.
	Name func(knowledge.EntityID) string
}

func (o Options) name(id knowledge.EntityID) string {
	if o.Name != nil {
		if n := o.Name(id); n != "" {
			return n
		}
	}
	return string(id)
}

var (
	userID  = regexp.MustCompile(`^[UW][A-Z0-9]{1,19}$`)
	groupID = regexp.MustCompile(`^S[A-Z0-9]{1,19}$`)
)
