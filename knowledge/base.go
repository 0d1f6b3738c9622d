package knowledge

import (
	"cmp"
	"slices"
	"time"
)

// DefaultReviewAfter is how many days a record is taken as current after its
// newest date or review, where the knowledge sets nothing else.
const DefaultReviewAfter = 180

// Settings are what knowledge.yaml says of the whole folder.
type Settings struct {
	Home        EntityID       // whom "we" means; empty: nobody
	Zone        *time.Location // of the days in the records; nil: UTC
	ReviewAfter int            // days; 0: DefaultReviewAfter
	Collections []Access
	Guests      Guests // empty: GuestsOpen
}

// Base is everything on record. It is immutable once made by NewBase and safe
// for use by many goroutines.
type Base struct {
	Settings
	Entities []*Entity
	Sources  []*Source
	Events   []*Event
	Facts    []*Fact
	Passages []*Passage
	Readings []*Reading // of the passages; see With

	entity   map[EntityID]*Entity
	source   map[SourceID]*Source
	event    map[EventID]*Event
	fact     map[FactID]*Fact
	pages    *pages
	children map[EntityID][]EntityID // by In
	apps     map[EventID][]EntityID  // of events that state none: those of the events they name
	byApp    map[EntityID][]*Event   // events on the app
	naming   map[EventID][]*Event    // events that name the event
	aboutWho map[EntityID][]*Fact    // facts about the entity
	byActor  map[EntityID][]*Event   // events of the actor
	inUse    []Collection            // that records are in, in order
	read     map[string]*Reading     // by id of event or fact
	about    map[EntityID][]*Reading // that name the entity
	readIn   map[PassageID][]*Reading
}

// NewBase indexes the records. Each list is put in order of id, so that the
// order of files changes nothing. References are resolved by lookup: one that
// leads nowhere yields nil, and is lint's to report.
func NewBase(s Settings, entities []*Entity, sources []*Source, events []*Event, facts []*Fact, passages []*Passage) *Base {
	return newBase(s, entities, sources, events, facts, newPages(passages))
}

func newBase(s Settings, entities []*Entity, sources []*Source, events []*Event, facts []*Fact, p *pages) *Base {
	if s.Zone == nil {
		s.Zone = time.UTC
	}
	if s.ReviewAfter == 0 {
		s.ReviewAfter = DefaultReviewAfter
	}
	b := &Base{
		Settings: s,
		Entities: byID(entities, func(e *Entity) EntityID { return e.ID }),
		Sources:  byID(sources, func(e *Source) SourceID { return e.ID }),
		Events:   byID(events, func(e *Event) EventID { return e.ID }),
		Facts:    byID(facts, func(e *Fact) FactID { return e.ID }),
		Passages: p.list, pages: p,
		children: map[EntityID][]EntityID{}, apps: map[EventID][]EntityID{}, byApp: map[EntityID][]*Event{}, naming: map[EventID][]*Event{},
		aboutWho: map[EntityID][]*Fact{}, byActor: map[EntityID][]*Event{},
	}
	b.entity = lookup(b.Entities, func(e *Entity) EntityID { return e.ID })
	for _, e := range b.Entities {
		for _, id := range e.Replaces {
			b.entity[id] = e
		}
	}
	b.source = lookup(b.Sources, func(e *Source) SourceID { return e.ID })
	b.event = lookup(b.Events, func(e *Event) EventID { return e.ID })
	b.fact = lookup(b.Facts, func(e *Fact) FactID { return e.ID })
	for _, e := range b.Entities {
		for _, l := range e.In {
			b.children[l.To] = append(b.children[l.To], e.ID)
		}
	}
	for _, e := range b.Events {
		b.byActor[e.By] = append(b.byActor[e.By], e)
		for _, n := range e.Names {
			b.naming[n] = append(b.naming[n], e)
		}
		for _, a := range b.inheritApps(e) {
			b.byApp[a] = append(b.byApp[a], e)
		}
	}
	for _, f := range b.Facts {
		for _, a := range f.About {
			b.aboutWho[a] = append(b.aboutWho[a], f)
		}
	}
	b.inUse = collectionsOf(b)
	return b
}

func byID[T any, K cmp.Ordered](list []T, id func(T) K) []T {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b T) int { return cmp.Compare(id(a), id(b)) })
	return list
}

func lookup[T any, K comparable](list []T, id func(T) K) map[K]T {
	m := make(map[K]T, len(list))
	for _, x := range list {
		m[id(x)] = x
	}
	return m
}

// Entity is the entity with the id or in the place of it, or nil.
func (b *Base) Entity(id EntityID) *Entity { return b.entity[id] }

// Canonical is the id under which the entity is on record: another one where a
// declared entity took the place of a standard term, else id itself.
func (b *Base) Canonical(id EntityID) EntityID {
	if e := b.entity[id]; e != nil {
		return e.ID
	}
	return id
}

// Source is the source with the id, or nil.
func (b *Base) Source(id SourceID) *Source { return b.source[id] }

// Event is the event with the id, or nil.
func (b *Base) Event(id EventID) *Event { return b.event[id] }

// Fact is the fact with the id, or nil.
func (b *Base) Fact(id FactID) *Fact { return b.fact[id] }

// Passage is the passage with the id, or nil.
func (b *Base) Passage(id PassageID) *Passage { return b.pages.byID[id] }

// NameOf is the entity's first name, or the id where nothing is known of it.
func (b *Base) NameOf(id EntityID) string {
	if e := b.entity[id]; e != nil {
		return e.Name()
	}
	return string(id)
}

