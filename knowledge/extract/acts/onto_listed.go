package acts

import (
	"slices"

	"policybot/knowledge"
)

// ontoListed leads what undoes or changes a ban that no sentence tells, "exempt from the Pigeon ban",
// "the ban on Pigeon is postponed", to the ban that a list or table tells, of the same body and from
// before, and leaves out the one that was presupposed.
func ontoListed(told, listed []*knowledge.Reading) []*knowledge.Reading {
	gone := map[*knowledge.Reading]bool{}
	for _, u := range told {
		presupposed := presupposedBy(u, told)
		if presupposed == nil {
			continue
		}
		for _, rule := range listed {
			if rule.Sure() && rule.Event != nil && sameRule(rule.Event, presupposed.Event) && rule.Event.Announced.Last <= u.Event.Announced.Last {
				u.Event.Names = []knowledge.EventID{rule.Event.ID}
				u.Doubts = slices.DeleteFunc(slices.Clone(u.Doubts), func(d string) bool { return d == whetherARule })
				gone[presupposed] = true
			}
		}
	}
	return slices.DeleteFunc(told, func(x *knowledge.Reading) bool { return gone[x] })
}

// presupposedBy is the rule that nothing tells but the words by which the reading undoes it, or nil.
func presupposedBy(u *knowledge.Reading, told []*knowledge.Reading) *knowledge.Reading {
	if u.Event == nil || !u.Event.Do.Undoing() && u.Event.Do != knowledge.Amend || len(u.Event.Names) != 1 {
		return nil
	}
	var rule *knowledge.Reading
	for _, x := range told {
		switch {
		case x.Event == nil || x == u:
		case x.Event.ID == u.Event.Names[0]:
			rule = x
		case slices.Contains(x.Event.Names, u.Event.Names[0]):
			return nil // and something else does
		}
	}
	if rule == nil || rule.Passage != u.Passage || rule.Words != u.Words || len(rule.Event.Reports) > 1 {
		return nil
	}
	return rule
}

// sameRule tells that a body rules the same on the same app by both.
func sameRule(a, b *knowledge.Event) bool {
	return a.Do == b.Do && a.By == b.By && slices.Equal(a.Apps, b.Apps)
}
