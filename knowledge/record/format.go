package record

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Format writes a record file in the canonical layout: sections and keys in
// the order of the tables, two spaces to a level, short values on one line, and
// comments kept. A file in that layout comes back unchanged. What it holds
// stays the same; a file that isn't YAML, or whose comments stand where they
// can't be kept, is an error.
func Format(data []byte) ([]byte, error) {
	docs, bad := parse("", data)
	if bad != nil {
		return nil, fmt.Errorf("format: line %d: %s", bad.Origin.Line, bad.Message)
	}
	out, err := layOut(docs)
	if err != nil {
		return nil, err
	}
	docs, _ = parse("", data) // laying out changed the nodes
	again, bad := parse("", out)
	if bad != nil || !slices.EqualFunc(docs, again, same) {
		return nil, errors.New("format: the file can't be written in the canonical layout without changing what it says")
	}
	again, _ = parse("", out) // comparing changed the nodes
	twice, err := layOut(again)
	if err != nil || !bytes.Equal(twice, out) || !slices.Equal(comments(data), comments(out)) {
		return nil, errors.New("format: comments stand where they can't be kept: put each on a line of its own, above a key or a record")
	}
	return out, nil
}

func layOut(docs []*yaml.Node) ([]byte, error) {
	var b bytes.Buffer
	enc := yaml.NewEncoder(&b)
	enc.SetIndent(2)
	for _, d := range docs {
		for _, root := range d.Content {
			arrange(root, "", 0)
		}
		if err := enc.Encode(d); err != nil {
			return nil, fmt.Errorf("format: %w", err)
		}
	}
	if err := enc.Close(); err != nil {
		return nil, fmt.Errorf("format: %w", err)
	}
	return space(b.Bytes()), nil
}

// keyOrder is the order of the keys below a key.
var keyOrder = map[string][]string{
	"":           slices.Concat(keysOf(fileFields), keysOf(settingsFields)),
	"entities":   keysOf(entityFields),
	"sources":    keysOf(sourceFields),
	"events":     keysOf(eventFields),
	"facts":      keysOf(factFields),
	"names":      keysOf(nameFields),
	"in":         {"id", "from", "until"},
	"under":      {"id", "from", "until"},
	"scope":      keysOf(scopeFields),
	"except":     keysOf(exceptFields),
	"conditions": keysOf(conditionFields),
	"reason":     keysOf(reasonFields),
	"reports":    keysOf(reportFields),
	"value":      keysOf(valueFields),
}

// width is how long a value may be to stand on one line.
const width = 160

// arrange orders the keys below a node and sets what stands on one line.
func arrange(n *yaml.Node, under string, depth int) {
	if n.Kind == yaml.ScalarNode {
		unfold(n)
		return
	}
	if order := keyOrder[under]; n.Kind == yaml.MappingNode && order != nil {
		sortKeys(n, order)
	}
	for i, c := range n.Content {
		switch {
		case n.Kind == yaml.SequenceNode:
			arrange(c, under, depth+1)
		case i%2 == 1:
			arrange(c, n.Content[i-1].Value, depth+1)
		}
	}
	n.Style &^= yaml.FlowStyle
	if short(n, under, depth) {
		n.Style |= yaml.FlowStyle
	}
}

// unfold writes folded text that has only one line on that line. Space around
// a value means nothing in a record.
func unfold(n *yaml.Node) {
	if text := strings.TrimSpace(n.Value); n.Style&(yaml.FoldedStyle|yaml.LiteralStyle) != 0 && !strings.Contains(text, "\n") && text != "" {
		n.Style, n.Value = 0, text
	}
}

// short tells that the node stands on one line: a list or mapping below a
// record, or an entity or a source, that is short and has no comments. What is
// empty can stand in no other way.
func short(n *yaml.Node, under string, depth int) bool {
	if len(n.Content) == 0 {
		return true
	}
	const record = 2 // root, section, record
	if depth < record || depth == record && under != "entities" && under != "sources" {
		return false
	}
	if depth > record && slices.ContainsFunc(n.Content, func(c *yaml.Node) bool { return n.Kind == yaml.SequenceNode && c.Kind == yaml.MappingNode }) {
		return false // one mapping a line
	}
	size, ok := lineSize(n)
	return ok && size <= width
}

// lineSize is about how long the node is on one line, where it can stand on
// one.
func lineSize(n *yaml.Node) (int, bool) {
	if n.HeadComment != "" || n.LineComment != "" || n.FootComment != "" || strings.Contains(n.Value, "\n") {
		return 0, false
	}
	size := len(n.Value) + 2
	for _, c := range n.Content {
		s, ok := lineSize(c)
		if size += s; !ok || size > width {
			return 0, false
		}
	}
	return size, true
}

// sortKeys puts the keys in order, unknown ones last as they stand. Without an
// order it goes by the letter.
func sortKeys(n *yaml.Node, order []string) {
	type pair struct{ k, v *yaml.Node }
	var pairs []pair
	for i := 0; i+1 < len(n.Content); i += 2 {
		pairs = append(pairs, pair{n.Content[i], n.Content[i+1]})
	}
	rank := func(p pair) int {
		if i := slices.Index(order, p.k.Value); i >= 0 {
			return i
		}
		return len(order)
	}
	slices.SortStableFunc(pairs, func(a, b pair) int {
		if order == nil {
			return strings.Compare(a.k.Value, b.k.Value)
		}
		return rank(a) - rank(b)
	})
	for i, p := range pairs {
		n.Content[2*i], n.Content[2*i+1] = p.k, p.v
	}
}

// space sets an empty line above each section but the first, and above each
// record that follows one of several lines, with the comments that belong to
// it.
func space(data []byte) []byte {
	var b bytes.Buffer
	before := []byte("#")
	for line := range bytes.Lines(data) {
		section := !bytes.ContainsAny(line[:1], " \n-") && !bytes.ContainsAny(before[:1], "#\n-")
		record := bytes.HasPrefix(before, []byte("    ")) && (bytes.HasPrefix(line, []byte("  - ")) || bytes.HasPrefix(line, []byte("  # ")))
		if section || record {
			b.WriteByte('\n')
		}
		b.Write(line)
		before = line
	}
	return b.Bytes()
}

// same tells that two nodes say the same, in whatever order of keys.
func same(a, b *yaml.Node) bool {
	if a.Kind == yaml.MappingNode && b.Kind == yaml.MappingNode {
		sortKeys(a, nil)
		sortKeys(b, nil)
	}
	if a.Kind != b.Kind || strings.TrimSpace(a.Value) != strings.TrimSpace(b.Value) || a.ShortTag() != b.ShortTag() || len(a.Content) != len(b.Content) {
		return false
	}
	return slices.EqualFunc(a.Content, b.Content, same)
}

// comments are the comments of a file, sorted.
func comments(data []byte) []string {
	docs, _ := parse("", data)
	var list []string
	var visit func(n *yaml.Node)
	visit = func(n *yaml.Node) {
		for _, c := range []string{n.HeadComment, n.LineComment, n.FootComment} {
			for line := range strings.Lines(c) {
				if line = strings.TrimSpace(line); line != "" {
					list = append(list, line)
				}
			}
		}
		for _, c := range n.Content {
			visit(c)
		}
	}
	for _, d := range docs {
		visit(d)
	}
	slices.Sort(list)
	return list
}
