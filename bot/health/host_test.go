package health

import (
	"net"
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestOnLoopbackOtherHostsAreTurnedAway(t *testing.T) {
	next := http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})
	for _, c := range []struct {
		address, host, origin string
		code                  int
	}{
		{"127.0.0.1:8080", "127.0.0.1:8080", "", 200},
		{"127.0.0.1:8080", "localhost:8080", "", 200},
		{"[::1]:8080", "[::1]:8080", "", 200},
		{"127.0.0.1:8080", "localhost:8080", "http://localhost:8080", 200},
		{"127.0.0.1:8080", "rebound.example:8080", "", 403},
		{"127.0.0.1:8080", "127.0.0.1.rebound.example:8080", "", 403},
		{"127.0.0.1:8080", "", "", 403},
		{"127.0.0.1:8080", "127.0.0.1:8080", "http://page.example", 403},
		{"127.0.0.1:8080", "127.0.0.1:8080", "null", 403},
		{"[::]:8080", "policybot.example:8080", "", 200},
		{"192.0.2.7:8080", "policybot.example:8080", "", 200},
	} {
		address, err := net.ResolveTCPAddr("tcp", c.address)
		if err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest("GET", "/metrics", nil)
		r.Host = c.host
		if c.origin != "" {
			r.Header.Set("Origin", c.origin)
		}
		w := httptest.NewRecorder()
		LoopbackOnly(next, address).ServeHTTP(w, r)
		if w.Code != c.code {
			t.Errorf("at %s for %q from %q: %d, want %d", c.address, c.host, c.origin, w.Code, c.code)
		}
	}
}
