package acts

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
)

// mergeUndoing adds what undoes or changes a rule, and proposes the rule where
// nothing tells it.
func (r *reconciler) mergeUndoing(acts []*act, c *claim.Claim) []*act {
	if c.Do == knowledge.Deny {
		return r.mergeDenial(acts, c)
	}
	for _, a := range r.about(c.Apps) {
		if r.same(a, c) || a.Do.Undoing() && c.Do.Undoing() && seenWith(&a.Claim, c) && a.By == c.By && claim.SameApps(a.Apps, c.Apps) && (a.Announced.Overlaps(c.Announced) || lately(&a.Claim, c) || lately(c, &a.Claim)) && a.Do != knowledge.Exempt && c.Do != knowledge.Exempt && (len(a.Doubts) == 0 || slices.Equal(a.Doubts, c.Doubts)) {
			a.absorb(r.Base, c)
			if c.Do == knowledge.Withdraw {
				a.Do = c.Do
			}
			return acts
		}
	}
	u := &act{Claim: *c, told: []*claim.Claim{c}, n: len(acts) + 1}
	if c.Undoes == knowledge.Advise {
		return r.adviceUndone(acts, u)
	}
	if rule := r.ruleFor(u); rule != nil {
		return append(acts, r.file(r.onto(u, rule)))
	}
	if c.Undoes == knowledge.Restrict && c.Do != knowledge.Amend {
		ban := *u
		if ban.Undoes = knowledge.Ban; r.ruleFor(&ban) != nil {
			u.Doubt("which rule it ended") // a ban may be called a restriction
			return append(acts, r.file(r.onto(u, r.ruleFor(&ban))))
		}
	}
	if c.Corrects {
		r.narrowed(c)
		return acts
	}
	if e := r.recordFor(u); e != nil {
		u.onto = []knowledge.EventID{e.ID}
		return append(acts, r.file(u))
	}
	if rule := r.ruleOfOthers(u); rule != nil {
		return append(acts, r.file(r.onto(u, rule)))
	}
	rule := &act{Claim: presupposed(c), told: []*claim.Claim{c}, n: len(acts)}
	if !c.Presupposes {
		rule.Doubt("whether there was one")
	}
	if !c.Owned && c.Ruler == "" && (c.Overrules || r.Judges(c.By) || r.Parts[c.By] != nil) {
		u.Doubt("whose rule that was")
		rule.Doubt("whose rule that was")
	}
	return append(acts, r.file(rule), r.file(r.onto(u, rule)))
}

// adviceUndone adds that advice was taken back, where that is told.
func (r *reconciler) adviceUndone(acts []*act, u *act) []*act {
	for _, a := range slices.Backward(r.about(u.Apps)) {
		if a.Do == knowledge.Advise && a.By == u.By && seenWith(&a.Claim, &u.Claim) && claim.SameApps(a.Apps, u.Apps) && mayPrecede(a, u) {
			if !u.Dated && u.Announced.First < a.Announced.First {
				u.Announced.First = a.Announced.First
			}
			return append(acts, r.file(r.onto(u, a)))
		}
	}
	return acts
}

// narrowed casts doubt on a ban for some people or things where its document also answers the
// question whether the app is banned with no: it isn't clear what holds in general.
func (r *reconciler) narrowed(c *claim.Claim) {
	if !strings.Contains(c.Words, "?") && !strings.HasSuffix(c.Passage.Title, "?") {
		return
	}
	for _, a := range r.about(c.Apps) {
		if a.Do == knowledge.Ban && !a.Scope.IsZero() && a.By == c.By && a.Passage.Source == c.Passage.Source && seenWith(&a.Claim, c) && len(c.Doubts) == 0 {
			a.Doubt("how it goes with the statement in the same document that there is no ban")
		}
	}
}

// onto leads the undoing to the rule, and doubts it where only somebody else could
// undo that.
func (r *reconciler) onto(u, rule *act) *act {
	u.names = []*act{rule}
	if rule.Announced.First > u.Announced.Last {
		rule.Announced = knowledge.Date{First: knowledge.FirstDay, Last: u.Announced.Last, Precision: knowledge.SpanPrecision}
	}
	if !r.MayUndo(u.By, rule.By) && !r.overrules(u, rule) {
		u.Doubt("whether it undoes what somebody else decided")
	}
	return u
}

// overrules tells that a judge undoes what somebody set who isn't on record. On that
// day the judge stands above whose rule it was, which is proposed with it.
func (r *reconciler) overrules(u, rule *act) bool {
	e := r.Entity(rule.By)
	if !r.Judges(u.By) || e == nil || !e.Proposed || len(u.Doubts)+len(rule.Doubts) > 0 {
		return false
	}
	link := knowledge.Link{To: u.By, From: u.Announced, Until: u.Announced}
	if slices.Contains(e.Under, link) {
		return true
	}
	if under := append(slices.Clone(e.Under), link); r.Parts[e.ID] == e {
		x := *e // others may keep the document's own
		x.Under, r.Parts[e.ID] = under, &x
	} else {
		e.Under = under
	}
	return true
}

