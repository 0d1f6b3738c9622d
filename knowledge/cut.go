package knowledge

import (
	"slices"
	"strings"
)

// point is a part of a case that no event cuts any further: in each dimension
// a set of terms that hold together, or none for the rest.
type point struct {
	app     EntityID
	terms   Terms
	version versionPoint
}

// cutter cuts a case along the terms that events name.
type cutter struct {
	base *Base
	day  Day
}

// maxPoints bounds the cut of a case. Records that name more parts than this
// in one timeline can't be told in an answer either.
const maxPoints = 50_000

// points cuts the app and what is stated along the scopes of the events. It
// reports false where there would be too many.
func (c cutter) points(app EntityID, stated Terms, events []*Event) ([]point, bool) {
	points := make([]point, 0, 4)
	for _, a := range c.apps(app, events) {
		points = append(points, point{app: a, terms: Terms{}, version: versionPoint{side: -1}})
	}
	for _, d := range Dimensions() {
		named := namedTerms(d, events)
		if len(named) == 0 && len(stated[d]) == 0 {
			continue
		}
		if d == Version {
			points = withVersions(points, versionPoints(named, stated[d]))
		} else {
			points = withTerms(points, d, c.atoms(d, named, stated[d]))
		}
		if len(points) > maxPoints {
			return nil, false
		}
	}
	return points, true
}

func withTerms(points []point, d Dimension, atoms [][]EntityID) []point {
	out := make([]point, 0, len(points)*len(atoms))
	for _, p := range points {
		for _, a := range atoms {
			q := p
			q.terms = p.terms.Clone()
			if len(a) > 0 {
				q.terms[d] = a
			}
			out = append(out, q)
		}
	}
	return out
}

func withVersions(points []point, versions []versionPoint) []point {
	out := make([]point, 0, len(points)*len(versions))
	for _, p := range points {
		for _, v := range versions {
			q := p
			q.version = v
			out = append(out, q)
		}
	}
	return out
}

// namedTerms lists the terms that the scopes of the events name in a
// dimension.
func namedTerms(d Dimension, events []*Event) []EntityID {
	var list []EntityID
	for _, e := range events {
		for _, t := range slices.Concat(e.Scope.Terms[d], e.Scope.Except[d]) {
			if t != Anyone && !slices.Contains(list, t) {
				list = append(list, t)
			}
		}
	}
	return list
}

// atoms cuts one dimension: what is stated (or the rest), and inside it each
// term that some event tells apart. Two terms that the same named terms hold
// are one atom.
func (c cutter) atoms(d Dimension, named, stated []EntityID) [][]EntityID {
	atoms := [][]EntityID{stated}
	seen := map[string]bool{c.signature(d, stated, named): true}
	add := func(t EntityID) {
		for _, s := range stated {
			if !c.within(d, t, s) {
				return
			}
		}
		if sig := c.signature(d, []EntityID{t}, named); !seen[sig] {
			seen[sig] = true
			atoms = append(atoms, []EntityID{t})
		}
	}
	for _, t := range named {
		add(t)
	}
	for _, t := range append(slices.Clone(named), stated...) {
		for _, inner := range c.base.Inside(t)[1:] {
			add(inner)
		}
	}
	return atoms
}

// signature tells which of the named terms hold the atom, and whether it is a
// personal device.
func (c cutter) signature(d Dimension, atom, named []EntityID) string {
	var s strings.Builder
	for _, n := range append(slices.Clone(named), PersonalDevice, Outsiders) {
		if c.anyWithin(d, atom, n) {
			s.WriteByte('1')
		} else {
			s.WriteByte('0')
		}
	}
	return s.String()
}

func (c cutter) anyWithin(d Dimension, atom []EntityID, wider EntityID) bool {
	return slices.ContainsFunc(atom, func(t EntityID) bool { return c.within(d, t, wider) })
}

// within is Base.Within, where a unit also lies within its organization.
func (c cutter) within(d Dimension, t, wider EntityID) bool {
	return t == wider || c.base.Within(t, wider, c.day) || d == Unit && c.base.kin(t, wider, c.day)
}

