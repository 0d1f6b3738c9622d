package record

import (
	"strings"
	"testing"
)

// A finding names the line that somebody must look at, not the one where the
// record begins that is broken.
func TestLineOfBrokenYAML(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		line int
	}{
		"indentation": {"entities:\n  - id: pigeon\n    kind: app\n   names: [Pigeon]\n  - {id: acme}\n", 4},
		"tab":         {"events:\n  - id: x\n    do: ban\n\tapp: pigeon\n", 4},
		"colon":       {"events:\n  - id: x\n    text: He said: no\n    app: pigeon\n", 3},
		"bracket":     {"facts:\n  - id: f\n    about: [acme\n    relation: owner\n  - id: g\n", 3},
		"last line":   {"facts:\n  - id: f\n   about: acme", 3},
	} {
		f := readFile("a.yaml", []byte(c.text))
		if len(f.findings) != 1 || f.findings[0].Origin.Line != c.line || !strings.Contains(f.findings[0].Message, "not YAML") {
			t.Errorf("%s: %v; want line %d", name, f.findings, c.line)
		}
	}
}
