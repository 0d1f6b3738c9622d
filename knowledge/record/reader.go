package record

import (
	"slices"

	"go.yaml.in/yaml/v3"

	"policybot/knowledge"
)

// reader decodes the nodes of one file and collects what is wrong with them
// and what they refer to.
type reader struct {
	file     string
	findings knowledge.Findings
	refs     []ref

	record string // id of the record being read, for messages and references
	key    string // key being read
}

func (r *reader) at(n *yaml.Node) knowledge.Origin {
	return knowledge.Origin{File: r.file, Line: n.Line}
}

func (r *reader) errorf(n *yaml.Node, format string, args ...any) {
	r.findings.Errorf(r.at(n), format, args...)
}

// where names the key being read and its record: "names" of acme-ban.
func (r *reader) where() string {
	if r.record == "" {
		return quote(r.key)
	}
	return quote(r.key) + " of " + r.record
}

func quote(s string) string { return `"` + s + `"` }

// field is one key that a mapping may have.
type field[T any] struct {
	key      string
	doc      string
	schema   schema
	required bool
	read     func(r *reader, n *yaml.Node, into *T)
}

// must marks the key as one that has to be there.
func (f field[T]) must() field[T] {
	f.required = true
	return f
}

// key is a field whose value has the form and goes where at points.
func key[T, V any](name, doc string, f form[V], at func(*T) *V) field[T] {
	return field[T]{key: name, doc: doc, schema: f.schema, read: func(r *reader, n *yaml.Node, into *T) {
		if v, ok := f.read(r, n); ok {
			*at(into) = v
		}
	}}
}

// readMapping reads a mapping by its fields. Unknown and repeated keys, and
// required ones that are missing, are errors.
func readMapping[T any](r *reader, n *yaml.Node, what string, fields []field[T], into *T) bool {
	if n.Kind != yaml.MappingNode {
		r.errorf(n, "%s: expected a mapping of keys, found %s", what, kindOf(n))
		return false
	}
	var first [32]int // line of each key; no table is longer
	lines := first[:len(fields)]
	for i := 0; i+1 < len(n.Content); i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		j := slices.IndexFunc(fields, func(f field[T]) bool { return f.key == k.Value })
		switch {
		case j < 0:
			r.unknownKey(k, what, keysOf(fields))
		case lines[j] > 0:
			r.errorf(k, "%s of %s stands twice, first on line %d", quote(k.Value), what, lines[j])
		default:
			lines[j] = k.Line
			outer := r.key
			r.key = k.Value
			fields[j].read(r, v, into)
			r.key = outer
		}
	}
	for j, f := range fields {
		if f.required && lines[j] == 0 {
			r.errorf(n, "%s has no %s: it must have one", what, quote(f.key))
		}
	}
	return true
}

func (r *reader) unknownKey(k *yaml.Node, what string, known []string) {
	if k.Kind != yaml.ScalarNode {
		r.errorf(k, "%s: expected a key, found %s", what, kindOf(k))
		return
	}
	r.errorf(k, "unknown key %s in %s%s", quote(shorten(k.Value)), what, didYouMean(k.Value, known))
}

func keysOf[T any](fields []field[T]) []string {
	keys := make([]string, len(fields))
	for i, f := range fields {
		keys[i] = f.key
	}
	return keys
}

// kindOf says in words what stands at a node.
func kindOf(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	case yaml.AliasNode:
		return "an alias"
	}
	if n.Tag == "!!null" {
		return "nothing"
	}
	return quote(shorten(n.Value))
}

// shorten keeps messages readable, whatever stands in a file.
func shorten(s string) string {
	const most = 60
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	return string(runes[:most]) + "…"
}
