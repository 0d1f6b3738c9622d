package search

import (
	"context"
	"slices"

	"policybot/search/answer/verdict"
	"policybot/search/question"
)

// Asks tells whether words that were addressed to nobody, such as somebody's
// next message in a thread, read as a question that is ours to answer: one that
// has an answer on record, or that turns on nothing but what records tell.
func (e *Engine) Asks(ctx context.Context, r Request) (bool, error) {
	return e.asks(ctx, r, func(q *question.Question, told bool) bool { return told || q.Grounded() })
}

// AsksAnew is Asks for words that nothing was asked before: they must name an app
// on record and ask of its rules.
func (e *Engine) AsksAnew(ctx context.Context, r Request) (bool, error) {
	return e.asks(ctx, r, func(q *question.Question, told bool) bool {
		return len(q.Apps) > 0 && (q.Grounded() || told && ofRules[q.Intent])
	})
}

func (e *Engine) asks(ctx context.Context, r Request, ours func(q *question.Question, told bool) bool) (bool, error) {
	a, asked, err := e.Explain(ctx, r)
	if err != nil {
		return false, err
	}
	return slices.ContainsFunc(asked, func(q *question.Question) bool {
		return q.Shaped && q.Intent != question.Chat && !q.Guessed() && ours(q, a.Verdict != verdict.Unknown)
	}), nil
}

// ofRules are the questions that hardly any other words read as.
var ofRules = map[question.Intent]bool{question.Did: true, question.Is: true, question.May: true, question.DidUndo: true, question.Covers: true}
