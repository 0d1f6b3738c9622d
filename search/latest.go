package search

import (
	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/answer"
	"policybot/search/phrases"
	"policybot/search/question"
)

// Latest are the last n events on record for the viewer, in their order. What undid one comes
// after it, so that nothing undone is shown without.
func (e *Engine) Latest(v knowledge.Viewer, n int) []answer.Event {
	ed := e.edition.Load().For(v)
	day := knowledge.DayOf(e.now().In(ed.Base.Zone))
	all := answer.Compose(question.ParseString(string(question.Changes)), ed.Records, nil, answer.Moment{Day: day, Known: day}, phrases.In(string(language.English))).Events
	return all[max(0, len(all)-n):]
}
