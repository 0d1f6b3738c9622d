package browser

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/gorilla/websocket"
)

// Tab is one tab of a headless Chromium. Whatever fails in it ends the test.
// It is for one goroutine.
type Tab struct {
	t          testing.TB
	ws         *websocket.Conn
	last       int    // the number of the last command
	session    string // the debugging session of the tab
	complaints []string
}

// Complaints lists what the page threw or wrote to its console, as JSON.
func (b *Tab) Complaints() []string { return b.complaints }

// Run evaluates JavaScript in the page, awaits it, and gives its value as JSON.
func (b *Tab) Run(script string) string {
	b.t.Helper()
	out := b.call("Runtime.evaluate", map[string]any{"expression": script, "awaitPromise": true, "returnByValue": true})
	if bad, ok := out["exceptionDetails"]; ok {
		b.t.Fatalf("in the page: %v", bad)
	}
	result, _ := out["result"].(map[string]any)
	text, err := json.Marshal(result["value"])
	if err != nil {
		b.t.Fatal(err)
	}
	return string(text)
}

// Text is Run for a script whose value is a string.
func (b *Tab) Text(script string) string {
	b.t.Helper()
	var out string
	if err := json.Unmarshal([]byte(b.Run(script)), &out); err != nil {
		b.t.Fatal(err)
	}
	return out
}

// list is Run for a script whose value is a list of strings.
func (b *Tab) list(script string) []string {
	b.t.Helper()
	var out []string
	if err := json.Unmarshal([]byte(b.Run(script)), &out); err != nil {
		b.t.Fatal(err)
	}
	return out
}

// Until waits until the expression is true, looking again at every change of
// the document. After ten seconds it ends the test and tells what was to come.
func (b *Tab) Until(what, expression string) {
	b.t.Helper()
	script := fmt.Sprintf(`new Promise((done) => {
		const holds = () => { try { return Boolean(%s); } catch { return false; } };
		const timer = setTimeout(() => { watch.disconnect(); done(false); }, 10000);
		const look = () => { if (holds()) { watch.disconnect(); clearTimeout(timer); done(true); } };
		const watch = new MutationObserver(look);
		watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
		look();
	})`, expression)
	if b.Run(script) != "true" {
		b.t.Fatalf("%s: never came; the page shows %s", what, b.Run("document.body.innerText.slice(0, 2000)"))
	}
}

// Size makes the tab as large as a screen, in pixels, or as a phone's, and waits until the page
// has been told: it hears of that before the frame after the next one is drawn.
func (b *Tab) Size(width, height int, phone bool) {
	b.t.Helper()
	b.call("Emulation.setDeviceMetricsOverride", map[string]any{"width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone})
	b.Run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
}

// Dark says whether the person who looks wants dark pages.
func (b *Tab) Dark(on bool) {
	b.t.Helper()
	scheme := map[bool]string{false: "light", true: "dark"}[on]
	b.call("Emulation.setEmulatedMedia", map[string]any{"features": []map[string]any{{"name": "prefers-color-scheme", "value": scheme}}})
}
