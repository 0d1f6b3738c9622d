package slacksim

import (
	"encoding/json"
	"net"
	"net/http"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

// maxSockets is how many sockets Slack keeps open for one app.
const maxSockets = 10

// maxAck is the size from which Slack drops an acknowledgement without a word.
const maxAck = 20_480

// socket is one Socket Mode connection of the app.
type socket struct {
	id      int
	ws      *websocket.Conn
	out     chan frame
	gone    chan struct{}
	once    sync.Once
	frozen  atomic.Bool // half-open: the peer hears and says nothing, and the connection stays
	leaving bool        // told to disconnect: nothing new is sent on it
}

type frame struct {
	text []byte
	last bool // close the connection once it is written
}

// openConnection answers apps.connections.open with an address that works once.
func (s *Server) openConnection(args) (answer, *apiError) {
	ticket := newID("link")
	s.tickets[ticket] = true
	return answer{"url": "ws://" + s.ln.Addr().String() + "/link/" + ticket + "?app_id=" + AppID}, nil
}

func (s *Server) serveSocket(w http.ResponseWriter, r *http.Request) {
	ticket := r.PathValue("ticket")
	s.mu.Lock()
	off, good := s.outage, s.tickets[ticket]
	if !off {
		delete(s.tickets, ticket)
	}
	s.mu.Unlock()
	if off {
		cutRequest(w)
		return
	}
	if !good {
		http.Error(w, "this address was used before, or never given out", http.StatusNotFound)
		return
	}
	up := websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }} // the ticket is the permission
	conn, err := up.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	s.admit(conn)
}

// admit greets a new connection and starts its two goroutines.
func (s *Server) admit(conn *websocket.Conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		_ = conn.Close()
		return
	}
	c := &socket{id: len(s.sockets) + 1, ws: conn, out: make(chan frame, 4096), gone: make(chan struct{})}
	open := len(s.ready())
	s.sockets = append(s.sockets, c)
	s.wg.Go(func() { s.write(c) })
	s.wg.Go(func() { s.read(c) })
	if open >= maxSockets {
		s.disconnect(c, TooMany)
		return
	}
	c.send(frame{text: encode(map[string]any{
		"type": "hello", "num_connections": open + 1,
		"connection_info": map[string]any{"app_id": AppID},
		"debug_info":      map[string]any{"host": "slacksim", "build_number": 1, "approximate_connection_time": 3600},
	})})
	if s.disabled {
		s.disconnect(c, LinkDisabled)
	}
	s.touch()
}

func encode(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic("slacksim: cannot encode its own message: " + err.Error())
	}
	return b
}

// open lists the sockets that are connected. The lock must be held.
func (s *Server) open() []*socket {
	s.sockets = slices.DeleteFunc(s.sockets, func(c *socket) bool { return c.isGone() })
	return slices.Clone(s.sockets)
}

func (c *socket) isGone() bool {
	select {
	case <-c.gone:
		return true
	default:
		return false
	}
}

func (c *socket) send(f frame) {
	if c.frozen.Load() {
		return
	}
	select {
	case c.out <- f:
	default:
		c.cut() // so far behind that Slack would give up on it
	}
}

// cut resets the connection.
func (c *socket) cut() {
	c.once.Do(func() {
		close(c.gone)
		reset(c.ws.NetConn())
	})
}

// cutMidFrame sends the head of a frame of 100 bytes and only a part of its body.
func (c *socket) cutMidFrame() {
	c.once.Do(func() {
		close(c.gone)
		conn := c.ws.NetConn()
		_ = conn.SetWriteDeadline(time.Now().Add(time.Second))
		_, _ = conn.Write(append([]byte{0x81, 100}, `{"envelope_id":"cut`...))
		_ = conn.Close()
	})
}

// end closes the connection as Slack does, without a close frame.
func (c *socket) end() {
	c.once.Do(func() {
		close(c.gone)
		_ = c.ws.Close()
	})
}

// finish ends the sending side and waits for the peer to go, so that what was sent last is not lost to a reset.
func (c *socket) finish() {
	if tcp, ok := c.ws.NetConn().(*net.TCPConn); ok {
		_ = tcp.CloseWrite()
	}
	_ = c.ws.SetReadDeadline(time.Now().Add(time.Second))
	<-c.gone
}

func (s *Server) disconnect(c *socket, why Reason) {
	text := encode(map[string]any{"type": "disconnect", "reason": why, "debug_info": map[string]any{"host": "slacksim"}})
	if why == Warning {
		c.send(frame{text: text})
		s.after(s.opts.Waits.Warning, func() { c.leaving = true; c.send(frame{last: true}) })
		return
	}
	c.leaving = true
	c.send(frame{text: text, last: true})
}

// write sends what is queued, and pings; it ends when the connection does.
func (s *Server) write(c *socket) {
	defer s.forget(c)
	ping := time.NewTicker(s.opts.Waits.Ping)
	defer ping.Stop()
	for {
		var err error
		select {
		case f := <-c.out:
			if f.text != nil {
				err = c.ws.WriteMessage(websocket.TextMessage, f.text)
			}
			if f.last {
				c.finish()
				return
			}
		case <-ping.C:
			if !c.frozen.Load() {
				err = c.ws.WriteControl(websocket.PingMessage, []byte("Ping from slacksim"), time.Now().Add(time.Second))
			}
		case <-c.gone:
			return
		}
		if err != nil {
			return
		}
	}
}

func (s *Server) forget(c *socket) {
	c.end()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.open()
	s.touch()
}

// read takes acknowledgements until the connection ends or is made half-open.
func (s *Server) read(c *socket) {
	pong := c.ws.PingHandler()
	c.ws.SetPingHandler(func(text string) error {
		if c.frozen.Load() {
			return nil
		}
		return pong(text)
	})
	for {
		_, text, err := c.ws.ReadMessage()
		if err != nil {
			c.end()
			return
		}
		if c.frozen.Load() {
			<-c.gone
			return
		}
		s.acknowledge(text)
	}
}

// Sockets is how many Socket Mode connections the app has that envelopes are still sent to.
func (s *Server) Sockets() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.ready())
}

// ready lists the open sockets that were not told to go. The lock must be held.
func (s *Server) ready() []*socket {
	return slices.DeleteFunc(s.open(), func(c *socket) bool { return c.leaving })
}
