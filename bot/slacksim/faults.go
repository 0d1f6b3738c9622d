package slacksim

import (
	"net/http"
	"time"
)

// Fault makes calls of the Web API go wrong.
type Fault struct {
	Method     string        // which method; empty means every one
	Times      int           // for how many calls; 0 means 1
	Delay      time.Duration // hold the call back before anything else; it is carried out even if its sender has gone by then
	Status     int           // answer with this HTTP status and don't carry the call out
	RetryAfter time.Duration // sent as Retry-After, in whole seconds rounded up; 0: no such header
	Error      string        // answer ok:false with this error and don't carry the call out
	LoseAnswer bool          // carry the call out, then cut the connection instead of answering
}

// Fail adds a fault. Faults of one method are used up in the order in which they were added.
func (s *Server) Fail(f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f.Times = max(1, f.Times)
	s.faults = append(s.faults, &f)
}

// RateLimit answers the method's next calls with 429 and a Retry-After.
func (s *Server) RateLimit(method string, times int, after time.Duration) {
	s.Fail(Fault{Method: method, Times: times, Status: http.StatusTooManyRequests, RetryAfter: after})
}

// ServerError answers the method's next calls with 503.
func (s *Server) ServerError(method string, times int) {
	s.Fail(Fault{Method: method, Times: times, Status: http.StatusServiceUnavailable})
}

// LoseAnswers carries the method's next calls out, and cuts the connection instead of answering.
func (s *Server) LoseAnswers(method string, times int) {
	s.Fail(Fault{Method: method, Times: times, LoseAnswer: true})
}

// Arrived is how many calls of the method have come, those that are held back included.
func (s *Server) Arrived(method string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.arrived[method]
}

// struck uses up one fault for a call, and tells whether the call is over by it: answered, cut or given up.
func (s *Server) struck(w http.ResponseWriter, method string) (f *Fault, over bool) {
	f, off := s.takeFault(method)
	switch {
	case off:
		cutRequest(w)
	case f == nil:
		return nil, false
	case f.Delay > 0 && !s.pause(f.Delay):
	case f.Status != 0 || f.Error != "":
		s.refuse(w, method, f)
	default:
		return f, false
	}
	return f, true
}

// takeFault uses up one fault for a call; off tells that the whole service is away.
func (s *Server) takeFault(method string) (f *Fault, off bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.arrived[method]++
	s.touch()
	if s.outage {
		s.record(Call{Method: method, Error: "outage", At: time.Now()})
		return nil, true
	}
	for i, f := range s.faults {
		if f.Method != "" && f.Method != method {
			continue
		}
		if f.Times--; f.Times == 0 {
			s.faults = append(s.faults[:i:i], s.faults[i+1:]...)
		}
		taken := *f
		return &taken, false
	}
	return nil, false
}

// Outage makes the Web API and the sockets refuse every new connection while on. Open sockets stay; see CutSockets.
func (s *Server) Outage(on bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.outage = on
	s.touch()
}

// DisableLink turns Socket Mode off (or on again): open sockets are disconnected with link_disabled, and so is every new one after its hello.
func (s *Server) DisableLink(off bool) {
	s.mu.Lock()
	s.disabled = off
	s.mu.Unlock()
	if off {
		s.Disconnect(LinkDisabled)
	}
}

// CutKind is a way for a socket to break.
type CutKind int

const (
	CutReset    CutKind = iota // the TCP connection is reset
	CutMidFrame                // half a frame is sent, then the TCP connection ends
)

// CutSockets breaks all open sockets and returns how many there were. Nobody is told with a close frame.
func (s *Server) CutSockets(how CutKind) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 0
	for _, c := range s.open() {
		n++
		if how == CutMidFrame {
			c.cutMidFrame()
		} else {
			c.cut()
		}
	}
	return n
}

// HalfOpen makes all open sockets deaf and dumb without closing them: no pings, nothing read, envelopes sent into them vanish.
// It returns how many there were. Sockets opened later are sound.
func (s *Server) HalfOpen() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	open := s.open()
	for _, c := range open {
		c.frozen.Store(true)
	}
	return len(open)
}

// Reason is why Slack tells a client to disconnect.
type Reason string

const (
	Warning          Reason = "warning"           // delivery goes on for the warning's lead, then the socket is closed
	RefreshRequested Reason = "refresh_requested" // the socket is closed at once
	LinkDisabled     Reason = "link_disabled"
	TooMany          Reason = "too_many_websockets"
)

// Disconnect tells all open sockets to go, and closes them: after the warning's lead where the reason is Warning, else at once.
// It returns how many there were.
func (s *Server) Disconnect(why Reason) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	open := s.open()
	for _, c := range open {
		s.disconnect(c, why)
	}
	return len(open)
}

// DuplicateEnvelopes sends each of the next n envelopes twice, on two sockets where there are two.
func (s *Server) DuplicateEnvelopes(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.double += n
}

// DelayEnvelopes holds each of the next n envelopes back by d; the time for its acknowledgement counts from when it is sent.
func (s *Server) DelayEnvelopes(n int, d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for range n {
		s.delays = append(s.delays, d)
	}
}
