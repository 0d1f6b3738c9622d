package index

import (
	"cmp"
	"context"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
)

// find gives the docs that fit, best first.
func (x *Index) find(ctx context.Context, terms []string, m *matcher, q Query) ([]scored, error) {
	filters := q.filters()
	if len(terms) == 0 && !q.lists(len(filters) > 0) {
		return nil, nil
	}
	within, err := x.meeting(filters...)
	if err != nil {
		return nil, err
	}
	if len(terms) == 0 {
		return x.list(ctx, within, q.limit())
	}
	r, every, err := x.rank(terms, q, within)
	if err != nil {
		return nil, err
	}
	if r.within = within; count(every) >= uint64(q.limit()) {
		r.within = every
	}
	for i, p := range x.parts {
		if err := r.run(ctx, i, p); err != nil {
			return nil, err
		}
	}
	found, err := r.best.sorted(x.key)
	if err != nil {
		return nil, err
	}
	if err := x.lookInto(found[:min(len(found), lookedInto)], r, m); err != nil {
		return nil, err
	}
	return found[:min(len(found), q.limit())], nil
}

// lookInto adds to the scores of docs what their texts tell, and orders them by
// it.
func (x *Index) lookInto(found []scored, r *ranking, m *matcher) error {
	if len(r.words) < 2 {
		return nil
	}
	n := nearness{matcher: m, weights: map[string]float64{}}
	for _, w := range r.words {
		if !w.forms[0].plain {
			n.weights[w.forms[0].term] = w.forms[0].weight
		}
	}
	for i := range found {
		err := x.visit(found[i].spot, func(text, _ []byte) error {
			found[i].score += n.score(text)
			return nil
		})
		if err != nil {
			return err
		}
	}
	slices.SortFunc(found, byScore)
	return nil
}

// rank makes the search for the terms ready, and gives of each part the docs
// that have every one of them.
func (x *Index) rank(terms []string, q Query, within []*roaring.Bitmap) (*ranking, []*roaring.Bitmap, error) {
	s, err := x.scopeOf(q.Collections)
	if err != nil {
		return nil, nil, err
	}
	r := &ranking{scope: s, best: newBest(max(q.limit(), lookedInto))}
	every := slices.Clone(within)
	for _, t := range terms {
		w, err := s.word(x, t)
		if err != nil {
			return nil, nil, err
		}
		every = both(every, w.forms[0].lists)
		r.add(w)
	}
	for _, id := range once(q.About) {
		f, with, err := x.form(s, entityField, string(id))
		if err != nil {
			return nil, nil, err
		}
		if f.weight, f.plain = aboutWeight*s.rarity(with), true; with > 0 {
			r.add(asked{[]form{f}, most(f.weight)})
		}
	}
	r.order()
	return r, every, nil
}

// wordIn adds to a term those that speak of the same, the rarest first where they
// are many. None counts for more than a share of what the term itself does.
func (x *Index) wordIn(s *scope, term string) (asked, error) {
	own, with, err := x.form(s, wordsField, term)
	if err != nil {
		return asked{}, err
	}
	w := asked{forms: []form{own}}
	w.forms[0].weight = s.rarity(with)
	if with > 0 {
		w.most = most(w.forms[0].weight)
	}
	var others []form
	for _, t := range x.alike[term] {
		f, with, err := x.form(s, wordsField, t)
		if err != nil {
			return asked{}, err
		}
		if with > 0 {
			f.weight = alikeWeight * min(s.rarity(with), w.forms[0].weight)
			others = append(others, f)
		}
	}
	slices.SortStableFunc(others, func(a, b form) int { return cmp.Compare(b.weight, a.weight) })
	for _, f := range others[:min(len(others), maxAlike)] {
		w.forms, w.most = append(w.forms, f), max(w.most, most(f.weight))
	}
	return w, nil
}

// form looks the term up, and counts in how many of the docs of the scope it
// stands.
func (x *Index) form(s *scope, field, term string) (f form, with uint64, err error) {
	f = form{term: term, lists: make([]postings, len(x.parts))}
	for i, p := range x.parts {
		if f.lists[i], err = p.postings(field, term); err != nil {
			return form{}, 0, err
		}
	}
	return f, s.with(f.lists), nil
}

// both narrows sets, or begins them, to the docs of the postings.
func both(sets []*roaring.Bitmap, lists []postings) []*roaring.Bitmap {
	if sets == nil {
		for _, l := range lists {
			sets = append(sets, l.docs)
		}
		return sets
	}
	for i, l := range lists {
		sets[i] = roaring.And(sets[i], l.docs)
	}
	return sets
}

// list gives the docs of the sets in order of their keys.
func (x *Index) list(ctx context.Context, sets []*roaring.Bitmap, limit int) ([]scored, error) {
	var all []scored
	first := func() {
		slices.SortFunc(all, byScore)
		all = all[:min(len(all), limit)]
	}
	for i, set := range sets {
		for it := set.Iterator(); it.HasNext(); {
			at := spot{i, it.Next()}
			key, err := x.key(at)
			if err != nil {
				return nil, err
			}
			if all = append(all, scored{at, 1, key}); len(all) >= 4*limit+stride {
				first()
			}
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	first()
	return all, nil
}

// key is the name of a doc, as it is kept.
func (x *Index) key(at spot) ([]byte, error) { return x.parts[at.part].DocID(uint64(at.doc)) }
