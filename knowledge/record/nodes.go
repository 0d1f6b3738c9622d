package record

import (
	"go.yaml.in/yaml/v3"

	"policybot/knowledge"
)

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

// bare is a value as people write it, without quotes.
func (m *mappingNode) bare(key, value string) {
	m.put(key, &yaml.Node{Kind: yaml.ScalarNode, Value: value})
}

func (m *mappingNode) date(key string, d knowledge.Date) {
	if !d.IsZero() {
		m.bare(key, d.String())
	}
}

func (m *mappingNode) yes(key string, holds bool) {
	if holds {
		m.bare(key, "true")
	}
}

func (m *mappingNode) mapping(key string, value mappingNode) {
	if len(value) > 0 {
		m.put(key, value.node())
	}
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

// plainUnless is the text alone, or a mapping with it under the key where there
// is more to say.
func plainUnless(key, text string, more func(*mappingNode)) *yaml.Node {
	m := mappingNode{word(key), word(text)}
	if more(&m); len(m) == 2 {
		return word(text)
	}
	return m.node()
}

func wordsOf[S ~string](list []S) (nodes []*yaml.Node) {
	for _, s := range list {
		nodes = append(nodes, word(string(s)))
	}
	return nodes
}

// word is a text: in quotes where it could be read as anything else.
func word(text string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: text}
}
