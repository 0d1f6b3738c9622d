package extract

import (
	"fmt"

	"policybot/knowledge"
)

// readOne reads a document, and notes what it asks of the ground. One on which the program breaks
// is left out: the others are read all the same.
func readOne(g *Ground, d Document, n Notes) (f *Found) {
	defer func() {
		if p := recover(); p != nil {
			f = &Found{Broken: fmt.Sprint(p)}
		}
	}()
	r := NewReader(g.View(d.ID, n))
	r.DateOrder = OrderIn(d.Passages)
	l := NewLayout(r)
	if s := r.Base.Source(d.ID); s != nil {
		l.Document(s)
	}
	var guidance []*knowledge.Reading
	passages := InOrder(d.Passages)
	for _, p := range passages {
		guidance = append(guidance, r.Guidance(p)...)
		if !l.Read[p.ID] {
			r.Sentences(p, l.Items[p.ID])
		}
	}
	f = &Found{guidance, l.Rules, l.About, r.Claims, r.Parts, r.PartsOf, r.Home != "", ""}
	Of(r.Base.Source(d.ID), passages, f.Rules).Weigh(f, passages)
	return f
}
