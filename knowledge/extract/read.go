package extract

import (
	"fmt"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/force"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/extract/layout"
	"policybot/knowledge/extract/prose"
)

// readOne reads a document, and notes what it asks of the ground. One on which the program breaks
// is left out: the others are read all the same.
func readOne(g *ground.Ground, d ground.Document, n ground.Notes) (f *claim.Found) {
	defer func() {
		if p := recover(); p != nil {
			f = &claim.Found{Broken: fmt.Sprint(p)}
		}
	}()
	r := prose.NewReader(g.View(d.ID, n))
	r.DateOrder = ground.OrderIn(d.Passages)
	l := layout.NewReader(r)
	if s := r.Base.Source(d.ID); s != nil {
		l.Document(s)
	}
	var guidance []*knowledge.Reading
	passages := ground.InOrder(d.Passages)
	for _, p := range passages {
		guidance = append(guidance, r.Guidance(p)...)
		if !l.Read[p.ID] {
			r.Sentences(p, l.Items[p.ID])
		}
	}
	for _, t := range l.Rules {
		t.Add(r.Claims)
	}
	f = &claim.Found{Guidance: guidance, Rules: l.Rules, About: l.About, Claims: r.Claims, Parts: r.Parts, States: r.PartsOf, Unnamed: r.Home != ""}
	force.Of(r.Base.Source(d.ID), passages, f.Rules).Weigh(f, passages)
	return f
}
