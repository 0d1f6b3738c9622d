package record

import (
	"slices"

	"policybot/knowledge"
)

// Named is what a file holds, and its name.
type Named struct {
	Name string
	Data []byte
}

// Add gives the base with the records of more files, which is as if they had
// stood in the folder. Entities and sources that are on record already stay as
// they are. The findings are those of the files; with an error among them there
// is no base.
func Add(b *knowledge.Base, files ...Named) (*knowledge.Base, knowledge.Findings) {
	l := linkerOf(b)
	for _, n := range files {
		l.addRecords(readFile(n.Name, n.Data))
	}
	l.said, l.also = sayings(l.entities)
	l.eachRef(l.imply)
	l.eachRef(l.resolve)
	for id, f := range l.facts {
		if first := b.Fact(id); first != nil {
			l.findings.Errorf(f.Origin, "fact %s is declared twice, first at %s: an id names one record", id, first.Origin)
		}
	}
	facts := l.splitTopics()
	for _, f := range l.files {
		redirect(l.moved, &l.settings, f.entities, f.events, nil)
	}
	redirect(l.moved, &l.settings, nil, nil, facts)
	l.findings.Sort()
	if l.findings.HasErrors() {
		return nil, l.findings
	}
	return knowledge.NewBase(b.Settings, values(l.entities), values(l.sources), values(l.events), append(facts, b.Facts...), b.Passages), l.findings
}

// addRecords takes in one file beside those that are on record.
func (l *linker) addRecords(f *file) {
	f.entities = slices.DeleteFunc(f.entities, func(e *knowledge.Entity) bool { return l.entity(e.ID) != nil })
	f.sources = slices.DeleteFunc(f.sources, func(s *knowledge.Source) bool { return l.sources[s.ID] != nil })
	if f.settings != nil || f.document != nil {
		f.findings.Errorf(knowledge.Origin{File: f.name}, "only records can be added")
	}
	l.add(f)
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
