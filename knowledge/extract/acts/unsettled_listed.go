package acts

import (
	"cmp"
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
	surely := map[knowledge.EventID]bool{}
	beside := map[knowledge.PassageID][]knowledge.EntityID{}
	for _, u := range slices.Concat(listed, told) {
		if u.Event != nil && u.Sure() && u.Event.Do.Undoing() {
			for _, id := range u.Event.Names {
				surely[id] = true
			}
		}
	}
	for _, x := range listed {
		if x.Sure() {
			beside[x.Passage] = append(beside[x.Passage], x.Event.Apps...)
		}
	}
	remarks, unsure := r.remarksByApp(beside), unsureEnds(told)
	for _, x := range listed {
		if !x.Sure() || !x.Event.Do.Rule() || surely[x.Event.ID] {
			continue
		}
		words := ""
		for _, c := range remarks[x.Event.Apps[0]] {
			if remarksOn(c, x.Event) || c == lastBeside(remarks[x.Event.Apps[0]], x.Event) {
				words = c.Words
				ends = append(ends, r.endTold(c, x.Event))
			}
		}
		for _, u := range unsure[x.Event.Apps[0]] {
			if u.Event.By == x.Event.By && !gone(x.Event, u.Event) && mayEnd(u.Event, x.Event) {
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

// lastBeside is the latest of the sentences in the rule's own document, where that may end it: a
// page is dated behind all that its log notes.
func lastBeside(remarks []*claim.Claim, rule *knowledge.Event) (last *claim.Claim) {
	for _, c := range remarks {
		if c.Passage.Source == rule.Reports[0].Source && c.By == rule.By && (last == nil || c.Announced.Last >= last.Announced.Last) {
			last = c
		}
	}
	if last == nil || (last.Of == knowledge.Allow) != (rule.Do != knowledge.Ban) {
		return nil
	}
	return last
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
func (r *reconciler) remarksByApp(beside map[knowledge.PassageID][]knowledge.EntityID) map[knowledge.EntityID][]*claim.Claim {
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

// unsureEnds are the readings that undo something, and aren't sure.
func unsureEnds(told []*knowledge.Reading) map[knowledge.EntityID][]*knowledge.Reading {
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

// remarksOn tells that the sentence may speak of the end of the rule: it is of the same body, for
// the same readers, and no older.
func remarksOn(c *claim.Claim, rule *knowledge.Event) bool {
	ofKind := (c.Of == knowledge.Allow) == (rule.Do != knowledge.Ban)
	readers := cmp.Or(rule.Collection, knowledge.Open) == cmp.Or(c.Passage.Collection, knowledge.Open)
	return ofKind && readers && c.By == rule.By && rule.Announced.First <= c.Announced.Last && !(rule.Fades && rule.Until.Last < c.Announced.First)
}
