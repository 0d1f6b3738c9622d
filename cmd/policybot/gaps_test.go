package main

import (
	"encoding/csv"
	"encoding/json"
	"strings"
	"testing"

	"policybot/bot/slacksim"
	"policybot/bot/state/pgserver"
)

func TestGapsBesideServe(t *testing.T) {
	t.Parallel()
	for _, place := range []string{"folder", "database"} {
		t.Run(place, func(t *testing.T) {
			setting := "POLICYBOT_STATE=" + t.TempDir()
			if place == "database" {
				setting = "POLICYBOT_DATABASE_URL=" + pgserver.Start(t).Database()
			}
			testGaps(t, setting)
		})
	}
}

func testGaps(t *testing.T, setting string) {
	serve, sim, _, _ := served(t, setting)
	serve.ask(sim, "did Acme ban Pigeon?")
	serve.ask(sim, "did Acme ban Quux?")
	serve.command(sim, slacksim.Other, "did Acme ban Quux?", 1)
	serve.ask(sim, "who feeds the canary?")

	environ := []string{setting}
	var out string
	serve.until("the last is not done", func() bool {
		_, out, _ = finished(t, environ, "gaps", "--csv")
		return strings.Count(out, "\n") == 3
	})
	lines, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	if err != nil || strings.Join(lines[0], " ") != "entity intent declined disliked people first last" {
		t.Fatalf("error %v, %s", err, out)
	}
	if got := strings.Join(lines[1][:5], "|"); got != "acme, unknown app|did-ban|2|0|2" {
		t.Errorf("first line %s", got)
	}
	if got := strings.Join(lines[2][:5], "|"); got != "||1|0|1" {
		t.Errorf("what wasn't understood: %s", got)
	}
	if strings.Contains(strings.ToLower(out), "quux") || strings.Contains(out, "canary") || strings.Contains(out, "pigeon") {
		t.Errorf("it holds words, or what was answered:\n%s", out)
	}
	code, out, stderr := finished(t, environ, "gaps", "--json", "--since", "2020")
	var first gapLine
	if err := json.Unmarshal([]byte(strings.SplitAfter(out, "\n")[0]), &first); code != exitOK || err != nil || first.Declined != 2 || first.People != 2 || first.First.IsZero() {
		t.Errorf("exit status %d, error %v, %s%s", code, err, out, stderr)
	}
	if code, out, _ := finished(t, environ, "gaps"); code != exitOK || !strings.Contains(out, "acme, unknown app  did-ban") || !strings.Contains(out, "(not understood)") {
		t.Errorf("exit status %d, %s", code, out)
	}
	if code, out, _ := finished(t, environ, "gaps", "--since", "2999-01-01"); code != exitOK || out != "nothing was declined or disliked since 2999-01-01\n" {
		t.Errorf("exit status %d, %s", code, out)
	}
	if _, out, _ := finished(t, environ, "export", string(slacksim.Other)); kinds(t, out)["missed"] != 1 {
		t.Errorf("export %s", out)
	}
	if _, out, _ := finished(t, environ, "forget", string(slacksim.Other)); !strings.Contains(out, "1 topics that were declined or disliked") {
		t.Errorf("forget %s", out)
	}
	if _, out, _ := finished(t, environ, "gaps", "--csv"); !strings.Contains(out, `"acme, unknown app",did-ban,1,0,1,`) {
		t.Errorf("after the forgetting: %s", out)
	}
}

func TestGapsRefuses(t *testing.T) {
	environ := []string{"POLICYBOT_STATE=" + t.TempDir()}
	for args, says := range map[string]string{
		"gaps --csv --json":      "hint: give one of them",
		"gaps --since yesterday": "hint: give a day or a month",
		"gaps --since ..2026":    "it has no beginning",
		"gaps pigeon":            "takes no arguments",
		"gaps":                   "there is no state yet",
	} {
		if code, out, stderr := finished(t, environ, strings.Fields(args)...); code != exitError || out != "" || !strings.Contains(stderr, says) {
			t.Errorf("%s: exit status %d, %s%s", args, code, out, stderr)
		}
	}
}

func TestNoCellIsAFormula(t *testing.T) {
	for text, want := range map[string]string{"=1+1": "'=1+1", "+1": "'+1", "-1": "'-1", "@x": "'@x", "\tx": "'\tx", "pigeon, acme": "pigeon, acme", "": ""} {
		if got := cellText(text); got != want {
			t.Errorf("%q: %q; want %q", text, got, want)
		}
	}
}
