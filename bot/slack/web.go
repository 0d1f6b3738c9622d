package slack

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"sync"
	"time"

	slackgo "github.com/slack-go/slack"
)

// Client says things to Slack and asks it things. Its methods may be called
// from any goroutine.
type Client struct {
	cfg  Config
	log  *slog.Logger
	http *http.Client
	api  *slackgo.Client

	mu    sync.Mutex
	holds map[Method]time.Time // not before, as Slack said
	posts map[string]time.Time // each channel's next free moment
	reads map[Method]time.Time // likewise for reads of what was missed
}

// New makes a client. It calls nobody yet.
func New(cfg Config) *Client {
	cfg = cfg.withDefaults()
	c := newClient(newTransport(), cfg.Pace.Request)
	return &Client{
		cfg: cfg, log: cfg.Logger, http: c, api: cfg.api(c),
		holds: map[Method]time.Time{}, posts: map[string]time.Time{}, reads: map[Method]time.Time{},
	}
}

// Close drops idle connections.
func (c *Client) Close() { c.http.CloseIdleConnections() }

// call makes one call. It waits as long as Slack tells it to, within ctx. Any
// other failure is the caller's to judge.
func (c *Client) call(ctx context.Context, method Method, do func(context.Context) error) error {
	for {
		if err := wait(ctx, c.held(method)); err != nil {
			return err
		}
		err := do(ctx)
		d, limited := c.cfg.Pace.limited(err)
		if !limited {
			return explain(ctx, method, err)
		}
		c.logger(ctx).Warn("Slack asks to wait", "method", method, "for", d)
		c.cfg.Metrics.Limited(string(method))
		c.hold(method, d)
	}
}

// read is call for what may be asked twice: it is tried again a few times
// where the answer was lost.
func (c *Client) read(ctx context.Context, method Method, do func(context.Context) error) error {
	pause := c.cfg.Pace.Retry
	for try := 1; ; try++ {
		err := c.call(ctx, method, do)
		if err == nil || try == 4 || !errors.Is(err, ErrUnsure) {
			return err
		}
		if err := wait(ctx, pause); err != nil {
			return err
		}
		pause *= 2
	}
}

func (c *Client) held(method Method) time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Until(c.holds[method])
}

func (c *Client) hold(method Method, d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if until := time.Now().Add(d); until.After(c.holds[method]) {
		c.holds[method] = until
	}
}

// turn waits for the next free moment under a name, in the order of the calls.
func turn[K comparable](ctx context.Context, c *Client, free map[K]time.Time, name K, gap time.Duration) error {
	c.mu.Lock()
	now := time.Now()
	at := free[name]
	if at.Before(now) {
		at = now
	}
	free[name] = at.Add(gap)
	if len(free) > 1000 {
		for n, t := range free {
			if t.Before(now) {
				delete(free, n)
			}
		}
	}
	c.mu.Unlock()
	return wait(ctx, at.Sub(now))
}

// soon tells whether a read of a thread would wait for no longer than that: for
// its turn, or because Slack asked to wait.
func (c *Client) soon(method Method, most time.Duration) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Until(c.reads[method]) <= most && time.Until(c.holds[method]) <= most
}
