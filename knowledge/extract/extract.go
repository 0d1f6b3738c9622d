// Package extract reads documents for what they tell of policies: who does what
// about which app, for whom, from when until when.
//
// What it finds are proposals, each with the words that it rests on and with
// what is in doubt. By rules and the words of package language alone, so that
// the same documents are always read alike.
package extract

import (
	"slices"

	"policybot/knowledge"
)

// Read proposes what the documents of the base name and tell. A document without
// a date may have been written today.
func Read(b *knowledge.Base, today knowledge.Day) knowledge.Proposal {
	p := knowledge.Proposal{Entities: names(b)}
	r := newReader(b.With(p), today)
	l := readLayout(r)
	for _, x := range inOrder(b.Passages) {
		p.Readings = append(p.Readings, r.guidance(x)...)
		if !l.read[x.ID] {
			r.sentences(x)
		}
	}
	told := r.settle()
	r.vet(told)
	p.Readings = slices.Concat(p.Readings, l.proposals(), l.beside(told))
	p.Entities, p.Home = append(p.Entities, r.entities()...), r.home
	return p
}