// ruleOfOthers is the latest rule that the same document told of somebody else, and
// that was undone by who may judge it.
func (r *reconciler) ruleOfOthers(u *act) *act {
	if u.Owned || !u.Overrules && !r.Judges(u.By) && r.Parts[u.By] == nil {
		return nil
	}
	var best *act
	for _, a := range r.about(u.Apps) {
		if !a.Do.Rule() || a.By == u.By || a.Passage.Source != u.Passage.Source || !claim.SameApps(a.Apps, u.Apps) || !mayPrecede(a, u) || u.Undoes.Rule() && a.Do != u.Undoes || len(a.Doubts) > 0 {
			continue
		}
		switch {
		case best == nil, (a.Seq < u.Seq) != (best.Seq < u.Seq) && a.Seq < u.Seq:
			best = a // told before it
		case (a.Seq < u.Seq) == (best.Seq < u.Seq) && byDate(best, a) < 0:
			best = a
		}
	}
	return best
}

func (r *reconciler) mergeDenial(acts []*act, c *claim.Claim) []*act {
	for _, a := range r.about(c.Apps) {
		if a.Do == c.Do && a.By == c.By && seenWith(&a.Claim, c) && claim.SameApps(a.Apps, c.Apps) && a.Announced.Overlaps(c.Announced) {
			a.absorb(r.Base, c)
			return acts
		}
	}
	u := r.file(&act{Claim: *c, told: []*claim.Claim{c}, n: len(acts)})
	for _, a := range r.about(c.Apps) {
		if a.Do == c.Of && a.By == c.By && seenWith(&a.Claim, c) && claim.SameApps(a.Apps, c.Apps) && a.Announced.First <= c.Announced.Last {
			u.names = []*act{a}
		}
	}
	return append(acts, u)
}

// presupposed is the rule that there must have been before it was undone.
func presupposed(c *claim.Claim) claim.Claim {
	p := *c
	p.Do, p.Undoes = c.Undoes, ""
	if c.Ruler != "" {
		p.By = c.Ruler
	}
	if !p.Do.Rule() {
		p.Do = knowledge.Ban
	}
	p.Announced = knowledge.Date{First: knowledge.FirstDay, Last: c.Announced.Last, Precision: knowledge.SpanPrecision}
	if p.From = (knowledge.Date{}); c.Do == knowledge.Amend && c.From.First > c.Announced.Last {
		p.From = c.From // what is postponed hasn't begun
	}
	p.Until, p.Order, p.Terms, p.Dated, p.Rule = knowledge.Date{}, 0, nil, false, false
	p.Scope.Some, p.State = false, ""
	if c.Do == knowledge.Exempt || c.Do.Changing() || c.Whole {
		p.Scope = knowledge.Scope{}
	}
	return p
}

// ruleFor is the latest rule that the undoing may undo.
func (r *reconciler) ruleFor(u *act) *act {
	var best *act
	for _, a := range r.about(u.Apps) {
		if !a.Do.Rule() && a.Do != knowledge.Reinstate || !seenWith(&a.Claim, &u.Claim) || !r.MayUndo(u.By, a.By) && a.By != u.Ruler || !claim.SameApps(a.Apps, u.Apps) && !claim.SameApps(a.Apps, r.single(u.Apps)) || !mayPrecede(a, u) {
			continue
		}
		if u.Corrects && (a.Do != knowledge.Ban || !a.Scope.IsZero() || len(a.Terms) > 0) {
			continue // whom or what a ban is for isn't told
		}
		if u.Undoes.Rule() && a.Do.Rule() && a.Do != u.Undoes || u.Undoes == "" && a.Do == knowledge.Allow {
			continue
		}
		if len(a.Doubts) > 0 && len(u.Doubts) == 0 {
			continue
		}
		if u.Do == knowledge.Reinstate && a.Announced.Overlaps(u.Announced) && a.Dated && u.Dated {
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
		e := r.Entity(id)
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
	if a.Announced.First > u.Announced.Last {
		return a.Rule && !a.Dated && standsBefore(&a.Claim, &u.Claim)
	}
	return a.Announced.First < u.Announced.First || a.Announced.Last < u.Announced.Last || a.Order <= u.Order || !a.Dated
}

// recordFor is the latest rule on record that the undoing may undo.
func (r *reconciler) recordFor(u *act) *knowledge.Event {
	var best *knowledge.Event
	for _, app := range u.Apps {
		for _, e := range r.Base.EventsOn(app) {
			if !readIn(e.Collection, u.Passage.Collection) {
				continue
			}
			if !e.Do.Rule() || e.By != u.By || e.Announced.First > u.Announced.Last || u.Undoes.Rule() && e.Do != u.Undoes {
				continue
			}
			if best == nil || best.Announced.First < e.Announced.First {
				best = e
			}
		}
	}
	return best
}

// standsBefore tells that the one claim stands before the other in the same document.
func standsBefore(a, b *claim.Claim) bool {
	return a.Passage.Source == b.Passage.Source && a.Seq < b.Seq
}
