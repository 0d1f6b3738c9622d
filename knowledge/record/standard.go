package record

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"policybot/knowledge"
)

//go:embed standard.yaml
var standardYAML []byte

// standardTerms are the scope terms that come with the program: the devices,
// networks, people, data and purposes of any company, with the ways in which
// people say them.
var standardTerms = sync.OnceValue(func() []*knowledge.Entity {
	f := readFile("standard.yaml", standardYAML)
	if err := f.findings.Err(); err != nil { // embedded, and tested
		panic(err)
	}
	return f.entities
})

func sayKey(k knowledge.Kind, name string) string { return string(k) + ":" + strings.ToLower(name) }

// sayings finds entities by kind and name. Of those that share a name, said has
// the first by id and also has another.
func sayings(entities map[knowledge.EntityID]*knowledge.Entity) (said, also map[string]*knowledge.Entity) {
	said, also = map[string]*knowledge.Entity{}, map[string]*knowledge.Entity{}
	for _, e := range entities {
		for _, n := range e.Names {
			k := sayKey(e.Kind, n.Text)
			first := said[k]
			switch {
			case first == nil:
				said[k] = e
			case e.ID < first.ID:
				said[k], also[k] = e, first
			case e.ID > first.ID && (also[k] == nil || e.ID < also[k].ID):
				also[k] = e
			}
		}
	}
	return said, also
}

// standard merges the standard terms with the declared entities.
type standard struct {
	declared map[knowledge.EntityID]*knowledge.Entity
	said     map[string]*knowledge.Entity // declared, by kind and name
	moved    map[knowledge.EntityID]knowledge.EntityID
	dropped  map[knowledge.EntityID]bool
}

// mergeStandard adds the standard terms. A declared entity with the id or a
// name of a standard term of its kind takes that term's place, where it is no part of it: it gets the
// term's other names and its wider terms, and the term's id leads to it. What
// is given back are the ids that moved.
func (l *linker) mergeStandard() map[knowledge.EntityID]knowledge.EntityID {
	said, _ := sayings(l.entities)
	m := &standard{
		declared: l.entities,
		said:     said,
		moved:    map[knowledge.EntityID]knowledge.EntityID{},
		dropped:  map[knowledge.EntityID]bool{},
	}
	var kept []*knowledge.Entity
	for _, s := range standardTerms() {
		switch d := m.placeTaker(s); {
		case d != nil:
			m.take(d, s)
		case l.entities[s.ID] != nil:
			m.dropped[s.ID] = true
		default:
			kept = append(kept, s)
		}
	}
	for _, s := range kept {
		l.entities[s.ID] = m.standIn(s)
	}
	return m.moved
}

// placeTaker is the declared entity that takes the place of the standard term:
// the one with its id, else the first with one of its names whose own id is
// not that of another standard term.
func (m *standard) placeTaker(s *knowledge.Entity) *knowledge.Entity {
	if d := m.declared[s.ID]; d != nil {
		if d.Kind == s.Kind {
			return d
		}
		return nil
	}
	for _, n := range s.Names {
		if d := m.said[sayKey(s.Kind, n.Text)]; d != nil && !isStandard(d.ID) && !m.partOf(d, s) {
			return d
		}
	}
	return nil
}

// partOf tells that the declared entity only bears one of the lesser names of a standard term that
// holds others, and lies in another standard term, by which it is less than that: a handheld scanner,
// which is a company device, isn't all mobile devices, and a phone no such scanner.
func (m *standard) partOf(d, s *knowledge.Entity) bool {
	holds := slices.ContainsFunc(standardTerms(), func(x *knowledge.Entity) bool { return liesIn(x, s.ID) })
	main := slices.ContainsFunc(s.Names[:min(mainNames, len(s.Names))], func(n knowledge.Name) bool { return m.said[sayKey(s.Kind, n.Text)] == d })
	return holds && !main && slices.ContainsFunc(d.In, func(x knowledge.Link) bool { return isStandard(x.To) && !liesIn(s, x.To) })
}

func liesIn(e *knowledge.Entity, id knowledge.EntityID) bool {
	return slices.ContainsFunc(e.In, func(x knowledge.Link) bool { return x.To == id })
}

// mainNames is how many names of a standard term are its own, in one number and the other: the rest
// are what people also say for it. The list of the terms tells of the order.
const mainNames = 2

func isStandard(id knowledge.EntityID) bool {
	return slices.ContainsFunc(standardTerms(), func(s *knowledge.Entity) bool { return s.ID == id })
}

// take gives d the names and wider terms of s.
func (m *standard) take(d, s *knowledge.Entity) {
	d.Names = append(slices.Clone(d.Names), m.free(s)...)
	for _, n := range s.Names {
		m.said[sayKey(s.Kind, n.Text)] = d
	}
	for _, link := range s.In {
		if !slices.ContainsFunc(d.In, func(x knowledge.Link) bool { return x.To == link.To }) {
			d.In = append(slices.Clone(d.In), link)
		}
	}
	if d.ID != s.ID {
		d.Replaces = append(d.Replaces, s.ID)
		m.moved[s.ID] = d.ID
	}
}

// free lists the names of s that no declared entity of its kind has.
func (m *standard) free(s *knowledge.Entity) []knowledge.Name {
	return slices.DeleteFunc(slices.Clone(s.Names), func(n knowledge.Name) bool {
		return m.said[sayKey(s.Kind, n.Text)] != nil
	})
}

// standIn is a copy of the standard term as it stands beside the declared ones.
func (m *standard) standIn(s *knowledge.Entity) *knowledge.Entity {
	c := *s
	c.Standard = true
	c.Origin = knowledge.Origin{}
	c.Names = m.free(s)
	c.In = slices.DeleteFunc(slices.Clone(s.In), func(x knowledge.Link) bool { return m.dropped[x.To] })
	return &c
}

// redirect lets every reference to a moved id lead to where it moved.
func redirect(moved map[knowledge.EntityID]knowledge.EntityID, s *knowledge.Settings, entities []*knowledge.Entity, events []*knowledge.Event, facts []*knowledge.Fact) {
	if len(moved) == 0 {
		return
	}
	move := func(ids []knowledge.EntityID) {
		for i, id := range ids {
			if to, ok := moved[id]; ok {
				ids[i] = to
			}
		}
	}
	for _, e := range entities {
		e.In = moveLinks(moved, e, e.In)
		e.Under = moveLinks(moved, e, e.Under)
	}
	for _, e := range events {
		for _, terms := range []knowledge.Terms{e.Scope.Terms, e.Scope.Except} {
			for _, ids := range terms {
				move(ids)
			}
		}
		move(e.Apps)
	}
	for _, f := range facts {
		move(f.About)
	}
	if to, ok := moved[s.Home]; ok {
		s.Home = to
	}
}

// moveLinks leaves out what then leads to the entity itself or twice to one.
func moveLinks(moved map[knowledge.EntityID]knowledge.EntityID, e *knowledge.Entity, links []knowledge.Link) []knowledge.Link {
	var list []knowledge.Link
	for _, l := range links {
		if to, ok := moved[l.To]; ok {
			l.To = to
		}
		if l.To != e.ID && !slices.Contains(list, l) {
			list = append(list, l)
		}
	}
	return list
}
