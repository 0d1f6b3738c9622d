package slacksim

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// axe reads the program that looks for barriers. The test is skipped where it is not installed, unless CI_AXE=required.
func axe(t *testing.T) string {
	t.Helper()
	program, err := os.ReadFile(filepath.Join("..", "..", ".ci", "axe", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		const hint = "axe-core is not installed; run: cd .ci/axe && npm ci"
		if os.Getenv("CI_AXE") == "required" {
			t.Fatalf("%s (%v)", hint, err)
		}
		t.Skip(hint)
	}
	return string(program)
}

// violations are what axe has to object to by any of its rules, those included that it doesn't use by itself: the strictest contrast, best practices, and
// experiments. What it can't decide counts too, but for what lies under something else, what is hidden until it is wanted, and the link that is so.
func (v *tour) violations() []string {
	v.t.Helper()
	found := v.Run(`axe.run(document, { rules: Object.fromEntries(axe.getRules().map((r) => [r.ruleId, { enabled: true }])) }).then((r) => {
		const undecided = r.incomplete.filter((x) => !/^(color-contrast|color-contrast-enhanced|hidden-content|skip-link)$/.test(x.id));
		return [...r.violations, ...undecided].flatMap((x) => x.nodes.map((n) => x.id + " at " + n.target.join(" ") + ": " + n.failureSummary.replace(/\s+/g, " ")));
	})`)
	var out []string
	if err := json.Unmarshal([]byte(found), &out); err != nil {
		v.t.Fatal(err)
	}
	return out
}

// TestPageHasNoBarriers lets axe look at everything that the page shows, in light and in dark, on a wide screen and on a phone's.
func TestPageHasNoBarriers(t *testing.T) {
	program := axe(t)
	t.Parallel()
	v := startTour(t)
	v.Run(program + "; 0")
	looked := 0
	v.each(func(name string) {
		for _, width := range []int{1280, 360} {
			v.Size(width, 860, width == 360)
			for _, dark := range []bool{false, true} {
				v.Dark(dark)
				for _, bad := range v.violations() {
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
	program := axe(t)
	t.Parallel()
	v := startTour(t)
	v.Run(program + "; 0")
	for rule, plant := range map[string]string{
		"button-name":             `document.querySelector("#send").removeAttribute("aria-label")`,
		"color-contrast-enhanced": `document.querySelector("#topic").style.color = "#6f6f6f"`,
		"heading-order":           `document.querySelector("#channel-title").outerHTML = "<h5 id=channel-title>x</h5>"`,
		"aria-required-children":  `document.querySelector("#messages").setAttribute("role", "list")`,
	} {
		if before := strings.Join(v.violations(), "\n"); strings.Contains(before, rule+" at") {
			t.Fatalf("%s before it is built in: %s", rule, before)
		}
		v.Run(plant)
		if found := strings.Join(v.violations(), "\n"); !strings.Contains(found, rule+" at") {
			t.Errorf("%s is not found; only: %s", rule, found)
		}
	}
}
