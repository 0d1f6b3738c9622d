package match

import (
	"policybot/knowledge"
	"policybot/search/question"
)

// Moment is the day a question is asked for, and up to which day records are
// known. Both are today unless an earlier day was set.
type Moment struct {
	Day, Known knowledge.Day
}

// Finder finds in the records what a question asks for at a moment.
type Finder struct {
	*Records
	Q     *question.Question
	At    Moment
	Found []string // ids that a search brought up
}

// FirstOf is the first of the ids, or none.
func FirstOf(ids []knowledge.EntityID) knowledge.EntityID {
	if len(ids) == 0 {
		return ""
	}
	return ids[0]
}
