package slack

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"sync"
	"time"
)

const (
	socketCount = 2    // Slack closes each now and then, with what was under way; it allows ten
	takers      = 4    // envelopes taken side by side: they share the state's commits
	waitingRoom = 1024 // envelopes waiting to be taken; the rest Slack sends again
)

// Taker makes sure that what was asked is never lost, and then returns nil:
// the envelope is acknowledged. It must be quick, for Slack waits 3 s.
type Taker func(ctx context.Context, in In) error

// Sockets are the connections on which Slack sends what people ask.
type Sockets struct {
	cfg       Config
	self      Self
	log       *slog.Logger
	take      Taker
	gap       func()
	transport *http.Transport
	list      []*socket
	queue     chan envelope
	held      chan struct{} // Slack holds events back; of capacity one
}

// NewSockets makes them; nothing is opened before Run. gap is called, and must
// return at once, whenever something may have been missed.
func NewSockets(cfg Config, self Self, take Taker, gap func()) *Sockets {
	cfg = cfg.withDefaults()
	s := &Sockets{
		cfg: cfg, self: self, log: cfg.Logger, take: take, gap: gap,
		transport: newTransport(), queue: make(chan envelope, waitingRoom), held: make(chan struct{}, 1),
	}
	for i := range socketCount {
		s.list = append(s.list, &socket{
			number: i + 1, cfg: cfg, log: cfg.Logger, gate: newGate(s.transport, cfg.Pace), hello: s.hello,
		})
	}
	return s
}

// Status is how the sockets are.
type Status struct {
	Up     int       // connected
	Wanted int       // that there should be
	Heard  time.Time // when anything last came in on any, pings included
}

// Status tells how the sockets are now.
func (s *Sockets) Status() Status {
	st := Status{Wanted: len(s.list)}
	for _, k := range s.list {
		if k.up.Load() {
			st.Up++
		}
		if h := k.wire.last(); h.After(st.Heard) {
			st.Heard = h
		}
	}
	return st
}

// Run hears what people ask until ctx ends, and returns when everything that
// it started has ended. When stopping, what was heard already is still taken
// and acknowledged, for about a second. It fails with *[Permanent] where Slack
// won't let us in.
func (s *Sockets) Run(ctx context.Context) error {
	defer s.transport.CloseIdleConnections()
	open, shut := context.WithCancelCause(context.WithoutCancel(ctx)) // outlives ctx, to acknowledge
	intake, stop := context.WithCancel(ctx)
	defer stop()
	var connections, takings sync.WaitGroup
	for i, k := range s.list {
		k.offer = func(e envelope) bool { return s.offer(intake, e) }
		connections.Go(func() {
			if wait(intake, time.Duration(i)*s.cfg.Pace.Apart) != nil {
				return
			}
			if err := k.run(open); err != nil {
				shut(err)
				stop()
			}
		})
	}
	connections.Go(func() { s.afterHeld(intake) })
	for range takers {
		takings.Go(func() { s.work(intake, open) })
	}
	<-intake.Done()
	s.drain(open, &takings)
	cause := context.Cause(open)
	shut(nil)
	connections.Wait()
	takings.Wait()
	if p, ok := errors.AsType[*Permanent](cause); ok {
		return p
	}
	return nil
}

// offer queues an envelope. It never waits.
func (s *Sockets) offer(intake context.Context, e envelope) bool {
	if intake.Err() != nil {
		return true // we are leaving: another connection, or our successor, gets it
	}
	select {
	case s.queue <- e:
		return true
	default:
		return false
	}
}

// work takes envelopes until intake has ended and the queue is empty.
func (s *Sockets) work(intake, open context.Context) {
	for {
		select {
		case e := <-s.queue:
			s.handle(open, e)
			continue
		default:
		}
		select {
		case e := <-s.queue:
			s.handle(open, e)
		case <-intake.Done():
			if len(s.queue) == 0 {
				return
			}
		case <-open.Done():
			return
		}
	}
}

// drain waits until what was heard is taken, then a moment for the last
// acknowledgements to leave, since the library doesn't tell when they have.
func (s *Sockets) drain(open context.Context, takings *sync.WaitGroup) {
	ctx, cancel := context.WithTimeout(open, s.cfg.Pace.Drain)
	defer cancel()
	done := make(chan struct{})
	go func() { takings.Wait(); close(done) }()
	select {
	case <-done:
		_ = wait(ctx, s.cfg.Pace.Drain/4)
	case <-ctx.Done():
	}
}

// handle takes one envelope, and acknowledges it if it is safe or of no
// interest. What could not be taken stays unacknowledged: Slack sends it again.
func (s *Sockets) handle(ctx context.Context, e envelope) {
	if heldBack(e.payload) {
		s.log.Warn("Slack holds events back: too many in a minute")
		select {
		case s.held <- struct{}{}:
		default:
		}
	}
	in, asked, err := s.self.Read(e.kind, e.payload, s.cfg.Now())
	if err != nil {
		s.log.Warn("an envelope could not be read", "kind", fmt.Sprintf("%.40q", e.kind), "bytes", len(e.payload))
	}
	if asked {
		if err := s.take(ctx, in); err != nil {
			s.log.Error("not taken, so not acknowledged", "kind", in.Kind, "error", err)
			return
		}
	}
	s.acknowledge(ctx, e)
}

// afterHeld tells of the gap when the minute is over in which Slack held
// events back.
func (s *Sockets) afterHeld(ctx context.Context) {
	for {
		select {
		case <-s.held:
			if wait(ctx, s.cfg.Pace.Held) == nil {
				s.gap()
			}
		case <-ctx.Done():
			return
		}
	}
}

func (s *Sockets) acknowledge(ctx context.Context, e envelope) {
	if e.id == "" {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, s.cfg.Pace.Ack)
	defer cancel()
	// No payload: one of 20 KB would be dropped without a word.
	if err := e.client.AckCtx(ctx, e.id, nil); err != nil {
		s.log.Warn("an acknowledgement was not sent", "error", err)
	}
}

// hello is called at every greeting: whatever was sent before it may be lost.
func (s *Sockets) hello(connections int) {
	if connections > socketCount {
		s.log.Warn("more sockets are open than ours: another program with the same app token takes a share of the questions",
			"open", connections, "ours", socketCount)
	}
	s.gap()
}
