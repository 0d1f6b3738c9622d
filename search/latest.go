package search

import (
	"context"

	"policybot/knowledge"
	"policybot/search/answer"
	"policybot/search/answer/match"
	"policybot/search/phrases"
	"policybot/search/question"
)

// Latest are the last n events on record for the viewer, in their order and with
// their scopes in the language. What undid one comes after it, so that nothing
// undone is shown without.
func (e *Engine) Latest(ctx context.Context, v knowledge.Viewer, in *phrases.Language, n int) ([]answer.Event, error) {
	ed, err := e.View(ctx, v)
	if err != nil {
		return nil, err
	}
	day := knowledge.DayOf(e.now().In(ed.Base.Zone))
	all := answer.Compose(question.ParseString(string(question.Changes)), ed.Records, nil, match.Moment{Day: day, Known: day}, in).Events
	return all[max(0, len(all)-n):], nil
}
