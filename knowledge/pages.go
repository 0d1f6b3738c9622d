package knowledge

import (
	"cmp"
	"slices"
)

// pages are the passages of a Base. Bases with the same ones share them, as there
// may be very many.
type pages struct {
	list []*Passage // in order of id
	byID map[PassageID]*Passage
	of   map[SourceID][]PassageID // in the order in which they stand there
}

func newPages(passages []*Passage) *pages {
	p := &pages{list: byID(passages, func(x *Passage) PassageID { return x.ID }), of: map[SourceID][]PassageID{}}
	p.byID = lookup(p.list, func(x *Passage) PassageID { return x.ID })
	for _, x := range p.list {
		p.of[x.Source] = append(p.of[x.Source], x.ID)
	}
	for _, list := range p.of {
		slices.SortStableFunc(list, func(x, y PassageID) int { return cmp.Compare(p.byID[x].No, p.byID[y].No) })
	}
	return p
}
