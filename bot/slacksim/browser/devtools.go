package browser

import (
	"encoding/json"
	"time"
)

// patience is how long Chromium may take to answer one command.
const patience = 20 * time.Second

// attach opens the tab and follows its complaints.
func (b *Tab) attach(address string) {
	b.t.Helper()
	target := b.call("Target.createTarget", map[string]any{"url": "about:blank"})["targetId"]
	tab, _ := b.call("Target.attachToTarget", map[string]any{"targetId": target, "flatten": true})["sessionId"].(string)
	b.session = tab
	b.call("Runtime.enable", nil)
	b.call("Page.enable", nil)
	b.call("Page.navigate", map[string]any{"url": address})
}

// close asks Chromium to end.
func (b *Tab) close() {
	if b.ws != nil {
		_ = b.ws.WriteJSON(map[string]any{"id": 1 << 30, "method": "Browser.close"})
		_ = b.ws.Close()
	}
}

// reply is what Chromium sends: the result of a command, or an event.
type reply struct {
	ID     int
	Method string
	Result map[string]any
	Params json.RawMessage
	Error  *struct{ Message string }
}

// call sends one command and waits for its result; events that come meanwhile
// are looked through for complaints.
func (b *Tab) call(method string, params map[string]any) map[string]any {
	b.t.Helper()
	b.last++
	if params == nil {
		params = map[string]any{}
	}
	m := map[string]any{"id": b.last, "method": method, "params": params}
	if b.session != "" {
		m["sessionId"] = b.session
	}
	if err := b.ws.WriteJSON(m); err != nil {
		b.t.Fatalf("%s: %v", method, err)
	}
	for {
		var got reply
		_ = b.ws.SetReadDeadline(time.Now().Add(patience))
		if err := b.ws.ReadJSON(&got); err != nil {
			b.t.Fatalf("%s: %v", method, err)
		}
		if got.Method == "Runtime.exceptionThrown" || got.Method == "Runtime.consoleAPICalled" {
			b.complaints = append(b.complaints, string(got.Params))
		}
		if got.ID != b.last {
			continue
		}
		if got.Error != nil {
			b.t.Fatalf("%s: %s", method, got.Error.Message)
		}
		return got.Result
	}
}
