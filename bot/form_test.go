package bot

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"policybot/bot/blocks"
	"policybot/bot/slack"
	"policybot/bot/slacksim"
)

// form waits until the user sees a form of that kind.
func (w *world) form(user slacksim.UserID, want blocks.Form) (v slacksim.View) {
	w.t.Helper()
	w.until("a form is shown", func() (ok bool) { v, ok = w.sim.Modal(user); return ok })
	if body := string(v.Body); !strings.Contains(body, `"callback_id":"`+string(want)+`"`) {
		w.t.Fatalf("shown is %s, want the form %s", body, want)
	}
	return v
}

func (w *world) submit(user slacksim.UserID, v slacksim.View, values map[string]string) {
	w.t.Helper()
	if err := w.sim.Submit(user, v.ID, values); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) slash(user slacksim.UserID, ch slacksim.ChannelID, text string) {
	w.t.Helper()
	if err := w.sim.Slash(user, ch, "/policy", text); err != nil {
		w.t.Fatal(err)
	}
}

func asked(question string) map[string]string {
	return map[string]string{blocks.QuestionField: question}
}

// direct waits for the nth message of the bot in the direct message with a user.
func (w *world) direct(user slacksim.UserID, n int) slacksim.Message {
	w.t.Helper()
	dm := w.sim.DM(user)
	w.until("a direct message comes", func() bool { return len(w.sim.Answers(dm, "")) >= n })
	return w.sim.Answers(dm, "")[n-1]
}

func TestBareCommandOpensAForm(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.slash(slacksim.Employee, slacksim.General, "")
	w.submit(slacksim.Employee, w.form(slacksim.Employee, blocks.AskForm), asked("did Acme ban Pigeon?"))
	m := w.whisper(slacksim.Employee, slacksim.General, 1)
	has(t, m, "Yes, Acme banned Pigeon")
	if !strings.Contains(string(encode(t, m.Blocks)), "did Acme ban Pigeon?") {
		t.Error("the question isn't restated")
	}
	if _, open := w.sim.Modal(slacksim.Employee); open {
		t.Error("the form stays open")
	}
}

func TestShortcutFoundEverywhereIsAnsweredDirectly(t *testing.T) {
	w := newWorld(t, quick()).run()
	if err := w.sim.GlobalShortcut(slacksim.Employee, slack.AskAnywhere); err != nil {
		t.Fatal(err)
	}
	w.submit(slacksim.Employee, w.form(slacksim.Employee, blocks.AskForm), asked("did Acme ban Pigeon?"))
	m := w.direct(slacksim.Employee, 1)
	has(t, m, "Yes, Acme banned Pigeon")
	if len(buttons(any(m.Blocks), "share")) != 0 {
		t.Error("it can be shared where there is no conversation")
	}
	w.quiet() // what a thread begins with is noted behind the post
	w.say(slacksim.Employee, m.Channel, "and Globex?", m.TS)
	has(t, w.answers(m.Channel, m.TS, 2)[1], "Globex banned pigeon")
}

func TestShortcutOfAMessageAsksWhatItSays(t *testing.T) {
	w := newWorld(t, quick()).run()
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.answers(slacksim.General, q, 1)
	next := w.say(slacksim.Other, slacksim.General, "and Globex?", q)
	if err := w.sim.MessageShortcut(slacksim.Third, slacksim.General, next, slack.CheckMessage); err != nil {
		t.Fatal(err)
	}
	m := w.whisper(slacksim.Third, slacksim.General, 1)
	has(t, m, "Globex banned pigeon") // in the context of its thread
	if m.Thread != q {
		t.Errorf("the answer stands in thread %q, want %q", m.Thread, q)
	}
	w.press(slacksim.Third, m, "share", "")
	shared := w.answers(slacksim.General, q, 2)[1]
	has(t, shared, "Globex banned pigeon")
	if body := string(encode(t, shared.Blocks)); !strings.Contains(body, string(slacksim.Third)) || !strings.Contains(body, "and Globex?") {
		t.Errorf("it isn't said who asked what: %s", body)
	}
}

func TestShortcutOfAMessageWithoutWordsOpensTheForm(t *testing.T) {
	w := newWorld(t, quick()).run()
	ts := w.say(slacksim.Other, slacksim.General, "@policybot", "")
	w.answers(slacksim.General, ts, 1)
	if err := w.sim.MessageShortcut(slacksim.Employee, slacksim.General, ts, slack.CheckMessage); err != nil {
		t.Fatal(err)
	}
	w.submit(slacksim.Employee, w.form(slacksim.Employee, blocks.AskForm), asked("did Acme ban Pigeon?"))
	has(t, w.whisper(slacksim.Employee, slacksim.General, 1), "Yes, Acme banned Pigeon")
}

