package knowledge

import "slices"

// For is what the viewer may see of the base, and nothing points at the rest: it
// is the base of a folder in which nothing else was ever written. Where the
// viewer may see everything, it is b itself.
func (b *Base) For(v Viewer) *Base { return b.Of(b.Seen(v)) }

// Seen lists those of the collections in use that the viewer may see, in
// order. Viewers with the same list see the same.
func (b *Base) Seen(v Viewer) []Collection {
	var list []Collection
	for _, c := range b.inUse {
		if b.Sees(v, c) {
			list = append(list, c)
		}
	}
	return list
}

// InUse lists the collections that something on record is in, in order.
func (b *Base) InUse() []Collection { return slices.Clone(b.inUse) }

// collectionsOf lists the collections that the records are in.
func collectionsOf(b *Base) []Collection {
	in := map[Collection]bool{Open: true}
	for _, x := range b.Entities {
		in[x.Collection.orOpen()] = true
	}
	for _, x := range b.Sources {
		in[x.Collection.orOpen()] = true
	}
	for _, x := range b.Events {
		in[x.Collection.orOpen()] = true
	}
	for _, x := range b.Facts {
		in[x.Collection.orOpen()] = true
	}
	for _, x := range b.Passages {
		in[x.Collection.orOpen()] = true
	}
	list := make([]Collection, 0, len(in))
	for c := range in {
		list = append(list, c)
	}
	slices.Sort(list)
	return list
}

// Of is what the base holds in the collections.
//
// Absent is, beside what is in others: an event that names only absent ones,
// since nothing is left that it undoes; what names an absent entity, or has
// none but absent sources; and a fact about nothing but absent events. What
// stays loses its references to what is absent.
func (b *Base) Of(collections []Collection) *Base {
	if slices.Equal(collections, b.inUse) {
		return b
	}
	v := &view{base: b, in: map[Collection]bool{}, events: map[EventID]bool{}}
	for _, c := range collections {
		v.in[c] = true
	}
	v.chooseEvents()
	sources := choose(b.Sources, v.source)
	events := choose(b.Events, v.event)
	facts := choose(b.Facts, v.fact)
	passages := choose(b.Passages, v.passage)
	v.use(events, facts)
	s := b.Settings
	if v.hidden(s.Home) {
		s.Home = ""
	}
	return NewBase(s, choose(b.Entities, v.entity), sources, events, facts, passages)
}

// choose keeps what f gives of each, in its order.
func choose[T any](list []*T, f func(*T) *T) []*T {
	var kept []*T
	for _, x := range list {
		if y := f(x); y != nil {
			kept = append(kept, y)
		}
	}
	return kept
}

// view is the choice of what is seen of a base.
type view struct {
	base   *Base
	in     map[Collection]bool
	events map[EventID]bool  // the events that are seen
	used   map[EntityID]bool // terms that something seen names
}

func (v *view) sees(c Collection) bool { return v.in[c.orOpen()] }

// hidden tells that the entity is on record and not seen. Of terms that nobody
// declared, see [view.entity].
func (v *view) hidden(id EntityID) bool {
	e := v.base.entity[id]
	return e != nil && !v.sees(e.Collection)
}

// chooseEvents finds the events that are seen: those that could be, less those
// of which what they name is absent, and so on along the names.
func (v *view) chooseEvents() {
	for _, e := range v.base.Events {
		v.events[e.ID] = v.sees(e.Collection) && v.told(e.Reports) && !v.speaksOfHidden(e)
	}
	lost := choose(v.base.Events, func(e *Event) *Event {
		if v.events[e.ID] {
			return nil
		}
		return e
	})
	for len(lost) > 0 {
		e := lost[0]
		lost = lost[1:]
		for _, u := range v.base.Naming(e.ID) {
			if v.events[u.ID] && v.pointless(u) {
				v.events[u.ID] = false
				lost = append(lost, u)
			}
		}
	}
}

// pointless tells that all that the event names is absent, and that it says
// nothing without: only a rule with apps of its own does.
func (v *view) pointless(e *Event) bool {
	return !(e.Do.Rule() && len(e.Apps) > 0) && !slices.ContainsFunc(e.Names, func(id EventID) bool { return v.events[id] })
}

// told tells that there are no reports, or that a source of one is seen.
func (v *view) told(reports []Report) bool {
	return len(reports) == 0 || slices.ContainsFunc(reports, v.heard)
}

func (v *view) heard(r Report) bool {
	s := v.base.source[r.Source]
	return s == nil || v.sees(s.Collection)
}

