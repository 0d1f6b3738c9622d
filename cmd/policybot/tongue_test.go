package main

import (
	"strings"
	"testing"

	"policybot/bot/slacksim"
)

// TestServeSpeaksGerman asks as somebody who uses Slack in German: words that
// are of no language are answered in German, English ones in English.
func TestServeSpeaksGerman(t *testing.T) {
	s, sim, _, _ := served(t)
	if err := sim.Localize(slacksim.Employee, "de-CH"); err != nil {
		t.Fatal(err)
	}
	for i, c := range []struct{ text, want string }{
		{"Acme Pigeon?", "Stand "},
		{"search Pigeon", "verzeichnete Stelle"},
		{"did Acme ban Pigeon?", "As of "},
	} {
		if got := s.command(sim, slacksim.Employee, c.text, i+1); !strings.Contains(got, c.want) {
			t.Errorf("/policy %s: lacks %q: %s", c.text, c.want, got)
		}
	}
}
