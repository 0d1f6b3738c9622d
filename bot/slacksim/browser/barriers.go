package browser

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// NeedAxe skips the test where axe-core is not installed, or fails it if the
// environment says CI_AXE=required.
func NeedAxe(t testing.TB) {
	t.Helper()
	if _, err := axe(); err != nil {
		const hint = "axe-core is not installed; run: cd .ci/axe && npm ci"
		if os.Getenv("CI_AXE") == "required" {
			t.Fatalf("%s (%v)", hint, err)
		}
		t.Skip(hint)
	}
}

// axe reads the program that looks for barriers, in whichever folder above the
// test's has it.
func axe() ([]byte, error) {
	folder, err := os.Getwd()
	for err == nil {
		var program []byte
		if program, err = os.ReadFile(filepath.Join(folder, ".ci", "axe", "node_modules", "axe-core", "axe.min.js")); err == nil {
			return program, nil
		}
		if above := filepath.Dir(folder); errors.Is(err, os.ErrNotExist) && above != folder {
			folder, err = above, nil
		}
	}
	return nil, err
}

// look asks axe by all its rules, those included that it doesn't use by itself:
// the strictest contrast, best practices, and experiments. What it can't decide
// counts too, but for what lies under something else, what is hidden until it
// is wanted, and the link that is so.
const look = `axe.run(document, { rules: Object.fromEntries(axe.getRules().map((r) => [r.ruleId, { enabled: true }])) }).then((r) => {
	const undecided = r.incomplete.filter((x) => !/^(color-contrast|color-contrast-enhanced|hidden-content|skip-link)$/.test(x.id));
	return [...r.violations, ...undecided].flatMap((x) => x.nodes.map((n) => x.id + " at " + n.target.join(" ") + ": " + n.failureSummary.replace(/\s+/g, " ")));
})`

// Barriers lists what axe-core has to object to in what the tab shows: what
// people can't use who see, hear or move otherwise than its authors.
func (b *Tab) Barriers() []string {
	b.t.Helper()
	if b.Run("'axe' in window") == "false" {
		program, err := axe()
		if err != nil {
			b.t.Fatal(err)
		}
		b.Run(string(program) + "; 0")
	}
	return b.list(look)
}
