package index

import (
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"policybot/knowledge"
)

var growTo = flag.Int("docs", 10_000, "how many `docs` BenchmarkStore keeps")

// BenchmarkStore measures an index on the disk by its size: built, opened, built
// again after a change, and searched. go test ./search/index -run '^$' -bench Store -benchtime 1x -docs 1000000.
func BenchmarkStore(b *testing.B) {
	for b.Loop() {
		s := NewStore(b.TempDir())
		c, queries := endless(*growTo)
		m := &meter{B: b}
		m.took("", nil)
		x, err := s.Build(b.Context(), Name{"one", "all"}, c, func(n int) {
			if n%(c.n/20+1) < smallShard/4 {
				b.Logf("%d docs", n)
			}
		})
		m.took("build", err)
		if err := x.Close(); err != nil {
			b.Fatal(err)
		}
		m.took("", nil)
		x, err = s.Open(Name{"one", "all"})
		m.took("open", err)
		m.search(x, queries)
		b.ReportMetric(float64(len(x.pieces)), "shards")
		b.ReportMetric(float64(sizeOf(s.folder))/float64(c.n), "disk-B/doc")
		x.Close()
		raw := c.raw
		c.raw = func(i int) Doc {
			d := raw(i)
			if i == c.n/2 {
				d.Text += " And a sentence more."
			}
			return d
		}
		m.took("", nil)
		x, err = s.Build(b.Context(), Name{"two", "all"}, c, nil)
		m.took("changed", err)
		x.Close()
		b.ReportMetric(peakMemory()/(1<<20), "peak-MB")
	}
}

// endless is a corpus of which each doc is made up when it is asked for, and
// queries for it.
func endless(n int) (Corpus, []Query) {
	words := vocabulary(rand.New(rand.NewPCG(1, 0)), 50_000)
	doc := func(i int) Doc {
		r := rand.New(rand.NewPCG(uint64(i), 1))
		zipf := rand.NewZipf(r, 1.1, 8, uint64(len(words)-1))
		return Doc{
			Kind: Passage, ID: fmt.Sprintf("doc-%08d", i), Source: knowledge.SourceID(fmt.Sprintf("source-%d", i/40)), Title: sentence(r, zipf, words, 5),
			Text: sentence(r, zipf, words, 30+r.IntN(60)), Entities: []knowledge.EntityID{entityNo(r.IntN(300))},
			Date: knowledge.OnDay(knowledge.NewDay(2016, 1, 1) + knowledge.Day(r.IntN(3650))),
		}
	}
	var some []Doc
	for i := range 200 {
		some = append(some, doc(i*(n/200)))
	}
	return Corpus{
		n: n, key: func(i int) string { return keyOf(Passage, fmt.Sprintf("doc-%08d", i)) }, raw: doc,
		mentions: func(string) []knowledge.EntityID { return nil }, reader: "none",
	}, syntheticQueries(some, 200, 3)
}

// meter reports times, by the clock and of the processors.
type meter struct {
	*testing.B
	clock time.Time
	used  time.Duration
}

func (m *meter) took(what string, err error) {
	m.Helper()
	if err != nil {
		m.Fatal(err)
	}
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		m.Fatal(err)
	}
	now, used := time.Now(), time.Duration(u.Utime.Nano()+u.Stime.Nano())
	if what != "" {
		m.ReportMetric(now.Sub(m.clock).Seconds(), what+"-s")
		m.ReportMetric((used - m.used).Seconds(), what+"-cpu-s")
	}
	m.clock, m.used = now, used
}

func (m *meter) search(x *Index, queries []Query) {
	for name, form := range map[string]func(Query) Query{
		"text":   func(q Query) Query { q.Entities = nil; return q },
		"entity": func(q Query) Query { return q },
	} {
		var all []time.Duration
		for _, q := range queries {
			start := time.Now()
			if _, err := x.Search(m.Context(), form(q)); err != nil {
				m.Fatal(err)
			}
			all = append(all, time.Since(start))
		}
		slices.Sort(all)
		m.ReportMetric(float64(all[len(all)/2].Microseconds())/1000, name+"-p50-ms")
		m.ReportMetric(float64(all[len(all)*95/100].Microseconds())/1000, name+"-p95-ms")
	}
}

func sizeOf(folder string) (n int64) {
	_ = filepath.WalkDir(folder, func(_ string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			if info, err := e.Info(); err == nil {
				n += info.Size()
			}
		}
		return nil
	})
	return n
}

// peakMemory is the most that the process ever held, in bytes, or 0 where that
// can't be known.
func peakMemory() float64 {
	data, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(data)) {
		if f := strings.Fields(line); len(f) > 1 && f[0] == "VmHWM:" {
			kb, _ := strconv.Atoi(f[1])
			return float64(kb) * 1024
		}
	}
	return 0
}
