package acts

import (
	"cmp"
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
)

// act is one act, with all the claims that tell it.
type act struct {
	claim.Claim
	told  []*claim.Claim
	n     int                  // of those found
	filed []knowledge.EntityID // the apps under which it is found
	names []*act               // that it undoes or changes
	onto  []knowledge.EventID
	id    knowledge.EventID
}

// settle makes one reading of each act, however often it is told, and leads each
// undoing to the rule that it undoes.
func (r *reconciler) settle() []*knowledge.Reading {
	r.byApp = map[knowledge.EntityID][]*act{}
	claims := slices.DeleteFunc(slices.Clone(r.claims), func(c *claim.Claim) bool { return c.Remark || c.Gist })
	slices.SortStableFunc(claims, func(a, b *claim.Claim) int {
		return cmp.Or(boolFirst(len(a.Doubts) > 0, len(b.Doubts) > 0), boolFirst(a.Mentioned, b.Mentioned))
	})
	var acts []*act
	for _, c := range claims {
		if c.Do.NeedsName() || c.Do == knowledge.Deny || c.Adds != nil {
			continue
		}
		acts = r.merge(acts, c)
	}
	slices.SortStableFunc(acts, byDate)
	for _, c := range claims {
		if !c.Do.NeedsName() && c.Do != knowledge.Deny || c.Adds != nil {
			continue
		}
		acts = r.mergeUndoing(acts, c)
	}
	for _, c := range claims {
		if c.Adds != nil {
			addTo(acts, c)
		}
	}
	acts = r.renewed(acts)
	acts = append(acts, r.exemptions(acts)...)
	acts = append(acts, shortLived(acts)...)
	acts = append(acts, r.remarks(r.claims)...)
	acts = r.gists(acts)
	for _, a := range acts {
		a.place()
		a.id = r.idOf(a)
	}
	var out []*knowledge.Reading
	for _, a := range acts {
		out = append(out, r.reading(a))
	}
	slices.SortFunc(out, func(a, b *knowledge.Reading) int { return cmp.Compare(a.Event.ID, b.Event.ID) })
	return out
}

func boolFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

func byDate(a, b *act) int {
	return cmp.Or(a.Announced.CompareFirst(b.Announced), cmp.Compare(a.Order, b.Order), cmp.Compare(a.By, b.By), cmp.Compare(a.Do, b.Do), slices.Compare(a.Apps, b.Apps), cmp.Compare(a.Passage.ID, b.Passage.ID))
}

// file puts the act where those about its apps are found.
func (r *reconciler) file(a *act) *act {
	for _, app := range a.Apps {
		if !slices.Contains(a.filed, app) {
			a.filed = append(a.filed, app)
			r.byApp[app] = append(r.byApp[app], a)
		}
	}
	return a
}

// about lists the acts about one of the apps, in the order in which they were
// found.
func (r *reconciler) about(apps []knowledge.EntityID) []*act {
	if len(apps) == 1 {
		return r.byApp[apps[0]]
	}
	var list []*act
	for _, app := range apps {
		list = append(list, r.byApp[app]...)
	}
	slices.SortStableFunc(list, func(a, b *act) int { return cmp.Compare(a.n, b.n) })
	return slices.Compact(list)
}
