package record

import (
	"strings"

	"go.yaml.in/yaml/v3"

	"policybot/knowledge"
)

// records is a list of records of one kind, each told where it stands.
func records[T any](what string, fields []field[T], origin func(*T) *knowledge.Origin) form[[]*T] {
	s := schema{"type": "array", "items": object(fields)}
	return form[[]*T]{s, func(r *reader, n *yaml.Node) ([]*T, bool) {
		if n.Kind != yaml.SequenceNode {
			r.errorf(n, "%s: expected a list of records, found %s", quote(r.key), kindOf(n))
			return nil, false
		}
		list := make([]*T, 0, len(n.Content))
		for _, c := range n.Content {
			if t := readRecord(r, c, what, fields); t != nil {
				*origin(t) = r.at(c)
				list = append(list, t)
			}
		}
		return list, true
	}}
}

func readRecord[T any](r *reader, n *yaml.Node, what string, fields []field[T]) *T {
	r.record = idOf(n)
	defer func() { r.record = "" }()
	t := new(T)
	if r.record != "" {
		what += " " + r.record
	}
	if !readMapping(r, n, what, fields, t) {
		return nil
	}
	return t
}

// idOf looks ahead for the id of a record, which messages about it name.
func idOf(n *yaml.Node) string {
	if n.Kind != yaml.MappingNode {
		return ""
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if v := n.Content[i+1]; n.Content[i].Value == "id" && v.Kind == yaml.ScalarNode {
			return shorten(strings.TrimSpace(v.Value))
		}
	}
	return ""
}
