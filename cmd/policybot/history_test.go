package main

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"policybot/knowledge/document/history/replay"
)

// TestSearchInHistory finds what a page no longer says only on the days on which
// it did, and checks what it says now.
func TestSearchInHistory(t *testing.T) {
	dir, first, second := t.TempDir(), "# Devices\n\nPigeon is for drivers.\n", "# Devices\n\nHeron is for drivers.\n"
	err := replay.Into(dir, []replay.Version{{Page: "a", From: "2020-01-01", Path: "a.md", Text: &first}, {Page: "a", From: "2020-02-01", Path: "a.md", Text: &second}})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args string
		code int
		out  string
	}{
		{"search --knowledge DIR drivers", exitOK, "1. Heron is for drivers."},
		{"search --knowledge DIR --as-of 2020-01 drivers", exitOK, "1. Pigeon is for drivers."},
		{"search --knowledge DIR --as-of 2019 drivers", exitUnknown, "nothing found"},
		{"search --knowledge DIR --as-of never drivers", exitError, "--as-of"},
		{"check DIR", exitOK, "1 passages; 0 warnings"},
	} {
		var out bytes.Buffer
		args := strings.Fields(strings.ReplaceAll(c.args, "DIR", dir))
		if code := run(context.Background(), args, nil, nil, &out, &out); code != c.code || !strings.Contains(out.String(), c.out) || strings.Contains(out.String(), "2. ") {
			t.Errorf("%s: exit %d\n%s", c.args, code, out.String())
		}
	}
}
