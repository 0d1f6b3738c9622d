package index

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	api "github.com/blevesearch/bleve_index_api"
)

// Hit is a doc that was found. Scores of one search can be compared with each
// other, those of two searches can't.
type Hit struct {
	Doc
	Score   float64
	Snippet Snippet
}

// Search finds the docs that fit, best first, those of equal score in order of
// kind and id. It looks for docs with every word of the text, and only where
// these are fewer than the limit for docs with any of them. Words that say
// nothing ("the", "is") don't count; a text of nothing else counts as none where
// entities are asked for, and else finds nothing. Within collections they are
// ranked and scored as if no other docs were in the index. Without a text, all docs that
// fit score 1. An error is ErrClosed, the context's, or a failure to read.
func (x *Index) Search(ctx context.Context, q Query) ([]Hit, error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if x.bleve == nil {
		return nil, ErrClosed
	}
	terms := x.analyzer.terms(cut(q.Text, maxQueryText), maxTerms)
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("index: searching: %w", err)
	}
	found, err := x.find(ctx, terms, q)
	if err != nil {
		return nil, fmt.Errorf("index: searching: %w", err)
	}
	hits := make([]Hit, len(found))
	for i, m := range found {
		if err := x.load(m.ID, &hits[i].Doc); err != nil {
			return nil, fmt.Errorf("index: reading %s: %w", m.ID, err)
		}
		hits[i].Score = m.Score
		hits[i].Snippet = snippet(x.analyzer, hits[i].Text, terms)
	}
	return hits, nil
}

func (x *Index) find(ctx context.Context, terms []string, q Query) (search.DocumentMatchCollection, error) {
	filters := q.filters()
	switch {
	case len(terms) == 0 && !q.lists(len(filters) > 0):
		return nil, nil
	case len(terms) == 0:
		return x.list(ctx, filters, q.limit())
	}
	words := make([]query.Query, len(terms))
	for i, t := range terms {
		w, err := x.word(ctx, t, q.Collections)
		if err != nil {
			return nil, err
		}
		words[i] = w
	}
	found, err := x.rank(ctx, all(append(words, filters...)), q.limit())
	if err != nil || len(words) == 1 || len(found) >= q.limit() {
		return found, err
	}
	some := query.NewDisjunctionQuery(words)
	some.SetMin(1)
	return x.rank(ctx, all(append([]query.Query{some}, filters...)), q.limit())
}

func all(list []query.Query) query.Query {
	if len(list) == 1 {
		return list[0]
	}
	return query.NewConjunctionQuery(list)
}

// list gives the docs that pass the filters in order of their keys.
func (x *Index) list(ctx context.Context, filters []query.Query, limit int) (search.DocumentMatchCollection, error) {
	r := bleve.NewSearchRequestOptions(all(filters), limit, 0, false)
	r.Score = "none"
	r.SortBy([]string{"_id"})
	res, err := x.bleve.SearchInContext(ctx, r)
	if err != nil {
		return nil, err
	}
	for _, m := range res.Hits {
		m.Score = 1
	}
	return res.Hits, nil
}

// rank gives the best docs. Bleve orders equal scores by where it happens to
// keep a doc, so more are asked for until the last is worse than any kept.
func (x *Index) rank(ctx context.Context, q query.Query, limit int) (search.DocumentMatchCollection, error) {
	for size := limit + 16; ; size *= 8 {
		r := bleve.NewSearchRequestOptions(q, min(size, int(x.docs)), 0, false)
		res, err := x.bleve.SearchInContext(ctx, r)
		if err != nil {
			return nil, err
		}
		found := res.Hits
		for _, m := range found {
			m.Score = round(m.Score)
		}
		if len(found) > limit && len(found) == r.Size && len(found) < int(res.Total) && found[len(found)-1].Score == found[limit-1].Score {
			continue
		}
		slices.SortFunc(found, func(a, b *search.DocumentMatch) int {
			return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID))
		})
		return found[:min(len(found), limit)], nil
	}
}

// round drops the last digits of a score: they turn on the order in which
// Bleve adds up, which differs from build to build.
func round(score float64) float64 {
	if score == 0 {
		return 0
	}
	digits := math.Pow(10, 9-math.Ceil(math.Log10(math.Abs(score))))
	return math.Round(score*digits) / digits
}

// load reads a doc as it was given to Build.
func (x *Index) load(key string, d *Doc) error {
	stored, err := x.bleve.Document(key)
	if err != nil {
		return err
	}
	doc, ok := stored.(*document.Document)
	if !ok {
		return fmt.Errorf("%w: the doc is gone", ErrDamaged)
	}
	found := false
	doc.VisitFields(func(f api.Field) {
		if f.Name() == docField {
			found, err = true, json.Unmarshal(f.Value(), d)
		}
	})
	if err == nil && !found {
		err = fmt.Errorf("%w: the doc has no text", ErrDamaged)
	}
	return err
}
