package answer

import (
	"policybot/knowledge"
	"policybot/search/answer/assess"
	"policybot/search/question"
)

// aboveUnsaid tells stricter rules of organizations above the one asked about that don't say
// whether they reach it: whoever belongs to a part of a group should ask there.
func (w *writer) aboveUnsaid(a assess.Assessment) {
	if w.Q.Intent != question.May && w.Q.Intent != question.Is && w.Q.Intent != question.Status {
		return
	}
	if e := w.Entity(a.Actor); e == nil || e.Kind == knowledge.UnitKind {
		return // what an organization rules reaches its units unsaid
	}
	for _, c := range w.UnsaidAbove(a) {
		w.say("standing.above", "told", w.telling(c.Rule))
	}
}
