package browser

import (
	"encoding/base64"
	"os"
	"path/filepath"
)

// Picture saves what the tab shows as a PNG of that name, where the
// environment names a folder for it in SLACKSIM_PICTURES; else it does nothing.
// The mouse points at nothing in it.
func (b *Tab) Picture(name string) {
	b.t.Helper()
	folder := os.Getenv("SLACKSIM_PICTURES")
	if folder == "" {
		return
	}
	b.call("Input.dispatchMouseEvent", map[string]any{"type": "mouseMoved", "x": 0, "y": 0})
	data, _ := b.call("Page.captureScreenshot", nil)["data"].(string)
	png, err := base64.StdEncoding.DecodeString(data)
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, name+".png"), png, 0o644)
	}
	if err != nil {
		b.t.Errorf("the picture %s: %v", name, err)
	}
}
