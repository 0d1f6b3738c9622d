package bot

import (
	"strings"
	"testing"
	"time"

	"policybot/bot/blocks"
	"policybot/bot/slacksim"
)

// home waits until the user's Home tab holds the text, and returns it.
func (w *world) home(user slacksim.UserID, text string) (v slacksim.View) {
	w.t.Helper()
	w.until("the Home tab holds "+text, func() (ok bool) {
		v, ok = w.sim.Home(user)
		return ok && strings.Contains(string(v.Body), text)
	})
	return v
}

func TestHomeTab(t *testing.T) {
	w := newWorld(t, quick()).run(func(c *Config) { c.EditionSince = func() time.Time { return time.Unix(1_700_000_000, 0) } })
	w.sim.OpenHome(slacksim.Employee)
	first := string(w.home(slacksim.Employee, "Acme ended the ban").Body)
	for text, want := range map[string]bool{"Acme told staff to remove Pigeon": true, "Nothing yet": true, "For admins": false, "Edition": false} {
		if strings.Contains(first, text) != want {
			t.Errorf("%q is there: %v; want %v, in %s", text, !want, want, first)
		}
	}
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.answers(slacksim.General, q, 1)
	w.quiet()
	w.sim.OpenHome(slacksim.Employee)
	w.home(slacksim.Employee, "acme, pigeon: was it banned? → yes")
	w.sim.OpenHome(slacksim.Other)
	if v := w.home(slacksim.Other, "Acme ended the ban"); strings.Contains(string(v.Body), "was it banned?") {
		t.Error("somebody sees what another has asked")
	}
	w.sim.OpenHome(slacksim.Admin)
	w.home(slacksim.Admin, "For admins")
	w.home(slacksim.Admin, "14 November 2023, 22:13 UTC · Edition e1")
}

func TestQuestionOnTheHomeTabIsAnsweredDirectly(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.sim.OpenHome(slacksim.Employee)
	v := w.home(slacksim.Employee, "Ask")
	if err := w.sim.PressIn(slacksim.Employee, v.ID, string(blocks.AskAtHome), ""); err != nil {
		t.Fatal(err)
	}
	has(t, w.direct(slacksim.Employee, 1), "Type a question first")
	if err := w.sim.TypeIn(slacksim.Employee, v.ID, blocks.QuestionField, "did Acme ban Pigeon?"); err != nil {
		t.Fatal(err)
	}
	if err := w.sim.PressIn(slacksim.Employee, v.ID, string(blocks.AskAtHome), ""); err != nil {
		t.Fatal(err)
	}
	m := w.direct(slacksim.Employee, 2)
	has(t, m, "Yes, Acme banned Pigeon")
	if !strings.Contains(string(encode(t, m.Blocks)), "did Acme ban Pigeon?") {
		t.Error("the question isn't restated")
	}
}

func TestReloadOnTheHomeTabIsForAdmins(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.sim.OpenHome(slacksim.Admin)
	v := w.home(slacksim.Admin, "Reload the records")
	if err := w.sim.PressIn(slacksim.Admin, v.ID, string(blocks.ReadAnew), ""); err != nil {
		t.Fatal(err)
	}
	w.direct(slacksim.Admin, 1)
	w.sim.SendEnvelope("interactive", object{"type": "block_actions", "trigger_id": "forged.1", "team": object{"id": slacksim.Team},
		"user": object{"id": slacksim.Employee, "team_id": slacksim.Team}, "container": object{"type": "view", "view_id": v.ID},
		"view": object{"id": v.ID}, "actions": []any{object{"action_id": blocks.ReadAnew, "value": "reload"}}})
	has(t, w.direct(slacksim.Employee, 1), "Only admins")
	w.press(slacksim.Admin, w.direct(slacksim.Admin, 1), "confirm_reload", "")
	w.until("it is reloaded", func() bool { return len(w.shelf.taken()) > 0 })
	w.allDone()
	if n := len(w.shelf.taken()); n != 1 {
		t.Errorf("%d reloads", n)
	}
}

func TestStrangersHomeTabTellsNothing(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.sim.OpenHome(slacksim.Stranger)
	if v := w.home(slacksim.Stranger, "other organizations"); strings.Contains(string(v.Body), "Pigeon") {
		t.Errorf("it tells %s", v.Body)
	}
}

func TestQuestionsAreSuggested(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.sim.OpenMessages(slacksim.Employee)
	dm := w.sim.DM(slacksim.Employee)
	w.until("questions are suggested", func() bool { return len(w.sim.Prompts(dm)) == 2 })
	if p := w.sim.Prompts(dm)[0]; p.Message != "did Acme ban Pigeon?" {
		t.Errorf("suggested is %+v", p)
	}
}

func TestTalkHasATitle(t *testing.T) {
	w := newWorld(t, quick()).run(soon)
	dm := w.sim.DM(slacksim.Employee)
	q := w.say(slacksim.Employee, dm, "did Acme ban Pigeon?", "")
	w.answers(dm, q, 1)
	w.until("the talk has a title", func() bool {
		return w.sim.Session(dm, q) == slacksim.Session{Status: "active", Title: "did Acme ban Pigeon?"}
	})
}

// TestStopped asks directly, and presses Slack's own stop button while it takes
// long.
func TestStopped(t *testing.T) {
	w := newWorld(t, quick())
	w.engine.hold = make(chan struct{})
	w.run(soon, func(c *Config) { c.Waits.Ask = 10 * time.Second })
	dm := w.sim.DM(slacksim.Employee)
	q := w.say(slacksim.Employee, dm, "did Acme ban Pigeon?", "")
	w.until("it is processed", func() bool { return w.sim.Session(dm, q).Status == "processing" })
	if err := w.sim.StopSession(slacksim.Employee, dm, q); err != nil {
		t.Fatal(err)
	}
	w.until("nothing is processed any more", func() bool { return w.sim.Session(dm, q).Status == "active" && w.sim.Status(dm, q) == "" })
	close(w.engine.hold)
	has(t, w.answers(dm, q, 1)[0], english.Say("bot.stopped"))
	w.say(slacksim.Employee, dm, "did Acme ban Pigeon?", q)
	has(t, w.answers(dm, q, 2)[1], "Yes, Acme banned Pigeon")
}

// TestStopThatSlackWontShowIsLeft has nobody told that it isn't shown.
func TestStopThatSlackWontShowIsLeft(t *testing.T) {
	w := newWorld(t, quick())
	w.engine.hold = make(chan struct{})
	w.run(soon, func(c *Config) { c.Waits.Ask = 10 * time.Second })
	dm := w.sim.DM(slacksim.Employee)
	q := w.say(slacksim.Employee, dm, "did Acme ban Pigeon?", "")
	w.until("it is processed", func() bool { return w.sim.Session(dm, q).Status == "processing" })
	w.sim.Fail(slacksim.Fault{Method: "assistant.threads.setStatus", Error: "not_allowed", Times: 100})
	if err := w.sim.StopSession(slacksim.Employee, dm, q); err != nil {
		t.Fatal(err)
	}
	w.acked()
	close(w.engine.hold)
	has(t, w.answers(dm, q, 1)[0], english.Say("bot.stopped"))
	w.allDone()
	w.answers(dm, "", 0)
}
