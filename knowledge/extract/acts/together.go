package acts

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/ground"
)

// Settle adds what the documents tell, each after what the others do, to a proposal. Where
// the program breaks on that, it adds that nothing is read.
func Settle(g *ground.Ground, docs []ground.Document, all []*claim.Found, with knowledge.Proposal) (p knowledge.Proposal) {
	p = with
	defer func() {
		if why := recover(); why != nil {
			p = with
			p.Broken = append(p.Broken, fmt.Sprint("all documents, by what they tell together: ", why))
		}
	}()
	r := newReconciler(g)
	for i, d := range docs {
		p.Readings = append(p.Readings, all[i].Guidance...)
		r.join(d, all[i])
	}
	lifted := r.liftings(docs)
	told := withoutLifted(r.settle(), lifted)
	p.Readings = alsoUnsettled(p.Readings, r.vet(told))
	r.exemptSpecial(told)
	p.Readings = slices.Concat(p.Readings, r.proposals(), r.beside(told))
	p.Readings = append(p.Readings, r.liftedByDate(lifted, p.Readings)...)
	p.Readings = append(p.Readings, r.overtaken(p.Readings)...)
	p.Readings = append(p.Readings, r.amended(docs, p.Readings)...)
	r.replaced(docs, p.Readings)
	parts := r.entities()
	p.Entities, p.Home = append(named(p), parts...), r.Home
	return p
}

// named are the entities without the people of whom no act is read: who only speaks
// need be known to nobody.
func named(p knowledge.Proposal) []*knowledge.Entity {
	acts := map[knowledge.EntityID]bool{}
	for _, x := range p.Readings {
		if x.Event != nil {
			acts[x.Event.By] = true
		}
	}
	return slices.DeleteFunc(p.Entities, func(e *knowledge.Entity) bool { return e.Kind == knowledge.Person && !acts[e.ID] })
}

// join takes in what a document tells.
func (r *reconciler) join(d ground.Document, f *claim.Found) {
	r.claims = append(r.claims, r.adopt(f)...)
	r.rules = append(r.rules, f.Rules...)
	if len(f.About) > 0 {
		r.pages[d.ID] = f.About
	}
	if f.Unnamed {
		r.Home = ground.Ours
	}
}

// adopt proposes what the document does, and gives its claims. What another document
// has proposed by the same id as something else gets another one.
func (r *reconciler) adopt(f *claim.Found) []*claim.Claim {
	other := map[knowledge.EntityID]knowledge.EntityID{}
	for _, id := range slices.Sorted(maps.Keys(f.Parts)) {
		e := f.Parts[id]
		if before := r.Parts[id]; before != nil && before.Kind != e.Kind {
			x := *e
			x.ID = knowledge.EntityID(string(e.Kind) + "-" + string(id))
			other[id], e = x.ID, &x
		}
		if r.Parts[e.ID] == nil {
			r.Parts[e.ID] = e
		}
	}
	for body, state := range f.States {
		r.PartsOf[cmp.Or(other[body], body)] = cmp.Or(other[state], state)
	}
	if len(other) == 0 {
		return f.Claims
	}
	claims, of := make([]*claim.Claim, len(f.Claims)), map[*claim.Claim]*claim.Claim{}
	for i, c := range f.Claims {
		claims[i] = renamed(c, other)
		of[c] = claims[i]
	}
	for _, c := range claims {
		c.Adds = cmp.Or(of[c.Adds], c.Adds)
	}
	return claims
}

// renamed is the claim with other ids.
func renamed(c *claim.Claim, to map[knowledge.EntityID]knowledge.EntityID) *claim.Claim {
	id := func(old knowledge.EntityID) knowledge.EntityID { return cmp.Or(to[old], old) }
	terms := func(old knowledge.Terms) knowledge.Terms {
		all := maps.Clone(old)
		for d, ids := range all {
			ids = slices.Clone(ids)
			for i := range ids {
				ids[i] = id(ids[i])
			}
			slices.Sort(ids)
			all[d] = ids
		}
		return all
	}
	x := *c
	x.By, x.Ruler, x.State = id(c.By), id(c.Ruler), id(c.State)
	x.Scope.Terms, x.Scope.Except = terms(c.Scope.Terms), terms(c.Scope.Except)
	return &x
}
