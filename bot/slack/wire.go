package slack

import (
	"context"
	"net"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"
)

// wire tells when something last came in on a socket, pings included, which
// the library keeps to itself.
type wire struct {
	heard atomic.Int64 // nanoseconds since the epoch; 0: never
}

func (w *wire) mark() { w.heard.Store(time.Now().UnixNano()) }

func (w *wire) last() time.Time {
	if n := w.heard.Load(); n != 0 {
		return time.Unix(0, n)
	}
	return time.Time{}
}

// dialer makes connections that mark the wire at every read.
func (w *wire) dialer() *websocket.Dialer {
	plain := &net.Dialer{Timeout: 10 * time.Second, KeepAlive: 15 * time.Second}
	return &websocket.Dialer{
		Proxy:            http.ProxyFromEnvironment,
		HandshakeTimeout: 15 * time.Second,
		WriteBufferSize:  32 << 10, // an acknowledgement must fit into one frame
		NetDialContext: func(ctx context.Context, network, addr string) (net.Conn, error) {
			conn, err := plain.DialContext(ctx, network, addr)
			if err != nil {
				return nil, err
			}
			w.mark()
			return &marked{Conn: conn, wire: w}, nil
		},
	}
}

type marked struct {
	net.Conn
	wire *wire
}

func (m *marked) Read(p []byte) (int, error) {
	n, err := m.Conn.Read(p)
	if n > 0 {
		m.wire.mark()
	}
	return n, err
}
