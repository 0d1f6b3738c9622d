package index

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/mapping"
	api "github.com/blevesearch/bleve_index_api"
)

// stock is what somebody gets from Bleve who sets nothing.
type stock struct{ bleve bleve.Index }

// stockMapping is Bleve's own, or the same with its other scoring.
func stockMapping(scoring string) mapping.IndexMapping {
	m := bleve.NewIndexMapping()
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

func buildStock(t testing.TB, m mapping.IndexMapping, docs []Doc) stock {
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
	return stock{x}
}

// find is a MatchQuery as it is written first.
func (s stock) find(ctx context.Context, text string, n int, shown bool) ([]string, error) {
	r := bleve.NewSearchRequestOptions(bleve.NewMatchQuery(text), n, 0, false)
	if shown {
		r.Fields = []string{"title", "text"}
	}
	res, err := s.bleve.SearchInContext(ctx, r)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, h := range res.Hits {
		ids = append(ids, h.ID)
	}
	return ids, nil
}

// takes tells the bytes of an index on the disk, and of what of it is searched: all
// but what is stored to be shown.
func takes(t testing.TB, x bleve.Index) (whole, searched uint64) {
	t.Helper()
	r, parts, err := partsOf(x)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for _, p := range parts {
		s, ok := p.Segment.(interface {
			Path() string
			StoredIndexOffset() uint64
		})
		if !ok {
			t.Fatalf("a %T doesn't tell what it stores", p.Segment)
		}
		info, err := os.Stat(s.Path())
		if err != nil {
			t.Fatal(err)
		}
		size := uint64(info.Size())
		whole, searched = whole+size, searched+size-s.StoredIndexOffset()-8*p.Count() // where each doc is stored takes 8 bytes
	}
	return whole, searched
}

// TestTheIndexIsAQuarterOfWhatBleveMakes compares what is searched.
func TestTheIndexIsAQuarterOfWhatBleveMakes(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	docs := synthetic(5000, 41)
	x, err := Build(t.Context(), slices.Values(docs), Options{Path: filepath.Join(t.TempDir(), "index")})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close()
	whole, searched := takes(t, x.pieces[0].bleve)
	stockWhole, stockSearched := takes(t, buildStock(t, stockMapping(""), docs).bleve)
	t.Logf("bytes a doc: %d, of Bleve's %d; what is searched %d, of Bleve's %d: %.3f",
		whole/5000, stockWhole/5000, searched/5000, stockSearched/5000, float64(searched)/float64(stockSearched))
	if 4*searched > stockSearched {
		t.Errorf("what is searched takes %d bytes, of Bleve's %d", searched, stockSearched)
	}
}

// BenchmarkCompare searches the same docs for the same words side by side: by
// Bleve as it comes, by its bm25, and by this package. "found" is which docs they
// are; "shown" has their text too, and with us the part of it that fits.
func BenchmarkCompare(b *testing.B) {
	bySize(b, func(b *testing.B, docs []Doc) {
		queries := syntheticQueries(docs, 200, 2)
		run := func(b *testing.B, name string, whole, searched uint64, find func(q Query) error) {
			b.Run(name, func(b *testing.B) {
				b.ReportAllocs()
				used := processorTime(b)
				for i := 0; b.Loop(); i++ {
					if err := find(queries[i%len(queries)]); err != nil {
						b.Fatal(err)
					}
				}
				b.ReportMetric(float64(processorTime(b)-used)/float64(b.N), "cpu-ns/op")
				b.ReportMetric(float64(whole)/float64(len(docs)), "B/doc")
				b.ReportMetric(float64(searched)/float64(len(docs)), "searched-B/doc")
			})
		}
		for name, scoring := range map[string]string{"default": "", "bm25": api.BM25Scoring} {
			b.Run(name, func(b *testing.B) {
				s := buildStock(b, stockMapping(scoring), docs)
				whole, searched := takes(b, s.bleve)
				for what, shown := range map[string]bool{"found": false, "shown": true} {
					run(b, what, whole, searched, func(q Query) error {
						_, err := s.find(b.Context(), q.Text, 10, shown)
						return err
					})
				}
			})
		}
		b.Run("ours", func(b *testing.B) {
			x, err := Build(b.Context(), slices.Values(docs), Options{Path: filepath.Join(b.TempDir(), "index")})
			if err != nil {
				b.Fatal(err)
			}
			defer x.Close()
			whole, searched := takes(b, x.pieces[0].bleve)
			run(b, "found", whole, searched, func(q Query) error {
				terms := x.analyzer.terms(q.Text, maxTerms)
				_, err := x.find(b.Context(), terms, newMatcher(x.analyzer, terms), Query{Text: q.Text})
				return err
			})
			run(b, "shown", whole, searched, func(q Query) error {
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
