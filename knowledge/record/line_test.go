package record

import (
	"strings"
	"testing"
)

// A finding names the line that somebody must look at, not the one where the
// record begins that is broken, and says what to do.
func TestLineOfBrokenYAML(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		line int
		do   string
	}{
		"indentation": {"entities:\n  - id: pigeon\n    kind: app\n   names: [Pigeon]\n  - {id: acme}\n", 4, "the same column"},
		"tab":         {"events:\n  - id: x\n    do: ban\n\tapp: pigeon\n", 4, "spaces"},
		"colon":       {"events:\n  - id: x\n    text: He said: no\n    app: pigeon\n", 3, "in quotes"},
		"bracket":     {"facts:\n  - id: f\n    about: [acme\n    relation: owner\n  - id: g\n", 3, "isn't closed"},
		"last line":   {"facts:\n  - id: f\n   about: acme", 3, "the same column"},
	} {
		f := readFile("a.yaml", []byte(c.text))
		if len(f.findings) != 1 || f.findings[0].Origin.Line != c.line || !strings.Contains(f.findings[0].Message, "not YAML") || !strings.Contains(f.findings[0].Message, c.do) {
			t.Errorf("%s: %v; want line %d and %q", name, f.findings, c.line, c.do)
		}
	}
}

// What an editor saved in another encoding is known by it, and other binary data as such.
func TestOtherEncodings(t *testing.T) {
	for data, want := range map[string]string{"\xff\xfee\x00n\x00": "UTF-16", "\x00e\x00n\x00t": "UTF-16", "e\x00n\x00t\x00": "UTF-16", "entities\x00:": "binary", "caf\xe9": "UTF-8"} {
		if f := readFile("a.yaml", []byte(data)); len(f.findings) != 1 || !strings.Contains(f.findings[0].Message, want) {
			t.Errorf("%q: %v; want %s", data, f.findings, want)
		}
	}
}
