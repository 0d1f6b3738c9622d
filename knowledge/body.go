package knowledge

import "slices"

// body is somebody whose rules bind a case, with the part of the timeline that
// tells of them.
type body struct {
	id     EntityID
	events []*Event
	actor  EntityID   // whom the case asks about
	self   bool       // the body is the actor
	above  bool       // the body stands above the actor, and its rules reach it where they say so
	kin    bool       // the actor is a unit of the body, which its rules reach unsaid
	where  Terms      // what the question states
	not    []EntityID // places that it leaves out
	base   *Base
	day    Day
}

// bodies lists who binds the case: the actor, the bodies above it, and any
// other body with a rule for anyone.
func (t *Timeline) bodies(c Case, day Day) []body {
	ids := []EntityID{c.Actor}
	above := 1
	if !c.Alone {
		ids = append(ids, t.base.Above(c.Actor, day)...)
		above = len(ids)
		for _, e := range t.Events {
			if slices.Contains(e.Scope.Terms[Unit], Anyone) && !slices.Contains(ids, e.By) {
				ids = append(ids, e.By)
			}
		}
	}
	var list []body
	for i, id := range ids {
		events := t.By(id)
		if len(events) == 0 {
			continue
		}
		list = append(list, body{id: id, events: events, actor: c.Actor, self: i == 0, above: i < above,
			kin: t.base.kin(c.Actor, id, day), where: c.Where, not: c.Elsewhere, base: t.base, day: day})
	}
	return list
}

// kin tells that the body is the organization, or a part of it, that the unit
// belongs to: that nothing but units lie between them.
func (b *Base) kin(unit, above EntityID, day Day) bool { return b.kinWithin(unit, above, day, 0) }

func (b *Base) kinWithin(unit, above EntityID, day Day, depth int) bool {
	e := b.Entity(unit)
	if e == nil || e.Kind != UnitKind || depth > 16 { // deeper than any organization chart
		return false
	}
	return slices.ContainsFunc(slices.Concat(e.In, e.Under), func(l Link) bool {
		return l.On(day) && (l.To == above || b.kinWithin(l.To, above, day, depth+1))
	})
}

// entitle drops from a world what has no say in it: rules of others, and
// undoings by somebody who is neither the rule's actor nor above it.
func (b body) entitle(w *world) {
	e := b.base.Entity(b.id)
	w.employer = e == nil || e.Kind != Government
	w.body = b
	for _, n := range w.nodes {
		switch {
		case n.Do.Rule() && n.By != b.id:
			n.act = ""
		case n.anew != nil && (n.anew.By != b.id || !mayUndo(b.base, n.Event, n.anew.Event, n.announced)):
			n.act, n.anew = "", nil
		case n.Do != Deny && n.Do.Speaking() && n.By != b.id:
			n.mute = true
		}
		n.naming = slices.DeleteFunc(n.naming, func(u *node) bool { return !mayUndo(b.base, u.Event, n.Event, u.announced) })
	}
}

// mayUndo tells that u may undo, change or replace n: a rule replaces only
// rules of its own actor, and anything else takes the actor or a body above.
func mayUndo(b *Base, u, n *Event, day Day) bool {
	switch {
	case u.By == n.By, u.Do.Speaking():
		return true
	case u.Do.Rule():
		return false
	}
	return slices.Contains(b.Above(n.By, day), u.By)
}

// reaches tells that a scope of another body binds the actor. One for anyone
// does so only where question or records place the case in all that it states.
func (b body) reaches(s Scope) bool {
	units := s.Terms[Unit]
	switch {
	case len(units) == 0:
		return b.kin
	case !slices.Contains(units, Anyone):
		return b.above // the cut along units decides
	}
	for d := range s.Terms {
		if d != Unit && len(b.where[d]) == 0 {
			return false
		}
	}
	return true
}

// spares tells that the actor, or one that it is a part of, was exempted from the rule by then: so
// the rule reaches it, although it doesn't say so.
func (b body) spares(n *node, s Scope) bool {
	if !b.above || len(s.Terms[Unit]) > 0 {
		return false
	}
	return slices.ContainsFunc(n.naming, func(u *node) bool {
		return u.Do == Exempt && !u.out && u.announced <= b.day && slices.ContainsFunc(u.Scope.Terms[Unit], func(unit EntityID) bool {
			return unit == b.actor || slices.Contains(b.base.Above(b.actor, b.day), unit)
		})
	})
}

// placed gives the scope without its place where the records put the actor
// there and the question names no other, nor leaves it out. One for anyone that states no place
// is meant for the body's own.
func (b body) placed(s Scope) Scope {
	if slices.Contains(s.Terms[Unit], Anyone) && !s.States(Place) && !b.above {
		s.Terms = s.Terms.Clone()
		s.Terms[Place] = []EntityID{b.id}
	}
	if s.States(Place) && len(b.where[Place]) == 0 && !b.leftOut(s.Terms[Place]) && b.inPlace(b.actor, s.Terms[Place], 0) {
		return s.without(Place)
	}
	return s
}

// leftOut tells that one of the places has to do with one that the question leaves out.
func (b body) leftOut(places []EntityID) bool {
	return slices.ContainsFunc(places, func(p EntityID) bool {
		return slices.ContainsFunc(b.not, func(n EntityID) bool { return b.base.Within(p, n, b.day) || b.base.Within(n, p, b.day) })
	})
}

func (s Scope) without(d Dimension) Scope {
	s.Terms = s.Terms.Clone()
	delete(s.Terms, d)
	return s
}

// inPlace tells that every place in which the records put the actor, or the
// organization that it is a unit of, lies within one of the terms, and that
// they give at least one.
func (b body) inPlace(actor EntityID, terms []EntityID, depth int) bool {
	e := b.base.Entity(actor)
	if e == nil || depth > 16 {
		return false
	}
	some := false
	for _, l := range e.In {
		in := b.base.Entity(l.To)
		if in == nil || in.Kind != PlaceKind && in.Kind != Government || !l.On(b.day) {
			continue
		}
		some = true
		if !slices.ContainsFunc(terms, func(t EntityID) bool { return b.base.Within(l.To, t, b.day) }) {
			return false
		}
	}
	return some || e.Kind == UnitKind && slices.ContainsFunc(e.In, func(l Link) bool {
		return l.On(b.day) && b.inPlace(l.To, terms, depth+1)
	})
}
