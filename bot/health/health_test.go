package health

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func get(h http.Handler, path string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", path, nil))
	return w
}

func TestReady(t *testing.T) {
	now := time.Unix(1000, 0)
	good := Status{Sockets: 2, Wanted: 2, Heard: now.Add(-time.Second), Writable: true, Edition: "e1", Oldest: now.Add(-3 * time.Second)}
	deaf, mute, alone, empty := good, good, good, good
	deaf.Heard = now.Add(-2 * time.Minute)
	mute.Writable = false
	alone.Sockets = 0
	empty.Edition = ""
	for _, c := range []struct {
		name   string
		status Status
		code   int
		says   string
	}{
		{"good", good, 200, `"edition":"e1"`},
		{"waiting", good, 200, `"oldest_waiting_seconds":3`},
		{"deaf", deaf, 503, "nothing was heard"},
		{"mute", mute, 503, "journal"},
		{"alone", alone, 503, "no socket"},
		{"empty", empty, 503, "no edition"},
		{"not begun", Status{}, 503, `"last_frame_seconds":-1`},
	} {
		h := Handler(func() error { return nil }, func() Status { return c.status }, func() time.Time { return now })
		if w := get(h, "/readyz"); w.Code != c.code || !strings.Contains(w.Body.String(), c.says) {
			t.Errorf("%s: %d %s", c.name, w.Code, w.Body)
		}
	}
}

func TestLive(t *testing.T) {
	var stuck error
	h := Handler(func() error { return stuck }, func() Status { return Status{} }, time.Now)
	for _, c := range []struct {
		stuck error
		code  int
		says  string
	}{{nil, 200, "ok"}, {errors.New("worker 3 is stuck"), 503, "worker 3"}} {
		stuck = c.stuck
		for _, path := range []string{"/livez", "/healthz"} {
			if w := get(h, path); w.Code != c.code || !strings.Contains(w.Body.String(), c.says) {
				t.Errorf("%s: %d %s", path, w.Code, w.Body)
			}
		}
	}
}

func TestSilence(t *testing.T) {
	start := time.Unix(1000, 0)
	s := Status{Started: start}
	if d := s.Silence(start.Add(time.Minute)); d != time.Minute {
		t.Errorf("nothing ever heard: %v", d)
	}
	s.Heard = start.Add(50 * time.Second)
	if d := s.Silence(start.Add(time.Minute)); d != 10*time.Second {
		t.Errorf("heard: %v", d)
	}
}
