package health

import (
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestReady(t *testing.T) {
	now := time.Unix(1000, 0)
	good := Status{Sockets: 2, Wanted: 2, Heard: now.Add(-time.Second), Writable: true, Edition: "e1"}
	deaf, mute, alone := good, good, good
	deaf.Heard = now.Add(-2 * time.Minute)
	mute.Writable = false
	alone.Sockets = 0
	for _, c := range []struct {
		name   string
		status Status
		code   int
		says   string
	}{
		{"good", good, 200, `"edition":"e1"`},
		{"deaf", deaf, 503, "nothing was heard"},
		{"mute", mute, 503, "journal"},
		{"alone", alone, 503, "no socket"},
		{"not begun", Status{}, 503, `"last_frame_seconds":-1`},
	} {
		h := Handler(func() Status { return c.status }, func() time.Time { return now })
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", "/readyz", nil))
		if w.Code != c.code || !strings.Contains(w.Body.String(), c.says) {
			t.Errorf("%s: %d %s", c.name, w.Code, w.Body)
		}
	}
	w := httptest.NewRecorder()
	Handler(func() Status { return Status{} }, time.Now).ServeHTTP(w, httptest.NewRequest("GET", "/healthz", nil))
	if w.Code != 200 {
		t.Errorf("healthz: %d", w.Code)
	}
}
