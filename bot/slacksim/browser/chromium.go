package browser

import (
	"bufio"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

// Open starts Chromium with one tab on the address, and ends it with the test.
// Where Chromium is not installed the test is skipped, or fails if the
// environment says CI_BROWSER=required.
func Open(t testing.TB, address string) *Tab {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		const hint = "Chromium is not installed; run: apt-get install chromium"
		if os.Getenv("CI_BROWSER") == "required" {
			t.Fatal(hint)
		}
		t.Skip(hint)
	}
	b := &Tab{t: t}
	endpoint := b.start(exec.CommandContext(t.Context(), path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--window-size=1280,860", "--remote-debugging-port=0", "--user-data-dir="+t.TempDir(), "about:blank"))
	if b.ws, _, err = websocket.DefaultDialer.DialContext(t.Context(), endpoint, nil); err != nil {
		t.Fatalf("Chromium's debugging socket: %v", err)
	}
	b.attach(address)
	return b
}

// start runs Chromium and gives the address of its debugging socket.
func (b *Tab) start(cmd *exec.Cmd) (endpoint string) {
	b.t.Helper()
	stderr, err := cmd.StderrPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		b.t.Fatalf("starting Chromium: %v", err)
	}
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
	b.t.Cleanup(func() {
		b.close()
		stop := time.AfterFunc(5*time.Second, func() { _ = cmd.Process.Kill() })
		<-drained
		_ = cmd.Wait()
		stop.Stop()
	})
	if endpoint == "" {
		b.t.Fatal("Chromium told no debugging address")
	}
	return endpoint
}
