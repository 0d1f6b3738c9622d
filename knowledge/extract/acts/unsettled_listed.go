package acts

import (
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/ground"
)

// unsettleListed casts doubt on what lists, tables and sections tell, where a later sentence may
// have ended it: one that was read and isn't sure, or one of which nothing was understood but
// that it may speak of an end. It gives the rules that may have ended, and what such sentences
// tell.
func (r *reconciler) unsettleListed(listed, told []*knowledge.Reading) (unsettled, ends []*knowledge.Reading) {
	surely := surelyUndone(slices.Concat(listed, told))
	remarks, unsure := r.remarksByApp(listed), unsureOf(told)
	for _, x := range listed {
		e := x.Event
		if !x.Sure() || !e.Do.Rule() || surely[e.ID] {
			continue
		}
		words := ""
		for _, c := range remarksOn(e, remarks[e.Apps[0]]) {
			words = c.Words
			ends = append(ends, r.endTold(c, e))
		}
		for _, u := range unsure[e.Apps[0]] {
			if u.Event.By == e.By && readIn(u.Event.Collection, e.Collection) && !gone(e, u.Event) && (mayEnd(u.Event, e) || reverses(u, e)) {
				words = u.Words
			}
		}
		if words != "" {
			x.Doubts = append(slices.Clone(x.Doubts), "whether it still stands: “"+words+"”")
			unsettled = append(unsettled, x)
		}
	}
	return unsettled, ends
}

// surelyUndone are the rules that sure readings undo.
func surelyUndone(list []*knowledge.Reading) map[knowledge.EventID]bool {
	undone := map[knowledge.EventID]bool{}
	for _, u := range list {
		if u.Event != nil && u.Sure() && u.Event.Do.Undoing() {
			for _, id := range u.Event.Names {
				undone[id] = true
			}
		}
	}
	return undone
}

// remarksOn are those of the sentences that may speak of the end of the rule: they are of the
// same body, may be read by all who read the rule, and are no older. In the rule's own document the latest may be: a
// page is dated behind all that its log notes.
func remarksOn(rule *knowledge.Event, remarks []*claim.Claim) (list []*claim.Claim) {
	var last *claim.Claim
	for _, c := range remarks {
		if c.By != rule.By || !readIn(c.Passage.Collection, rule.Collection) {
			continue
		}
		if c.Passage.Source == rule.Reports[0].Source && (last == nil || c.Announced.Last >= last.Announced.Last) {
			last = c
		}
		if endsKind(c, rule.Do) && rule.Announced.First <= c.Announced.Last && !(rule.Fades && rule.Until.Last < c.Announced.First) {
			list = append(list, c)
		}
	}
	if last != nil && endsKind(last, rule.Do) {
		list = ground.AppendNew(list, last)
	}
	return list
}

// endTold is the end of the rule that the sentence may tell.
func (r *reconciler) endTold(c *claim.Claim, rule *knowledge.Event) *knowledge.Reading {
	a := &act{Claim: *c, told: []*claim.Claim{c}, onto: []knowledge.EventID{rule.ID}}
	a.Apps, a.Of = rule.Apps, ""
	a.id = r.idOf(a) + knowledge.EventID("-"+ground.Digest(string(rule.ID)))
	return r.reading(a)
}

// remarksByApp are the sentences that say of an app that it may have ended, or been let, but for
// those beside which a list surely tells of it.
func (r *reconciler) remarksByApp(listed []*knowledge.Reading) map[knowledge.EntityID][]*claim.Claim {
	beside := map[knowledge.PassageID][]knowledge.EntityID{}
	for _, x := range listed {
		if x.Sure() {
			beside[x.Passage] = append(beside[x.Passage], x.Event.Apps...)
		}
	}
	remarks := map[knowledge.EntityID][]*claim.Claim{}
	for _, c := range r.claims {
		for _, app := range c.Apps {
			if c.Remark && c.Of != "" && !slices.Contains(beside[c.Passage.ID], app) {
				remarks[app] = append(remarks[app], c)
			}
		}
	}
	return remarks
}

// unsureOf are the readings of each app that aren't sure: one that undoes a rule, or tells the opposite, may
// end it.
func unsureOf(told []*knowledge.Reading) map[knowledge.EntityID][]*knowledge.Reading {
	unsure := map[knowledge.EntityID][]*knowledge.Reading{}
	for _, u := range told {
		if u.Event == nil || u.Sure() || slices.Contains(u.Doubts, claim.OnlyVoiced) || slices.Contains(u.Doubts, claim.OnlyGist) {
			continue
		}
		for _, app := range u.Event.Apps {
			unsure[app] = append(unsure[app], u)
		}
	}
	return unsure
}
