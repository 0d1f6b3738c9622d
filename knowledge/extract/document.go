package extract

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// doc is a document with its passages.
type doc struct {
	id       knowledge.SourceID
	passages []*knowledge.Passage
}

// documentsOf lists the documents of the base, in the order of their ids.
func documentsOf(b *knowledge.Base) []doc {
	of := map[knowledge.SourceID][]*knowledge.Passage{}
	for _, p := range b.Passages {
		of[p.Source] = append(of[p.Source], p)
	}
	var list []doc
	for _, id := range slices.Sorted(maps.Keys(of)) {
		list = append(list, doc{id, of[id]})
	}
	return list
}

// found is what a document tells, whatever others do.
type found struct {
	guidance []*knowledge.Reading
	rules    []*told              // that its structure tells
	about    []knowledge.EntityID // the apps that it is a page about
	claims   []*claim
	parts    map[knowledge.EntityID]*knowledge.Entity  // bodies and terms that it names
	states   map[knowledge.EntityID]knowledge.EntityID // by body of a state: the state
	unnamed  bool                                      // "we" are somebody whom nothing names
	broken   string                                    // why nothing is read, by a defect of the program
}

// read reads a document, and notes what it asks of the ground. One on which the program breaks
// is left out: the others are read all the same.
func (g *ground) read(d doc, n notes) (f *found) {
	defer func() {
		if p := recover(); p != nil {
			f = &found{broken: fmt.Sprint(p)}
		}
	}()
	r := g.reader(d.id, n)
	r.dateOrder = orderIn(d.passages)
	l := newLayout(r)
	if s := r.base.Source(d.id); s != nil {
		l.document(s)
	}
	var guidance []*knowledge.Reading
	passages := inOrder(d.passages)
	for _, p := range passages {
		guidance = append(guidance, r.guidance(p)...)
		if !l.read[p.ID] {
			r.sentences(p, l.items[p.ID])
		}
	}
	f = &found{guidance, l.rules, l.pages[d.id], r.claims, r.parts, r.partsOf, r.home != "", ""}
	f.weigh(forceOf(r.base.Source(d.id), passages, f.rules), passages)
	return f
}

// orderIn is in which order the passages write the parts of dates.
func orderIn(passages []*knowledge.Passage) language.DateOrder {
	texts := make([]string, len(passages))
	for i, p := range passages {
		texts[i] = p.Text
	}
	return language.OrderOf(texts...)
}

// join takes in what a document tells.
func (l *layout) join(d doc, f *found) {
	l.claims = append(l.claims, l.adopt(f)...)
	l.rules = append(l.rules, f.rules...)
	if len(f.about) > 0 {
		l.pages[d.id] = f.about
	}
	if f.unnamed {
		l.home = ours
	}
}

// adopt proposes what the document does, and gives its claims. What another document
// has proposed by the same id as something else gets another one.
func (r *reader) adopt(f *found) []*claim {
	other := map[knowledge.EntityID]knowledge.EntityID{}
	for _, id := range slices.Sorted(maps.Keys(f.parts)) {
		e := f.parts[id]
		if before := r.parts[id]; before != nil && before.Kind != e.Kind {
			x := *e
			x.ID = knowledge.EntityID(string(e.Kind) + "-" + string(id))
			other[id], e = x.ID, &x
		}
		if r.parts[e.ID] == nil {
			r.parts[e.ID] = e
		}
	}
	for body, state := range f.states {
		r.partsOf[cmp.Or(other[body], body)] = cmp.Or(other[state], state)
	}
	if len(other) == 0 {
		return f.claims
	}
	claims, of := make([]*claim, len(f.claims)), map[*claim]*claim{}
	for i, c := range f.claims {
		claims[i] = c.renamed(other)
		of[c] = claims[i]
	}
	for _, c := range claims {
		c.adds = cmp.Or(of[c.adds], c.adds)
	}
	return claims
}

// renamed is the claim with other ids.
func (c *claim) renamed(to map[knowledge.EntityID]knowledge.EntityID) *claim {
	id := func(old knowledge.EntityID) knowledge.EntityID { return cmp.Or(to[old], old) }
	terms := func(old knowledge.Terms) knowledge.Terms {
		all := maps.Clone(old)
		for d, ids := range all {
			ids = slices.Clone(ids)
			for i := range ids {
				ids[i] = id(ids[i])
			}
			slices.Sort(ids)
			all[d] = ids
		}
		return all
	}
	x := *c
	x.by, x.ruler, x.state = id(c.by), id(c.ruler), id(c.state)
	x.scope.Terms, x.scope.Except = terms(c.scope.Terms), terms(c.scope.Except)
	return &x
}

// inOrder puts the passages of each document in their order.
func inOrder(all []*knowledge.Passage) []*knowledge.Passage {
	keys := make(map[*knowledge.Passage][]int, len(all))
	for _, p := range all {
		keys[p] = placeOf(p.At)
	}
	list := slices.Clone(all)
	slices.SortStableFunc(list, func(a, b *knowledge.Passage) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), slices.Compare(keys[a], keys[b]), a.Date.CompareFirst(b.Date), cmp.Compare(a.ID, b.ID))
	})
	return list
}

var numberedPlace = regexp.MustCompile(`^[a-z]+ (\d+)`)

// placeOf are the numbers at the end of a place in a document: "Tools, page 3,
// line 12" is 3, 12.
func placeOf(at string) []int {
	parts := strings.Split(at, ", ")
	var list []int
	for _, part := range slices.Backward(parts) {
		m := numberedPlace.FindStringSubmatch(part)
		if m == nil {
			break
		}
		n, err := strconv.Atoi(m[1])
		if err != nil {
			break
		}
		list = append([]int{n}, list...)
	}
	return list
}
