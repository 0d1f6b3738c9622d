package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"policybot/bot/slacksim"
	"policybot/bot/state/pgserver"
)

// finished runs a command to its end.
func finished(t *testing.T, environ []string, args ...string) (code int, out, err string) {
	t.Helper()
	s := startProgram(t, environ, args...)
	code = <-s.code
	s.code <- code
	return code, s.out.String(), s.err.String()
}

// kinds counts the lines of an export by kind.
func kinds(t *testing.T, export string) map[string]int {
	t.Helper()
	n := map[string]int{}
	for line := range strings.Lines(export) {
		var one struct{ Kind string }
		if err := json.Unmarshal([]byte(line), &one); err != nil {
			t.Errorf("line %q: %v", line, err)
		}
		n[one.Kind]++
	}
	return n
}

func TestForgetAndExportBesideServe(t *testing.T) {
	t.Parallel()
	for _, place := range []string{"folder", "database"} {
		t.Run(place, func(t *testing.T) {
			setting := "POLICYBOT_STATE=" + t.TempDir()
			if place == "database" {
				setting = "POLICYBOT_DATABASE_URL=" + pgserver.Start(t).Database()
			}
			testForgetAndExport(t, setting)
		})
	}
}

func testForgetAndExport(t *testing.T, setting string) {
	serve, sim, _, _ := served(t, setting, "POLICYBOT_KEEP_WORDS=72h")
	serve.ask(sim, "did Acme ban Pigeon?")
	dm := sim.DM(slacksim.Employee)
	q, err := sim.Say(slacksim.Employee, dm, "did Quux ban Pigeon?", "")
	if err != nil {
		t.Fatal(err)
	}
	serve.until("no answer", func() bool { return len(sim.Answers(dm, q)) > 0 })
	serve.command(sim, slacksim.Employee, "reload", 1) // is refused, and audited
	serve.command(sim, slacksim.Admin, "did Acme ban Pigeon?", 1)

	environ := []string{setting}
	user, admin := string(slacksim.Employee), string(slacksim.Admin)
	var out string
	serve.until("the last is not done", func() bool {
		_, out, _ = finished(t, environ, "export", user)
		return strings.Count(out, `"answered":`) == 3
	})
	if n := kinds(t, out); n["question"] != 3 || n["thread"] < 2 || n["act"] != 2 {
		t.Errorf("export has %v:\n%s", n, out)
	}
	for _, part := range []string{`"understood":"did-ban actor:acme app:pigeon","verdict":"yes","words":"did Acme ban Pigeon?"`, `unknown-actor:\"Quux\"`, `"surface":"direct"`} {
		if !strings.Contains(out, part) {
			t.Errorf("export lacks %s:\n%s", part, out)
		}
	}
	testExportToFile(t, environ, user, out)

	code, out, stderr := finished(t, environ, "forget", user)
	if code != exitOK || !strings.Contains(out, "3 answered questions") || !strings.Contains(out, "2 names in the audit") || strings.Contains(out, "not answered yet") || stderr != "" {
		t.Errorf("forget: exit status %d, %s%s", code, out, stderr)
	}
	if code, out, stderr := finished(t, environ, "export", user); code != exitOK || out != "" || !strings.Contains(stderr, "nothing was found of "+user) {
		t.Errorf("export of a forgotten person: exit status %d, %s%s", code, out, stderr)
	}
	if code, out, _ := finished(t, environ, "forget", user); code != exitOK || !strings.Contains(out, "nothing was found of "+user) {
		t.Errorf("forget again: exit status %d, %s", code, out)
	}
	if _, out, _ := finished(t, environ, "export", admin); kinds(t, out)["question"] != 1 {
		t.Errorf("of somebody else is left:\n%s", out)
	}
	if got := serve.ask(sim, "did Acme ban Pigeon?"); !strings.HasPrefix(got, "Yes") {
		t.Errorf("after the forgetting: %q", got)
	}
}

func testExportToFile(t *testing.T, environ []string, user, want string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "export.jsonl")
	if code, out, stderr := finished(t, environ, "export", user, file); code != exitOK || out+stderr != "" {
		t.Errorf("export to a file: exit status %d, %s%s", code, out, stderr)
	}
	content, err := os.ReadFile(file)
	if info, _ := os.Stat(file); err != nil || string(content) != want || info.Mode().Perm() != 0o600 {
		t.Errorf("the file: mode %v, error %v, %s", info.Mode(), err, content)
	}
	if code, _, stderr := finished(t, environ, "export", user, file); code != exitError || !strings.Contains(stderr, "hint: name a file that isn't there yet") {
		t.Errorf("export to a file that is there: exit status %d, %s", code, stderr)
	}
}

func TestForgetAndExportRefuse(t *testing.T) {
	good := []string{"POLICYBOT_STATE=" + t.TempDir()}
	for _, c := range []struct {
		environ []string
		args    string
		says    string
	}{
		{good, "forget", "forget takes one user"},
		{good, "forget U0EMMA0001", "hint: POLICYBOT_STATE names the folder"},
		{good, "export U0EMMA0001", "there is no state yet"},
		{good, "export --approved " + t.TempDir(), "there is no state yet"},
		{good, "forget U0EMMA0001 U0EMMA0002", "forget takes one user"},
		{good, "forget @emma", "hint: give an id such as U0123ABCD"},
		{good, "forget signal", "is no user's id"},
		{good, "export", "export takes a user"},
		{good, "export emma", "is no user's id"},
		{[]string{"POLICYBOT_STATE=/dev/null/x"}, "forget U0EMMA0001", "name a folder that this user may write"},
		{[]string{"POLICYBOT_DATABASE_URL=postgres://u:secret@[y"}, "export U0EMMA0001", "hint: POLICYBOT_DATABASE_URL"},
	} {
		code, out, stderr := finished(t, c.environ, strings.Fields(c.args)...)
		if code != exitError || !strings.Contains(stderr, c.says) || out != "" || strings.Contains(stderr, "secret") {
			t.Errorf("%s: exit status %d, %s%s", c.args, code, out, stderr)
		}
	}
}
