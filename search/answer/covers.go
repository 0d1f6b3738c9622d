package answer

import "policybot/knowledge"

// covers answers whether a rule reaches what the question names: no, where its
// recorded scope leaves that out.
func (w *writer) covers() Verdict { return w.each(w.coversOne) }

func (w *writer) coversOne(actor, app knowledge.EntityID) Verdict {
	a := w.assess(actor, app)
	if len(a.region.hit)+len(a.region.unsettled)+len(a.region.contested) > 0 {
		w.tell(a, true)
		return a.verdict
	}
	everywhere := w.Timeline(app).At(knowledge.Case{Actor: actor}, a.day, w.at.Known)
	whole := sum(w.Base, everywhere, a.act, nil, false)
	rules := rulesOf(whole.hit)
	if len(rules) == 0 {
		w.tell(a, true)
		return a.verdict
	}
	w.lead(a, true, w.in.Say("standing.leaves-out"), rules...)
	for _, r := range rules {
		w.tellScope(scopeIn(whole.hit, r), r)
	}
	for _, r := range rules {
		w.tellChanges(r)
	}
	for _, m := range a.region.milder {
		w.add(w.cellTelling(m))
	}
	w.timeline(actor, app)
	return No
}
