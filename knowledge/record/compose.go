package record

import (
	"fmt"

	"go.yaml.in/yaml/v3"

	"policybot/knowledge"
)

// Composed are records that are to be written into a file. Of entities their
// kind and names are written, of sources all but when they were retracted, and
// of events those fields that a report of what somebody did can fill.
type Composed struct {
	Entities []*knowledge.Entity
	Sources  []*knowledge.Source
	Events   []*knowledge.Event
}

// Compose writes the records as they would stand in a file, in the canonical
// layout. Whatever stands in a text stays text: no key, tag or document comes of
// it.
func Compose(c Composed) ([]byte, error) {
	var file mappingNode
	file.list("entities", composeAll(c.Entities, composeEntity))
	file.list("sources", composeAll(c.Sources, composeSource))
	file.list("events", composeAll(c.Events, composeEvent))
	data, err := yaml.Marshal(file.node())
	if err != nil {
		return nil, fmt.Errorf("compose: %w", err)
	}
	return Format(data)
}

func composeAll[T any](list []*T, compose func(*T) *yaml.Node) []*yaml.Node {
	var nodes []*yaml.Node
	for _, x := range list {
		nodes = append(nodes, compose(x))
	}
	return nodes
}

func composeEntity(e *knowledge.Entity) *yaml.Node {
	var m, names mappingNode
	m.word("id", string(e.ID))
	m.word("kind", string(e.Kind))
	for _, n := range e.Names {
		names = append(names, word(n.Text))
	}
	m.list("names", names)
	return m.node()
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

func composeEvent(e *knowledge.Event) *yaml.Node {
	var m mappingNode
	m.word("id", string(e.ID))
	m.word("by", string(e.By))
	m.word("do", string(e.Do))
	m.word("of", string(e.Of))
	m.words("app", e.Apps)
	m.events("names", e.Names)
	m.date("announced", e.Announced)
	m.word("text", e.Text)
	m.list("reports", composeReports(e.Reports))
	m.word("collection", string(e.Collection))
	return m.node()
}

func composeReports(reports []knowledge.Report) (list []*yaml.Node) {
	for _, r := range reports {
		var m mappingNode
		m.word("source", string(r.Source))
		m.word("at", r.At)
		m.word("quote", r.Quote)
		m.word("speaker", r.Speaker)
		m.word("certainty", string(r.Certainty))
		list = append(list, m.node())
	}
	return list
}

// mappingNode are the keys and values of a mapping, in turn. What is empty is
// left out.
type mappingNode []*yaml.Node

func (m mappingNode) node() *yaml.Node { return &yaml.Node{Kind: yaml.MappingNode, Content: m} }

func (m *mappingNode) put(key string, value *yaml.Node) { *m = append(*m, word(key), value) }

func (m *mappingNode) word(key, text string) {
	if text != "" {
		m.put(key, word(text))
	}
}

// date is written as people write it, without quotes.
func (m *mappingNode) date(key string, d knowledge.Date) {
	if !d.IsZero() {
		m.put(key, &yaml.Node{Kind: yaml.ScalarNode, Value: d.String()})
	}
}

func (m *mappingNode) words(key string, ids []knowledge.EntityID) {
	var list []*yaml.Node
	for _, id := range ids {
		list = append(list, word(string(id)))
	}
	m.oneOrMany(key, list)
}

func (m *mappingNode) events(key string, ids []knowledge.EventID) {
	var list []*yaml.Node
	for _, id := range ids {
		list = append(list, word(string(id)))
	}
	m.oneOrMany(key, list)
}

// oneOrMany is a list, or its one value.
func (m *mappingNode) oneOrMany(key string, list []*yaml.Node) {
	if len(list) == 1 {
		m.put(key, list[0])
		return
	}
	m.list(key, list)
}

func (m *mappingNode) list(key string, nodes []*yaml.Node) {
	if len(nodes) > 0 {
		m.put(key, &yaml.Node{Kind: yaml.SequenceNode, Content: nodes})
	}
}

// word is a text: in quotes where it could be read as anything else.
func word(text string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}
}
