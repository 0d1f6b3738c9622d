package bot

import (
	"strings"
	"testing"

	"policybot/bot/slacksim"
)

func (w *world) view(user slacksim.UserID, ch slacksim.ChannelID) {
	w.t.Helper()
	if err := w.sim.View(user, ch); err != nil {
		w.t.Fatal(err)
	}
	w.until("it is known what is open", func() bool { return w.bot.viewing.by(string(user), w.bot.now()) == string(ch) })
}

func TestAnswerIsSharedInTheOpenChannel(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.view(slacksim.Employee, slacksim.General)
	dm := w.sim.DM(slacksim.Employee)
	q := w.say(slacksim.Employee, dm, "did Acme ban Pigeon?", "")
	w.press(slacksim.Employee, w.answers(dm, q, 1)[0], "share", "")
	m := w.answers(slacksim.General, "", 1)[0]
	has(t, m, "Yes, Acme banned Pigeon")
	if body := string(encode(t, m.Blocks)); !strings.Contains(body, string(slacksim.Employee)) {
		t.Errorf("it isn't said who asked: %s", body)
	}
	w.quiet() // what a thread begins with is noted behind the post
	w.say(slacksim.Employee, slacksim.General, "and Globex?", m.TS)
	has(t, w.answers(slacksim.General, m.TS, 2)[1], "Globex banned pigeon")
}

func TestWhereOthersReadAlongTheOpenChannelGetsNothing(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.view(slacksim.Employee, slacksim.Shared)
	dm := w.sim.DM(slacksim.Employee)
	q := w.say(slacksim.Employee, dm, "did Acme ban Pigeon?", "")
	w.press(slacksim.Employee, w.answers(dm, q, 1)[0], "share", "")
	has(t, w.whisper(slacksim.Employee, dm, 1), "other organizations")
	if n := len(w.sim.Answers(slacksim.Shared, "")); n != 0 {
		t.Errorf("%d messages", n)
	}
}

// TestNobodySharesWhereTheyAreNot forges the press of a button that shares an
// answer in a channel that its presser didn't have open.
func TestNobodySharesWhereTheyAreNot(t *testing.T) {
	w := newWorld(t, quick()).run()
	seal := w.bot.signature("share " + string(slacksim.Admin) + " " + string(slacksim.Leadership))
	for _, value := range []string{
		`{"q":"did Acme ban Pigeon?","c":"` + string(slacksim.Leadership) + `"}`,
		`{"q":"did Acme ban Pigeon?","c":"` + string(slacksim.Leadership) + `","k":"` + seal + `"}`,
	} {
		w.sim.SendEnvelope("interactive", pressed("share", value))
	}
	w.allDone()
	if n := len(w.sim.Answers(slacksim.Leadership, "")); n != 0 {
		t.Errorf("%d messages", n)
	}
	if asked := w.engine.all(); len(asked) != 0 {
		t.Errorf("asked %q", asked)
	}
}

// TestFailuresOfSharingAreForWhoShares lets the answer fail, and Slack not tell
// who reads the channel.
func TestFailuresOfSharingAreForWhoShares(t *testing.T) {
	for _, c := range []struct {
		name string
		fail func(w *world)
	}{
		{"the engine fails", func(w *world) { w.engine.broken.Store(true) }},
		{"Slack won't tell", func(w *world) {
			w.sim.Fail(slacksim.Fault{Method: "conversations.info", Error: "channel_not_found", Times: 4})
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t, quick()).run()
			w.view(slacksim.Employee, slacksim.General)
			dm := w.sim.DM(slacksim.Employee)
			q := w.say(slacksim.Employee, dm, "did Acme ban Pigeon?", "")
			m := w.answers(dm, q, 1)[0]
			c.fail(w)
			w.press(slacksim.Employee, m, "share", "")
			w.whisper(slacksim.Employee, dm, 1)
			if n := len(w.sim.Answers(slacksim.General, "")); n != 0 {
				t.Errorf("%d messages for all to see", n)
			}
		})
	}
}
