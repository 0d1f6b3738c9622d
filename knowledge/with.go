package knowledge

import "slices"

// With is the base with what was read in its documents, below every record: a
// sure reading is an event or a fact like any other, unless its actor has an
// event on record about the app, or a record tells the same relation of what the
// fact is about. Where two documents tell the opposite of each other, neither
// decides. What tells people what they may do in words of its own is no fact among
// the others: see [Fact.Guides]. The readings are kept, those that count for nothing too, so that
// they can be quoted.
func (b *Base) With(p Proposal) *Base {
	if len(p.Readings) == 0 && len(p.Entities) == 0 {
		return b
	}
	s := b.Settings
	if s.Home == "" {
		s.Home = p.Home
	}
	entities := append(slices.Clone(b.Entities), p.Entities...)
	if home := overHome(b.Entity(s.Home), p.Entities); home != nil {
		entities[slices.Index(entities, b.Entity(s.Home))] = home
	}
	named := newBase(s, entities, b.Sources, b.Events, b.Facts, b.pages)
	var events []*Event
	facts := slices.Clone(b.Facts)
	for _, r := range p.Readings {
		switch {
		case !r.Sure():
		case r.Event != nil:
			if e := named.beneath(r.Event); e != nil {
				events = append(events, e)
			}
		case r.Fact != nil && !r.Fact.Guides() && !named.recorded(r.Fact):
			facts = append(facts, r.Fact)
		}
	}
	read := NewBase(s, named.Entities, b.Sources, events, nil, nil)
	all := newBase(s, named.Entities, b.Sources, append(slices.Clone(b.Events), read.disagreeing(read.Events)...), facts, b.pages)
	all.Readings = slices.Clone(p.Readings)
	all.learnReadings()
	return all
}

// beneath is the event with those of its apps of which no record of its actor
// tells anything, or nil.
func (b *Base) beneath(e *Event) *Event {
	for _, id := range e.Names {
		if x := b.event[id]; x != nil {
			return nil // it would undo a record
		}
	}
	free := slices.DeleteFunc(slices.Clone(e.Apps), func(app EntityID) bool {
		return slices.ContainsFunc(b.EventsOn(app), func(x *Event) bool { return x.By == e.By })
	})
	switch len(free) {
	case len(e.Apps):
		return e
	case 0:
		return nil
	}
	left := *e
	left.Apps = free
	return &left
}

// recorded tells that a record tells the relation of what the fact is about.
func (b *Base) recorded(f *Fact) bool {
	return slices.ContainsFunc(f.About, func(id EntityID) bool {
		return slices.ContainsFunc(b.FactsAbout(id), func(x *Fact) bool { return x.Relation == f.Relation })
	})
}

func (b *Base) learnReadings() {
	b.read, b.about, b.readIn = map[string]*Reading{}, map[EntityID][]*Reading{}, map[PassageID][]*Reading{}
	for _, r := range b.Readings {
		b.readIn[r.Passage] = append(b.readIn[r.Passage], r)
		var about []EntityID
		if r.Event != nil {
			b.read[string(r.Event.ID)] = r
			about = append([]EntityID{r.Event.By}, r.Event.Apps...)
		} else {
			b.read[string(r.Fact.ID)] = r
			about = r.Fact.About
		}
		for _, id := range about {
			b.about[id] = append(b.about[id], r)
		}
	}
}

// Read is the reading that the event or fact of that id is, or nil: then it is a
// record.
func (b *Base) Read(id string) *Reading { return b.read[id] }

// ReadIn lists what was read in the passage.
func (b *Base) ReadIn(id PassageID) []*Reading { return b.readIn[id] }

// ReadingsOf lists the readings that name the entity, the unsure ones and those
// that a record outranks too.
func (b *Base) ReadingsOf(id EntityID) []*Reading { return b.about[id] }
