package slacksim

import (
	"crypto/rand"
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// Envelope is the story of one thing that the app was told: an event, a command or an interaction.
type Envelope struct {
	Kind     string // "events_api", "slash_commands" or "interactive"
	What     string // the inner event's type, the command, or the interaction's type
	EventID  string // events only
	Payload  json.RawMessage
	Attempts []Attempt
	Acked    bool // in time
	Late     bool // an acknowledgement came after its deadline
	Lost     bool // no socket was open, and it is not tried again
	Dropped  int  // acknowledgements ignored because they were too large
}

// Attempt is one sending of an envelope.
type Attempt struct {
	EnvelopeID string
	Sockets    []int // by number, counted from 1 in order of connection; none where no socket was open
	Retry      int   // 0 for the first sending
	At         time.Time
	AckedAt    time.Time // zero if it was not acknowledged
	Acks       int
}

// delivery is an Envelope in the making.
type delivery struct {
	Envelope
	accepts bool                  // an acknowledgement may carry a payload
	retries int                   // how many redeliveries it may have
	onAck   func(json.RawMessage) // called once, with the payload if any
	onLoss  func()                // called if it was never acknowledged
}

type attempt struct {
	d        *delivery
	index    int // in d.Attempts
	deadline *time.Timer
	missed   bool
}

// deliver sends d for the first time. The lock must be held.
func (s *Server) deliver(d *delivery) {
	s.log = append(s.log, d)
	if len(s.delays) > 0 {
		wait := s.delays[0]
		s.delays = s.delays[1:]
		s.after(wait, func() { s.attempt(d, 0) })
		return
	}
	s.attempt(d, 0)
}

// attempt sends d to one socket, in turn, under a new envelope id.
func (s *Server) attempt(d *delivery, retry int) {
	id := newEnvelopeID()
	a := &attempt{d: d, index: len(d.Attempts)}
	d.Attempts = append(d.Attempts, Attempt{EnvelopeID: id, Retry: retry, At: time.Now()})
	s.pending[id] = a
	targets := s.pick()
	if len(targets) == 0 {
		s.offline(a, retry)
		return
	}
	text := d.encode(id, retry)
	for _, c := range targets {
		d.Attempts[a.index].Sockets = append(d.Attempts[a.index].Sockets, c.id)
		c.send(frame{text: text})
	}
	a.deadline = s.after(s.opts.Waits.Ack, func() { s.miss(a, retry) })
	s.touch()
}

// offline handles a sending for which no socket is open.
func (s *Server) offline(a *attempt, retry int) {
	if a.d.retries > 0 && (s.opts.KeepOfflineEvents || retry > 0) {
		s.miss(a, retry)
		return
	}
	a.missed, a.d.Lost = true, true
	if a.d.onLoss != nil {
		a.d.onLoss()
	}
	s.touch()
}

// pick chooses the socket whose turn it is; two of them while envelopes are to be doubled.
func (s *Server) pick() []*socket {
	ready := s.ready()
	if len(ready) == 0 {
		return nil
	}
	s.turn++
	targets := []*socket{ready[s.turn%len(ready)]}
	if s.double > 0 {
		s.double--
		s.turn++
		targets = append(targets, ready[s.turn%len(ready)])
	}
	return targets
}

func (d *delivery) encode(id string, retry int) []byte {
	e := map[string]any{"envelope_id": id, "type": d.Kind, "payload": d.Payload, "accepts_response_payload": d.accepts}
	if d.Kind == "events_api" {
		e["retry_attempt"], e["retry_reason"] = retry, ""
		if retry > 0 {
			e["retry_reason"] = "timeout"
		}
	}
	return encode(e)
}

// miss is called when an attempt's deadline passes without an acknowledgement.
func (s *Server) miss(a *attempt, retry int) {
	a.missed = true
	if retry < a.d.retries {
		s.after(s.opts.Waits.Retry[retry], func() {
			if !a.d.Acked {
				s.attempt(a.d, retry+1)
			}
		})
	} else if a.d.onLoss != nil && !a.d.Acked {
		a.d.onLoss()
	}
	s.touch()
}

// acknowledge takes what a client sent on any of its sockets.
func (s *Server) acknowledge(text []byte) {
	var ack struct {
		ID      string          `json:"envelope_id"`
		Payload json.RawMessage `json:"payload"`
	}
	err := json.Unmarshal(text, &ack)
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.touch()
	a := s.pending[ack.ID]
	switch {
	case err != nil || a == nil:
		s.notice(Notice{Kind: "junk", Text: "a frame that acknowledges no envelope"})
	case len(text) >= maxAck:
		a.d.Dropped++
	case a.missed:
		a.d.Late = true
		a.d.Attempts[a.index].Acks++
		a.d.Attempts[a.index].AckedAt = time.Now()
	default:
		s.accept(a, ack.Payload)
	}
}

func (s *Server) accept(a *attempt, payload json.RawMessage) {
	at := &a.d.Attempts[a.index]
	at.Acks++
	if at.AckedAt.IsZero() {
		at.AckedAt = time.Now()
	}
	s.cancel(a.deadline)
	if a.d.Acked {
		return
	}
	a.d.Acked = true
	if a.d.onAck != nil {
		if !a.d.accepts || string(payload) == "null" {
			payload = nil
		}
		a.d.onAck(payload)
	}
}

// Envelopes lists everything that the app was told, oldest first.
func (s *Server) Envelopes() []Envelope {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Envelope
	for _, d := range s.log {
		e := d.Envelope
		e.Attempts = slices.Clone(e.Attempts)
		out = append(out, e)
	}
	return out
}

func newEnvelopeID() string {
	var b [16]byte
	_, _ = rand.Read(b[:])
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}
