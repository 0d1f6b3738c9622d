package acts

import (
	"slices"

	"policybot/knowledge/extract/claim"
)

// gists adds the acts of which no more was understood than who did what to what, where no other
// act is one that they may tell again. They change nothing of the others, and undo nothing but a
// rule that is told.
func (r *reconciler) gists(acts []*act) []*act {
	for _, c := range r.claims {
		if !c.Gist || slices.ContainsFunc(acts, func(a *act) bool { return r.toldBy(a, c) }) {
			continue
		}
		g := &act{Claim: *c, told: []*claim.Claim{c}, n: len(acts)}
		if c.Do.NeedsName() {
			rule := r.ruleFor(g)
			if rule == nil {
				if rule = r.ruleOfOthers(g); rule == nil {
					continue
				}
			}
			g.names = []*act{rule}
		}
		acts = append(acts, r.file(g))
	}
	return acts
}

// toldBy tells that the act may be what the claim tells.
func (r *reconciler) toldBy(a *act, c *claim.Claim) bool {
	return a.By == c.By && a.Do == c.Do && a.Of == c.Of && claim.SameApps(a.Apps, c.Apps) && seenWith(&a.Claim, c) &&
		(!c.Dated || !a.Dated || a.Announced.Overlaps(c.Announced))
}
