package health

import (
	"encoding/json"
	"net/http"
	"time"
)

// Source tells the status now.
type Source func() Status

// Handler serves the addresses. alive fails where the bot is stuck; now is the
// clock.
func Handler(alive func() error, source Source, now func() time.Time) http.Handler {
	mux := http.NewServeMux()
	live := func(w http.ResponseWriter, _ *http.Request) { live(w, alive()) }
	mux.HandleFunc("GET /livez", live)
	mux.HandleFunc("GET /healthz", live)
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) { ready(w, source().Report(now())) })
	return mux
}

func live(w http.ResponseWriter, stuck error) {
	if stuck != nil {
		http.Error(w, stuck.Error(), http.StatusServiceUnavailable)
		return
	}
	_, _ = w.Write([]byte("ok\n"))
}

func ready(w http.ResponseWriter, r Report) {
	w.Header().Set("Content-Type", "application/json")
	if !r.Ready {
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	_ = json.NewEncoder(w).Encode(r)
}
