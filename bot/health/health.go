// Package health tells machines how the bot is: /healthz says that the process
// lives, /readyz that it hears questions and can keep them. Neither tells
// anything that people asked.
package health

import (
	"encoding/json"
	"net/http"
	"time"
)

// Status is how the bot is.
type Status struct {
	Sockets  int       // connected
	Wanted   int       // that there should be
	Heard    time.Time // when anything last came in from Slack, pings included
	Writable bool      // the latest write to the journal succeeded
	Waiting  int       // questions taken and not answered
	Edition  string    // of the knowledge
}

// Source tells the status now.
type Source func() Status

// quiet is how old the last frame may be.
const quiet = 90 * time.Second

// Handler serves the two addresses. now is the clock.
func Handler(source Source, now func() time.Time) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte("ok\n"))
	})
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) { ready(w, source(), now()) })
	return mux
}

// Problems lists what keeps the bot from being ready.
func (s Status) Problems(now time.Time) []string {
	var list []string
	if s.Sockets == 0 {
		list = append(list, "no socket is connected to Slack")
	}
	if s.Heard.IsZero() || now.Sub(s.Heard) > quiet {
		list = append(list, "nothing was heard from Slack for "+quiet.String())
	}
	if !s.Writable {
		list = append(list, "the journal can't be written")
	}
	return list
}

func ready(w http.ResponseWriter, s Status, now time.Time) {
	problems := s.Problems(now)
	age := -1.0
	if !s.Heard.IsZero() {
		age = now.Sub(s.Heard).Seconds()
	}
	w.Header().Set("Content-Type", "application/json")
	if len(problems) > 0 {
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	_ = json.NewEncoder(w).Encode(map[string]any{
		"ready": len(problems) == 0, "problems": problems, "sockets": s.Sockets, "sockets_wanted": s.Wanted,
		"last_frame_seconds": age, "journal_writable": s.Writable, "waiting": s.Waiting, "edition": s.Edition,
	})
}
