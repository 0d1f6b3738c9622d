package bot

import (
	"strings"
	"testing"
	"time"

	"policybot/bot/slacksim"
	"policybot/bot/state"
)

// whispered uses the command and returns what only the user sees.
func (w *world) whispered(user slacksim.UserID, text string) slacksim.Message {
	w.t.Helper()
	before := len(w.sim.Whispers(user, slacksim.General))
	w.slash(user, slacksim.General, text)
	return w.whisper(user, slacksim.General, before+1)
}

func (w *world) gaps() []state.Gap {
	w.t.Helper()
	all, err := w.store.Gaps(w.t.Context(), time.Time{})
	if err != nil {
		w.t.Fatal(err)
	}
	return all
}

// vote presses one of the two buttons under an answer.
func (w *world) vote(user slacksim.UserID, m slacksim.Message, opinion string) {
	w.t.Helper()
	before := len(w.sim.Whispers(user, m.Channel))
	w.press(user, m, "feedback", w.optionOf(m, opinion))
	w.whisper(user, m.Channel, before+1)
}

// optionOf is the value of the button to vote that says so.
func (w *world) optionOf(m slacksim.Message, opinion string) (value string) {
	w.t.Helper()
	var look func(v any)
	look = func(v any) {
		switch x := v.(type) {
		case []any:
			for _, e := range x {
				look(e)
			}
		case map[string]any:
			if s, _ := x["value"].(string); strings.Contains(s, `"v":"`+opinion+`"`) {
				value = s
			}
			for _, e := range x {
				look(e)
			}
		}
	}
	for _, b := range m.Blocks {
		look(b)
	}
	if value == "" {
		w.t.Fatalf("no button says %q in %s", opinion, encode(w.t, m.Blocks))
	}
	return value
}

func TestGapsAreWhatWasAskedInVain(t *testing.T) {
	w := newWorld(t, quick()).run()
	good := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	m := w.answers(slacksim.General, good, 1)[0]
	bad := w.say(slacksim.Employee, slacksim.General, "@policybot canary, what of it?", "")
	w.answers(slacksim.General, bad, 1)
	w.whispered(slacksim.Other, "another canary")
	w.quiet()
	got := w.gaps()
	if len(got) != 1 || got[0].Topic != (state.Topic{}) || got[0].Declined != 2 || got[0].People != 2 || got[0].Disliked != 0 {
		t.Errorf("before any vote: %+v", got)
	}
	w.vote(slacksim.Employee, m, "wrong")
	w.vote(slacksim.Other, m, "wrong")
	w.vote(slacksim.Other, m, "helpful") // thought better of it
	want := state.Topic{Entity: "pigeon, acme", Intent: "did-ban"}
	if got = w.gaps(); len(got) != 2 || got[1].Topic != want || got[1].Declined != 0 || got[1].Disliked != 1 || got[1].People != 1 {
		t.Errorf("after the votes: %+v", got)
	}
	if _, err := w.store.Forget(t.Context(), time.Now(), state.Keep{Done: Keep, Gaps: KeepGaps, Votes: KeepGaps}); err != nil || w.traces("canary") != 0 {
		t.Errorf("words stay in the files, or error %v", err)
	}
}

func TestShowingAllIsNoSecondGap(t *testing.T) {
	w := newWorld(t, quick()).run()
	q := w.say(slacksim.Employee, slacksim.General, "@policybot everything in vain?", "")
	w.press(slacksim.Other, w.answers(slacksim.General, q, 1)[0], "show_all", "")
	w.whisper(slacksim.Other, slacksim.General, 1)
	w.quiet()
	if got := w.gaps(); len(got) != 1 || got[0].Declined != 1 {
		t.Errorf("gaps %+v", got)
	}
}

func TestGapsAreForAdmins(t *testing.T) {
	w := newWorld(t, quick()).run(func(cfg *Config) { cfg.Admins = []string{string(slacksim.Admin)} })
	w.whispered(slacksim.Employee, "what of the canary?")
	w.quiet()
	told := w.whispered(slacksim.Admin, "gaps")
	has(t, told, "1 topic")
	if shown := string(encode(t, told.Blocks)); !strings.Contains(shown, "not understood: 1 declined, 1 person") || strings.Contains(shown, "canary") {
		t.Errorf("shown %s", shown)
	}
	has(t, w.whispered(slacksim.Admin, "gaps since 2020"), "Declined or disliked since 1 January 2020: 1 topic.")
	has(t, w.whispered(slacksim.Admin, "gaps since 2999-01-01"), "0 topics")
	has(t, w.whispered(slacksim.Admin, "gaps in the law"), "There is no record of that")
	for _, text := range []string{"gaps", "gaps since 2020"} {
		has(t, w.whispered(slacksim.Employee, text), "Only admins may do this")
	}
	for user, want := range map[slacksim.UserID]string{slacksim.Employee: "Only admins", slacksim.Admin: "for you alone"} {
		q := w.say(user, slacksim.General, "@policybot gaps", "")
		has(t, w.answers(slacksim.General, q, 1)[0], want)
	}
	dm := w.sim.DM(slacksim.Admin)
	q := w.say(slacksim.Admin, dm, "gaps", "")
	has(t, w.answers(dm, q, 1)[0], "1 topic")
}
