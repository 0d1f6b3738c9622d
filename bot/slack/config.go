package slack

import (
	"io"
	"log"
	"log/slog"
	"net"
	"net/http"
	"time"

	slackgo "github.com/slack-go/slack"

	"policybot/bot/metrics"
)

// Config is what the package needs to know. Tokens are never logged.
type Config struct {
	BotToken string // xoxb-…
	AppToken string // xapp-…
	APIURL   string // base address with a trailing slash; empty: Slack's own
	WorkOnly bool   // no sockets: others hear what is asked
	Shared   bool   // replicas hold sockets too, which is then nothing to warn of
	Pace     Pace
	Metrics  *metrics.Metrics // nil: nothing is counted
	Logger   *slog.Logger     // nil: nothing is logged
	Now      func() time.Time // nil: time.Now
}

// Pace says how long things may take and how close they may follow each
// other. Each field that is zero gets its default.
type Pace struct {
	Post    time.Duration // between two posts in one channel; 1 s
	Read    time.Duration // between two reads of missed messages; 1.2 s
	Request time.Duration // one call of the Web API; 20 s
	Retry   time.Duration // before a failed read is tried again, doubling; 500 ms
	Limited time.Duration // after a 429 that names no time; 30 s
	Gather  time.Duration // for messages to be put in the order of writing; 25 ms
	Ack     time.Duration // to hand over an acknowledgement; 2 s
	Frame   time.Duration // silence after which a socket is replaced; 60 s
	Open    time.Duration // before a socket is opened again after a short life, doubling; 1 s
	OpenMax time.Duration // the most of it; 60 s
	Stable  time.Duration // a life that isn't short; 10 s
	Apart   time.Duration // between the openings of the first sockets; 3 s
	Held    time.Duration // from word that events are held back until they are read back; 70 s
	Drain   time.Duration // for the last acknowledgements when stopping; 1 s
}

func (p Pace) withDefaults() Pace {
	fill := func(d *time.Duration, value time.Duration) {
		if *d == 0 {
			*d = value
		}
	}
	fill(&p.Post, time.Second)
	fill(&p.Read, 1200*time.Millisecond)
	fill(&p.Request, 20*time.Second)
	fill(&p.Retry, 500*time.Millisecond)
	fill(&p.Limited, 30*time.Second)
	fill(&p.Gather, 25*time.Millisecond)
	fill(&p.Ack, 2*time.Second)
	fill(&p.Frame, time.Minute)
	fill(&p.Open, time.Second)
	fill(&p.OpenMax, time.Minute)
	fill(&p.Stable, 10*time.Second)
	fill(&p.Apart, 3*time.Second)
	fill(&p.Held, 70*time.Second)
	fill(&p.Drain, time.Second)
	return p
}

func (c Config) withDefaults() Config {
	c.Pace = c.Pace.withDefaults()
	if c.Logger == nil {
		c.Logger = slog.New(slog.DiscardHandler)
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	return c
}

// api makes a client of the library, whose own has no time limit.
func (c Config) api(client *http.Client) *slackgo.Client {
	options := []slackgo.Option{
		slackgo.OptionAppLevelToken(c.AppToken),
		slackgo.OptionHTTPClient(client),
		slackgo.OptionLog(log.New(io.Discard, "", 0)), // it would log what people wrote
	}
	if c.APIURL != "" {
		options = append(options, slackgo.OptionAPIURL(c.APIURL))
	}
	return slackgo.New(c.BotToken, options...)
}

// newClient follows no redirect: what goes to Slack, tokens included, goes to
// the address that it was meant for or nowhere.
func newClient(through http.RoundTripper, timeout time.Duration) *http.Client {
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &http.Client{Transport: through, Timeout: timeout, CheckRedirect: stay}
}

func newTransport() *http.Transport {
	return &http.Transport{
		Proxy:                 http.ProxyFromEnvironment,
		DialContext:           (&net.Dialer{Timeout: 10 * time.Second, KeepAlive: 30 * time.Second}).DialContext,
		ForceAttemptHTTP2:     true,
		MaxIdleConnsPerHost:   8,
		IdleConnTimeout:       90 * time.Second,
		TLSHandshakeTimeout:   10 * time.Second,
		ResponseHeaderTimeout: 20 * time.Second,
	}
}
