package slack

import (
	"context"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"
)

// A redirect would send a token, or what is answered, somewhere else.
func TestRedirectsAreNotFollowed(t *testing.T) {
	var reached atomic.Int32
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached.Add(1) }))
	t.Cleanup(elsewhere.Close)
	for _, status := range []int{http.StatusMovedPermanently, http.StatusFound, http.StatusTemporaryRedirect, http.StatusPermanentRedirect} {
		var asked atomic.Int32
		slack := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			asked.Add(1)
			http.Redirect(w, r, elsewhere.URL+r.URL.Path, status)
		}))
		cfg := Config{BotToken: "xoxb-canary", AppToken: "xapp-canary", APIURL: slack.URL + "/api/", Pace: Pace{Request: time.Second, Retry: time.Millisecond}}
		for name, err := range redirected(t.Context(), cfg, slack.URL) {
			if err == nil {
				t.Errorf("%d: %s: no error", status, name)
			}
		}
		if asked.Load() < 4 {
			t.Errorf("%d: only %d calls", status, asked.Load())
		}
		slack.Close()
	}
	if n := reached.Load(); n > 0 {
		t.Errorf("%d calls went elsewhere", n)
	}
}

// redirected calls by every way that there is, and gives what came of it.
func redirected(ctx context.Context, cfg Config, base string) map[string]error {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	c := New(cfg)
	defer c.Close()
	all := map[string]error{}
	_, all["self"] = c.Self(ctx)
	_, all["post"] = c.Post(ctx, Post{Channel: "C1", Text: "x"})
	all["respond"] = c.Respond(ctx, base+"/commands/1", Post{Text: "x"})
	k := socket{cfg: cfg.withDefaults(), gate: newGate(newTransport(), cfg)}
	_, _, all["socket"] = k.client().OpenContext(ctx)
	return all
}
