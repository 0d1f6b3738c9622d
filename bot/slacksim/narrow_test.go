package slacksim

import (
	"encoding/json"
	"strings"
	"testing"
)

// narrow is a small phone's width.
const narrow = 360

// measure lists what reaches over the edge of the screen, and what is cut off: text or boxes beyond the edges of what holds them,
// where that doesn't scroll downwards. A table that the keyboard reaches may scroll sideways.
const measure = `(() => {
	const found = [];
	const wide = document.documentElement.clientWidth; // innerWidth grows with what is too wide
	const nameOf = (e) => e.tagName.toLowerCase() + (e.id ? "#" + e.id : "") + [...e.classList].map((c) => "." + c).join("");
	const say = (e, what) => found.push(nameOf(e) + " " + what + ": " + (e.innerText ?? e.value ?? "").slice(0, 60));
	const textIn = (e) => [...e.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE && n.data.trim()).flatMap((n) => { const r = document.createRange(); r.selectNodeContents(n); return [...r.getClientRects()]; });
	if (document.documentElement.scrollWidth > wide) say(document.documentElement, "scrolls sideways");
	for (const e of document.querySelectorAll("body *")) {
		if (!e.checkVisibility({ visibilityProperty: true }) || e.closest(".hidden, .skip:not(:focus), svg, option, .table-box[tabindex]")) continue;
		const style = getComputedStyle(e);
		const box = e.getBoundingClientRect();
		for (const r of [box, ...textIn(e)]) if (r.width && (r.left < -0.5 || r.right > wide + 0.5)) { say(e, "reaches over the edge of the screen"); break; }
		if (style.overflowX !== "visible" && e.scrollWidth > e.clientWidth) say(e, "is cut off at its side");
		if ((/hidden|clip/.test(style.overflowY) || e.matches("textarea[rows='1']")) && e.scrollHeight > e.clientHeight) say(e, "is cut off below");
		if (textIn(e).some((r) => r.left < box.left - 0.5 || r.right > box.right + 0.5)) say(e, "is smaller than its text");
		if (e.matches("select, input") && e.scrollWidth > e.clientWidth) say(e, "doesn't show all that it holds");
	}
	return found;
})()`

func (v *tour) measure() []string {
	v.t.Helper()
	var out []string
	if err := json.Unmarshal([]byte(v.Run(measure)), &out); err != nil {
		v.t.Fatal(err)
	}
	return out
}

// TestPageFitsANarrowScreen measures everything that the page shows.
func TestPageFitsANarrowScreen(t *testing.T) {
	t.Parallel()
	v := startTour(t)
	v.each(func(name string) {
		v.Size(narrow, 740, true)
		for _, bad := range v.measure() {
			t.Errorf("%s: %s", name, bad)
		}
	})
}

// TestWhatDoesNotFitIsFound makes things too wide, one of each sort.
func TestWhatDoesNotFitIsFound(t *testing.T) {
	t.Parallel()
	v := startTour(t)
	v.Size(narrow, 740, true)
	v.Until("the page", "document.querySelector('#messages .message')")
	for what, style := range map[string]string{
		"reaches over the edge of the screen": "width: 500px",
		"is cut off at its side":              "width: 50px; white-space: nowrap; overflow: hidden",
		"is cut off below":                    "height: 10px; overflow: hidden",
		"is smaller than its text":            "width: 50px; white-space: nowrap",
	} {
		if before := v.measure(); len(before) != 0 {
			t.Fatalf("before: %v", before)
		}
		v.Run(`document.querySelector("#topic").style = "` + style + `"`)
		if found := strings.Join(v.measure(), "\n"); !strings.Contains(found, "#topic "+what) {
			t.Errorf("%s: not found; only %s", what, found)
		}
		v.Run(`document.querySelector("#topic").style = ""`)
	}
}