// TitleOf is the title of the passage's document, or "" where nothing is known of it.
func (b *Base) TitleOf(p *Passage) string {
	if s := b.Source(p.Source); s != nil {
		return s.Title
	}
	return ""
}

// FactsAbout lists the facts about the entity.
func (b *Base) FactsAbout(id EntityID) []*Fact { return b.aboutWho[id] }

// EventsBy lists the actor's events.
func (b *Base) EventsBy(actor EntityID) []*Event { return b.byActor[actor] }

// Naming lists the events that name the event.
func (b *Base) Naming(id EventID) []*Event { return b.naming[id] }

// Named is the first event that e names, or nil.
func (b *Base) Named(e *Event) *Event {
	for _, n := range e.Names {
		if x := b.event[n]; x != nil {
			return x
		}
	}
	return nil
}

// AppsOf gives the apps of an event: its own, or those of the events it names.
func (b *Base) AppsOf(e *Event) []EntityID {
	switch {
	case len(e.Apps) > 0:
		return e.Apps
	case b.event[e.ID] == e:
		return b.apps[e.ID]
	}
	return b.appsNamed(e, b.AppsOf)
}

// inheritApps works out the apps of an event that states none, each event once
// however long the chains of names are.
func (b *Base) inheritApps(e *Event) []EntityID {
	if len(e.Apps) > 0 {
		return e.Apps
	}
	if apps, ok := b.apps[e.ID]; ok {
		return apps
	}
	b.apps[e.ID] = nil // ends a circle
	apps := b.appsNamed(e, b.inheritApps)
	b.apps[e.ID] = apps
	return apps
}

func (b *Base) appsNamed(e *Event, of func(*Event) []EntityID) []EntityID {
	var apps []EntityID
	for _, n := range e.Names {
		x := b.event[n]
		if x == nil {
			continue
		}
		for _, a := range of(x) {
			if !slices.Contains(apps, a) {
				apps = append(apps, a)
			}
		}
	}
	return apps
}

// RuleOf follows the names of an event to the rule at their end: the rule that
// an undoing takes away, or that a reinstatement does anew. It is e itself for
// a rule, and nil where the names lead to none.
func (b *Base) RuleOf(e *Event) *Event {
	for range len(b.Events) + 1 {
		if e == nil || e.Do.Rule() {
			return e
		}
		e = b.Named(e)
	}
	return nil
}

// Within tells that the term is the wider term or lies inside it on the day,
// by any chain of In.
func (b *Base) Within(term, wider EntityID, day Day) bool {
	term, wider = b.Canonical(term), b.Canonical(wider)
	return term == wider || b.climb(term, wider, day, map[EntityID]bool{})
}

func (b *Base) climb(term, wider EntityID, day Day, seen map[EntityID]bool) bool {
	e := b.entity[term]
	if e == nil || seen[term] {
		return false
	}
	seen[term] = true
	for _, l := range e.In {
		if l.On(day) && (l.To == wider || b.climb(l.To, wider, day, seen)) {
			return true
		}
	}
	return false
}

// Inside lists the term and everything inside it on any day, in no order that
// means anything but always the same.
func (b *Base) Inside(term EntityID) []EntityID {
	list := []EntityID{term}
	for i := 0; i < len(list); i++ {
		for _, c := range b.children[list[i]] {
			if !slices.Contains(list, c) {
				list = append(list, c)
			}
		}
	}
	return list
}

// Above lists the bodies above the actor on the day, nearest first.
func (b *Base) Above(actor EntityID, day Day) []EntityID {
	list := []EntityID{actor}
	for i := 0; i < len(list); i++ {
		e := b.entity[list[i]]
		if e == nil {
			continue
		}
		links := e.Under
		if e.Kind == UnitKind { // a unit is under its organization
			links = append(slices.Clone(links), e.In...)
		}
		for _, l := range links {
			if l.On(day) && !slices.Contains(list, l.To) {
				list = append(list, l.To)
			}
		}
	}
	return list[1:]
}

// AppsNear lists the app itself, what lies inside it, and the classes it lies
// in: whatever an event must state to have a bearing on the app.
func (b *Base) AppsNear(app EntityID) []EntityID {
	list := b.Inside(app)
	for i, up := 0, []EntityID{app}; i < len(up); i++ {
		if e := b.entity[up[i]]; e != nil {
			for _, l := range e.In {
				if !slices.Contains(up, l.To) {
					up = append(up, l.To)
					list = append(list, l.To)
				}
			}
		}
	}
	return list
}

// EventsOn lists the events that have a bearing on the app, in order of id.
func (b *Base) EventsOn(app EntityID) []*Event {
	near := b.AppsNear(app)
	var list []*Event
	for i, a := range near {
		if !slices.Contains(near[:i], a) {
			list = append(list, b.byApp[a]...)
		}
	}
	slices.SortFunc(list, func(x, y *Event) int { return cmp.Compare(x.ID, y.ID) })
	return slices.Compact(list)
}

// Present lists the passages that stand in their documents now.
func (b *Base) Present() []*Passage {
	return slices.DeleteFunc(slices.Clone(b.Passages), (*Passage).Past)
}

// PassagesOf lists the passages of a source, in the order in which they stand
// there; those that no longer stand too, where they last stood.
func (b *Base) PassagesOf(id SourceID) []PassageID { return b.pages.of[id] }

// SourcesOf lists the sources of the reports, each once, in their order.
func (b *Base) SourcesOf(reports []Report) []*Source {
	var list []*Source
	for _, r := range reports {
		if s := b.source[r.Source]; s != nil && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}
