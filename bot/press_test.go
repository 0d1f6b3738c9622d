package bot

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"policybot/bot/slacksim"
	"policybot/knowledge"
)

func encode(t *testing.T, v any) []byte {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// buttons lists the action ids in a message that begin with a name.
func buttons(v any, name string) (ids []string) {
	switch x := v.(type) {
	case []any:
		for _, e := range x {
			ids = append(ids, buttons(e, name)...)
		}
	case map[string]any:
		if id, _ := x["action_id"].(string); id == name || strings.HasPrefix(id, name+":") {
			ids = append(ids, id)
		}
		for _, e := range x {
			ids = append(ids, buttons(e, name)...)
		}
	}
	return ids
}

func (w *world) button(m slacksim.Message, name string) string {
	w.t.Helper()
	for _, b := range m.Blocks {
		if ids := buttons(b, name); len(ids) > 0 {
			return ids[0]
		}
	}
	w.t.Fatalf("no button %s in %s", name, encode(w.t, m.Blocks))
	return ""
}

func (w *world) press(user slacksim.UserID, m slacksim.Message, name, value string) {
	w.t.Helper()
	if err := w.sim.Choose(user, m.Channel, m.TS, w.button(m, name), value); err != nil {
		w.t.Fatal(err)
	}
}

// modal waits until the user sees a form, and returns it.
func (w *world) modal(user slacksim.UserID) (shown string) {
	w.t.Helper()
	w.until("a form is shown", func() bool {
		v, ok := w.sim.Modal(user)
		shown = string(encode(w.t, v))
		return ok
	})
	return shown
}

func TestSourceButtonShowsTheRecord(t *testing.T) {
	w := newWorld(t, quick()).run()
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.press(slacksim.Other, w.answers(slacksim.General, q, 1)[0], "source", "")
	shown := w.modal(slacksim.Other)
	for _, part := range []string{"Device memo 7", "section 2", "2024", "remove it by 1 April"} {
		if !strings.Contains(shown, part) {
			t.Errorf("the form lacks %q: %s", part, shown)
		}
	}
}

func TestSourceInAPrivateAnswer(t *testing.T) {
	w := newWorld(t, quick()).run()
	if err := w.sim.Slash(slacksim.Employee, slacksim.General, "/policy", "did Acme ban Pigeon?"); err != nil {
		t.Fatal(err)
	}
	w.press(slacksim.Employee, w.whisper(slacksim.Employee, slacksim.General, 1), "source", "")
	w.modal(slacksim.Employee)
}

func TestSourceThatComesTooLateSaysSo(t *testing.T) {
	o := quick()
	o.Waits.Trigger = time.Millisecond
	w := newWorld(t, o).run()
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.sim.Fail(slacksim.Fault{Method: "views.open", Delay: 50 * time.Millisecond})
	w.press(slacksim.Employee, w.answers(slacksim.General, q, 1)[0], "source", "")
	has(t, w.whisper(slacksim.Employee, slacksim.General, 1), "press the button again")
}

func TestVoteIsKept(t *testing.T) {
	w := newWorld(t, quick()).run()
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	m := w.answers(slacksim.General, q, 1)[0]
	w.press(slacksim.Employee, m, "feedback", "")
	has(t, w.whisper(slacksim.Employee, slacksim.General, 1), "helped")
	tally, err := w.store.TallyOf(t.Context(), string(m.Channel)+":"+string(m.TS))
	if err != nil || tally.Up != 1 || tally.Down != 0 {
		t.Errorf("tally %+v, %v", tally, err)
	}
}

func TestChoiceIsAskedInTheThread(t *testing.T) {
	w := newWorld(t, quick()).run()
	q := w.say(slacksim.Employee, slacksim.General, "@policybot which Acme?", "")
	w.press(slacksim.Employee, w.answers(slacksim.General, q, 1)[0], "choice", "")
	has(t, w.answers(slacksim.General, q, 2)[1], "Acme banned Pigeon")
	w.say(slacksim.Employee, slacksim.General, "@policybot and Globex?", q)
	has(t, w.answers(slacksim.General, q, 3)[2], "Globex banned pigeon")
}

func TestForeignButtonIsTold(t *testing.T) {
	w := newWorld(t, quick()).run()
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	m := w.answers(slacksim.General, q, 1)[0]
	link := w.button(m, "link")
	if err := w.sim.Press(slacksim.Employee, m.Channel, m.TS, link); err != nil {
		t.Fatal(err)
	}
	w.until("the press is acknowledged", func() bool {
		all := w.sim.Envelopes()
		return all[len(all)-1].Kind == "interactive" && all[len(all)-1].Acked
	})
	w.quiet()
	if n := len(w.sim.Whispers(slacksim.Employee, slacksim.General)); n != 0 {
		t.Errorf("%d words about a link that the browser opens", n)
	}
}

func TestShowAllKeepsTheContext(t *testing.T) {
	w := newWorld(t, quick()).run()
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.answers(slacksim.General, q, 1)
	w.say(slacksim.Employee, slacksim.General, "and everything? <@U0POLICYB1>", q)
	long := w.answers(slacksim.General, q, 2)[1]
	w.say(slacksim.Employee, slacksim.General, "did Globex ban Owl? <@U0POLICYB1>", q) // the talk goes on
	w.answers(slacksim.General, q, 3)
	w.press(slacksim.Other, long, "show_all", "")
	all := w.whisper(slacksim.Other, slacksim.General, 1)
	if full, short := len(encode(t, all.Blocks)), len(encode(t, long.Blocks)); full <= short {
		t.Errorf("all of it has %d bytes, the short form %d", full, short)
	}
	asked := w.engine.all()
	if last := asked[len(asked)-1]; last != "and everything? | did-ban actor:acme app:pigeon" {
		t.Errorf("asked %q", last)
	}
}

// TestNoticesOfAPressAreForWhoPressed presses a button that all see, where there
// is no answer.
func TestNoticesOfAPressAreForWhoPressed(t *testing.T) {
	for _, c := range []struct {
		name, says string
		who        slacksim.UserID
		broken     bool
		limit      int // 0: the usual one
	}{
		{"a guest, where these are refused", "no guests", slacksim.Guest, false, 0},
		{"beyond the limit", "1 question a minute", slacksim.Employee, false, 1},
		{"the engine fails", "Something went wrong", slacksim.Other, true, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t, quick())
			w.engine.rules.Guests = knowledge.GuestsRefused
			w.limited(Limits{Person: c.limit})
			if err := w.sim.Join(c.who, slacksim.General); err != nil {
				t.Fatal(err)
			}
			q := w.say(slacksim.Employee, slacksim.General, "@policybot which Acme?", "")
			m := w.answers(slacksim.General, q, 1)[0]
			w.engine.broken.Store(c.broken)
			w.press(c.who, m, "choice", "")
			has(t, w.whisper(c.who, slacksim.General, 1), c.says)
			w.allDone()
			w.answers(slacksim.General, q, 1)
		})
	}
}

// TestLinksAskNothing presses a link as who gets no answers.
func TestLinksAskNothing(t *testing.T) {
	w := newWorld(t, quick())
	w.engine.rules.Guests = knowledge.GuestsRefused
	w.run()
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	m := w.answers(slacksim.General, q, 1)[0]
	if err := w.sim.Join(slacksim.Guest, slacksim.General); err != nil {
		t.Fatal(err)
	}
	w.press(slacksim.Guest, m, "link", "")
	w.allDone()
	w.answers(slacksim.General, q, 1)
	if n := len(w.sim.Whispers(slacksim.Guest, slacksim.General)); n != 0 || len(w.held(slacksim.Guest).Questions) != 0 {
		t.Errorf("%d words about a link that the browser opens, kept %+v", n, w.held(slacksim.Guest).Questions)
	}
}
