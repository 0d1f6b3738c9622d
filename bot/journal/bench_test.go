package journal

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"policybot/bot/state/pgserver"
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

// measureOnEachPlace measures a step of one and of sixteen goroutines, on a
// folder and on a PostgreSQL database.
func measureOnEachPlace(b *testing.B, limits Limits, prepare func(*Journal) error, step func(j *Journal, n int64) error) {
	each := func(b *testing.B, place func(testing.TB) place) {
		for _, goroutines := range []int{1, 16} {
			b.Run(fmt.Sprintf("goroutines=%d", goroutines), func(b *testing.B) {
				j := New(openPlace(b, place(b)), time.Now, limits)
				must(b, prepare(j))
				measure(b, goroutines, func(n int64) error { return step(j, n) })
			})
		}
	}
	b.Run("sqlite", func(b *testing.B) { each(b, folderPlace) })
	b.Run("postgres", func(b *testing.B) {
		server := pgserver.Start(b)
		each(b, func(t testing.TB) place { return postgresPlace(t, server) })
	})
}

func nothing(*Journal) error { return nil }

func BenchmarkTake(b *testing.B) {
	measureOnEachPlace(b, Limits{}, nothing, func(j *Journal, n int64) error {
		_, err := j.Take(context.Background(), benchItem(n))
		return err
	})
}

// BenchmarkCycle is take, claim, posting, posted and done of one question.
func BenchmarkCycle(b *testing.B) {
	measureOnEachPlace(b, Limits{}, nothing, cycle)
}

func cycle(j *Journal, n int64) error {
	ctx := context.Background()
	if _, err := j.Take(ctx, benchItem(n)); err != nil {
		return err
	}
	w, _, err := j.Claim(ctx, "bench")
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
	measureOnEachPlace(b, Limits{Lease: time.Hour}, busyThread, func(j *Journal, n int64) error { return cycle(j, n+1000) })
}

func busyThread(j *Journal) error {
	for n := range int64(1000) {
		it := benchItem(n)
		it.Keys.Thread = "busy"
		if _, err := j.Take(context.Background(), it); err != nil {
			return err
		}
	}
	_, ok, err := j.Claim(context.Background(), "other")
	if err == nil && !ok {
		err = errors.New("nothing to claim")
	}
	return err
}
