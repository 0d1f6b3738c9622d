package answer

import (
	"policybot/knowledge"
	"policybot/search/answer/assess"
)

// assess works out what stands between the two, and says where it took conditions as the
// question states them.
func (w *writer) assess(actor, app knowledge.EntityID) assess.Assessment {
	a := w.Judge.Assess(actor, app)
	for _, s := range a.Stated {
		switch s {
		case assess.Met:
			w.caveat("conditions.met")
		case assess.Unmet:
			w.caveat("conditions.unmet")
		}
	}
	return a
}
