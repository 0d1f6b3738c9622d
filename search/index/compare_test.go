package index

import (
	"context"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/mapping"
	api "github.com/blevesearch/bleve_index_api"
)

// stock is what somebody gets from Bleve who sets nothing.
type stock struct{ bleve.Index }

// stockMapping is Bleve's own, or the same with its other scoring, or without
// the stored text.
func stockMapping(scoring string, stored bool) mapping.IndexMapping {
	m := bleve.NewIndexMapping()
	m.StoreDynamic = stored
	if scoring != "" {
		m.ScoringModel = scoring
	}
	return m
}

// stockDoc is a doc as Bleve is given it, by the names of its fields.
func stockDoc(d *Doc) map[string]any {
	entities := make([]string, len(d.Entities))
	for i, e := range d.Entities {
		entities[i] = string(e)
	}
	return map[string]any{"title": d.Title, "text": d.Text, "words": d.Words, "entities": entities,
		"kind": string(d.Kind), "source": string(d.Source), "date": d.Date.String()}
}

func buildStock(t testing.TB, m mapping.IndexMapping, docs []Doc) (stock, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "stock")
	b, err := bleve.NewBuilder(path, m, map[string]any{"batchSize": diskBatch, "buildPathPrefix": t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	for i := range docs {
		if err := b.Index(docs[i].key(), stockDoc(&docs[i])); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	x, err := bleve.OpenUsing(path, map[string]any{"read_only": true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return stock{x}, path
}

// find is a MatchQuery as it is written first.
func (s stock) find(ctx context.Context, text string, n int, shown bool) ([]string, error) {
	r := bleve.NewSearchRequestOptions(bleve.NewMatchQuery(text), n, 0, false)
	if shown {
		r.Fields = []string{"title", "text"}
	}
	res, err := s.SearchInContext(ctx, r)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, h := range res.Hits {
		ids = append(ids, h.ID)
	}
	return ids, nil
}

// BenchmarkCompare searches the same docs for the same words side by side: by
// Bleve as it comes, by its bm25, and by this package. "found" is which docs they
// are; "shown" has their text too, and with us the part of it that fits.
func BenchmarkCompare(b *testing.B) {
	bySize(b, func(b *testing.B, docs []Doc) {
		queries := syntheticQueries(docs, 200, 2)
		run := func(b *testing.B, name string, find func(q Query) error) {
			b.Run(name, func(b *testing.B) {
				b.ReportAllocs()
				used := processorTime(b)
				for i := 0; b.Loop(); i++ {
					if err := find(queries[i%len(queries)]); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(processorTime(b)-used)/float64(b.N), "cpu-ns/op")
			})
		}
		for name, scoring := range map[string]string{"default": "", "bm25": api.BM25Scoring} {
			b.Run(name, func(b *testing.B) {
				s, _ := buildStock(b, stockMapping(scoring, true), docs)
				for what, shown := range map[string]bool{"found": false, "shown": true} {
					run(b, what, func(q Query) error {
						_, err := s.find(b.Context(), q.Text, 10, shown)
						return err
					})
				}
			})
		}
		b.Run("ours", func(b *testing.B) {
			x, err := Build(b.Context(), docs, Options{Path: filepath.Join(b.TempDir(), "index")})
			if err != nil {
				b.Fatal(err)
			}
			defer x.Close()
			run(b, "found", func(q Query) error {
				terms := x.analyzer.terms(q.Text, maxTerms)
				_, err := x.find(b.Context(), terms, newMatcher(x.analyzer, terms), Query{Text: q.Text})
				return err
			})
			run(b, "shown", func(q Query) error {
				_, err := x.Search(b.Context(), Query{Text: q.Text})
				return err
			})
		})
	})
}

// processorTime is what this process has used: on a machine that others use too,
// it says more than the clock.
func processorTime(b *testing.B) int64 {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return u.Utime.Nano() + u.Stime.Nano()
}
