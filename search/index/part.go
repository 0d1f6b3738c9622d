package index

import (
	"fmt"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	api "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// part is one of the segments that Bleve keeps an index in. Docs are numbered
// from 0 in each.
type part struct {
	segment.Segment
	deleted *roaring.Bitmap
}

// partsOf are the parts of an index that is built. They are there until the
// reader is closed.
func partsOf(b bleve.Index) (api.IndexReader, []part, error) {
	inner, err := b.Advanced()
	if err != nil {
		return nil, nil, err
	}
	r, err := inner.Reader()
	if err != nil {
		return nil, nil, err
	}
	snapshot, ok := r.(*scorch.IndexSnapshot)
	if !ok {
		return nil, nil, fmt.Errorf("index: Bleve reads it as a %T, not by segments", r)
	}
	var parts []part
	for _, s := range snapshot.Segments() {
		parts = append(parts, part{s.Segment(), s.Deleted()})
	}
	return r, parts, nil
}

// postings are the docs of the part with the term in the field.
func (p part) postings(field, term string) (postings, error) {
	dict, err := p.Dictionary(field)
	if err != nil {
		return postings{}, err
	}
	list, err := dict.PostingsList([]byte(term), p.deleted, nil)
	if err != nil {
		return postings{}, err
	}
	return postings{list, docsOf(list)}, nil
}

// postings are the docs in which a term stands.
type postings struct {
	list segment.PostingsList
	docs *roaring.Bitmap // not to be changed
}

var noDocs = roaring.New()

func docsOf(list segment.PostingsList) *roaring.Bitmap {
	it, ok := list.Iterator(false, false, false, nil).(segment.OptimizablePostingsIterator)
	if !ok {
		return noDocs
	}
	if doc, one := it.DocNum1Hit(); one {
		return roaring.BitmapOf(uint32(doc))
	}
	if docs := it.ActualBitmap(); docs != nil {
		return docs
	}
	return noDocs
}

// among goes through the docs that are also in the set, which may be nil: all
// of them are. How often the term stands in each is told where it is counted.
func (p postings) among(set *roaring.Bitmap, counted bool) *cursor {
	if p.docs.IsEmpty() {
		return &cursor{ended: true}
	}
	it := p.list.Iterator(counted, counted, false, nil)
	if set != nil {
		some := roaring.And(p.docs, set)
		o, ok := it.(segment.OptimizablePostingsIterator)
		if some.IsEmpty() || !ok {
			return &cursor{ended: true}
		}
		if _, one := o.DocNum1Hit(); !one {
			o.ReplaceActual(some)
		}
	}
	c := &cursor{it: it}
	c.next()
	return c
}

// cursor is at one doc of the postings of a term.
type cursor struct {
	it     segment.PostingsIterator
	doc    uint32
	freq   float64
	length int // of the doc's words
	ended  bool
	err    error
}

// lengthy is what Bleve's postings are: the norm is kept as the number of words
// of the field.
type lengthy interface{ NormUint64() uint64 }

func (c *cursor) next() { c.take(c.it.Next()) }

// skip goes on to the first doc from there on.
func (c *cursor) skip(to uint32) {
	if !c.ended && c.doc < to {
		c.take(c.it.Advance(uint64(to)))
	}
}

func (c *cursor) take(p segment.Posting, err error) {
	if err != nil || p == nil {
		c.ended, c.err = true, err
		return
	}
	c.doc, c.freq, c.length = uint32(p.Number()), float64(p.Frequency()), lengthOf(p)
}

func lengthOf(p segment.Posting) int {
	if l, ok := p.(lengthy); ok {
		return int(l.NormUint64())
	}
	n := p.Norm() // 1 by the root of the length
	return int(1/(n*n) + 0.5)
}