func (v *view) speaksOfHidden(e *Event) bool {
	if v.hidden(e.By) || slices.ContainsFunc(e.Apps, v.hidden) {
		return true
	}
	return v.anyHidden(e.Scope.Terms) || v.anyHidden(e.Scope.Except)
}

func (v *view) anyHidden(t Terms) bool {
	for d, list := range t {
		if d != Version && slices.ContainsFunc(list, v.hidden) {
			return true
		}
	}
	return false
}

// event is the event as it is seen, or nil.
func (v *view) event(e *Event) *Event {
	if !v.events[e.ID] {
		return nil
	}
	if v.wholly(e) {
		return e
	}
	seen := *e
	seen.Reports = filter(e.Reports, v.heard)
	seen.Names = filter(e.Names, func(id EventID) bool { return v.events[id] || v.base.event[id] == nil })
	seen.Reasons = filter(e.Reasons, func(r Reason) bool { return v.told(r.Reports) })
	for i, r := range seen.Reasons {
		if reports := filter(r.Reports, v.heard); len(reports) != len(r.Reports) {
			seen.Reasons = slices.Clone(seen.Reasons)
			seen.Reasons[i].Reports = reports
		}
	}
	return &seen
}

// wholly tells that the event names nothing absent.
func (v *view) wholly(e *Event) bool {
	heard := func(list []Report) bool {
		return !slices.ContainsFunc(list, func(r Report) bool { return !v.heard(r) })
	}
	absent := func(id EventID) bool { return v.base.event[id] != nil && !v.events[id] }
	return heard(e.Reports) && !slices.ContainsFunc(e.Names, absent) && !slices.ContainsFunc(e.Reasons, func(r Reason) bool { return !heard(r.Reports) })
}

// fact is the fact as it is seen, or nil.
func (v *view) fact(f *Fact) *Fact {
	if !v.sees(f.Collection) || !v.told(f.Reports) || slices.ContainsFunc(f.About, v.hidden) {
		return nil
	}
	seen := *f
	seen.Reports = filter(f.Reports, v.heard)
	seen.Events = filter(f.Events, func(id EventID) bool { return v.events[id] || v.base.event[id] == nil })
	switch {
	case len(f.Events) > 0 && len(seen.Events)+len(f.About) == 0:
		return nil
	case len(seen.Reports) == len(f.Reports) && len(seen.Events) == len(f.Events):
		return f
	}
	return &seen
}

// source is the source where it is seen.
func (v *view) source(s *Source) *Source {
	if !v.sees(s.Collection) {
		return nil
	}
	return s
}

// passage is the passage where it and its source are seen.
func (v *view) passage(p *Passage) *Passage {
	if s := v.base.source[p.Source]; !v.sees(p.Collection) || s != nil && !v.sees(s.Collection) {
		return nil
	}
	return p
}

// use notes the terms that what is seen names.
func (v *view) use(events []*Event, facts []*Fact) {
	v.used = map[EntityID]bool{}
	for _, e := range events {
		v.mark(e.Apps)
		for _, terms := range []Terms{e.Scope.Terms, e.Scope.Except} {
			for _, list := range terms {
				v.mark(list)
			}
		}
	}
	for _, f := range facts {
		v.mark(f.About)
	}
	for _, e := range v.base.Entities {
		if !e.Implied && v.sees(e.Collection) {
			for _, l := range slices.Concat(e.In, e.Under) {
				v.mark([]EntityID{l.To})
			}
		}
	}
}

func (v *view) mark(ids []EntityID) {
	for _, id := range ids {
		v.used[v.base.Canonical(id)] = true
	}
}

// entity is the entity as it is seen, or nil. Whatever is declared is a word
// that everybody may know unless it is in a collection; a term that nobody
// declared is known from what names it.
func (v *view) entity(e *Entity) *Entity {
	if !v.sees(e.Collection) || e.Implied && !v.used[e.ID] {
		return nil
	}
	seen := *e
	shown := func(l Link) bool { return !v.hidden(l.To) }
	seen.In, seen.Under = filter(e.In, shown), filter(e.Under, shown)
	if len(seen.In) == len(e.In) && len(seen.Under) == len(e.Under) {
		return e
	}
	return &seen
}

// filter keeps those that f accepts. Where it accepts all, it is the list.
func filter[T any](list []T, f func(T) bool) []T {
	for i, x := range list {
		if f(x) {
			continue
		}
		kept := slices.Clone(list[:i])
		for _, y := range list[i+1:] {
			if f(y) {
				kept = append(kept, y)
			}
		}
		if len(kept) == 0 {
			return nil
		}
		return kept
	}
	return list
}
