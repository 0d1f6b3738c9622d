package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestShownSets asks what the README and the help show as sets of questions:
// the README's against its records, the help's against the embedded ones.
func TestShownSets(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	help := strings.ReplaceAll(evalCommand.help, "\n  ", "\n")
	records := t.TempDir()
	writeShown(t, filepath.Join(records, "records.yaml"), string(readme), "(?s)```yaml\n(entities:.*?)```")
	for name, shown := range map[string]struct{ text, pattern, knowledge string }{
		"README":     {string(readme), "(?s)```\n(-- 1.ask --.*?)```", records},
		"help":       {help, `(?s)\n(-- 1.ask --.*?\n)\n`, ""},
		"help, line": {help, `\n(\{"question".*\n)`, ""},
	} {
		set := filepath.Join(t.TempDir(), "set")
		writeShown(t, set, shown.text, shown.pattern)
		var out bytes.Buffer
		if code := run(context.Background(), []string{"eval", "--knowledge", shown.knowledge, set}, nil, nil, &out, &out); code != exitOK {
			t.Errorf("%s: status %d:\n%s", name, code, out.String())
		}
	}
}

func writeShown(t *testing.T, file, text, pattern string) {
	t.Helper()
	m := regexp.MustCompile(pattern).FindStringSubmatch(text)
	if m == nil {
		t.Fatalf("nothing is shown that fits %s", pattern)
	}
	if err := os.WriteFile(file, []byte(m[1]), 0o600); err != nil {
		t.Fatal(err)
	}
}
