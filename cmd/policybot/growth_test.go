package main

import (
	"flag"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"policybot/knowledge"
	"policybot/search"
	"policybot/search/edition"
)

var passages = flag.Int("passages", 10_000, "how many `passages` the folder has that BenchmarkGrowth grows to")

// BenchmarkGrowth measures what a folder of documents costs by its size: from the
// files to answers at the first start, at the next one, and after one document
// has changed: go test ./cmd/policybot -run '^$' -bench Growth -benchtime 1x -passages 100000.
func BenchmarkGrowth(b *testing.B) {
	for b.Loop() {
		dir, indexes := b.TempDir(), b.TempDir()
		writeDocuments(b, dir, *passages)
		g := &growth{B: b, dir: dir, indexes: indexes}
		g.start("first")
		g.start("next")
		g.change()
		g.start("changed")
		b.ReportMetric(float64(sizeOf(indexes))/(1<<20), "disk-MB")
		b.ReportMetric(peak()/(1<<20), "peak-MB")
	}
}

// BenchmarkFirstAnswer measures how long somebody waits who asks at the prompt of
// a folder of 1,000 documents of several formats that nobody has read before.
func BenchmarkFirstAnswer(b *testing.B) {
	for b.Loop() {
		dir, home := b.TempDir(), b.TempDir()
		writeFiles(b, dir, 1000, 8)
		g := &growth{B: b}
		for _, which := range []string{"first", "next"} {
			g.took("")
			var out, errs strings.Builder
			if code := run(b.Context(), []string{"ask", "--knowledge", dir, "may staff use Zorbababa?"}, []string{"HOME=" + home}, strings.NewReader(""), &out, &errs); code == exitError {
				b.Fatal(errs.String())
			}
			g.took(which)
			b.Log(out.String())
		}
	}
}

// growth is a bot that is started again and again.
type growth struct {
	*testing.B
	dir, indexes string
	clock        time.Time
	used         time.Duration
}

// start starts it, and asks.
func (g *growth) start(which string) {
	g.took("")
	l := newLoader(g.indexes, io.Discard, func(line string, _ ...any) { g.Log(line) }, func(err error) { g.Fatal(err) })
	base, err := l.base(g.dir)
	if err != nil {
		g.Fatal(err)
	}
	g.took(which + "-read")
	ed, err := edition.New(base, time.Now(), edition.Kept(l.keeping))
	if err != nil {
		g.Fatal(err)
	}
	g.took(which + "-edition")
	if err := ed.Warm(g.Context()); err != nil {
		g.Fatal(err)
	}
	g.took(which + "-index")
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	g.ReportMetric(float64(m.HeapAlloc)/(1<<20), which+"-heap-MB")
	g.ask(ed, which)
	if err := ed.Close(); err != nil {
		g.Fatal(err)
	}
}

// took reports the time since the last call, by the clock and of the processors.
func (g *growth) took(what string) {
	now, used := time.Now(), processorTime(g.B)
	if what != "" {
		g.ReportMetric(now.Sub(g.clock).Seconds(), what+"-s")
		g.ReportMetric((used - g.used).Seconds(), what+"-cpu-s")
	}
	g.clock, g.used = now, used
}

// change adds a sentence to one document.
func (g *growth) change() {
	file := filepath.Join(g.dir, "d000", "md-0.md")
	f, err := os.OpenFile(file, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		g.Fatal(err)
	}
	defer f.Close()
	if _, err := f.WriteString("\nStaff may use Zorbababa at home.\n"); err != nil {
		g.Fatal(err)
	}
}

func processorTime(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func sizeOf(dir string) (n int64) {
	_ = filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			if info, err := e.Info(); err == nil {
				n += info.Size()
			}
		}
		return nil
	})
	return n
}

// ask asks about what stands in the documents, and reports how long answers
// take.
func (g *growth) ask(ed *edition.Edition, which string) {
	engine := search.NewEngine(time.Now, ed)
	r := rand.New(rand.NewPCG(7, 7))
	list := ed.Base.Passages
	var all []time.Duration
	for range 200 {
		words := strings.Fields(list[r.IntN(len(list))].Text)
		at := r.IntN(max(1, len(words)-6))
		start := time.Now()
		if _, err := engine.Ask(g.Context(), search.Request{Text: "what about " + strings.Join(words[at:min(len(words), at+5)], " ") + "?", Viewer: knowledge.Viewer{All: true}}); err != nil {
			g.Fatal(err)
		}
		all = append(all, time.Since(start))
	}
	slices.Sort(all)
	g.ReportMetric(float64(all[len(all)/2].Microseconds())/1000, which+"-answer-p50-ms")
	g.ReportMetric(float64(all[len(all)*95/100].Microseconds())/1000, which+"-answer-p95-ms")
}

// peak is the most memory that the process ever held, in bytes, or 0 where that
// can't be known.
func peak() float64 {
	data, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(data)) {
		if f := strings.Fields(line); len(f) > 1 && f[0] == "VmHWM:" {
			kb, _ := strconv.Atoi(f[1])
			return float64(kb) * 1024
		}
	}
	return 0
}
