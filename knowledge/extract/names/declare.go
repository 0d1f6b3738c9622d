package names

import (
	"fmt"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// declarer makes entities of candidates.
type declarer struct {
	*namer
	taken map[knowledge.EntityID]bool
	byKey map[string]*knowledge.Entity // by the key of the candidate
	list  []*knowledge.Entity
}

func (w *declarer) declare(c *candidate, kind knowledge.Kind) {
	if w.recorded(c.name()) || shortState(c) != "" && w.recorded(shortState(c)) {
		return
	}
	e := &knowledge.Entity{ID: w.free(c.key, kind), Kind: kind, Collection: collectionOf(c.collections), Proposed: true}
	main := w.nameOf(c.name())
	for _, key := range sortedKeys(c.aliases) {
		a := c.aliases[key]
		if e.Collection == "" && !a.collections[knowledge.Open] || !nameable(key) || w.recorded(a.name) {
			continue
		}
		other := w.nameOf(a.name)
		switch {
		case a.past:
			other.Until, main.From = a.on, a.on
			e.Names = append(e.Names, other)
		case a.future:
			other.From, main.Until = a.on, a.on
			e.Names = append([]knowledge.Name{other}, e.Names...)
		default:
			e.Names = append(e.Names, other)
		}
	}
	at := 0
	for at < len(e.Names) && !e.Names[at].From.IsZero() {
		at++
	}
	e.Names = slices.Insert(e.Names, at, main)
	w.add(e)
	w.byKey[c.key] = e
}

func (w *declarer) add(e *knowledge.Entity) {
	w.taken[e.ID] = true
	w.list = append(w.list, e)
}

// declareClasses declares the classes, and puts the apps into them that the
// documents give as examples.
func (w *declarer) declareClasses() {
	for _, key := range sortedKeys(w.classes) {
		c := w.classes[key]
		form := (&candidate{forms: c.forms}).name()
		e := &knowledge.Entity{ID: w.free(key, knowledge.Class), Kind: knowledge.Class, Names: []knowledge.Name{{Text: form}}, Collection: collectionOf(c.collections), Proposed: true}
		w.add(e)
		for _, x := range sortedKeys(c.examples) {
			if app := w.byKey[x]; app != nil {
				app.In = append(app.In, knowledge.Link{To: e.ID})
			}
		}
	}
}

// nameOf is a name, which is read only as written where it is an everyday word
// too.
func (w *declarer) nameOf(name string) knowledge.Name {
	lower := strings.ToLower(name)
	plain := !strings.Contains(name, " ") && (language.Everyday(lower) || len(name) < 3 || w.words.often(lower))
	return knowledge.Name{Text: name, AsWritten: plain && lower != name}
}

// free is an id that no record and no other proposal has.
func (w *declarer) free(key string, kind knowledge.Kind) knowledge.EntityID {
	id := knowledge.EntityID(knowledge.Slug(key))
	if id == "" {
		id = knowledge.EntityID(kind)
	}
	next := id
	for n := 1; w.base.Entity(next) != nil || w.taken[next]; n++ {
		next = knowledge.EntityID(fmt.Sprintf("%s-%s", id, kind))
		if n > 1 {
			next = knowledge.EntityID(fmt.Sprintf("%s-%d", next, n))
		}
	}
	return next
}
