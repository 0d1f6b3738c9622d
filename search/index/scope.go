package index

import (
	"sync"

	"github.com/RoaringBitmap/roaring/v2"

	"policybot/knowledge"
)

// scope is what is searched: the docs of some collections, and what is known of
// them alone, so that a score is what it would be if nothing else were in the
// index. A filter isn't enough: how rare a word is would be counted among all
// docs, and tell of those that are kept from whoever asks.
type scope struct {
	extent
	dampings []float64
	seen     []*roaring.Bitmap // of each part; nil: all

	mu    sync.Mutex
	known map[string]asked // those that have others beside them: looking these up takes time
}

// maxScopes bounds how many are remembered.
const maxScopes = 64

// scopes remembers them: the index doesn't change, so they never do.
type scopes struct {
	mu    sync.Mutex
	known map[string]*scope
}

// everyDoc is a word that each doc has, and that no text which means something
// does. Its postings say how many words each doc has.
const everyDoc = "ꙮ"

func (x *Index) scopeOf(in []knowledge.Collection) (*scope, error) {
	key := joinIDs(in)
	x.scopes.mu.Lock()
	s := x.scopes.known[key]
	x.scopes.mu.Unlock()
	if s != nil {
		return s, nil
	}
	s, err := x.measure(in)
	if err != nil {
		return nil, err
	}
	x.scopes.mu.Lock()
	defer x.scopes.mu.Unlock()
	if x.scopes.known == nil || len(x.scopes.known) >= maxScopes {
		x.scopes.known = map[string]*scope{}
	}
	x.scopes.known[key] = s
	return s, nil
}

// measure counts the docs of the collections and their words.
func (x *Index) measure(in []knowledge.Collection) (*scope, error) {
	s := &scope{known: map[string]asked{}}
	var err error
	if s.seen, err = x.meeting(inCollections(in)...); err != nil {
		return nil, err
	}
	for i, p := range x.parts {
		all, err := p.postings(wordsField, everyDoc)
		if err != nil {
			return nil, err
		}
		c := all.among(s.of(i), true)
		for ; !c.ended; c.next() {
			s.extent.docs++
			s.extent.words += uint64(c.length - 1)
		}
		if c.err != nil {
			return nil, c.err
		}
	}
	s.dampings = s.extent.dampings()
	return s, nil
}

// of gives the docs of the part; nil: all.
func (s *scope) of(part int) *roaring.Bitmap {
	if s.seen == nil {
		return nil
	}
	return s.seen[part]
}

// with counts the docs that are among the postings.
func (s *scope) with(lists []postings) (n uint64) {
	for i, l := range lists {
		if in := s.of(i); in == nil {
			n += l.docs.GetCardinality()
		} else {
			n += l.docs.AndCardinality(in)
		}
	}
	return n
}

// word gives the term with those that speak of the same beside it, from memory
// where it was asked for before.
func (s *scope) word(x *Index, term string) (asked, error) {
	if len(x.alike[term]) == 0 {
		return x.wordIn(s, term)
	}
	s.mu.Lock()
	w, known := s.known[term]
	s.mu.Unlock()
	if known {
		return w, nil
	}
	w, err := x.wordIn(s, term)
	if err == nil {
		s.mu.Lock()
		s.known[term] = w
		s.mu.Unlock()
	}
	return w, err
}
