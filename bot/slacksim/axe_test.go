package slacksim

import (
	"fmt"
	"strings"
	"testing"

	"policybot/bot/slacksim/browser"
)

// TestPageHasNoBarriers lets axe look at everything that the page shows, in light and in dark, on a wide screen and on a phone's.
func TestPageHasNoBarriers(t *testing.T) {
	browser.NeedAxe(t)
	t.Parallel()
	v := startTour(t)
	looked := 0
	v.each(func(name string) {
		for _, width := range []int{1280, browser.Narrow} {
			v.Size(width, 860, width == browser.Narrow)
			for _, dark := range []bool{false, true} {
				v.Dark(dark)
				for _, bad := range v.Barriers() {
					t.Errorf("%s, %d px, dark %v: %s", name, width, dark, bad)
				}
				looked++
				v.Picture(strings.ReplaceAll(fmt.Sprintf("axe %s %d %v", name, width, dark), " ", "-"))
			}
		}
	})
	if looked != 4*len(sights) {
		t.Errorf("looked %d times", looked)
	}
}

// TestBarriersAreFound builds one of each sort into the page.
func TestBarriersAreFound(t *testing.T) {
	browser.NeedAxe(t)
	t.Parallel()
	v := startTour(t)
	for rule, plant := range map[string]string{
		"button-name":             `document.querySelector("#send").removeAttribute("aria-label")`,
		"color-contrast-enhanced": `document.querySelector("#topic").style.color = "#6f6f6f"`,
		"heading-order":           `document.querySelector("#channel-title").outerHTML = "<h5 id=channel-title>x</h5>"`,
		"aria-required-children":  `document.querySelector("#messages").setAttribute("role", "list")`,
	} {
		if before := strings.Join(v.Barriers(), "\n"); strings.Contains(before, rule+" at") {
			t.Fatalf("%s before it is built in: %s", rule, before)
		}
		v.Run(plant)
		if found := strings.Join(v.Barriers(), "\n"); !strings.Contains(found, rule+" at") {
			t.Errorf("%s is not found; only: %s", rule, found)
		}
	}
}
