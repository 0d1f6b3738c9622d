package knowledge

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"
)

// Change is an actor's standing on an app that two bases tell differently.
type Change struct {
	Actor, App    EntityID
	Before, After string // in words: in force, withdrawn
}

// String tells the change by the names that b has for actor and app.
func (c Change) String(b *Base) string {
	return fmt.Sprintf("%s · %s: %s → %s", b.NameOf(c.Actor), b.NameOf(c.App), c.Before, c.After)
}

// Counts are how many records of all kinds differ between two bases. Where a
// record stands in the files makes no difference.
type Counts struct{ Added, Removed, Changed int }

// CountChanges counts the records that differ. Of passages, those count that
// stand.
func CountChanges(before, after *Base) Counts {
	var n Counts
	n.add(differing(before.Entities, after.Entities, func(e *Entity) EntityID { return e.ID }).counts())
	n.add(differing(before.Sources, after.Sources, func(s *Source) SourceID { return s.ID }).counts())
	n.add(differing(before.Events, after.Events, func(e *Event) EventID { return e.ID }).counts())
	n.add(differing(before.Facts, after.Facts, func(f *Fact) FactID { return f.ID }).counts())
	n.add(differing(before.Present(), after.Present(), func(p *Passage) PassageID { return p.ID }).counts())
	return n
}

// Diff tells what changed in meaning: for each actor and app, what stands of
// the actor's own acts on the day, before and after. Only timelines whose
// records differ are looked at. Changes come in order of actor and app.
func Diff(before, after *Base, day Day) []Change {
	var list []Change
	for _, p := range suspects(before, after) {
		c := Change{p.actor, p.app, before.standingWords(p, day), after.standingWords(p, day)}
		if c.Before != c.After {
			list = append(list, c)
		}
	}
	return list
}

func (n *Counts) add(c Counts) {
	n.Added += c.Added
	n.Removed += c.Removed
	n.Changed += c.Changed
}

// differences are the records of one kind that differ.
type differences[T any] struct{ added, removed, was, is []*T }

func (d differences[T]) counts() Counts { return Counts{len(d.added), len(d.removed), len(d.is)} }

// all lists every record that differs, as it was and as it is.
func (d differences[T]) all() []*T { return slices.Concat(d.added, d.removed, d.was, d.is) }

// differing compares two lists in order of id.
func differing[T any, K cmp.Ordered](before, after []*T, id func(*T) K) differences[T] {
	var d differences[T]
	for len(before) > 0 && len(after) > 0 {
		switch c := cmp.Compare(id(before[0]), id(after[0])); {
		case c < 0:
			d.removed, before = append(d.removed, before[0]), before[1:]
		case c > 0:
			d.added, after = append(d.added, after[0]), after[1:]
		default:
			if before[0] != after[0] && !sameRecord(reflect.ValueOf(before[0]).Elem(), reflect.ValueOf(after[0]).Elem()) {
				d.was, d.is = append(d.was, before[0]), append(d.is, after[0])
			}
			before, after = before[1:], after[1:]
		}
	}
	d.removed, d.added = append(d.removed, before...), append(d.added, after...)
	return d
}

var originType = reflect.TypeFor[Origin]()

