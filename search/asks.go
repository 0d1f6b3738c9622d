package search

import (
	"context"
	"slices"

	"policybot/search/answer"
	"policybot/search/question"
)

// Asks tells whether words that were addressed to nobody, such as somebody's
// next message in a thread, read as a question that is ours to answer: one that
// has an answer on record, or that turns on nothing but what records tell.
func (e *Engine) Asks(ctx context.Context, r Request) (bool, error) {
	a, asked, err := e.Explain(ctx, r)
	if err != nil {
		return false, err
	}
	return slices.ContainsFunc(asked, func(q *question.Question) bool {
		return q.Shaped && q.Intent != question.Chat && !q.Guessed() && (a.Verdict != answer.Unknown || q.Grounded())
	}), nil
}
