package record

import (
	"slices"
	"strings"

	"policybot/knowledge"
)

// linker joins the records of all files into one Base: each id once, each
// reference leading somewhere.
type linker struct {
	findings knowledge.Findings
	settings knowledge.Settings
	files    []*file

	entities    map[knowledge.EntityID]*knowledge.Entity
	sources     map[knowledge.SourceID]*knowledge.Source
	events      map[knowledge.EventID]*knowledge.Event
	facts       map[knowledge.FactID]*factRecord
	documents   map[knowledge.SourceID]knowledge.Origin
	collections map[string]bool
	passages    []*knowledge.Passage

	moved   map[knowledge.EntityID]knowledge.EntityID // standard ids whose place was taken
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
	if l.settings.Zone != nil || l.settings.Home != "" || l.settings.ReviewAfter != 0 || l.settings.Collections != nil {
		l.findings.Errorf(knowledge.Origin{File: f.name}, "settings stand in knowledge.yaml and in knowledge.yml: keep one")
		return
	}
	l.settings = *f.settings
	for _, c := range f.settings.Collections {
		l.collections[string(c.Name)] = true
	}
}

// link resolves all references and makes the Base.
func (l *linker) link() *knowledge.Base {
	l.addDocuments()
	l.moved = l.mergeStandard()
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

// addDocuments adds the documents and their passages. A document whose source
// is declared among the records belongs to that source, and adds only what the
// declaration leaves out.
func (l *linker) addDocuments() {
	for _, f := range l.files {
		if f.document == nil {
			continue
		}
		s := f.document.Source
		if first, ok := l.documents[s.ID]; ok {
			l.findings.Errorf(s.Origin, "document %s stands twice, first at %s: give one of them another id", s.ID, first)
			continue
		}
		l.documents[s.ID] = s.Origin
		if declared := l.sources[s.ID]; declared != nil {
			complete(declared, s)
			s = declared
		}
		l.sources[s.ID] = s
		for _, p := range f.document.Passages {
			p.Date, p.Collection = s.Date, s.Collection
		}
		l.passages = append(l.passages, f.document.Passages...)
	}
}

func complete(s, document *knowledge.Source) {
	s.Date = s.Date.Or(document.Date)
	s.Retracted = s.Retracted.Or(document.Retracted)
	if s.Publisher == "" {
		s.Publisher = document.Publisher
	}
	if s.URL == "" {
		s.URL = document.URL
	}
	if s.Tier == "" {
		s.Tier = document.Tier
	}
	if s.Note == "" {
		s.Note = document.Note
	}
	if s.Collection == "" {
		s.Collection = document.Collection
	}
}

// imply declares the terms that records use without declaring them.
func (l *linker) imply(f *file, r ref) {
	id := knowledge.EntityID(r.id)
	if l.entity(id) != nil {
		return
	}
	k, ok := l.impliedKind(r)
	if !ok {
		return
	}
	e := &knowledge.Entity{
		ID: id, Kind: k, Implied: true,
		Names:  []knowledge.Name{{Text: strings.ReplaceAll(r.id, "-", " ")}},
		Origin: knowledge.Origin{File: f.name, Line: r.line},
	}
	l.entities[id] = e
	l.implied = append(l.implied, e)
}

// impliedKind is the kind of an undeclared term. Bodies and apps have to be
// declared, since rules bind through them.
func (l *linker) impliedKind(r ref) (knowledge.Kind, bool) {
	if d, ok := strings.CutPrefix(string(r.what), "term:"); ok {
		return knowledge.Dimension(d).KindOf(), r.id != string(knowledge.Anyone)
	}
	e := l.entities[knowledge.EntityID(r.record)]
	if r.what != wider || e == nil {
		return "", false
	}
	switch e.Kind {
	case knowledge.App, knowledge.Class:
		return knowledge.Class, true
	}
	return e.Kind, !e.Kind.Acts() && e.Kind != knowledge.VersionKind
}

// resolve reports a reference that leads nowhere.
func (l *linker) resolve(f *file, r ref) {
	if l.known(r) {
		return
	}
	at := knowledge.Origin{File: f.name, Line: r.line}
	key := quote(r.key)
	if r.record != "" {
		key += " of " + r.record
	}
	if r.id == string(knowledge.Anyone) {
		l.findings.Errorf(at, "%s names anyone: only unit may, and no except", key)
		return
	}
	if r.what == collection {
		l.findings.Errorf(at, "%s names the collection %s, which knowledge.yaml doesn't list%s", key, r.id, l.hint(r))
		return
	}
	l.findings.Errorf(at, "%s names %s, which is not on record; declare it or mend the id%s", key, r.id, l.hint(r))
}

func (l *linker) known(r ref) bool {
	isEntity := l.entity(knowledge.EntityID(r.id)) != nil
	switch r.what {
	case source:
		return l.sources[knowledge.SourceID(r.id)] != nil
	case event:
		return l.events[knowledge.EventID(r.id)] != nil
	case topic:
		return isEntity || l.events[knowledge.EventID(r.id)] != nil
	case collection:
		return l.collections[r.id]
	case termOf(knowledge.Unit):
		return isEntity || r.id == string(knowledge.Anyone)
	}
	return isEntity
}

// hint names the nearest id of the kind that was meant. Only the first
// findings get one: looking for it takes a pass over all records.
func (l *linker) hint(r ref) string {
	const most = 20
	if l.hints++; l.hints > most {
		return ""
	}
	var known []string
	switch r.what {
	case source:
		known = keysOfMap(l.sources)
	case event:
		known = keysOfMap(l.events)
	case collection:
		for c := range l.collections {
			known = append(known, c)
		}
	case topic:
		known = append(keysOfMap(l.entities), keysOfMap(l.events)...)
	default:
		known = keysOfMap(l.entities)
	}
	slices.Sort(known)
	return didYouMean(r.id, known)
}

func keysOfMap[K ~string, T any](m map[K]*T) []string {
	list := make([]string, 0, len(m))
	for k := range m {
		list = append(list, string(k))
	}
	return list
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
