package index

import (
	"cmp"
	"context"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// asked is a word of a query's, with all that is searched for in its stead.
type asked struct {
	forms []form
	most  float64 // more than it adds to any score
}

// form is a term of a field.
type form struct {
	term   string
	weight float64
	plain  bool       // to have it is all that counts, and not how often
	lists  []postings // in each part
}

// score is what the form adds to the score of the doc that the cursor is at.
func (r *ranking) score(f *form, c *cursor) float64 {
	if f.plain {
		return f.weight
	}
	return score(f.weight, c.freq, r.damping(c.length))
}

// ranking is a search for the docs that score best by the words they have. A
// doc's score is the sum over the words, in the order of these; of the forms of
// a word the best one counts.
type ranking struct {
	*scope
	words  []asked           // those that can add the most first
	rest   []float64         // what the words from there on can add
	within []*roaring.Bitmap // of each part, what may be found; nil: all
	best   *best
}

// add adds a word, where it adds to any score.
func (r *ranking) add(w asked) {
	if w.most > 0 {
		r.words = append(r.words, w)
	}
}

// order puts the words in order.
func (r *ranking) order() {
	slices.SortFunc(r.words, func(a, b asked) int {
		return cmp.Or(cmp.Compare(b.most, a.most), cmp.Compare(a.forms[0].term, b.forms[0].term))
	})
	r.rest = make([]float64, len(r.words))
	sum := 0.0
	for i, w := range slices.Backward(r.words) {
		sum += w.most
		r.rest[i] = sum
	}
}

// stride is how many docs are gone through together: all words of these, then
// all of the next. It is about as many as Bleve keeps the postings of in one
// piece, so that pieces nobody needs aren't opened.
const stride = 1024

// run goes through a part.
func (r *ranking) run(ctx context.Context, no int, p part) error {
	var set *roaring.Bitmap
	if r.within != nil {
		set = r.within[no]
		switch set.GetCardinality() {
		case 0:
			return nil
		case p.Count():
			set = nil // nothing to compare with
		}
	}
	cursors := make([][]*cursor, len(r.words))
	for i, w := range r.words {
		for _, f := range w.forms {
			cursors[i] = append(cursors[i], f.lists[no].among(set, !f.plain))
		}
	}
	var b block
	for from := uint32(0); uint64(from) < p.Count(); from += stride {
		if from%(64*stride) == 0 {
			if err := ctx.Err(); err != nil {
				return err
			}
		}
		r.fill(&b, cursors, from)
		for _, i := range b.touched {
			r.best.add(spot{no, from + uint32(i)}, b.scores[i])
			b.scores[i] = 0
		}
		b.touched, b.sorted = b.touched[:0], false
	}
	for _, list := range cursors {
		for _, c := range list {
			if c.err != nil {
				return c.err
			}
		}
	}
	return nil
}

// fill adds up the scores of a stride of docs. Once the words that are left can't
// bring a doc among the best that has none of those before, they are looked up
// only in the docs that they still may bring there.
func (r *ranking) fill(b *block, cursors [][]*cursor, from uint32) {
	for i, w := range r.words {
		if short(r.rest[i], r.best.floor) {
			b.keep(r.best.floor - r.rest[i])
			if len(b.touched) == 0 {
				return
			}
			r.only(b, cursors[i], w.forms, from)
			continue
		}
		if len(w.forms) == 1 {
			r.one(b, cursors[i][0], &w.forms[0], from)
		} else {
			r.several(b, cursors[i], w.forms, from)
		}
	}
}

// short tells that a sum is below the floor, in whatever order it was added up.
func short(sum, floor float64) bool { return sum*(1+1e-9) < floor }

// only adds a word to the docs that have a score.
func (r *ranking) only(b *block, list []*cursor, forms []form, from uint32) {
	for _, i := range b.touched {
		doc, top := from+uint32(i), 0.0
		for k, c := range list {
			if c.skip(doc); !c.ended && c.doc == doc {
				top = max(top, r.score(&forms[k], c))
			}
		}
		b.scores[i] += top
	}
}

// one adds a word of a single form.
func (r *ranking) one(b *block, c *cursor, f *form, from uint32) {
	for c.skip(from); !c.ended && c.doc < from+stride; c.next() {
		b.add(c.doc-from, r.score(f, c))
	}
}

// several adds a word of which the best of its forms counts.
func (r *ranking) several(b *block, list []*cursor, forms []form, from uint32) {
	for k, c := range list {
		for c.skip(from); !c.ended && c.doc < from+stride; c.next() {
			i := c.doc - from
			if b.form[i] == 0 {
				b.formed = append(b.formed, uint16(i))
			}
			b.form[i] = max(b.form[i], r.score(&forms[k], c))
		}
	}
	for _, i := range b.formed {
		b.add(uint32(i), b.form[i])
		b.form[i] = 0
	}
	b.formed = b.formed[:0]
}

func (r *ranking) damping(length int) float64 {
	length-- // for the word that every doc has
	if length < maxDamped {
		return r.dampings[length]
	}
	return r.extent.damping(length)
}

// block holds the scores of a stride of docs.
type block struct {
	scores  [stride]float64
	touched []uint16 // those that have one
	sorted  bool     // in order
	form    [stride]float64
	formed  []uint16
}

func (b *block) add(i uint32, score float64) {
	if b.scores[i] == 0 {
		b.touched = append(b.touched, uint16(i))
	}
	b.scores[i] += score
}

// keep forgets the scores that are less, and puts the others in order.
func (b *block) keep(least float64) {
	kept := b.touched[:0]
	for _, i := range b.touched {
		if short(b.scores[i], least) {
			b.scores[i] = 0
		} else {
			kept = append(kept, i)
		}
	}
	b.touched = kept
	if !b.sorted {
		slices.Sort(b.touched)
		b.sorted = true
	}
}
