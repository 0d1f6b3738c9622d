package main

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"testing"

	"policybot/bot/slacksim"
)

// runNow runs the program to its end.
func runNow(environ []string, args ...string) (code int, said string) {
	var out bytes.Buffer
	code = run(context.Background(), args, environ, strings.NewReader(""), &out, &out)
	return code, out.String()
}

// A copy is made while the bot runs, and put back once it has stopped. The bot
// goes on from it: what was reloaded before the copy counts.
func TestBackupAndRestore(t *testing.T) {
	folder, file := t.TempDir(), filepath.Join(t.TempDir(), "copy")
	setting := "POLICYBOT_STATE=" + folder
	s, sim, dir, _ := served(t, setting)
	write(t, dir, "lift.yaml", lifted)
	s.command(sim, slacksim.Admin, "reload", 1)
	s.press(sim, slacksim.Admin, 1, "confirm_reload", 2)
	s.until("the reload isn't done", func() bool { return strings.Count(s.err.String(), "msg=answered") == 2 }) // or the copy would do it again
	if code, said := runNow([]string{setting}, "backup", file); code != exitOK || !strings.Contains(said, "bytes, checked") {
		t.Fatalf("backup: exit status %d: %s", code, said)
	}
	if code, said := runNow([]string{setting}, "restore", file); code != exitError || !strings.Contains(said, "stop the bot first") {
		t.Errorf("restore while it runs: exit status %d: %s", code, said)
	}
	s.end()
	other := "POLICYBOT_STATE=" + filepath.Join(t.TempDir(), "new")
	for _, to := range []string{setting, other} {
		code, said := runNow([]string{to}, "restore", file)
		if code != exitOK || strings.Contains(said, "what was there is now") != (to == setting) {
			t.Errorf("%s: restore: exit status %d: %s", to, code, said)
		}
	}
	again, sim, _, _ := served(t, other)
	if text := again.ask(sim, "did Acme ban Pigeon?"); !strings.Contains(text, "10 June 2024") {
		t.Errorf("answered %q; want what was reloaded before the copy", text)
	}
}
