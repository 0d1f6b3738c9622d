package ground

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// Ours is the entity that stands for whom "we" means where nothing says who that
// is.
const Ours knowledge.EntityID = "our-organization"

// View is what is known in reading a document, or in settling what all of them tell: the
// ground, and what was proposed so far.
type View struct {
	Base      *Records // with the entities that are proposed
	Lexicon   *Lexicon
	DateOrder language.DateOrder                        // of the document
	Parts     map[knowledge.EntityID]*knowledge.Entity  // bodies and terms that are proposed
	PartsOf   map[knowledge.EntityID]knowledge.EntityID // by body of a state: the state
	Home      knowledge.EntityID                        // proposed for whom "we" means
}

// View is the ground as the document sees it, noting what that asks; all documents together
// have no id, and no notes.
func (g *Ground) View(own knowledge.SourceID, n Notes) *View {
	base, lex := g.to(own, n)
	return &View{Base: base, Lexicon: lex, Parts: map[knowledge.EntityID]*knowledge.Entity{}, PartsOf: map[knowledge.EntityID]knowledge.EntityID{}}
}

// Today is the day on which the documents are read.
func (v *View) Today() knowledge.Day { return v.Base.today() }

// AtHome is the home of the records, or else one that is proposed.
func (v *View) AtHome() knowledge.EntityID {
	if v.Base.Home != "" {
		return v.Base.Home
	}
	v.Home = Ours
	return Ours
}

// Entity is the entity with the id, on record or proposed, or nil.
func (v *View) Entity(id knowledge.EntityID) *knowledge.Entity {
	if e := v.Parts[id]; e != nil {
		return e
	}
	return v.Base.Entity(id)
}

// Over are the bodies above the one.
func (v *View) Over(id knowledge.EntityID) []knowledge.EntityID {
	var list []knowledge.EntityID
	if e := v.Parts[id]; e != nil {
		for _, l := range e.Under {
			list = append(list, l.To)
			list = append(list, v.Base.Above(l.To)...)
		}
		return list
	}
	if state := v.PartsOf[id]; state != "" {
		return append(v.Base.Above(id), state)
	}
	return v.Base.Above(id)
}

// Judges tells that the body undoes the rules of others.
func (v *View) Judges(id knowledge.EntityID) bool {
	e := v.Entity(id)
	return e != nil && (e.Kind == knowledge.Person || language.Judges(e.Name()))
}

// MayUndo tells that the one body may undo what the other set.
func (v *View) MayUndo(by, whose knowledge.EntityID) bool {
	return by == whose || slices.Contains(v.Over(whose), by)
}

// Propose proposes the entity the first time that it is named, to those who may see where.
func (v *View) Propose(p *knowledge.Passage, e *knowledge.Entity) knowledge.EntityID {
	if c := cmp.Or(p.Collection, knowledge.Open); c != knowledge.Open {
		e.ID, e.Collection = knowledge.EntityID(string(c)+"-"+string(e.ID)), c
	}
	e.Proposed = true
	if v.Parts[e.ID] == nil {
		v.Parts[e.ID] = e
	}
	return e.ID
}

// Apps are those of the entities that policies are about, each once.
func Apps(b *Records, ids []knowledge.EntityID) []knowledge.EntityID {
	var list []knowledge.EntityID
	for _, id := range ids {
		if e := b.Entity(id); e != nil && e.Kind.Used() && !slices.Contains(list, id) {
			list = append(list, id)
		}
	}
	return list
}

// AppendNew adds to the list what isn't in it.
func AppendNew[T comparable](list []T, x T) []T {
	if slices.Contains(list, x) {
		return list
	}
	return append(list, x)
}

// Digest is a short name for the text, another one for another.
func Digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:6])
}
