package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/search/answer/assess"
	"policybot/search/answer/stem"
	"policybot/search/answer/verdict"
	"policybot/search/question"
)

// deed is what people ask to be let do, where that isn't using the app, or "".
func (w *writer) deed() string {
	deed, _ := w.Q.Lacks(question.DeedRole)
	aside, _ := w.Q.Lacks(question.AsideRole)
	return deed + aside
}

// ofDeed tells what is on record where it is asked whether something else than using an app may
// be done, and all that is on record is who may use it: that people may use an app doesn't say
// that they may resell it, and that they mayn't doesn't say that they may not speak of it.
func (w *writer) ofDeed(all []assess.Assessment) (verdict.Verdict, bool) {
	deed := w.deed()
	if deed == "" {
		return "", false
	}
	_, aside := w.Q.Lacks(question.AsideRole)
	var rules []*knowledge.Event
	for _, a := range all {
		g := a.Region
		for _, e := range verdict.Rules(slices.Concat(g.Hit, g.Milder)) {
			if stems := w.Told[string(e.ID)].Stems; stems[w.Q.Deed] || stem.Same(stems, w.Q.Deed) {
				return "", false
			}
			rules = append(rules, e)
		}
		if len(g.Hit) > 0 && !aside || len(rules) == 0 {
			return "", false
		}
	}
	w.say("lacking.beyond", "what", deed)
	for _, e := range rules {
		w.add(w.telling(e))
		w.after(e)
	}
	return verdict.Unknown, true
}
