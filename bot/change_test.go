package bot

import (
	"strings"
	"testing"
	"time"

	"policybot/bot/slacksim"
	"policybot/bot/state"
)

// ask runs /policy in the channel and gives the user's nth private answer.
func (w *world) ask(user slacksim.UserID, text string, n int) slacksim.Message {
	w.t.Helper()
	w.slash(user, slacksim.General, text)
	return w.whisper(user, slacksim.General, n)
}

// outcomes lists the audit as "who what outcome", the latest first.
func (w *world) outcomes() (list []string) {
	w.t.Helper()
	acts, err := w.store.Acts(w.t.Context(), time.Time{}, 50)
	if err != nil {
		w.t.Fatal(err)
	}
	for _, a := range acts {
		list = append(list, strings.TrimSpace(a.Who+" "+a.What+" "+a.Outcome+" "+a.About))
	}
	return list
}

func (w *world) audited(want string) {
	w.t.Helper()
	if list := w.outcomes(); !strings.Contains(strings.Join(list, "\n"), want) {
		w.t.Errorf("the audit lacks %q: %q", want, list)
	}
}

// TestConfirmDoesOnlyWhatWasShown changes the folder between the two.
func TestConfirmDoesOnlyWhatWasShown(t *testing.T) {
	w := newWorld(t, quick()).run()
	shown := w.ask(slacksim.Admin, "reload", 1)
	w.shelf.put("e3")
	w.press(slacksim.Admin, shown, "confirm_reload", "")
	again := w.whisper(slacksim.Admin, slacksim.General, 2)
	if text := string(encode(t, again.Blocks)); !strings.Contains(text, "Something has changed since this was shown") || len(w.shelf.taken()) != 0 {
		t.Errorf("shown %s, done %v", text, w.shelf.taken())
	}
	w.press(slacksim.Admin, again, "confirm_reload", "")
	has(t, w.whisper(slacksim.Admin, slacksim.General, 3), "Reloaded")
	if done := w.shelf.taken(); len(done) != 1 || done[0].About != "e3" {
		t.Errorf("done %v; want e3", done)
	}
}

func TestCancelLeavesWhatWasShown(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.press(slacksim.Admin, w.ask(slacksim.Admin, "reload", 1), "cancel", "")
	has(t, w.whisper(slacksim.Admin, slacksim.General, 2), "Nothing was changed")
	w.audited("U0ADMIN001 cancel done e2")
	if len(w.shelf.taken()) != 0 {
		t.Error("reloaded")
	}
}

func TestNothingNewIsToldSo(t *testing.T) {
	w := newWorld(t, quick())
	w.shelf.put("e1")
	w.run()
	m := w.ask(slacksim.Admin, "reload", 1)
	has(t, m, "There is nothing to reload")
	if text := string(encode(t, m.Blocks)); strings.Contains(text, "confirm_reload") {
		t.Errorf("there is nothing to confirm in %s", text)
	}
}

// TestRollBackIsConfirmed goes back by the list of editions.
func TestRollBackIsConfirmed(t *testing.T) {
	w := newWorld(t, quick())
	w.shelf.used = "e2"
	w.run()
	list := w.ask(slacksim.Admin, "editions", 1)
	for _, part := range []string{"Edition 2", "in use", "U0ADMIN001", "3 events", "Edition 1", "by start"} {
		if text := string(encode(t, list.Blocks)); !strings.Contains(text, part) {
			t.Errorf("the list lacks %q: %s", part, text)
		}
	}
	w.press(slacksim.Admin, list, "roll_back", "")
	shown := w.whisper(slacksim.Admin, slacksim.General, 2)
	has(t, shown, "Not rolled back yet")
	w.press(slacksim.Admin, shown, "confirm_roll_back", "")
	has(t, w.whisper(slacksim.Admin, slacksim.General, 3), "Rolled back. 1 change in meaning.")
	if done := w.shelf.taken(); len(done) != 1 || done[0].What != "roll back" || done[0].About != "e1" {
		t.Errorf("done %v", done)
	}
	w.audited("U0ADMIN001 roll back shown e1")
}

