package answer

import (
	"policybot/knowledge"
	"policybot/search/answer/verdict"
)

// covers answers whether a rule reaches what the question names: no, where its
// recorded scope leaves that out.
func (w *writer) covers() verdict.Verdict { return w.each(w.coversOne) }

func (w *writer) coversOne(actor, app knowledge.EntityID) verdict.Verdict {
	a := w.assess(actor, app)
	if len(a.Region.Hit)+len(a.Region.Unsettled)+len(a.Region.Contested) > 0 {
		w.tell(a, true)
		return a.Verdict
	}
	everywhere := w.Timeline(app).At(knowledge.Case{Actor: actor}, a.Day, w.At.Known)
	whole := verdict.Sum(w.Base, everywhere, a.Act, nil, false)
	rules := verdict.AddEvents(verdict.Rules(whole.Hit), whole.Announced...)
	if len(rules) == 0 || len(a.Region.Announced) > 0 {
		w.tell(a, true)
		return a.Verdict
	}
	w.lead(a, true, w.in.Say("standing.leaves-out"), rules...)
	for _, r := range rules {
		w.tellScope(scopeIn(whole.Hit, r), r)
	}
	for _, r := range rules {
		w.tellChanges(r)
	}
	for _, m := range a.Region.Milder {
		w.add(w.cellTelling(m))
	}
	w.timeline(actor, app)
	return verdict.No
}