// apps cuts the app along the editions and members that events name.
func (c cutter) apps(app EntityID, events []*Event) []EntityID {
	list := []EntityID{app}
	for _, e := range events {
		for _, a := range e.Apps {
			if !slices.Contains(list, a) && c.base.Within(a, app, c.day) {
				list = append(list, a)
			}
		}
	}
	return list
}

// own is what a rule of an employer keeps to where it says nothing else.
type own struct {
	devices bool // it leaves personal devices out where it names neither device nor network
	people  bool // it leaves out whoever isn't its own where it names neither audience nor unit
}

// covers tells that the scope, on these apps, covers the point, of what the rule keeps to.
func (c cutter) covers(s Scope, apps []EntityID, p point, keeps own) bool {
	if !slices.ContainsFunc(apps, func(a EntityID) bool { return c.base.Within(p.app, a, c.day) }) {
		return false
	}
	if keeps.devices && !s.States(Device) && !s.States(Network) && c.anyWithin(Device, p.terms[Device], PersonalDevice) {
		return false
	}
	if keeps.people && !s.States(Audience) && !s.States(Unit) && c.anyWithin(Audience, p.terms[Audience], Outsiders) {
		return false
	}
	for d, terms := range s.Terms {
		if !c.holds(d, p, terms) {
			return false
		}
	}
	for d, terms := range s.Except {
		if c.holds(d, p, terms) {
			return false
		}
	}
	return true
}

func (c cutter) holds(d Dimension, p point, terms []EntityID) bool {
	return slices.ContainsFunc(terms, func(t EntityID) bool {
		switch {
		case d == Version:
			return versionWithin(p.version, t)
		case d == Unit && t == Anyone:
			return true
		}
		return c.anyWithin(d, p.terms[d], t)
	})
}

// inside tells that everything that the inner scope covers, the outer one does
// too.
func (c cutter) inside(inner, outer Scope) bool {
	if !c.termsInside(inner, outer) {
		return false
	}
	for d, out := range outer.Except {
		for _, o := range out {
			if c.reachesInto(d, inner, o) {
				return false
			}
		}
	}
	return true
}

// termsInside is inside, but for what the outer scope excepts. Of a part that
// nobody named nothing of the kind is known.
func (c cutter) termsInside(inner, outer Scope) bool {
	if inner.Some || outer.Some || slices.Contains(inner.Terms[Unit], Anyone) && !slices.Contains(outer.Terms[Unit], Anyone) {
		return false
	}
	for d, terms := range outer.Terms {
		if !inner.States(d) || !c.eachWithin(d, inner.Terms[d], terms) {
			return false
		}
	}
	return true
}

// eachWithin tells that each of the terms lies within one of the others.
func (c cutter) eachWithin(d Dimension, terms, others []EntityID) bool {
	for _, t := range terms {
		if !slices.ContainsFunc(others, func(o EntityID) bool { return c.termWithin(d, t, o) }) {
			return false
		}
	}
	return true
}

func (c cutter) termWithin(d Dimension, t, o EntityID) bool {
	switch {
	case t == o, d == Unit && o == Anyone:
		return true
	case d == Version:
		return versionInside(t, o)
	}
	return c.within(d, t, o)
}

// reachesInto tells that the scope covers a part of the term.
func (c cutter) reachesInto(d Dimension, s Scope, o EntityID) bool {
	left := func(x EntityID) bool {
		return c.termWithin(d, x, o) && !c.eachWithin(d, []EntityID{x}, s.Except[d])
	}
	if !s.States(d) {
		return left(o)
	}
	return slices.ContainsFunc(s.Terms[d], func(t EntityID) bool {
		if d == Version {
			return versionsMeet(t, o)
		}
		return c.termWithin(d, o, t) && left(o) || slices.ContainsFunc(c.base.Inside(t), left)
	})
}

// appsInside tells that each of the apps lies within one of the others.
func (c cutter) appsInside(inner, outer []EntityID) bool {
	for _, a := range inner {
		if !slices.ContainsFunc(outer, func(o EntityID) bool { return c.base.Within(a, o, c.day) }) {
			return false
		}
	}
	return true
}
