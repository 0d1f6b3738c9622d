package slacksim

import (
	"fmt"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// dial opens a bare socket and reads its hello.
func dial(t *testing.T, s *Server) *websocket.Conn {
	t.Helper()
	ws, first := dialed(t, s)
	if first["type"] != "hello" {
		t.Fatalf("want a hello, got %v", first)
	}
	return ws
}

func dialed(t *testing.T, s *Server) (*websocket.Conn, map[string]any) {
	t.Helper()
	_, url, err := client(s).StartSocketModeContext(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	ws, _, err := websocket.DefaultDialer.DialContext(t.Context(), url, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ws.Close() })
	return ws, next(t, ws)
}

func next(t *testing.T, ws *websocket.Conn) map[string]any {
	t.Helper()
	var m map[string]any
	_ = ws.SetReadDeadline(time.Now().Add(5 * time.Second))
	if err := ws.ReadJSON(&m); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestSocketAddressWorksOnce(t *testing.T) {
	s := start(t, fast())
	_, url, err := client(s).StartSocketModeContext(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []bool{true, false} {
		ws, _, err := websocket.DefaultDialer.DialContext(t.Context(), url, nil)
		if (err == nil) != want {
			t.Errorf("dial %d: %v", i+1, err)
		}
		if ws != nil {
			t.Cleanup(func() { _ = ws.Close() })
		}
	}
}

func TestTheEleventhSocketIsOneTooMany(t *testing.T) {
	s := start(t, fast())
	for i := range maxSockets {
		ws, hello := dialed(t, s)
		_ = ws
		if hello["num_connections"] != float64(i+1) {
			t.Errorf("hello %d says %v", i+1, hello["num_connections"])
		}
	}
	if _, m := dialed(t, s); m["type"] != "disconnect" || m["reason"] != "too_many_websockets" {
		t.Errorf("the eleventh got %v", m)
	}
}

func TestEachEnvelopeGoesToOneSocket(t *testing.T) {
	o := fast()
	o.Events = []string{"app_mention"}
	s := start(t, o)
	a, b := dial(t, s), dial(t, s)
	for i := range 2 {
		say(t, s, Employee, General, fmt.Sprintf("@policybot %d", i), "")
	}
	first, second := next(t, a), next(t, b)
	if first["envelope_id"] == second["envelope_id"] {
		t.Error("both sockets got the same envelope")
	}
	// An acknowledgement may come on the other socket.
	for ws, id := range map[*websocket.Conn]any{a: second["envelope_id"], b: first["envelope_id"]} {
		if err := ws.WriteJSON(map[string]any{"envelope_id": id}); err != nil {
			t.Fatal(err)
		}
	}
	wait(t, s, "both acknowledged", func() bool { return allAcked(s) })
	s.DuplicateEnvelopes(1)
	say(t, s, Employee, General, "@policybot twice", "")
	if x, y := next(t, a), next(t, b); x["envelope_id"] != y["envelope_id"] {
		t.Error("the doubled envelope did not reach both sockets")
	}
}

func TestWarningKeepsDelivering(t *testing.T) {
	o := fast()
	o.Events = []string{"app_mention"}
	o.Waits.Warning = 300 * time.Millisecond
	s := start(t, o)
	ws := dial(t, s)
	s.Disconnect(Warning)
	if m := next(t, ws); m["reason"] != "warning" {
		t.Fatalf("got %v", m)
	}
	say(t, s, Employee, General, "@policybot during the warning", "")
	if m := next(t, ws); m["type"] != "events_api" {
		t.Fatalf("got %v", m)
	}
	if err := ws.ReadJSON(new(any)); err == nil {
		t.Error("the socket was not closed after the warning")
	}
}

func TestHalfOpenSocketIsSilent(t *testing.T) {
	o := fast()
	o.Waits.Ping = 10 * time.Millisecond
	s := start(t, o)
	ws := dial(t, s)
	pinged := make(chan struct{}, 1000)
	ws.SetPingHandler(func(string) error { pinged <- struct{}{}; return nil })
	done := make(chan error, 1)
	go func() { done <- ws.ReadJSON(new(any)) }()
	<-pinged
	if s.HalfOpen() != 1 {
		t.Fatal("no socket was open")
	}
	// A ping may have been on its way; after a stretch of twenty intervals none may follow.
	quiet := time.NewTimer(200 * time.Millisecond)
	<-quiet.C
	for len(pinged) > 0 {
		<-pinged
	}
	select {
	case <-pinged:
		t.Error("a half-open socket pinged")
	case err := <-done:
		t.Errorf("a half-open socket ended: %v", err)
	case <-time.After(200 * time.Millisecond):
	}
	if s.Sockets() != 1 {
		t.Error("the half-open socket was closed")
	}
}

func TestLinkDisabledMeetsEveryConnection(t *testing.T) {
	s := start(t, fast())
	s.DisableLink(true)
	ws, hello := dialed(t, s)
	if hello["type"] != "hello" {
		t.Fatalf("got %v", hello)
	}
	if m := next(t, ws); m["reason"] != "link_disabled" {
		t.Errorf("got %v", m)
	}
}
