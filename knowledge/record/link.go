package record

import (
	"cmp"
	"time"

	"policybot/knowledge"
	"policybot/knowledge/document"
)

// linker joins the records of all files into one Base: each id once, each
// reference leading somewhere.
type linker struct {
	findings knowledge.Findings
	settings knowledge.Settings
	files    []*file
	past     []*document.Document // that the folder held once
	parse    parser

	entities    map[knowledge.EntityID]*knowledge.Entity
	sources     map[knowledge.SourceID]*knowledge.Source
	events      map[knowledge.EventID]*knowledge.Event
	facts       map[knowledge.FactID]*factRecord
	documents   map[knowledge.SourceID]knowledge.Origin
	collections map[string]bool
	passages    []*knowledge.Passage

	moved   map[knowledge.EntityID]knowledge.EntityID // ids that lead to another entity
	said    map[string]*knowledge.Entity              // by kind and name
	also    map[string]*knowledge.Entity              // others of the same kind and name
	implied []*knowledge.Entity
	hints   int // given so far for references that lead nowhere
}

func newLinker() *linker {
	return &linker{
		entities:    map[knowledge.EntityID]*knowledge.Entity{},
		sources:     map[knowledge.SourceID]*knowledge.Source{},
		events:      map[knowledge.EventID]*knowledge.Event{},
		facts:       map[knowledge.FactID]*factRecord{},
		documents:   map[knowledge.SourceID]knowledge.Origin{},
		collections: map[string]bool{string(knowledge.Open): true},
	}
}

// add takes in one file. The first record with an id is the one that counts.
func (l *linker) add(f *file) {
	l.files = append(l.files, f)
	l.findings = append(l.findings, f.findings...)
	if f.settings != nil {
		l.addSettings(f)
	}
	for _, e := range f.entities {
		declare(l, l.entities, "entity", e.ID, e, e.Origin, func(x *knowledge.Entity) knowledge.Origin { return x.Origin })
	}
	for _, s := range f.sources {
		declare(l, l.sources, "source", s.ID, s, s.Origin, func(x *knowledge.Source) knowledge.Origin { return x.Origin })
	}
	for _, e := range f.events {
		declare(l, l.events, "event", e.ID, e, e.Origin, func(x *knowledge.Event) knowledge.Origin { return x.Origin })
	}
	for _, x := range f.facts {
		declare(l, l.facts, "fact", x.ID, x, x.Origin, func(x *factRecord) knowledge.Origin { return x.Origin })
	}
}

func declare[K ~string, T any](l *linker, all map[K]*T, what string, id K, t *T, at knowledge.Origin, origin func(*T) knowledge.Origin) {
	if id == "" { // its absence was reported
		return
	}
	if first := all[id]; first != nil {
		l.findings.Errorf(at, "%s %s is declared twice, first at %s: an id names one record", what, id, origin(first))
		return
	}
	all[id] = t
}

func (l *linker) addSettings(f *file) {
	if l.settings.Zone != nil || l.settings.Home != "" || l.settings.ReviewAfter != 0 || l.settings.Collections != nil || l.settings.Guests != "" {
		l.findings.Errorf(knowledge.Origin{File: f.name}, "settings stand in knowledge.yaml and in knowledge.yml: keep one")
		return
	}
	l.settings = *f.settings
	for _, c := range f.settings.Collections {
		l.collections[string(c.Name)] = true
	}
}

// zone is that of the days.
func (l *linker) zone() *time.Location { return cmp.Or(l.settings.Zone, time.UTC) }

// link resolves all references and makes the Base.
func (l *linker) link() *knowledge.Base {
	l.addDocuments()
	l.moved = l.mergeStandard()
	l.said, l.also = sayings(l.entities)
	l.eachRef(l.imply)
	l.warnOfSlips()
	l.eachRef(l.resolve)
	facts := l.splitTopics()
	entities, events := values(l.entities), values(l.events)
	redirect(l.moved, &l.settings, entities, events, facts)
	return knowledge.NewBase(l.settings, entities, values(l.sources), events, facts, l.passages)
}

// entity is the entity with the id or in its place.
func (l *linker) entity(id knowledge.EntityID) *knowledge.Entity {
	if to, ok := l.moved[id]; ok {
		id = to
	}
	return l.entities[id]
}

func values[K comparable, T any](m map[K]*T) []*T {
	list := make([]*T, 0, len(m))
	for _, t := range m {
		list = append(list, t)
	}
	return list
}

func (l *linker) eachRef(do func(f *file, r ref)) {
	for _, f := range l.files {
		for _, r := range f.refs {
			do(f, r)
		}
	}
}

// splitTopics tells entities and events apart in what facts are about.
func (l *linker) splitTopics() []*knowledge.Fact {
	facts := make([]*knowledge.Fact, 0, len(l.facts))
	for _, x := range l.facts {
		for _, id := range x.about {
			e, a := knowledge.EntityID(id), knowledge.EventID(id)
			if l.entity(e) != nil && l.events[a] != nil {
				l.findings.Errorf(x.Origin, "\"about\" of %s names %s, which is both an entity and an event; rename one", x.ID, id)
			}
			if l.entity(e) != nil {
				x.About = append(x.About, e)
			} else {
				x.Events = append(x.Events, a)
			}
		}
		facts = append(facts, &x.Fact)
	}
	return facts
}
