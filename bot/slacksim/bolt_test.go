package slacksim

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// TestBolt lets Slack's own JavaScript client be the app. It is skipped where the client is not installed, unless CI_BOLT=required.
func TestBolt(t *testing.T) {
	folder := boltFolder(t)
	o := Options{Waits: Waits{Ack: 3 * time.Second}, Shortcuts: []Shortcut{{CallbackID: "check", Name: "Check"}, {CallbackID: "anywhere", Name: "Ask", Global: true}}}
	s := start(t, o)
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Second)
	defer cancel()
	finished := make(chan struct{})
	var out bytes.Buffer
	cmd := exec.CommandContext(ctx, "node", "--test", "bolt.test.mjs")
	cmd.Dir, cmd.Stdout, cmd.Stderr = folder, &out, &out
	cmd.Env = append(os.Environ(), "SLACKSIM_API_URL="+s.APIURL(), "SLACKSIM_BOT_TOKEN="+s.BotToken(), "SLACKSIM_APP_TOKEN="+s.AppToken())
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var failed error
	go func() { failed = cmd.Wait(); close(finished); cancel() }()
	playPeople(t, ctx, s)
	<-finished
	if failed != nil {
		t.Fatalf("Bolt's side: %v\n%s", failed, out.String())
	}
	if !allAcked(s) {
		t.Errorf("not everything was acknowledged: %+v", s.Envelopes())
	}
	if p := s.Problems(); len(p) != 0 {
		t.Errorf("problems: %v", p)
	}
}

func boltFolder(t *testing.T) string {
	t.Helper()
	folder := filepath.Join("..", "..", ".ci", "bolt")
	_, err := os.Stat(filepath.Join(folder, "node_modules", "@slack", "bolt", "package.json"))
	if err == nil {
		_, err = exec.LookPath("node")
	}
	if err != nil {
		const hint = "Bolt is not installed; run: cd .ci/bolt && npm ci"
		if os.Getenv("CI_BOLT") == "required" {
			t.Fatalf("%s (%v)", hint, err)
		}
		t.Skip(hint)
	}
	return folder
}

// playPeople does what each of Bolt's listeners waits for, and checks what people then see.
func playPeople(t *testing.T, ctx context.Context, s *Server) {
	until := func(what string, condition func() bool) bool {
		err := s.WaitFor(ctx, condition)
		if err != nil {
			t.Errorf("%s: %v", what, err)
		}
		return err == nil
	}
	if !until("Bolt connects", func() bool { return s.Sockets() == 1 }) {
		return
	}
	question := say(t, s, Employee, General, "@policybot hello & welcome", "")
	if !until("the answer", func() bool { return len(s.Answers(General, question)) == 1 }) {
		return
	}
	if err := s.Slash(Employee, General, "/policy", "help"); err != nil {
		t.Error(err)
	}
	if until("the command's answer", func() bool { return len(s.Whispers(Employee, General)) == 1 }) {
		if got := s.Whispers(Employee, General)[0].Text; got != "You asked: help" {
			t.Errorf("the command was answered with %q", got)
		}
	}
	if err := s.Press(Employee, General, s.Answers(General, question)[0].TS, "source"); err != nil {
		t.Error(err)
	}
	until("the button's update", func() bool {
		m := s.Answers(General, question)[0]
		return m.Text == "The source is record-1." && len(m.Blocks) == 0
	})
	playFurther(t, s, until)
}

// playFurther uses what else an app can be: its tabs, shortcuts, forms and sessions.
func playFurther(t *testing.T, s *Server, until func(string, func() bool) bool) {
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Error(err)
		}
	}
	s.OpenHome(Employee)
	var home View
	if until("the Home tab", func() (ok bool) { home, ok = s.Home(Employee); return ok }) {
		must(s.TypeIn(Employee, home.ID, "question", "may I?"))
		must(s.PressIn(Employee, home.ID, "ask", ""))
	}
	must(s.MessageShortcut(Employee, General, say(t, s, Other, General, "is Pigeon banned?", ""), "check"))
	until("the shortcut's answer", func() bool {
		all := s.Whispers(Employee, General)
		return len(all) == 2 && all[1].Text == "It says: is Pigeon banned?"
	})
	must(s.GlobalShortcut(Employee, "anywhere"))
	var form View
	if until("the form", func() (ok bool) { form, ok = s.Modal(Employee); return ok }) {
		must(s.Submit(Employee, form.ID, map[string]string{"question": "may"}))
		until("the error", func() bool { v, _ := s.Modal(Employee); return v.Errors["b"] == "Too short" })
		must(s.Submit(Employee, form.ID, map[string]string{"question": "may I use Pigeon?"}))
		until("the form is gone", func() bool { _, open := s.Modal(Employee); return !open })
	}
	must(s.View(Employee, General))
	dm := s.DM(Employee)
	work := say(t, s, Employee, dm, "work", "")
	until("it is processed", func() bool {
		return s.Session(dm, work) == Session{Status: "processing", Title: "Work"} && s.Status(dm, work) != ""
	})
	must(s.StopSession(Employee, dm, work))
	until("it is stopped", func() bool { return s.Session(dm, work).Status == "active" })
	topic := say(t, s, Employee, General, "a topic", "")
	reply := say(t, s, Other, General, "a reply", topic)
	must(s.Delete(Employee, General, topic))
	must(s.Delete(Other, General, reply))
}
