package slack

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"sync/atomic"
	"time"

	slackgo "github.com/slack-go/slack"
	"github.com/slack-go/slack/socketmode"
)

// maxFrame is the most that one frame of Slack may hold.
const maxFrame = 8 << 20

// envelope is one thing that Slack sent and wants acknowledged.
type envelope struct {
	client  *socketmode.Client
	id      string
	kind    string
	payload json.RawMessage
	retried bool // Slack has sent it before
	heardAt time.Time
}

// socket is one of the connections, kept alive over many lives.
type socket struct {
	number int
	cfg    Config
	log    *slog.Logger
	gate   *gate
	wire   wire
	up     atomic.Bool
	hello  func(connections int) // called whenever Slack greets
	offer  func(envelope)
}

var errDeaf = errors.New("nothing was heard on the socket for too long")
var errSlow = errors.New("the library waits too long before it connects again")

// run keeps the socket connected until ctx ends, or until an error that
// trying again can't mend.
func (k *socket) run(ctx context.Context) error {
	for {
		err := k.life(ctx)
		k.up.Store(false)
		if ctx.Err() != nil {
			return nil
		}
		if _, already := errors.AsType[*Permanent](err); already {
			return err
		}
		if p := permanent(openConnection, err); p != nil {
			return p
		}
		k.log.Info("socket is opened anew", "socket", k.number, "why", reason(err))
	}
}

// life is one client of the library from its start to its end. The library
// reconnects by itself; it is replaced where it has gone deaf, or would wait
// for minutes.
func (k *socket) life(ctx context.Context) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	client := k.client()
	ended := make(chan error, 1)
	go func() { ended <- client.RunContext(ctx) }()
	watch := time.NewTicker(max(k.cfg.Pace.Frame/8, time.Millisecond))
	defer watch.Stop()
	connected := time.Time{}
	for {
		select {
		case e := <-client.Events:
			if e.Type == socketmode.EventTypeConnected {
				connected = time.Now()
			}
			if err := k.on(client, e); err != nil {
				cancel(err)
			}
		case <-watch.C:
			if k.up.Load() && time.Since(k.wire.last()) > k.cfg.Pace.Frame {
				cancel(errDeaf)
			}
			if k.up.Load() && time.Since(connected) > k.cfg.Pace.Stable {
				k.gate.good()
			}
		case err := <-ended:
			if cause := context.Cause(ctx); cause != nil {
				return cause
			}
			return err
		}
	}
}

func (k *socket) client() *socketmode.Client {
	// No time limit of the client's own: waiting at the gate must not count.
	api := k.cfg.api(newClient(k.gate, 0))
	return socketmode.New(api,
		socketmode.OptionDialer(k.wire.dialer()),
		socketmode.OptionPingInterval(max(k.cfg.Pace.Frame/2, time.Millisecond)),
		socketmode.OptionReadLimit(maxFrame))
}

// on takes one event of the library's. It only hands on: while it works, the
// socket hears nothing. An error ends this life.
func (k *socket) on(client *socketmode.Client, e socketmode.Event) error {
	switch data := e.Data.(type) {
	case *slackgo.ConnectionErrorEvent:
		k.up.Store(false)
		return k.failed(data)
	case *slackgo.ConnectingEvent:
		k.up.Store(false)
		return nil
	case *socketmode.ErrorBadMessage:
		k.raw(client, data.Message)
		return nil
	}
	switch {
	case e.Type == socketmode.EventTypeHello && e.Request != nil:
		k.up.Store(true)
		k.hello(e.Request.NumConnections)
	case e.Request != nil && e.Request.EnvelopeID != "":
		k.hand(envelope{client: client, id: e.Request.EnvelopeID, kind: e.Request.Type, payload: e.Request.Payload, retried: e.Request.RetryAttempt > 0})
	}
	return nil
}

// raw takes a frame that the library couldn't read. Slack wants it
// acknowledged all the same.
func (k *socket) raw(client *socketmode.Client, frame json.RawMessage) {
	var e struct {
		ID      string          `json:"envelope_id"`
		Type    string          `json:"type"`
		Payload json.RawMessage `json:"payload"`
		Retry   int             `json:"retry_attempt"`
	}
	if err := decode(frame, &e); err != nil || e.ID == "" {
		k.log.Warn("a frame without envelope is ignored", "socket", k.number, "bytes", len(frame))
		return
	}
	k.hand(envelope{client: client, id: e.ID, kind: e.Type, payload: e.Payload, retried: e.Retry > 0})
}

func (k *socket) hand(e envelope) {
	k.gate.good()
	e.heardAt = time.Now()
	if e.retried {
		k.cfg.Metrics.Redelivered()
	}
	k.offer(e)
}

// failed decides about an opening that went wrong: nil lets the library go on.
func (k *socket) failed(e *slackgo.ConnectionErrorEvent) error {
	if p := permanent(openConnection, e.ErrorObj); p != nil {
		return p
	}
	if errors.Is(e.ErrorObj, context.Canceled) {
		return nil // by us
	}
	k.log.Warn("socket could not be opened", "socket", k.number, "why", outline(e.ErrorObj), "again_in", e.Backoff)
	if e.Backoff > k.cfg.Pace.OpenMax {
		return errSlow // the gate paces what comes next
	}
	return nil
}

func reason(err error) string {
	switch {
	case err == nil:
		return "ended"
	case errors.Is(err, errDeaf), errors.Is(err, errSlow):
		return err.Error()
	}
	return outline(err)
}
