package answer

import (
	"policybot/knowledge"
	"policybot/search/question"
)

// Moment is the day a question is asked for, and up to which day records are
// known. Both are today unless an earlier day was set.
type Moment struct {
	Day, Known knowledge.Day
}

// asked is a question put to the records at a moment.
type asked struct {
	*Records
	q     *question.Question
	at    Moment
	found []string // ids that a search brought up
}
