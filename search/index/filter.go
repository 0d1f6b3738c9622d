package index

import (
	"context"

	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	api "github.com/blevesearch/bleve_index_api"
)

// filter is a query that docs pass or don't, and that changes no score. A
// boost of 0 isn't enough: the filtered fields keep no frequencies, and Bleve
// makes 0 times infinity of that, a score that isn't a number. Not asking for
// scores at all is also faster.
type filter struct{ query.Query }

// Searcher is called by Bleve.
func (f filter) Searcher(ctx context.Context, r api.IndexReader, m mapping.IndexMapping, o search.SearcherOptions) (search.Searcher, error) {
	scored := o.Score != "none"
	o.Score = "none"
	s, err := f.Query.Searcher(ctx, r, m, o)
	if err != nil || !scored {
		return s, err
	}
	return weightless{s}, nil
}

// weightless keeps the weight that Bleve gives to what isn't scored out of the
// norm that all scores are divided by.
type weightless struct{ search.Searcher }

// Weight is called by Bleve.
func (weightless) Weight() float64 { return 0 }
