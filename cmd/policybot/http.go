package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"policybot/bot"
	"policybot/bot/health"
	"policybot/bot/metrics"
	"policybot/bot/state"
)

// listenHTTP opens the address of POLICYBOT_HTTP.
func listenHTTP(address string) (net.Listener, error) {
	ln, err := net.Listen("tcp", address)
	if err != nil {
		return nil, hint(fmt.Errorf("POLICYBOT_HTTP: %w", err), "give an address that is free, such as 127.0.0.1:8080")
	}
	return ln, nil
}

// serveHTTP tells how the bot is, until ctx ends.
func serveHTTP(ctx context.Context, ln net.Listener, b *bot.Bot, m *metrics.Metrics) {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", m.Handler())
	mux.Handle("/", health.Handler(b.Alive, b.Status, time.Now))
	server := &http.Server{
		Handler: health.LoopbackOnly(mux, ln.Addr()), ReadHeaderTimeout: 5 * time.Second,
		WriteTimeout: 30 * time.Second, IdleTimeout: 2 * time.Minute,
	}
	done := make(chan struct{})
	go func() { defer close(done); _ = server.Serve(ln) }()
	<-ctx.Done()
	_ = server.Close()
	<-done
}

// newMetrics counts what becomes of the state's writes from now on.
func newMetrics(store *state.Store) *metrics.Metrics {
	b := readBuild()
	m := metrics.New(metrics.Build{Version: b.name(), Go: b.goVersion})
	store.WhenWriteFails(func(err error) { m.WriteFailed(failureReason(err)) })
	return m
}

func failureReason(err error) metrics.FailureReason {
	for kind, reason := range map[error]metrics.FailureReason{
		state.ErrFull: metrics.Full, state.ErrBusy: metrics.Busy, state.ErrAway: metrics.Away,
		state.ErrNotWritable: metrics.NotWritable, state.ErrCorrupt: metrics.Corrupt,
	} {
		if errors.Is(err, kind) {
			return reason
		}
	}
	return "" // another
}
