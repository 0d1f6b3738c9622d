package answer

import (
	"slices"

	"policybot/knowledge"
	"policybot/search/answer/verdict"
	"policybot/search/question"
)

// covers answers whether a rule reaches what the question names: no, where its
// recorded scope leaves that out.
func (w *writer) covers() verdict.Verdict { return w.each(w.coversOne) }

func (w *writer) coversOne(actor, app knowledge.EntityID) verdict.Verdict {
	asked := *w.Q
	if asked.Act == "" {
		asked.Act = knowledge.Restrict // a rule that only sets conditions is one as well
	}
	a := w.askedAs(&asked).assess(actor, app)
	if name, lacks := w.Q.Lacks(question.ScopeRole); lacks && w.ofNoKind() && !w.unlimited(a.Region.Hit) {
		w.say("lacking.beyond", "what", w.Q.Said(name))
		for _, r := range verdict.Rules(a.Region.Hit) {
			w.add(w.telling(r))
			w.tellScope(scopeIn(a.Region.Hit, r), r)
		}
		if len(a.Region.Hit) == 0 {
			w.nearest(actor, []knowledge.EntityID{app})
		}
		return verdict.Unknown
	}
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

// ofNoKind tells that what the question names, which no record knows, may be of any kind: people, a
// thing or a use.
func (w *writer) ofNoKind() bool {
	return slices.ContainsFunc(w.Q.Where[knowledge.Purpose], func(id knowledge.EntityID) bool { return w.Entity(id) == nil })
}

// unlimited tells that one of the rules is for everybody, on anything and for any use: it reaches
// whatever no record knows.
func (w *writer) unlimited(cells []knowledge.Cell) bool {
	return slices.ContainsFunc(cells, func(c knowledge.Cell) bool { return len(c.Scope.Terms) == 0 })
}
