package extract

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// ours is the entity that stands for whom "we" means where nothing says who that
// is.
const ours knowledge.EntityID = "our-organization"

// view is what is known in reading a document, or in settling what all of them tell: the
// ground, and what was proposed so far.
type view struct {
	base      *records // with the entities that are proposed
	lexicon   *lexicon
	dateOrder language.DateOrder                        // of the document
	parts     map[knowledge.EntityID]*knowledge.Entity  // bodies and terms that are proposed
	partsOf   map[knowledge.EntityID]knowledge.EntityID // by body of a state: the state
	home      knowledge.EntityID                        // proposed for whom "we" means
	used      map[knowledge.EntityID]bool               // by what was read
}

// view is the ground as the document sees it, noting what that asks; all documents together
// have no id, and no notes.
func (g *ground) view(own knowledge.SourceID, n notes) *view {
	base, lex := g.to(own, n)
	return &view{base: base, lexicon: lex, parts: map[knowledge.EntityID]*knowledge.Entity{}, partsOf: map[knowledge.EntityID]knowledge.EntityID{}, used: map[knowledge.EntityID]bool{}}
}

func (v *view) today() knowledge.Day { return v.base.today() }

// atHome is the home of the records, or else one that is proposed.
func (v *view) atHome() knowledge.EntityID {
	if v.base.Home != "" {
		return v.base.Home
	}
	v.home = ours
	return ours
}

// entity is the entity with the id, on record or proposed, or nil.
func (v *view) entity(id knowledge.EntityID) *knowledge.Entity {
	if e := v.parts[id]; e != nil {
		return e
	}
	return v.base.Entity(id)
}

// over are the bodies above the one.
func (v *view) over(id knowledge.EntityID) []knowledge.EntityID {
	var list []knowledge.EntityID
	if e := v.parts[id]; e != nil {
		for _, l := range e.Under {
			list = append(list, l.To)
			list = append(list, v.base.Above(l.To)...)
		}
		return list
	}
	if state := v.partsOf[id]; state != "" {
		return append(v.base.Above(id), state)
	}
	return v.base.Above(id)
}

// judges tells that the body undoes the rules of others.
func (v *view) judges(id knowledge.EntityID) bool {
	e := v.entity(id)
	return e != nil && (e.Kind == knowledge.Person || language.Judges(e.Name()))
}

// mayUndo tells that the one body may undo what the other set.
func (v *view) mayUndo(by, whose knowledge.EntityID) bool {
	return by == whose || slices.Contains(v.over(whose), by)
}

// propose proposes the entity the first time that it is named, to those who may see where.
func (v *view) propose(p *knowledge.Passage, e *knowledge.Entity) knowledge.EntityID {
	if c := cmp.Or(p.Collection, knowledge.Open); c != knowledge.Open {
		e.ID, e.Collection = knowledge.EntityID(string(c)+"-"+string(e.ID)), c
	}
	e.Proposed = true
	if v.parts[e.ID] == nil {
		v.parts[e.ID] = e
	}
	return e.ID
}

// uses notes that the entities of the event are needed.
func (v *view) uses(e *knowledge.Event) {
	v.used[e.By] = true
	for _, t := range []knowledge.Terms{e.Scope.Terms, e.Scope.Except} {
		for _, ids := range t {
			for _, id := range ids {
				v.used[id] = true
			}
		}
	}
}

// entities are those that reading has shown to be needed.
func (v *view) entities() (list []*knowledge.Entity) {
	if v.home != "" && v.base.Entity(ours) == nil {
		list = append(list, &knowledge.Entity{ID: ours, Kind: knowledge.Company, Proposed: true, Names: []knowledge.Name{{Text: "our organization"}, {Text: "the organization"}}})
	}
	for _, id := range slices.Sorted(maps.Keys(v.parts)) {
		if v.used[id] {
			list = append(list, v.parts[id])
		}
	}
	return list
}

// apps are those of the entities that policies are about, each once.
func apps(b *records, ids []knowledge.EntityID) []knowledge.EntityID {
	var list []knowledge.EntityID
	for _, id := range ids {
		if e := b.Entity(id); e != nil && e.Kind.Used() && !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	return list
}

func appendNew[T comparable](list []T, x T) []T {
	if slices.Contains(list, x) {
		return list
	}
	return append(list, x)
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:6])
}