// TestConfirmationsOfOthers confirms what an admin was shown: another admin may,
// nobody else may, and who no longer is one may not.
func TestConfirmationsOfOthers(t *testing.T) {
	w := newWorld(t, quick()).run(func(c *Config) { c.Admins = []string{string(slacksim.Admin), string(slacksim.Other)} })
	shown := w.ask(slacksim.Admin, "reload", 1)
	by := func(u slacksim.UserID) {
		p := pressed("confirm_reload", `{"e":"e2","o":"e1"}`)
		p["user"], p["trigger_id"] = object{"id": u, "team_id": slacksim.Team}, "forged by "+string(u)
		w.sim.SendEnvelope("interactive", p)
		w.allDone()
	}
	by(slacksim.Employee)
	if w.audited("U0EMMA0001 reload refused e2"); len(w.shelf.taken()) != 0 {
		t.Error("an employee has confirmed")
	}
	by(slacksim.Other)
	if done := w.shelf.taken(); len(done) != 1 || done[0].Who != string(slacksim.Other) {
		t.Errorf("done %v; want by another admin", done)
	}
	w.press(slacksim.Admin, shown, "confirm_reload", "") // a second time
	if w.whisper(slacksim.Admin, slacksim.General, 2); len(w.shelf.taken()) != 1 {
		t.Error("done twice")
	}
}

// TestForgedEditionsAreNone presses with what no edition is called.
func TestForgedEditionsAreNone(t *testing.T) {
	w := newWorld(t, quick()).run()
	for i, value := range []string{`{"e":"<!channel>","o":"e1"}`, `{"e":"../e1"}`, `{}`, `{"e":"` + strings.Repeat("e", 65) + `"}`} {
		for _, action := range []string{"confirm_reload", "roll_back", "confirm_roll_back", "cancel"} {
			p := pressed(action, value)
			p["user"], p["trigger_id"] = object{"id": slacksim.Admin, "team_id": slacksim.Team}, action+string(rune('0'+i))
			w.sim.SendEnvelope("interactive", p)
		}
	}
	if w.allDone(); w.shelf.count() != 0 || len(w.outcomes()) != 0 {
		t.Errorf("asked %d times, audit %q", w.shelf.count(), w.outcomes())
	}
}

// TestAdminsAreShownNothingInChannels asks where others read along.
func TestAdminsAreShownNothingInChannels(t *testing.T) {
	w := newWorld(t, quick()).run()
	for _, text := range []string{"reload", "editions", "audit"} {
		q := w.say(slacksim.Admin, slacksim.General, "@policybot "+text, "")
		has(t, w.answers(slacksim.General, q, 1)[0], "after /policy")
	}
	if w.shelf.count() != 0 {
		t.Error("the library was asked")
	}
	w.say(slacksim.Admin, w.sim.DM(slacksim.Admin), "reload", "")
	w.until("it is shown directly", func() bool {
		all := w.sim.Messages(w.sim.DM(slacksim.Admin))
		return strings.Contains(all[len(all)-1].Text, "Not reloaded yet")
	})
}

func TestAuditIsListed(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.ask(slacksim.Employee, "reload", 1)
	for i := range 30 {
		if err := w.store.Record(t.Context(), state.Act{Who: "signal", What: "reload", Outcome: "failed: <!channel>", About: string(rune('a' + i)), At: time.Now()}); err != nil {
			t.Fatal(err)
		}
	}
	w.ask(slacksim.Admin, "reload", 1)
	m := w.ask(slacksim.Admin, "audit", 2)
	text := string(encode(t, m.Blocks))
	if n := strings.Count(text, "reload: "); n != actsShown || !strings.Contains(text, "U0ADMIN001") || !strings.Contains(text, "reload: shown") || strings.Contains(text, "refused") {
		t.Errorf("%d acts: %s", n, text)
	}
}
