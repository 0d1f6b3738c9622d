package slack

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"policybot/bot/metrics"
)

const (
	socketCount = 2   // Slack closes each now and then, with what was under way; it allows ten
	lanes       = 4   // envelopes are taken side by side, those of one conversation in order
	waitingRoom = 256 // envelopes waiting in one lane; the rest Slack sends again
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
	lanes     []chan heard
	ofApp     atomic.Int64  // sockets, as of the latest greeting
	held      chan struct{} // Slack holds events back; of capacity one
}

// NewSockets makes them; nothing is opened before Run. gap is called, and must
// return at once, whenever something may have been missed.
func NewSockets(cfg Config, self Self, take Taker, gap func()) *Sockets {
	cfg = cfg.withDefaults()
	s := &Sockets{
		cfg: cfg, self: self, log: cfg.Logger, take: take, gap: gap,
		transport: newTransport(), held: make(chan struct{}, 1),
	}
	for range lanes {
		s.lanes = append(s.lanes, make(chan heard, waitingRoom))
	}
	for i := range cfg.sockets() {
		s.list = append(s.list, &socket{
			number: i + 1, cfg: cfg, log: cfg.Logger, gate: newGate(s.transport, cfg), hello: s.hello,
		})
	}
	return s
}

func (c Config) sockets() int {
	if c.WorkOnly {
		return 0
	}
	return socketCount
}

// Status is how the sockets are.
type Status struct {
	Up     int       // connected
	Wanted int       // that there should be
	OfApp  int       // of all programs with the same app token, as Slack counted at its latest greeting
	Heard  time.Time // when anything last came in on any, pings included
}

// Status tells how the sockets are now.
func (s *Sockets) Status() Status {
	st := Status{Wanted: len(s.list), OfApp: int(s.ofApp.Load())}
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
		k.offer = func(e envelope) { s.offer(intake, e) }
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
	for _, lane := range s.lanes {
		takings.Go(func() { s.work(intake, open, lane) })
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

// heard is an envelope and what it asks.
type heard struct {
	envelope
	in    In
	asked bool
}

// offer reads an envelope and queues it in its conversation's lane. It never
// waits.
func (s *Sockets) offer(intake context.Context, e envelope) {
	if intake.Err() != nil {
		return // we are leaving: another connection, or our successor, gets it
	}
	in, asked, err := s.self.Read(e.kind, e.payload, s.cfg.Now())
	if err != nil {
		s.log.Warn("an envelope could not be read", "type", fmt.Sprintf("%.40q", e.kind), "bytes", len(e.payload))
	}
	if heldBack(e.payload) {
		s.log.Warn("Slack holds events back: too many in a minute")
		select {
		case s.held <- struct{}{}:
		default:
		}
	}
	e.payload, in.Retried = nil, e.retried
	h := heard{e, in, asked}
	select {
	case s.lane(in) <- h:
	default:
		s.cfg.Metrics.Unacknowledged(metrics.NoRoom)
		s.logger(h).Warn("too much is waiting: an envelope was left for Slack to send again")
	}
}

// logger names what an envelope asks, if anything.
func (s *Sockets) logger(h heard) *slog.Logger {
	if h.asked {
		return s.log.With("reference", h.in.Reference(), "kind", h.in.Kind)
	}
	return s.log
}

func (s *Sockets) lane(in In) chan heard {
	h := fnv.New32a()
	_, _ = h.Write([]byte(in.Channel))
	return s.lanes[h.Sum32()%lanes]
}

// work takes the envelopes of a lane until intake has ended and it is empty.
func (s *Sockets) work(intake, open context.Context, lane chan heard) {
	for {
		select {
		case h := <-lane:
			s.handleAll(open, s.gather(intake, lane, h))
			continue
		default:
		}
		select {
		case h := <-lane:
			s.handleAll(open, s.gather(intake, lane, h))
		case <-intake.Done():
			if len(lane) == 0 {
				return
			}
		case <-open.Done():
			return
		}
	}
}

// gather waits a moment for what was written at nearly the same time, and puts
// it in the order of writing: two sockets don't keep it, and answers are given
// in the order of taking. Who pressed a button waits for a form, and gets it
// at once.
func (s *Sockets) gather(intake context.Context, lane chan heard, first heard) []heard {
	batch := []heard{first}
	if !first.asked || first.in.TS == "" || first.in.Kind == Action {
		return batch
	}
	moment := time.NewTimer(s.cfg.Pace.Gather)
	defer moment.Stop()
	for len(batch) < waitingRoom {
		select {
		case h := <-lane:
			batch = append(batch, h)
			continue
		case <-moment.C:
		case <-intake.Done():
		}
		break
	}
	slices.SortStableFunc(batch, func(a, b heard) int {
		return cmp.Or(strings.Compare(a.in.TS, b.in.TS), strings.Compare(a.in.Edited, b.in.Edited))
	})
	return batch
}

func (s *Sockets) handleAll(ctx context.Context, batch []heard) {
	for _, h := range batch {
		s.handle(ctx, h)
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
func (s *Sockets) handle(ctx context.Context, h heard) {
	if h.asked {
		if err := s.take(ctx, h.in); err != nil {
			s.cfg.Metrics.Unacknowledged(metrics.NotKept)
			s.logger(h).Error("not taken, so not acknowledged", "error", err)
			return
		}
	}
	s.acknowledge(ctx, h)
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

func (s *Sockets) acknowledge(ctx context.Context, h heard) {
	if h.id == "" {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, s.cfg.Pace.Ack)
	defer cancel()
	// No payload: one of 20 KB would be dropped without a word.
	if err := h.client.AckCtx(ctx, h.id, nil); err != nil {
		s.cfg.Metrics.Unacknowledged(metrics.NotSent)
		s.logger(h).Warn("an acknowledgement was not sent", "error", err)
		return
	}
	s.cfg.Metrics.Acknowledged(time.Since(h.heardAt))
}

// hello is called at every greeting: whatever was sent before it may be lost.
func (s *Sockets) hello(connections int) {
	s.ofApp.Store(int64(connections))
	if connections > socketCount && !s.cfg.Shared {
		s.log.Warn("more sockets are open than ours: another program with the same app token takes a share of the questions",
			"open", connections, "ours", socketCount)
	}
	s.gap()
}
