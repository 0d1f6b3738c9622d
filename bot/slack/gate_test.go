package slack

import (
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

type answering func(*http.Request) (*http.Response, error)

func (a answering) RoundTrip(r *http.Request) (*http.Response, error) { return a(r) }

// opener calls through a gate and notes when each call came through.
func opener(t *testing.T, pace Pace, status func(n int) (int, string)) (call func(), at *[]time.Duration, g *gate) {
	t.Helper()
	start := time.Now()
	at = new([]time.Duration)
	g = newGate(answering(func(*http.Request) (*http.Response, error) {
		*at = append(*at, time.Since(start))
		code, after := status(len(*at))
		return &http.Response{StatusCode: code, Header: http.Header{"Retry-After": {after}}, Body: http.NoBody}, nil
	}), Config{Pace: pace})
	return func() {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "https://slack.example/api/apps.connections.open", nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := g.RoundTrip(req); err != nil {
			t.Fatal(err)
		}
	}, at, g
}

func well(int) (int, string) { return http.StatusOK, "" }

func TestGateDoublesThePause(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		call, at, _ := opener(t, Pace{Open: time.Second, OpenMax: 8 * time.Second, Request: time.Second}, well)
		for range 8 {
			call()
		}
		low := []time.Duration{0, 1, 3, 7, 15, 23, 31, 39}
		for i, got := range *at {
			if want := low[i] * time.Second; got < want || got > want*6/5 {
				t.Errorf("opening %d at %v, want %v to a fifth more", i, got, want)
			}
		}
	})
}

func TestGateForgetsAfterAGoodLife(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		call, at, g := opener(t, Pace{Open: time.Second, OpenMax: time.Minute, Request: time.Second}, well)
		for range 5 {
			call()
		}
		g.good()
		before := (*at)[4]
		call()
		if gap := (*at)[5] - before; gap > 100*time.Millisecond {
			t.Errorf("opened again after %v", gap)
		}
	})
}

func TestGateWaitsAsToldBySlack(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		call, at, _ := opener(t, Pace{Open: time.Second, OpenMax: time.Minute, Request: time.Second}, func(n int) (int, string) {
			if n == 1 {
				return http.StatusTooManyRequests, "30"
			}
			return http.StatusOK, ""
		})
		call()
		call()
		if (*at)[1] < 30*time.Second {
			t.Errorf("called again after %v", (*at)[1])
		}
	})
}
