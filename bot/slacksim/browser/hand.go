package browser

import (
	"encoding/json"
	"fmt"
	"strings"
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

// Write puts text into whatever has the focus, at once.
func (b *Tab) Write(text string) {
	b.t.Helper()
	b.call("Input.insertText", map[string]any{"text": text})
}

// Enter presses Enter where the focus is.
func (b *Tab) Enter() {
	b.t.Helper()
	b.Press("Enter")
}

// keys are the keys that have names, as Chromium wants them.
var keys = map[string]struct {
	code int
	text string
}{
	"Enter": {13, "\r"}, "Tab": {9, ""}, "Escape": {27, ""}, "Space": {32, " "}, "Home": {36, ""}, "End": {35, ""},
	"ArrowLeft": {37, ""}, "ArrowUp": {38, ""}, "ArrowRight": {39, ""}, "ArrowDown": {40, ""},
}

// shiftHeld is Chromium's bit for a held shift key.
const shiftHeld = 8

// Press presses keys one after the other, such as "Tab", "Shift+Tab" or "ArrowDown".
func (b *Tab) Press(names ...string) {
	b.t.Helper()
	for _, name := range names {
		plain, shift := strings.CutPrefix(name, "Shift+")
		k, known := keys[plain]
		if !known {
			b.t.Fatalf("no key is called %s", name)
		}
		key := map[string]any{"key": plain, "code": plain, "windowsVirtualKeyCode": k.code, "text": k.text}
		if plain == "Space" {
			key["key"] = " "
		}
		if shift {
			key["modifiers"] = shiftHeld
		}
		b.stroke(key)
	}
}

// Type types text key by key.
func (b *Tab) Type(text string) {
	b.t.Helper()
	for _, r := range text {
		b.stroke(map[string]any{"key": string(r), "text": string(r)})
	}
}

// stroke presses one key and lets it go.
func (b *Tab) stroke(key map[string]any) {
	b.t.Helper()
	for _, kind := range []string{"keyDown", "keyUp"} {
		key["type"] = kind
		if kind == "keyUp" {
			delete(key, "text")
		}
		b.call("Input.dispatchKeyEvent", key)
	}
}
