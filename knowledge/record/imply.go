package record

import (
	"strings"

	"policybot/knowledge"
)

// imply declares the terms that records use without declaring them. A term
// whose id is another's name, such as work-phone for a company phone, means
// that one.
func (l *linker) imply(f *file, r ref) {
	id := knowledge.EntityID(r.id)
	if l.entity(id) != nil {
		return
	}
	k, ok := l.impliedKind(r)
	if !ok {
		return
	}
	called := strings.ReplaceAll(r.id, "-", " ")
	key := sayKey(k, called)
	if k == knowledge.PlaceKind && l.said[key] == nil { // a government stands for its land
		key = sayKey(knowledge.Government, called)
	}
	if other := l.also[key]; other != nil {
		l.findings.Errorf(knowledge.Origin{File: f.name, Line: r.line}, "%s of %s names %s, a name of both %s and %s: write the id of the one that is meant", quote(r.key), r.record, r.id, l.said[key].ID, other.ID)
	}
	if e := l.said[key]; e != nil {
		e.Replaces = append(e.Replaces, id)
		l.moved[id] = e.ID
		return
	}
	e := &knowledge.Entity{
		ID: id, Kind: k, Implied: true,
		Names:  []knowledge.Name{{Text: called}},
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
