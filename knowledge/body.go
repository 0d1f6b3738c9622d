package knowledge

import "slices"

// body is somebody whose rules bind a case, with the part of the timeline that
// tells of them.
type body struct {
	id     EntityID
	events []*Event
	actor  *Entity // whom the case asks about
	self   bool    // the body is the actor
	kin    bool    // the actor is a unit of the body, which its rules reach unsaid
	where  Terms   // what the question states
	base   *Base
	day    Day
}

// bodies lists who binds the case: the actor, the bodies above it, and any
// other body with a rule for anyone.
func (t *Timeline) bodies(c Case, day Day) []body {
	ids := []EntityID{c.Actor}
	if !c.Alone {
		ids = append(ids, t.base.Above(c.Actor, day)...)
		for _, e := range t.Events {
			if slices.Contains(e.Scope.Terms[Unit], Anyone) && !slices.Contains(ids, e.By) {
				ids = append(ids, e.By)
			}
		}
	}
	var list []body
	for _, id := range ids {
		events := t.By(id)
		if len(events) == 0 {
			continue
		}
		list = append(list, body{id: id, events: events, actor: t.base.Entity(c.Actor), self: id == c.Actor,
			kin: t.kin(c.Actor, id, day), where: c.Where, base: t.base, day: day})
	}
	return list
}

// kin tells that nothing but units lie between the actor and the body above.
func (t *Timeline) kin(actor, above EntityID, day Day) bool {
	for range 16 { // deeper than any organization chart
		e := t.base.Entity(actor)
		if e == nil || e.Kind != UnitKind {
			return false
		}
		up := t.base.Above(actor, day)
		if len(up) == 0 {
			return false
		}
		if actor = up[0]; actor == above {
			return true
		}
	}
	return false
}

// entitle drops from a world what has no say in it: rules of the body that
// don't reach the actor, rules of others, and undoings by somebody who is
// neither the rule's actor nor above it.
func (b body) entitle(w *world) {
	e := b.base.Entity(b.id)
	w.employer = e == nil || e.Kind != Government
	for _, n := range w.nodes {
		switch {
		case n.act != "" && n.Do.Rule() && n.By != b.id:
			n.act = ""
		case n.Do == Reinstate && !b.mayReinstate(n):
			n.act = ""
		case n.Do != Deny && n.Do.Speaking() && n.By != b.id:
			n.mute = true
		case n.act != "" && !b.self && !b.reaches(n):
			n.act = ""
		}
		n.naming = slices.DeleteFunc(n.naming, func(u *node) bool { return !b.mayUndo(u, n) })
	}
}

// mayUndo tells that u may undo or change what it names: only the actor or a
// body above it can.
func (b body) mayUndo(u, n *node) bool {
	if u.Do.Speaking() || u.Do.Rule() || u.By == n.By {
		return true
	}
	return slices.Contains(b.base.Above(n.By, u.announced), u.By)
}

func (b body) mayReinstate(n *node) bool {
	rule := b.base.RuleOf(n.Event)
	return rule != nil && (rule.By == n.By || slices.Contains(b.base.Above(rule.By, n.announced), n.By))
}

// reaches tells that another body's rule binds the actor.
func (b body) reaches(n *node) bool {
	units := n.scope.Terms[Unit]
	if len(units) == 0 {
		return b.kin
	}
	if !slices.Contains(units, Anyone) {
		return true // the cut along units decides
	}
	for d, terms := range n.scope.Terms {
		switch {
		case d == Unit || len(b.where[d]) > 0:
		case d == Place && b.actor != nil && b.placed(terms):
			n.placed = true
		default:
			return false
		}
	}
	return true
}

// placed tells that every place in which the records put the actor lies within
// one of the terms, and that they give at least one.
func (b body) placed(terms []EntityID) bool {
	some := false
	for _, l := range b.actor.In {
		e := b.base.Entity(l.To)
		if e == nil || e.Kind != PlaceKind && e.Kind != Government || !l.On(b.day) {
			continue
		}
		some = true
		if !slices.ContainsFunc(terms, func(t EntityID) bool { return b.base.Within(l.To, t, b.day) }) {
			return false
		}
	}
	return some
}
