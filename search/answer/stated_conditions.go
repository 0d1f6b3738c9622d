package answer

import "policybot/knowledge"

// assess works out what stands between the two, and says where it took conditions as the
// question states them.
func (w *writer) assess(actor, app knowledge.EntityID) assessment {
	a := w.ruled.assess(actor, app)
	for _, s := range a.stated {
		switch s {
		case met:
			w.caveat("conditions.met")
		case unmet:
			w.caveat("conditions.unmet")
		}
	}
	return a
}
