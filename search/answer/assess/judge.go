package assess

import (
	"policybot/search/answer/match"
	"policybot/search/question"
)

// Judge judges what stands by the records as a question asks.
type Judge struct {
	match.Finder
	Alone bool // nothing but the actor's own acts counts, whatever is asked of them
}

// with judges another question by the same records.
func (j *Judge) with(q *question.Question) *Judge {
	other := *j
	other.Q = q
	return &other
}
