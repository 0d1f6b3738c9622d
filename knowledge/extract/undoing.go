package extract

import (
	"cmp"
	"slices"

	"policybot/knowledge"
)

// mergeUndoing adds what undoes or changes a rule, and proposes the rule where
// nothing tells it.
func (r *reconciler) mergeUndoing(acts []*act, c *claim) []*act {
	if c.do == knowledge.Deny {
		return r.mergeDenial(acts, c)
	}
	for _, a := range r.about(c.apps) {
		if r.same(a, c) || a.do.Undoing() && c.do.Undoing() && seenWith(&a.claim, c) && a.by == c.by && sameApps(a.apps, c.apps) && (a.announced.Overlaps(c.announced) || lately(&a.claim, c) || lately(c, &a.claim)) && a.do != knowledge.Exempt && c.do != knowledge.Exempt && (len(a.doubts) == 0 || slices.Equal(a.doubts, c.doubts)) {
			a.absorb(r.base, c)
			if c.do == knowledge.Withdraw {
				a.do = c.do
			}
			return acts
		}
	}
	u := &act{claim: *c, told: []*claim{c}, n: len(acts) + 1}
	if rule := r.ruleFor(u); rule != nil {
		return append(acts, r.file(r.onto(u, rule)))
	}
	if c.corrects {
		return acts
	}
	if e := r.recordFor(u); e != nil {
		u.onto = []knowledge.EventID{e.ID}
		return append(acts, r.file(u))
	}
	if rule := r.ruleOfOthers(u); rule != nil {
		return append(acts, r.file(r.onto(u, rule)))
	}
	rule := &act{claim: presupposed(c), told: []*claim{c}, n: len(acts)}
	if !c.owned && c.ruler == "" && (c.overrules || r.judges(c.by) || r.parts[c.by] != nil) {
		u.doubt("whose rule that was")
		rule.doubt("whose rule that was")
	}
	return append(acts, r.file(rule), r.file(r.onto(u, rule)))
}

// onto leads the undoing to the rule, and doubts it where only somebody else could
// undo that.
func (r *reconciler) onto(u, rule *act) *act {
	u.names = []*act{rule}
	if rule.announced.First > u.announced.Last {
		rule.announced = knowledge.Date{First: knowledge.FirstDay, Last: u.announced.Last, Precision: knowledge.SpanPrecision}
	}
	if !r.mayUndo(u.by, rule.by) && !r.overrules(u, rule) {
		u.doubt("whether it undoes what somebody else decided")
	}
	return u
}

// overrules tells that a judge undoes what somebody set who isn't on record. On that
// day the judge stands above whose rule it was, which is proposed with it.
func (r *reconciler) overrules(u, rule *act) bool {
	e := r.entity(rule.by)
	if !r.judges(u.by) || e == nil || !e.Proposed || len(u.doubts)+len(rule.doubts) > 0 {
		return false
	}
	link := knowledge.Link{To: u.by, From: u.announced, Until: u.announced}
	if slices.Contains(e.Under, link) {
		return true
	}
	if under := append(slices.Clone(e.Under), link); r.parts[e.ID] == e {
		x := *e // others may keep the document's own
		x.Under, r.parts[e.ID] = under, &x
	} else {
		e.Under = under
	}
	return true
}

// ruleOfOthers is the latest rule that the same document told of somebody else, and
// that was undone by who may judge it.
func (r *reconciler) ruleOfOthers(u *act) *act {
	if u.owned || !u.overrules && !r.judges(u.by) && r.parts[u.by] == nil {
		return nil
	}
	var best *act
	for _, a := range r.about(u.apps) {
		if !a.do.Rule() || a.by == u.by || a.passage.Source != u.passage.Source || !sameApps(a.apps, u.apps) || !mayPrecede(a, u) || u.undoes.Rule() && a.do != u.undoes || len(a.doubts) > 0 {
			continue
		}
		switch {
		case best == nil, (a.seq < u.seq) != (best.seq < u.seq) && a.seq < u.seq:
			best = a // told before it
		case (a.seq < u.seq) == (best.seq < u.seq) && byDate(best, a) < 0:
			best = a
		}
	}
	return best
}

