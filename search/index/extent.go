package index

import (
	"sync"

	"policybot/knowledge"
)

// everyDoc is a word that each doc has, and that no text which means something
// does. Its postings say how many words each doc has.
const everyDoc = "ꙮ"

// maxExtents bounds how many are remembered.
const maxExtents = 1000

// extents remembers what there is in some collections: the index doesn't
// change, so that never does.
type extents struct {
	mu    sync.Mutex
	known map[string]extent
}

// extentOf counts the docs of the collections and their words, so that a score
// is what it would be if nothing else were in the index. A filter isn't enough:
// how rare a word is would be counted among all docs, and tell of those that are
// kept from whoever asks.
func (x *Index) extentOf(in []knowledge.Collection) (extent, error) {
	key := joinIDs(in)
	x.extents.mu.Lock()
	e, known := x.extents.known[key]
	x.extents.mu.Unlock()
	if known {
		return e, nil
	}
	sets, err := x.meeting(inCollections(in)...)
	if err != nil {
		return extent{}, err
	}
	for i, p := range x.parts {
		all, err := p.postings(wordsField, everyDoc)
		if err != nil {
			return extent{}, err
		}
		c := all.among(nil, true)
		if sets != nil {
			c = all.among(sets[i], true)
		}
		for ; !c.ended; c.next() {
			e.docs++
			e.words += uint64(c.length - 1)
		}
		if c.err != nil {
			return extent{}, c.err
		}
	}
	x.extents.mu.Lock()
	defer x.extents.mu.Unlock()
	if x.extents.known == nil || len(x.extents.known) >= maxExtents {
		x.extents.known = map[string]extent{}
	}
	x.extents.known[key] = e
	return e, nil
}
