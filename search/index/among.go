package index

import (
	"context"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	api "github.com/blevesearch/bleve_index_api"

	"policybot/knowledge"
)

// among is the query for a word, scored as in an index of the docs of some
// collections alone. A filter isn't enough: how rare a word is would be counted
// among all docs, and tell of those that are kept from whoever asks.
type among struct {
	query.Query
	docs, with uint64 // docs of the collections, and those of them with the word
}

// Searcher is called by Bleve.
func (a among) Searcher(ctx context.Context, r api.IndexReader, m mapping.IndexMapping, o search.SearcherOptions) (search.Searcher, error) {
	return a.Query.Searcher(ctx, amongReader{r, a}, m, o)
}

// amongReader counts as if no other docs were in the index.
type amongReader struct {
	api.IndexReader
	among among
}

// DocCount is called by Bleve.
func (r amongReader) DocCount() (uint64, error) { return r.among.docs, nil }

// TermFieldReader is called by Bleve.
func (r amongReader) TermFieldReader(ctx context.Context, term []byte, field string, freq, norm, vectors bool) (api.TermFieldReader, error) {
	t, err := r.IndexReader.TermFieldReader(ctx, term, field, freq, norm, vectors)
	return amongTerms{t, r.among.with}, err
}

type amongTerms struct {
	api.TermFieldReader
	with uint64
}

// Count is called by Bleve.
func (t amongTerms) Count() uint64 { return t.with }

// maxCounts bounds how many counts are remembered.
const maxCounts = 100_000

// counts remembers in how many docs of some collections a word stands. The
// index doesn't change, so a count never does.
type counts struct {
	mu    sync.Mutex
	known map[string]uint64
}

// word is the query for a word of the text.
func (x *Index) word(ctx context.Context, text string, in []knowledge.Collection) (query.Query, error) {
	q := term(wordsField, text, 1)
	if len(in) == 0 {
		return q, nil
	}
	docs, err := x.count(ctx, "", in)
	if err != nil {
		return nil, err
	}
	with, err := x.count(ctx, text, in)
	return among{q, docs, with}, err
}

// count is the number of docs of the collections with the word, or of all of
// them.
func (x *Index) count(ctx context.Context, text string, in []knowledge.Collection) (uint64, error) {
	key := joinIDs(in) + " " + text
	x.counts.mu.Lock()
	n, known := x.counts.known[key]
	x.counts.mu.Unlock()
	if known {
		return n, nil
	}
	list := oneOf(collectionField, named(in))
	if text != "" {
		list = append(list, filter{term(wordsField, text, 0)})
	}
	r := bleve.NewSearchRequestOptions(all(list), 0, 0, false)
	r.Score = "none"
	res, err := x.bleve.SearchInContext(ctx, r)
	if err != nil {
		return 0, err
	}
	x.counts.mu.Lock()
	defer x.counts.mu.Unlock()
	if x.counts.known == nil || len(x.counts.known) >= maxCounts {
		x.counts.known = map[string]uint64{}
	}
	x.counts.known[key] = res.Total
	return res.Total, nil
}
