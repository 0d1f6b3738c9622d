package record

import (
	"slices"

	"policybot/knowledge"
)

// Add gives the base with the records of one more file, which is as if it had
// stood in the folder. Entities and sources that are on record already stay as
// they are. The findings are those of the file; with an error among them there
// is no base.
func Add(b *knowledge.Base, name string, data []byte) (*knowledge.Base, knowledge.Findings) {
	f := readFile(name, data)
	l := linkerOf(b)
	f.entities = slices.DeleteFunc(f.entities, func(e *knowledge.Entity) bool { return l.entity(e.ID) != nil })
	f.sources = slices.DeleteFunc(f.sources, func(s *knowledge.Source) bool { return l.sources[s.ID] != nil })
	if f.settings != nil || f.document != nil || len(f.facts) > 0 {
		f.findings.Errorf(knowledge.Origin{File: name}, "only entities, sources and events can be added")
	}
	l.add(f)
	l.said, l.also = sayings(l.entities)
	l.eachRef(l.imply)
	l.eachRef(l.resolve)
	redirect(l.moved, &l.settings, f.entities, f.events, nil)
	l.findings.Sort()
	if l.findings.HasErrors() {
		return nil, l.findings
	}
	return knowledge.NewBase(b.Settings, values(l.entities), values(l.sources), values(l.events), b.Facts, b.Passages), l.findings
}

// linkerOf knows what is on record. What it changes of an entity changes no
// other base.
func linkerOf(b *knowledge.Base) *linker {
	l := newLinker()
	l.moved = map[knowledge.EntityID]knowledge.EntityID{}
	for _, e := range b.Entities {
		own := *e
		own.Replaces = slices.Clone(e.Replaces)
		l.entities[e.ID] = &own
		for _, id := range e.Replaces {
			l.moved[id] = e.ID
		}
	}
	for _, s := range b.Sources {
		l.sources[s.ID] = s
	}
	for _, e := range b.Events {
		l.events[e.ID] = e
	}
	for _, c := range b.Collections {
		l.collections[string(c.Name)] = true
	}
	return l
}
