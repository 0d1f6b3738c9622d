package record

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"policybot/knowledge"
)

// Composed are records that are to be written into a file, with what is said
// above them. A source's retraction and whom a person asks are left to people.
type Composed struct {
	Entities []*knowledge.Entity
	Sources  []*knowledge.Source
	Events   []*knowledge.Event
	Facts    []*knowledge.Fact
	Notes    map[string][]string // lines of comment above a record, by its id
}

// Compose writes the records as they would stand in a file, in the canonical
// layout. Whatever stands in a text stays text: no key, tag or document comes of
// it. A line of comment has no end of line in it.
func Compose(c Composed) ([]byte, error) {
	var file mappingNode
	file.list("entities", composeAll(c, c.Entities, composeEntity, func(e *knowledge.Entity) string { return string(e.ID) }))
	file.list("sources", composeAll(c, c.Sources, composeSource, func(s *knowledge.Source) string { return string(s.ID) }))
	file.list("events", composeAll(c, c.Events, composeEvent, func(e *knowledge.Event) string { return string(e.ID) }))
	file.list("facts", composeAll(c, c.Facts, composeFact, func(f *knowledge.Fact) string { return string(f.ID) }))
	data, err := yaml.Marshal(file.node())
	if err != nil {
		return nil, fmt.Errorf("compose: %w", err)
	}
	return Format(data)
}

func composeAll[T any](c Composed, list []*T, compose func(*T) *yaml.Node, id func(*T) string) []*yaml.Node {
	var nodes []*yaml.Node
	for _, x := range list {
		n := compose(x)
		if notes := c.Notes[id(x)]; len(notes) > 0 {
			n.HeadComment = "# " + strings.Join(notes, "\n# ")
		}
		nodes = append(nodes, n)
	}
	return nodes
}

func composeEntity(e *knowledge.Entity) *yaml.Node {
	var m mappingNode
	m.word("id", string(e.ID))
	m.word("kind", string(e.Kind))
	m.list("names", composeNames(e.Names))
	m.word("sector", e.Sector)
	m.oneOrMany("in", composeLinks(e.In))
	m.oneOrMany("under", composeLinks(e.Under))
	m.word("collection", string(e.Collection))
	return m.node()
}

func composeNames(names []knowledge.Name) (list []*yaml.Node) {
	for _, n := range names {
		list = append(list, plainUnless("name", n.Text, func(m *mappingNode) {
			m.date("from", n.From)
			m.date("until", n.Until)
			m.yes("as_written", n.AsWritten)
		}))
	}
	return list
}

func composeLinks(links []knowledge.Link) (list []*yaml.Node) {
	for _, l := range links {
		list = append(list, plainUnless("id", string(l.To), func(m *mappingNode) {
			m.date("from", l.From)
			m.date("until", l.Until)
		}))
	}
	return list
}

func composeSource(s *knowledge.Source) *yaml.Node {
	var m mappingNode
	m.word("id", string(s.ID))
	m.word("title", s.Title)
	m.word("publisher", s.Publisher)
	m.date("date", s.Date)
	m.word("url", s.URL)
	m.word("tier", string(s.Tier))
	m.word("note", s.Note)
	m.word("collection", string(s.Collection))
	return m.node()
}
