package index

import (
	"fmt"
	"io/fs"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
)

var sizes = []int{1000, 10_000, 100_000}

func bySize(b *testing.B, run func(b *testing.B, docs []Doc)) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if testing.Short() && n > 1000 {
				b.Skip("long")
			}
			run(b, synthetic(n, 1))
		})
	}
}

func BenchmarkBuild(b *testing.B) {
	for _, place := range []string{"memory", "disk"} {
		b.Run(place, func(b *testing.B) {
			bySize(b, func(b *testing.B, docs []Doc) {
				for b.Loop() {
					o := Options{}
					if place == "disk" {
						o.Path = filepath.Join(b.TempDir(), "index")
					}
					x, err := Build(b.Context(), slices.Values(docs), o)
					if err != nil {
						b.Fatal(err)
					}
					report(b, o.Path, len(docs))
					x.Close()
				}
				b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(docs)), "µs/doc")
			})
		})
	}
}

func BenchmarkOpen(b *testing.B) {
	bySize(b, func(b *testing.B, docs []Doc) {
		o := Options{Path: filepath.Join(b.TempDir(), "index")}
		x, err := Build(b.Context(), slices.Values(docs), o)
		if err != nil {
			b.Fatal(err)
		}
		x.Close()
		for b.Loop() {
			x, err := Open(o.Path, "")
			if err != nil {
				b.Fatal(err)
			}
			x.Close()
		}
	})
}

// report tells what an index takes: on the disk its files, in memory the heap.
func report(b *testing.B, path string, docs int) {
	b.StopTimer()
	defer b.StartTimer()
	if path == "" {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		b.ReportMetric(float64(m.HeapAlloc)/float64(docs), "heapB/doc") // the docs themselves included
		return
	}
	size := int64(0)
	filepath.WalkDir(path, func(_ string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			info, _ := e.Info()
			size += info.Size()
		}
		return nil
	})
	b.ReportMetric(float64(size)/float64(docs), "diskB/doc")
}

func BenchmarkSearch(b *testing.B) {
	forms := map[string]func(q Query) Query{
		"text":   func(q Query) Query { q.Entities = nil; return q },
		"entity": func(q Query) Query { return q },
		"list":   func(q Query) Query { q.Text = ""; return q },
		"dates": func(q Query) Query {
			q.From, q.To = mustDate("2018"), mustDate("2019")
			return q
		},
		"long": func(q Query) Query {
			for range 4 {
				q.Text += " " + q.Text + "x"
			}
			q.Entities = nil
			return q
		},
	}
	for _, place := range []string{"memory", "disk"} {
		b.Run(place, func(b *testing.B) {
			bySize(b, func(b *testing.B, docs []Doc) {
				o := Options{}
				if place == "disk" {
					o.Path = filepath.Join(b.TempDir(), "index")
				}
				x, err := Build(b.Context(), slices.Values(docs), o)
				if err != nil {
					b.Fatal(err)
				}
				defer x.Close()
				queries := syntheticQueries(docs, 200, 2)
				for _, name := range []string{"text", "entity", "list", "dates", "long"} {
					b.Run(name, func(b *testing.B) {
						found := 0
						for i := 0; b.Loop(); i++ {
							hits, err := x.Search(b.Context(), forms[name](queries[i%len(queries)]))
							if err != nil {
								b.Fatal(err)
							}
							found += len(hits)
						}
						b.ReportMetric(float64(found)/float64(b.N), "hits/op")
					})
				}
			})
		})
	}
}
