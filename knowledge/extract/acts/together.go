package acts

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

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
	r.exemptByException(told, docs)
	listed := r.proposals()
	r.exemptNamed(slices.Concat(told, listed))
	unsettled, ends := r.unsettleListed(listed, told)
	p.Readings = slices.Concat(alsoUnsettled(p.Readings, unsettled), ends)
	p.Readings = slices.Concat(p.Readings, listed, r.beside(ontoListed(told, listed)))
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
	claims, rules := r.adopt(f)
	r.claims = append(r.claims, claims...)
	r.rules = append(r.rules, rules...)
	if len(f.About) > 0 {
		r.pages[d.ID] = f.About
	}
	if f.Unnamed {
		r.Home = ground.Ours
	}
}

// adopt proposes what the document does, and gives its claims and rules. What another document
// has proposed by the same id as something else gets another one, and what has a name of
// what another one proposed is that.
func (r *reconciler) adopt(f *claim.Found) ([]*claim.Claim, []*claim.Rule) {
	other := map[knowledge.EntityID]knowledge.EntityID{}
	for _, id := range slices.Sorted(maps.Keys(f.Parts)) {
		e := f.Parts[id]
		if same := r.sameNamed(e); same != nil {
			r.propose(withNames(same, e.Names))
			other[id] = same.ID
			continue
		}
		if before := r.Parts[id]; before != nil && before.Kind != e.Kind {
			x := *e
			x.ID = knowledge.EntityID(string(e.Kind) + "-" + string(id))
			other[id], e = x.ID, &x
		}
		switch same := r.Parts[e.ID]; {
		case same == nil:
			r.propose(e)
		case e.Kind == knowledge.DataKind && len(e.In) > 0: // of another class in each document
			x := *same
			x.In = slices.Clone(same.In)
			for _, in := range e.In {
				x.In = ground.AppendNew(x.In, in)
			}
			r.propose(&x)
		}
	}
	for body, state := range f.States {
		r.PartsOf[cmp.Or(other[body], body)] = cmp.Or(other[state], state)
	}
	if len(other) == 0 {
		return f.Claims, f.Rules
	}
	claims, of := make([]*claim.Claim, len(f.Claims)), map[*claim.Claim]*claim.Claim{}
	for i, c := range f.Claims {
		claims[i] = renamed(c, other)
		of[c] = claims[i]
	}
	for _, c := range claims {
		c.Adds = cmp.Or(of[c.Adds], c.Adds)
	}
	rules := make([]*claim.Rule, len(f.Rules))
	for i, x := range f.Rules {
		again := *x
		again.By, again.Scope = cmp.Or(other[x.By], x.By), scopeOf(x.Scope, other)
		rules[i] = &again
	}
	return claims, rules
}

// withNames is the entity with the names beside its own.
func withNames(e *knowledge.Entity, names []knowledge.Name) *knowledge.Entity {
	x := *e
	x.Names = slices.Clone(e.Names)
	for _, n := range names {
		if !hasName(&x, n) {
			x.Names = append(x.Names, n)
		}
	}
	return &x
}

// sameNamed is another part of the same kind that is proposed by one of the names, or nil.
func (r *reconciler) sameNamed(e *knowledge.Entity) *knowledge.Entity {
	var first knowledge.EntityID
	for _, n := range e.Names {
		for _, id := range r.named[nameKey(n)] {
			if id != e.ID && r.Parts[id].Kind == e.Kind && (first == "" || id < first) {
				first = id
			}
		}
	}
	return r.Parts[first]
}

// propose takes in the part, by its names too.
func (r *reconciler) propose(e *knowledge.Entity) {
	r.Parts[e.ID] = e
	for _, n := range e.Names {
		if key := nameKey(n); !slices.Contains(r.named[key], e.ID) {
			r.named[key] = append(r.named[key], e.ID)
		}
	}
}

// nameKey is what two names share which differ in nothing but capitals.
func nameKey(n knowledge.Name) string { return strings.ToLower(n.Text) }

func hasName(e *knowledge.Entity, name knowledge.Name) bool {
	return slices.ContainsFunc(e.Names, func(n knowledge.Name) bool { return strings.EqualFold(n.Text, name.Text) })
}

// renamed is the claim with other ids.
func renamed(c *claim.Claim, to map[knowledge.EntityID]knowledge.EntityID) *claim.Claim {
	id := func(old knowledge.EntityID) knowledge.EntityID { return cmp.Or(to[old], old) }
	x := *c
	x.By, x.Ruler, x.State = id(c.By), id(c.Ruler), id(c.State)
	x.Scope = scopeOf(c.Scope, to)
	return &x
}

// scopeOf is the scope with other ids.
func scopeOf(s knowledge.Scope, to map[knowledge.EntityID]knowledge.EntityID) knowledge.Scope {
	terms := func(old knowledge.Terms) knowledge.Terms {
		all := maps.Clone(old)
		for d, ids := range all {
			ids = slices.Clone(ids)
			for i := range ids {
				ids[i] = cmp.Or(to[ids[i]], ids[i])
			}
			slices.Sort(ids)
			all[d] = ids
		}
		return all
	}
	s.Terms, s.Except = terms(s.Terms), terms(s.Except)
	return s
}
