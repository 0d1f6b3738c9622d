package slacksim

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// browser is one tab of a headless Chromium, driven over its debugging socket.
type browser struct {
	t    *testing.T
	ws   *websocket.Conn
	last int
	tab  string   // the session of the tab
	logs []string // what the page complained of
}

// openBrowser starts Chromium on the address. It skips the test where Chromium is not installed, unless CI_BROWSER=required.
func openBrowser(t *testing.T, address string) *browser {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		const hint = "Chromium is not installed; run: apt-get install chromium"
		if os.Getenv("CI_BROWSER") == "required" {
			t.Fatal(hint)
		}
		t.Skip(hint)
	}
	cmd := exec.CommandContext(t.Context(), path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--window-size=1280,860", "--remote-debugging-port=0", "--user-data-dir="+t.TempDir(), "about:blank")
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var endpoint string
	lines := bufio.NewScanner(stderr)
	for endpoint == "" && lines.Scan() {
		_, endpoint, _ = strings.Cut(lines.Text(), "DevTools listening on ")
	}
	drained := make(chan struct{})
	go func() {
		for lines.Scan() {
		}
		close(drained)
	}()
	b := &browser{t: t}
	t.Cleanup(func() {
		if b.ws != nil {
			_ = b.ws.WriteJSON(map[string]any{"id": 1 << 30, "method": "Browser.close"})
			_ = b.ws.Close()
		}
		stop := time.AfterFunc(5*time.Second, func() { _ = cmd.Process.Kill() })
		<-drained
		_ = cmd.Wait()
		stop.Stop()
	})
	if endpoint == "" {
		t.Fatal("Chromium told no debugging address")
	}
	b.ws, _, err = websocket.DefaultDialer.DialContext(t.Context(), endpoint, nil)
	if err != nil {
		t.Fatal(err)
	}
	b.attach(address)
	return b
}

// attach opens the tab and follows its complaints.
func (b *browser) attach(address string) {
	b.t.Helper()
	target := b.call("Target.createTarget", map[string]any{"url": "about:blank"})["targetId"]
	tab, _ := b.call("Target.attachToTarget", map[string]any{"targetId": target, "flatten": true})["sessionId"].(string)
	b.tab = tab
	b.call("Runtime.enable", nil)
	b.call("Page.enable", nil)
	b.call("Page.navigate", map[string]any{"url": address})
}

// call sends one command and waits for its result; events that come meanwhile are looked through for complaints.
func (b *browser) call(method string, params map[string]any) map[string]any {
	b.t.Helper()
	b.last++
	m := map[string]any{"id": b.last, "method": method, "params": params}
	if params == nil {
		m["params"] = map[string]any{}
	}
	if b.tab != "" {
		m["sessionId"] = b.tab
	}
	if err := b.ws.WriteJSON(m); err != nil {
		b.t.Fatal(err)
	}
	for {
		var got struct {
			ID     int
			Method string
			Result map[string]any
			Params json.RawMessage
			Error  *struct{ Message string }
		}
		_ = b.ws.SetReadDeadline(time.Now().Add(20 * time.Second))
		if err := b.ws.ReadJSON(&got); err != nil {
			b.t.Fatalf("%s: %v", method, err)
		}
		if got.Method == "Runtime.exceptionThrown" || got.Method == "Runtime.consoleAPICalled" {
			b.logs = append(b.logs, string(got.Params))
		}
		if got.ID == b.last {
			if got.Error != nil {
				b.t.Fatalf("%s: %s", method, got.Error.Message)
			}
			return got.Result
		}
	}
}

// run evaluates JavaScript in the page, awaits it, and returns its value as JSON.
func (b *browser) run(script string) string {
	b.t.Helper()
	out := b.call("Runtime.evaluate", map[string]any{"expression": script, "awaitPromise": true, "returnByValue": true})
	if bad, ok := out["exceptionDetails"]; ok {
		b.t.Fatalf("in the page: %v", bad)
	}
	result, _ := out["result"].(map[string]any)
	text, _ := json.Marshal(result["value"])
	return string(text)
}

// text is run for a script whose value is a string.
func (b *browser) text(script string) string {
	b.t.Helper()
	var out string
	if err := json.Unmarshal([]byte(b.run(script)), &out); err != nil {
		b.t.Fatal(err)
	}
	return out
}

// until waits in the page until the expression is true, looking again at every change of the document.
func (b *browser) until(what, expression string) {
	b.t.Helper()
	script := fmt.Sprintf(`new Promise((done) => {
		const holds = () => { try { return Boolean(%s); } catch { return false; } };
		const timer = setTimeout(() => { watch.disconnect(); done(false); }, 10000);
		const look = () => { if (holds()) { watch.disconnect(); clearTimeout(timer); done(true); } };
		const watch = new MutationObserver(look);
		watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
		look();
	})`, expression)
	if b.run(script) != "true" {
		b.t.Fatalf("%s: never came; the page shows %s", what, b.run("document.body.innerText.slice(0, 2000)"))
	}
}

// click clicks where the element is seen, so that a covered one is not clicked.
func (b *browser) click(selector string) {
	b.t.Helper()
	b.until(selector, fmt.Sprintf("document.querySelector(%q)", selector))
	var at struct {
		X, Y float64
		Hit  bool
	}
	_ = json.Unmarshal([]byte(b.run(fmt.Sprintf(`(() => { const e = document.querySelector(%q); e.scrollIntoView({ block: 'center' }); const r = e.getBoundingClientRect();
		const x = r.x + r.width / 2, y = r.y + r.height / 2, top = document.elementFromPoint(x, y); return { X: x, Y: y, Hit: top === e || e.contains(top) }; })()`, selector))), &at)
	if !at.Hit {
		b.t.Fatalf("%s is covered or not shown", selector)
	}
	for _, kind := range []string{"mousePressed", "mouseReleased"} {
		b.call("Input.dispatchMouseEvent", map[string]any{"type": kind, "x": at.X, "y": at.Y, "button": "left", "clickCount": 1})
	}
}

// write types text into whatever has the focus.
func (b *browser) write(text string) {
	b.t.Helper()
	b.call("Input.insertText", map[string]any{"text": text})
}

// press presses a key where the focus is.
func (b *browser) press(key string, code int) {
	b.t.Helper()
	for _, kind := range []string{"keyDown", "keyUp"} {
		b.call("Input.dispatchKeyEvent", map[string]any{"type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code})
	}
}

// enter presses Enter.
func (b *browser) enter() { b.press("Enter", 13) }

// picture saves what the tab shows, where the environment names a folder for it.
func (b *browser) picture(name string) {
	b.t.Helper()
	folder := os.Getenv("SLACKSIM_PICTURES")
	if folder == "" {
		return
	}
	data, _ := b.call("Page.captureScreenshot", nil)["data"].(string)
	png, err := base64.StdEncoding.DecodeString(data)
	if err == nil {
		err = os.WriteFile(folder+"/"+name+".png", png, 0o644)
	}
	if err != nil {
		b.t.Error(err)
	}
}
