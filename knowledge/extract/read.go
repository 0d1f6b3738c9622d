package extract

import (
	"fmt"

	"policybot/knowledge"
)

// readOne reads a document, and notes what it asks of the ground. One on which the program breaks
// is left out: the others are read all the same.
func readOne(g *ground, d doc, n notes) (f *found) {
	defer func() {
		if p := recover(); p != nil {
			f = &found{broken: fmt.Sprint(p)}
		}
	}()
	r := newReader(g.view(d.id, n))
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
	f = &found{guidance, l.rules, l.about, r.claims, r.parts, r.partsOf, r.home != "", ""}
	forceOf(r.base.Source(d.id), passages, f.rules).weigh(f, passages)
	return f
}