func (r *reconciler) mergeDenial(acts []*act, c *claim) []*act {
	for _, a := range r.about(c.apps) {
		if a.do == c.do && a.by == c.by && seenWith(&a.claim, c) && sameApps(a.apps, c.apps) && a.announced.Overlaps(c.announced) {
			a.absorb(r.base, c)
			return acts
		}
	}
	u := r.file(&act{claim: *c, told: []*claim{c}, n: len(acts)})
	for _, a := range r.about(c.apps) {
		if a.do == c.of && a.by == c.by && seenWith(&a.claim, c) && sameApps(a.apps, c.apps) && a.announced.First <= c.announced.Last {
			u.names = []*act{a}
		}
	}
	return append(acts, u)
}

// presupposed is the rule that there must have been before it was undone.
func presupposed(c *claim) claim {
	p := *c
	p.do, p.undoes = c.undoes, ""
	if c.ruler != "" {
		p.by = c.ruler
	}
	if !p.do.Rule() {
		p.do = knowledge.Ban
	}
	p.announced = knowledge.Date{First: knowledge.FirstDay, Last: c.announced.Last, Precision: knowledge.SpanPrecision}
	if p.from = (knowledge.Date{}); c.do == knowledge.Amend && c.from.First > c.announced.Last {
		p.from = c.from // what is postponed hasn't begun
	}
	p.until, p.order, p.terms, p.dated, p.rule = knowledge.Date{}, 0, nil, false, false
	p.scope.Some, p.state = false, ""
	if c.do == knowledge.Exempt || c.do.Changing() {
		p.scope = knowledge.Scope{}
	}
	return p
}

// ruleFor is the latest rule that the undoing may undo.
func (r *reconciler) ruleFor(u *act) *act {
	var best *act
	for _, a := range r.about(u.apps) {
		if !a.do.Rule() && a.do != knowledge.Reinstate || !seenWith(&a.claim, &u.claim) || !r.mayUndo(u.by, a.by) && a.by != u.ruler || !sameApps(a.apps, u.apps) && !sameApps(a.apps, r.single(u.apps)) || !mayPrecede(a, u) {
			continue
		}
		if u.corrects && (a.do != knowledge.Ban || !a.scope.IsZero() || len(a.terms) > 0) {
			continue // whom or what a ban is for isn't told
		}
		if u.undoes.Rule() && a.do.Rule() && a.do != u.undoes || u.undoes == "" && a.do == knowledge.Allow {
			continue
		}
		if len(a.doubts) > 0 && len(u.doubts) == 0 {
			continue
		}
		if u.do == knowledge.Reinstate && a.announced.Overlaps(u.announced) && a.dated && u.dated {
			continue // the same, told as a rule
		}
		if best == nil || byDate(best, a) < 0 {
			best = a
		}
	}
	return best
}

// single are the apps without classes of them, where there are others: "Pigeon and 58
// other apps".
func (r *reconciler) single(apps []knowledge.EntityID) []knowledge.EntityID {
	list := slices.DeleteFunc(slices.Clone(apps), func(id knowledge.EntityID) bool {
		e := r.entity(id)
		return e != nil && e.Kind == knowledge.Class
	})
	if len(list) == 0 {
		return apps
	}
	return list
}

// mayPrecede tells that the rule may have been before the undoing. One that its
// document states without a day was, where what ended it stands below.
func mayPrecede(a, u *act) bool {
	if a.announced.First > u.announced.Last {
		return a.rule && !a.dated && standsBefore(&a.claim, &u.claim)
	}
	return a.announced.First < u.announced.First || a.announced.Last < u.announced.Last || a.order <= u.order || !a.dated
}

// recordFor is the latest rule on record that the undoing may undo.
func (r *reconciler) recordFor(u *act) *knowledge.Event {
	var best *knowledge.Event
	for _, app := range u.apps {
		for _, e := range r.base.EventsOn(app) {
			if c := cmp.Or(e.Collection, knowledge.Open); c != knowledge.Open && c != cmp.Or(u.passage.Collection, knowledge.Open) {
				continue
			}
			if !e.Do.Rule() || e.By != u.by || e.Announced.First > u.announced.Last || u.undoes.Rule() && e.Do != u.undoes {
				continue
			}
			if best == nil || best.Announced.First < e.Announced.First {
				best = e
			}
		}
	}
	return best
}
