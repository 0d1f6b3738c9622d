package browser

import (
	"encoding/json"
	"fmt"
)

// Click waits for the element and clicks where it is seen, so that a covered
// one is not clicked.
func (b *Tab) Click(selector string) {
	b.t.Helper()
	b.Until(selector, fmt.Sprintf("document.querySelector(%q)", selector))
	var at struct {
		X, Y float64
		Hit  bool
	}
	found := b.Run(fmt.Sprintf(`(() => { const e = document.querySelector(%q); e.scrollIntoView({ block: 'center' }); const r = e.getBoundingClientRect();
		const x = r.x + r.width / 2, y = r.y + r.height / 2, top = document.elementFromPoint(x, y); return { X: x, Y: y, Hit: top === e || e.contains(top) }; })()`, selector))
	if err := json.Unmarshal([]byte(found), &at); err != nil {
		b.t.Fatal(err)
	}
	if !at.Hit {
		b.t.Fatalf("%s is covered or not shown", selector)
	}
	for _, kind := range []string{"mousePressed", "mouseReleased"} {
		b.call("Input.dispatchMouseEvent", map[string]any{"type": kind, "x": at.X, "y": at.Y, "button": "left", "clickCount": 1})
	}
}

// Write types text into whatever has the focus.
func (b *Tab) Write(text string) {
	b.t.Helper()
	b.call("Input.insertText", map[string]any{"text": text})
}

// Enter presses Enter where the focus is.
func (b *Tab) Enter() {
	b.t.Helper()
	for _, kind := range []string{"keyDown", "keyUp"} {
		b.call("Input.dispatchKeyEvent", map[string]any{"type": kind, "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13})
	}
}
