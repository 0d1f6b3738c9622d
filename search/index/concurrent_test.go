package index

import (
	"errors"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
)

// Searches go on while the index they use is swapped and closed: each ends
// with hits or with ErrClosed, never in anything else.
func TestSearchesDuringSwapAndClose(t *testing.T) {
	docs := synthetic(300, 11)
	queries := syntheticQueries(docs, 20, 12)
	var current atomic.Pointer[Index]
	build := func(i int) *Index {
		o := Options{}
		if i%2 == 1 {
			o.Path = filepath.Join(t.TempDir(), "index")
		}
		x, err := Build(t.Context(), slices.Values(docs), o)
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
	current.Store(build(0))
	var found, closed atomic.Int64
	done := make(chan struct{})
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for i := w; ; i++ {
				select {
				case <-done:
					return
				default:
				}
				hits, err := current.Load().Search(t.Context(), queries[i%len(queries)])
				switch {
				case errors.Is(err, ErrClosed):
					closed.Add(1)
				case err != nil || len(hits) == 0:
					t.Errorf("found %d, %v", len(hits), err)
					return
				default:
					found.Add(1)
				}
			}
		})
	}
	for i := 1; i <= 4; i++ {
		next := build(i)
		if err := current.Swap(next).Close(); err != nil {
			t.Error(err)
		}
	}
	close(done)
	wg.Wait()
	last := current.Load()
	for range 2 {
		if err := last.Close(); err != nil {
			t.Error(err)
		}
	}
	if _, err := last.Search(t.Context(), queries[0]); !errors.Is(err, ErrClosed) {
		t.Errorf("a closed index gave %v", err)
	}
	if found.Load() == 0 {
		t.Error("no search found anything meanwhile")
	}
}
