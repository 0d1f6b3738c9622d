package slacksim

import (
	"strings"
	"testing"

	"policybot/bot/slacksim/browser"
)

// TestPageFitsANarrowScreen measures everything that the page shows.
func TestPageFitsANarrowScreen(t *testing.T) {
	t.Parallel()
	v := startTour(t)
	v.each(func(name string) {
		v.Size(browser.Narrow, 740, true)
		for _, bad := range v.Misfits() {
			t.Errorf("%s: %s", name, bad)
		}
	})
}

// TestWhatDoesNotFitIsFound makes things too wide, one of each sort.
func TestWhatDoesNotFitIsFound(t *testing.T) {
	t.Parallel()
	v := startTour(t)
	v.Size(browser.Narrow, 740, true)
	v.Until("the page", "document.querySelector('#messages .message')")
	for what, style := range map[string]string{
		"reaches over the edge of the screen": "width: 500px",
		"is cut off at its side":              "width: 50px; white-space: nowrap; overflow: hidden",
		"is cut off below":                    "height: 10px; overflow: hidden",
		"is smaller than its text":            "width: 50px; white-space: nowrap",
	} {
		if before := v.Misfits(); len(before) != 0 {
			t.Fatalf("before: %v", before)
		}
		v.Run(`document.querySelector("#topic").style = "` + style + `"`)
		if found := strings.Join(v.Misfits(), "\n"); !strings.Contains(found, "#topic "+what) {
			t.Errorf("%s: not found; only %s", what, found)
		}
		v.Run(`document.querySelector("#topic").style = ""`)
	}
}
