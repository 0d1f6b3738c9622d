package names

import (
	"cmp"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/form"
)

// entities are those that the clues are enough for, in the order of their ids.
func (n *namer) entities() []*knowledge.Entity {
	n.shortStates()
	n.unite()
	n.inverted()
	n.meanings()
	n.sameLists()
	persons := n.persons()
	n.surnames(persons)
	bodies := n.bodies()
	n.shortBodies(bodies)
	tails(bodies)
	apps := n.apps(bodies)
	n.shorten(apps)
	n.lengthen(apps)
	n.singulars(apps)
	n.numbered(apps)
	n.fold(apps)
	w := &declarer{namer: n, taken: map[knowledge.EntityID]bool{}, byKey: map[string]*knowledge.Entity{}}
	for _, c := range sorted(apps) {
		w.declare(c, knowledge.App)
	}
	for _, c := range sorted(bodies) {
		w.declare(c, n.bodyKind(c))
	}
	for _, c := range persons {
		w.declare(c, knowledge.Person)
	}
	w.declareClasses()
	slices.SortFunc(w.list, func(a, b *knowledge.Entity) int { return cmp.Compare(a.ID, b.ID) })
	return w.list
}

// sorted lists the candidates that are such, in order.
func (n *namer) sorted(such func(*candidate) bool) []*candidate {
	few := map[string]*candidate{}
	for key, c := range n.candidates {
		if c != nil && such(c) {
			few[key] = c
		}
	}
	return sorted(few)
}

func sorted(m map[string]*candidate) []*candidate {
	list := make([]*candidate, 0, len(m))
	for _, c := range m {
		if c != nil {
			list = append(list, c)
		}
	}
	slices.SortFunc(list, func(a, b *candidate) int { return strings.Compare(a.key, b.key) })
	return list
}

// unite makes one candidate of two that the documents say are the same: the one
// whose name is the present one, with the other name as an alias.
func (n *namer) unite() {
	for _, c := range n.sorted(func(c *candidate) bool { return len(c.aliases) > 0 }) {
		for _, key := range sortedKeys(c.aliases) {
			other := n.candidates[key]
			if other == nil || other == c || len(other.aliases) > 0 && other.aliases[c.key] == nil && c.aliases[key].past == c.aliases[key].future {
				continue
			}
			c.take(other)
			n.candidates[key] = nil
		}
	}
}

// take takes over what the documents show of another name of the candidate.
func (c *candidate) take(other *candidate) {
	for x, count := range other.shows {
		c.shows[x] += count
	}
	for k, a := range other.aliases {
		if k != c.key && c.aliases[k] == nil {
			c.aliases[k] = a
		}
	}
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func sortedCollections(c *candidate) []knowledge.Collection {
	var list []knowledge.Collection
	for x := range c.collections {
		list = append(list, x)
	}
	slices.Sort(list)
	return list
}

// opensWith is the passage above all headings of a page that begins with what the name
// is, or nil.
func (n *namer) opensWith(s knowledge.SourceID, name string) *knowledge.Passage {
	for _, id := range n.base.PassagesOf(s) {
		if p := n.base.Passage(id); p.Title == "" && strings.HasPrefix(p.Text, name+" is ") {
			return p
		}
	}
	return nil
}

// calls counts how often a page has the name by itself in its sentences.
func (n *namer) calls(s knowledge.SourceID, key string) (*text, int) {
	t, often := &text{}, 0
	for _, id := range n.base.PassagesOf(s) {
		p := n.base.Passage(id)
		words, _ := form.Scan(p.Text)
		for _, x := range n.words.names(words) {
			if first := x.From; !words[first].Begins && !(first > 0 && words[first].Joined && words[first-1].Upper) && strings.Join(form.Lowers(words[x.From:x.To]), " ") == key {
				t.collections = append(t.collections, cmp.Or(p.Collection, knowledge.Open))
				often++
			}
		}
	}
	return t, often
}