// sameRecord compares all but the places in the files.
func sameRecord(a, b reflect.Value) bool {
	switch a.Kind() {
	case reflect.Struct:
		for i := range a.NumField() {
			if a.Field(i).Type() != originType && !sameRecord(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Slice:
		if a.Len() != b.Len() {
			return false
		}
		for i := range a.Len() {
			if !sameRecord(a.Index(i), b.Index(i)) {
				return false
			}
		}
		return true
	case reflect.Map:
		if a.Len() != b.Len() || a.Len() == 0 {
			return a.Len() == b.Len()
		}
		for k, v := range a.Seq2() {
			if w := b.MapIndex(k); !w.IsValid() || !sameRecord(v, w) {
				return false
			}
		}
		return true
	}
	return a.Equal(b)
}

// pair is an actor and an app that it has acted on.
type pair struct{ actor, app EntityID }

// suspects lists the pairs whose standing may differ, in order.
func suspects(before, after *Base) []pair {
	events := differing(before.Events, after.Events, func(e *Event) EventID { return e.ID }).all()
	sources := differing(before.Sources, after.Sources, func(s *Source) SourceID { return s.ID }).all()
	entities := slices.DeleteFunc(differing(before.Entities, after.Entities, func(e *Entity) EntityID { return e.ID }).all(), func(e *Entity) bool {
		o, n := before.entity[e.ID], after.entity[e.ID]
		return o != nil && n != nil && sameBearing(o, n)
	})
	seen := map[pair]bool{}
	for _, b := range []*Base{before, after} {
		for _, e := range slices.Concat(events, b.resting(sources, entities)) {
			if own := b.event[e.ID]; own != nil {
				b.pairsOf(own, seen)
			}
		}
	}
	list := make([]pair, 0, len(seen))
	for p := range seen {
		list = append(list, p)
	}
	slices.SortFunc(list, func(p, q pair) int { return cmp.Or(cmp.Compare(p.actor, q.actor), cmp.Compare(p.app, q.app)) })
	return list
}

// sameBearing tells that two states of an entity have one bearing on what
// stands: its names have none.
func sameBearing(x, y *Entity) bool {
	return x.Kind == y.Kind && slices.Equal(x.In, y.In) && slices.Equal(x.Under, y.Under) && slices.Equal(x.Replaces, y.Replaces)
}

// resting lists the events that rest on one of the sources, or speak of one of
// the entities.
func (b *Base) resting(sources []*Source, entities []*Entity) []*Event {
	if len(sources) == 0 && len(entities) == 0 {
		return nil
	}
	source, entity := map[SourceID]bool{}, map[EntityID]bool{}
	for _, s := range sources {
		source[s.ID] = true
	}
	for _, e := range entities {
		for _, x := range b.Inside(e.ID) {
			entity[x] = true
		}
	}
	speaks := func(terms Terms) bool {
		for _, list := range terms {
			if slices.ContainsFunc(list, func(t EntityID) bool { return entity[t] }) {
				return true
			}
		}
		return false
	}
	var list []*Event
	for _, e := range b.Events {
		if slices.ContainsFunc(e.Reports, func(r Report) bool { return source[r.Source] }) || entity[e.By] ||
			len(entity) > 0 && (slices.ContainsFunc(b.AppsOf(e), func(a EntityID) bool { return entity[a] }) || speaks(e.Scope.Terms) || speaks(e.Scope.Except)) {
			list = append(list, e)
		}
	}
	return list
}

// pairsOf notes whose standing on what the event has a bearing on: its actor
// and those whose events it names, on its apps and, where they have acted on
// them too, on the apps inside those and the classes around them.
func (b *Base) pairsOf(e *Event, seen map[pair]bool) {
	for _, actor := range b.actorsOf(e, nil, map[EventID]bool{}) {
		for _, app := range b.AppsOf(e) {
			if seen[pair{actor, app}] {
				continue
			}
			seen[pair{actor, app}] = true
			for _, near := range b.AppsNear(app) {
				if slices.ContainsFunc(b.byApp[near], func(x *Event) bool { return x.By == actor }) {
					seen[pair{actor, near}] = true
				}
			}
		}
	}
}

func (b *Base) actorsOf(e *Event, list []EntityID, seen map[EventID]bool) []EntityID {
	if e == nil || seen[e.ID] {
		return list
	}
	seen[e.ID] = true
	if !slices.Contains(list, e.By) {
		list = append(list, e.By)
	}
	for _, n := range e.Names {
		list = b.actorsOf(b.event[n], list, seen)
	}
	return list
}

// standingWords tells what stands of the actor's own acts on the app.
func (b *Base) standingWords(p pair, day Day) string {
	s := b.Timeline(p.app).At(Case{Actor: p.actor, Alone: true}, day, day)
	var words []string
	where := map[string][]string{}
	for _, c := range s.Cells {
		if c.Status == None {
			continue
		}
		w := c.words()
		if where[w] == nil {
			words = append(words, w)
		}
		where[w] = append(where[w], b.whereWords(c, p.app))
	}
	switch {
	case len(words) == 1 && len(where[words[0]]) == len(s.Cells):
		return words[0]
	case len(words) > 0:
		for i, w := range words {
			words[i] = w + " for " + strings.Join(where[w], ", ")
		}
		return strings.Join(words, "; ")
	case len(s.Announced) > 0:
		return "announced, from " + s.Announced[0].Start().Words()
	case len(s.Considered) > 0:
		return "considered"
	case len(s.Speculated) > 0:
		return "only guessed at"
	}
	return "nothing on record"
}

var actWords = map[Act]string{Restrict: "restriction ", Allow: "permission "}

// words is the cell's status in words, of a ban unless they say otherwise.
func (c Cell) words() string {
	some := ""
	if c.Some {
		some = " for a part that nobody named"
	}
	switch {
	case c.Status == Exempted:
		return "exempt"
	case c.Status.Stands():
		return actWords[c.Act] + "in force" + some
	case c.Status.Undone():
		return actWords[c.Act] + c.Status.String() + some
	}
	return c.Status.String()
}

func (b *Base) whereWords(c Cell, app EntityID) string {
	var list []string
	if c.App != app {
		list = append(list, b.NameOf(c.App))
	}
	for _, d := range Dimensions() {
		if t := c.Where[d]; t != "" {
			list = append(list, b.NameOf(t))
		}
	}
	if len(list) == 0 {
		return "the rest"
	}
	return strings.Join(list, " + ")
}
