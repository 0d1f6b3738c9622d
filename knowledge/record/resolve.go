package record

import (
	"slices"

	"policybot/knowledge"
)

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
