package slack

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"strconv"
	"sync"
	"time"

	"policybot/bot/metrics"
)

// gate lets one socket's calls of apps.connections.open through, at a pace:
// after each life that was short, the next waits twice as long. Without it
// the library opens thousands of connections in seconds where Slack ends each
// at once.
type gate struct {
	next  http.RoundTripper
	pace  Pace
	count *metrics.Metrics

	mu   sync.Mutex
	last time.Time     // the latest opening
	gap  time.Duration // to the next one
	from time.Time     // not before, as Slack said
}

func newGate(next http.RoundTripper, cfg Config) *gate {
	return &gate{next: next, pace: cfg.Pace, count: cfg.Metrics}
}

// good says that the present connection has proved itself: the next may be
// opened at once.
func (g *gate) good() {
	g.mu.Lock()
	g.gap = g.pace.Open / 20
	g.mu.Unlock()
}

// RoundTrip waits its turn, then calls with a time limit of its own. The
// waiting must not count against it, so the client above has none.
func (g *gate) RoundTrip(req *http.Request) (*http.Response, error) {
	if err := wait(req.Context(), g.turn()); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(req.Context(), g.pace.Request)
	defer cancel()
	resp, err := g.next.RoundTrip(req.Clone(ctx))
	if err != nil {
		return nil, err
	}
	if resp.StatusCode == http.StatusTooManyRequests {
		g.count.Limited(string(openConnection))
		g.hold(resp.Header.Get("Retry-After"))
	}
	return buffered(resp)
}

// turn takes the next turn and tells how long to wait for it.
func (g *gate) turn() time.Duration {
	g.mu.Lock()
	defer g.mu.Unlock()
	now := time.Now()
	at := now
	if t := g.last.Add(jittered(g.gap)); !g.last.IsZero() && t.After(at) {
		at = t
	}
	if g.from.After(at) {
		at = g.from
	}
	g.last, g.gap = at, min(max(2*g.gap, g.pace.Open), g.pace.OpenMax)
	return at.Sub(now)
}

func (g *gate) hold(retryAfter string) {
	d := g.pace.Limited
	if n, err := strconv.Atoi(retryAfter); err == nil && n >= 0 {
		d = time.Duration(n) * time.Second
	}
	g.mu.Lock()
	g.from = time.Now().Add(d)
	g.mu.Unlock()
}

// jittered adds up to a fifth, so that many bots don't come back in one beat.
func jittered(d time.Duration) time.Duration {
	if d < 5 {
		return d
	}
	return d + rand.N(d/5)
}

// buffered reads the body while the call's time limit still holds.
func buffered(resp *http.Response) (*http.Response, error) {
	body, err := io.ReadAll(io.LimitReader(resp.Body, 1<<20))
	_ = resp.Body.Close()
	if err != nil {
		return nil, fmt.Errorf("reading the answer: %w", err)
	}
	resp.Body = io.NopCloser(bytes.NewReader(body))
	return resp, nil
}

// wait returns after d, or with the context's error when that ends first.
func wait(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
