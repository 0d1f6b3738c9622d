package extract

import (
	"cmp"
	"slices"

	"policybot/knowledge"
)

// act is one act, with all the claims that tell it.
type act struct {
	claim
	told  []*claim
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
	claims := slices.DeleteFunc(slices.Clone(r.claims), func(c *claim) bool { return c.remark })
	slices.SortStableFunc(claims, func(a, b *claim) int {
		return cmp.Or(boolFirst(len(a.doubts) > 0, len(b.doubts) > 0), boolFirst(a.mentioned, b.mentioned))
	})
	var acts []*act
	for _, c := range claims {
		if c.do.NeedsName() || c.do == knowledge.Deny || c.adds != nil {
			continue
		}
		acts = r.merge(acts, c)
	}
	slices.SortStableFunc(acts, byDate)
	for _, c := range claims {
		if !c.do.NeedsName() && c.do != knowledge.Deny || c.adds != nil {
			continue
		}
		acts = r.mergeUndoing(acts, c)
	}
	for _, c := range claims {
		if c.adds != nil {
			addTo(acts, c)
		}
	}
	acts = r.renewed(acts)
	acts = append(acts, r.exemptions(acts)...)
	acts = append(acts, shortLived(acts)...)
	acts = append(acts, r.remarks(r.claims)...)
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
	return cmp.Or(a.announced.CompareFirst(b.announced), cmp.Compare(a.order, b.order), cmp.Compare(a.by, b.by), cmp.Compare(a.do, b.do), slices.Compare(a.apps, b.apps), cmp.Compare(a.passage.ID, b.passage.ID))
}

// file puts the act where those about its apps are found.
func (r *reconciler) file(a *act) *act {
	for _, app := range a.apps {
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
