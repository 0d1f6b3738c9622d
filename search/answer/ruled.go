package answer

import "policybot/search/question"

// ruled is a question that is on what stands, stood or became of rules.
type ruled struct {
	asked
	alone bool // nothing but the actor's own acts counts, whatever is asked of them
}

// with is what another question on the same records asks.
func (r *ruled) with(q *question.Question) *ruled {
	other := *r
	other.q = q
	return &other
}
