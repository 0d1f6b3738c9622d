package record

import (
	"go.yaml.in/yaml/v3"

	"policybot/knowledge"
)

// target is what a reference may lead to.
type target string

// Targets. A term of a scope is a target of its own for each dimension.
const (
	entity     target = "entity"
	wider      target = "wider" // what "in" leads to
	source     target = "source"
	event      target = "event"
	topic      target = "topic" // an entity or an event
	collection target = "collection"
)

func termOf(d knowledge.Dimension) target { return target("term:" + string(d)) }

// ref is a place where a record names another one.
type ref struct {
	what   target
	id     string
	key    string // that holds the id
	record string // that has the key
	line   int
}

func (r *reader) refer(n *yaml.Node, what target, id string) {
	r.refs = append(r.refs, ref{what, id, r.key, r.record, n.Line})
}
