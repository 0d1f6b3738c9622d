package journal

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// payload is as large as an event usually is.
var payload = make([]byte, 600)

func benchItem(n int64) Item {
	return Item{Kind: Mention, Payload: payload, Keys: Keys{Event: fmt.Sprint("Ev", n), Team: "T1", Channel: "C1", TS: fmt.Sprint(n)}}
}

// measure runs a step b.N times from so many goroutines, and reports what took
// half, and ninety-nine in a hundred, no longer.
func measure(b *testing.B, goroutines int, step func(n int64) error) {
	took := make([]time.Duration, b.N)
	var next atomic.Int64
	var all sync.WaitGroup
	b.ResetTimer()
	for range goroutines {
		all.Go(func() {
			for n := next.Add(1) - 1; n < int64(b.N); n = next.Add(1) - 1 {
				start := time.Now()
				if err := step(n); err != nil {
					b.Error(err)
					return
				}
				took[n] = time.Since(start)
			}
		})
	}
	all.Wait()
	slices.Sort(took)
	b.ReportMetric(took[b.N/2].Seconds()*1000, "p50-ms")
	b.ReportMetric(took[b.N*99/100].Seconds()*1000, "p99-ms")
}

func BenchmarkTake(b *testing.B) {
	for _, writers := range []int{1, 16} {
		b.Run(fmt.Sprintf("writers=%d", writers), func(b *testing.B) {
			j := New(open(b, b.TempDir()), time.Now, Limits{})
			measure(b, writers, func(n int64) error {
				_, err := j.Take(context.Background(), benchItem(n))
				return err
			})
		})
	}
}

// BenchmarkCycle is take, claim, posting, posted and done of one question.
func BenchmarkCycle(b *testing.B) {
	for _, writers := range []int{1, 16} {
		b.Run(fmt.Sprintf("writers=%d", writers), func(b *testing.B) {
			j := New(open(b, b.TempDir()), time.Now, Limits{})
			measure(b, writers, func(n int64) error { return cycle(j, n) })
		})
	}
}

func cycle(j *Journal, n int64) error {
	ctx := context.Background()
	if _, err := j.Take(ctx, benchItem(n)); err != nil {
		return err
	}
	w, err := j.Next(ctx, "bench")
	if err != nil {
		return err
	}
	if err := j.Posting(ctx, w, "answer"); err != nil {
		return err
	}
	return j.PostedDone(ctx, w, "9.9", Answered)
}

// BenchmarkClaimBehindBacklog is a claim and a done while a thousand questions
// of one thread wait behind another that is under way.
func BenchmarkClaimBehindBacklog(b *testing.B) {
	j := New(open(b, b.TempDir()), time.Now, Limits{Lease: time.Hour})
	for n := range int64(1000) {
		it := benchItem(n)
		it.Keys.Thread = "busy"
		if _, err := j.Take(context.Background(), it); err != nil {
			b.Fatal(err)
		}
	}
	if _, ok, err := j.Claim(context.Background(), "other"); !ok || err != nil {
		b.Fatal(ok, err)
	}
	measure(b, 1, func(n int64) error { return cycle(j, n+1000) })
}