func TestPrivateAnswerIsShared(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.slash(slacksim.Employee, slacksim.General, "did Acme ban Pigeon?")
	w.press(slacksim.Employee, w.whisper(slacksim.Employee, slacksim.General, 1), "share", "")
	m := w.answers(slacksim.General, "", 1)[0]
	has(t, m, "Yes, Acme banned Pigeon")
	if body := string(encode(t, m.Blocks)); !strings.Contains(body, string(slacksim.Employee)) || !strings.Contains(body, "did Acme ban Pigeon?") {
		t.Errorf("it isn't said who asked what: %s", body)
	}
	if len(buttons(any(m.Blocks), "share")) != 0 {
		t.Error("what all see can be shared again")
	}
	w.quiet() // what a thread begins with is noted behind the post
	w.say(slacksim.Other, slacksim.General, "and Globex? <@U0POLICYB1>", m.TS)
	has(t, w.answers(slacksim.General, m.TS, 2)[1], "Globex banned pigeon")
}

// TestAnswerIsSharedOnce presses twice, faster than the first press is done, in
// the channel and for one that is open.
func TestAnswerIsSharedOnce(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.view(slacksim.Employee, slacksim.General)
	dm := w.sim.DM(slacksim.Employee)
	direct := w.answers(dm, w.say(slacksim.Employee, dm, "did Acme ban Pigeon?", ""), 1)[0]
	w.slash(slacksim.Employee, slacksim.General, "did Globex ban Pigeon?")
	whispered := w.whisper(slacksim.Employee, slacksim.General, 1)
	for range 2 {
		w.press(slacksim.Employee, direct, "share", "")
		w.press(slacksim.Employee, whispered, "share", "")
	}
	w.allDone()
	w.answers(slacksim.General, "", 2)
	has(t, w.whisper(slacksim.Employee, slacksim.General, 2), "shared already")
	has(t, w.whisper(slacksim.Employee, dm, 1), "shared already")
}

// TestFailedShareIsNoShare presses where the bot isn't yet, has what is said of that
// go by direct message, and presses again when it is there.
func TestFailedShareIsNoShare(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.slash(slacksim.Employee, slacksim.Random, "did Acme ban Pigeon?")
	first := w.whisper(slacksim.Employee, slacksim.Random, 1)
	w.sim.Fail(slacksim.Fault{Method: "response_url", Times: 1, Status: http.StatusNotFound})
	w.press(slacksim.Employee, first, "share", "")
	has(t, w.answers(w.sim.DM(slacksim.Employee), "", 1)[0], "Invite me there")
	if err := w.sim.Join(slacksim.Bot, slacksim.Random); err != nil {
		t.Fatal(err)
	}
	w.press(slacksim.Employee, first, "share", "")
	has(t, w.answers(slacksim.Random, "", 1)[0], "Yes, Acme banned Pigeon")
}

func TestSharingWhereItCantBe(t *testing.T) {
	w := newWorld(t, quick()).run()
	for _, c := range []struct {
		name, want string
		channel    slacksim.ChannelID
		user       slacksim.UserID
	}{
		{"the bot isn't there", "Invite me there", slacksim.Random, slacksim.Employee},
		{"a private channel that the bot doesn't know", "Invite me there", slacksim.Secret, slacksim.Other},
		{"other organizations read along", "other organizations", slacksim.Shared, slacksim.Employee},
	} {
		w.slash(c.user, c.channel, "did Acme ban Pigeon?")
		first := w.whisper(c.user, c.channel, 1)
		has(t, first, "Yes, Acme banned Pigeon")
		w.press(c.user, first, "share", "")
		has(t, w.whisper(c.user, c.channel, 2), c.want)
		if n := len(w.sim.Answers(c.channel, "")); n != 0 {
			t.Errorf("%s: %d messages that all see", c.name, n)
		}
	}
}

// TestForgedFormsDoNothing sends forms in that nobody was shown: with no
// origin, with one that was altered, and with somebody else's.
func TestForgedFormsDoNothing(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.slash(slacksim.Other, slacksim.Random, "")
	var shown struct {
		Metadata string `json:"private_metadata"`
	}
	if err := json.Unmarshal(w.form(slacksim.Other, blocks.AskForm).Body, &shown); err != nil || shown.Metadata == "" {
		t.Fatalf("%v, %q", err, shown.Metadata)
	}
	altered := strings.Replace(shown.Metadata, string(slacksim.Other), string(slacksim.Employee), 1)
	if altered == shown.Metadata {
		t.Fatal("the origin names nobody")
	}
	for i, metadata := range []string{"", "{}", altered, shown.Metadata} {
		w.sim.SendEnvelope("interactive", object{"type": "view_submission", "trigger_id": "forged." + metadata, "team": object{"id": slacksim.Team},
			"user": object{"id": slacksim.Employee, "team_id": slacksim.Team},
			"view": object{"callback_id": blocks.AskForm, "private_metadata": metadata,
				"state": object{"values": object{"b": object{blocks.QuestionField: object{"type": "plain_text_input", "value": "did Acme ban Pigeon?"}}}}}})
		has(t, w.direct(slacksim.Employee, i+1), "no longer in use")
	}
	if asked := w.engine.all(); len(asked) != 0 {
		t.Errorf("asked %q", asked)
	}
	if n := len(w.sim.Whispers(slacksim.Employee, slacksim.Random)) + len(w.sim.Whispers(slacksim.Other, slacksim.Random)); n != 0 {
		t.Errorf("%d answers where the form was opened", n)
	}
}
