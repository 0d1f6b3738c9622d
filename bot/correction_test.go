package bot

import (
	"strings"
	"testing"
	"time"

	"policybot/bot/blocks"
	"policybot/bot/slacksim"
	"policybot/bot/state"
)

// dislike votes an answer down and gives what only the voter sees then.
func (w *world) dislike(user slacksim.UserID, m slacksim.Message) slacksim.Message {
	w.t.Helper()
	w.vote(user, m, "wrong")
	all := w.sim.Whispers(user, m.Channel)
	return all[len(all)-1]
}

// corrected is an answer that somebody has voted down and written about.
func (w *world) corrected(user slacksim.UserID) {
	w.t.Helper()
	q := w.say(user, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	thanks := w.dislike(user, w.answers(slacksim.General, q, 1)[0])
	w.press(user, thanks, "correct", "")
	before := len(w.sim.Whispers(user, slacksim.General))
	w.submit(user, w.form(user, blocks.CorrectionForm), map[string]string{
		blocks.WrongField: "it was lifted in June, says the canary", blocks.RightField: "<!channel> *allowed*", blocks.SourceField: "memo 8",
	})
	has(w.t, w.whisper(user, slacksim.General, before+1), "kept for the admins")
	w.quiet()
}

func TestCorrectionIsKeptUntilHandled(t *testing.T) {
	w := newWorld(t, quick()).run(func(cfg *Config) { cfg.Admins = []string{string(slacksim.Admin)} })
	w.corrected(slacksim.Employee)
	if shown := string(encode(t, w.whispered(slacksim.Admin, "gaps").Blocks)); !strings.Contains(shown, "1 correction to be looked at") {
		t.Errorf("the gaps don't tell of it: %s", shown)
	}
	list := w.whispered(slacksim.Admin, "corrections")
	has(t, list, "1 correction to be looked at")
	shown := string(encode(t, list.Blocks))
	for _, part := range []string{string(slacksim.Employee), "pigeon, acme · did-ban", "it was lifted in June", `\u003c!channel\u003e *allowed*`, "memo 8"} {
		if !strings.Contains(shown, part) {
			t.Errorf("it lacks %q: %s", part, shown)
		}
	}
	for _, want := range []string{"you handled it", "was handled before"} {
		before := len(w.sim.Whispers(slacksim.Admin, slacksim.General))
		w.press(slacksim.Admin, list, "handled", "")
		has(t, w.whisper(slacksim.Admin, slacksim.General, before+1), want)
	}
	has(t, w.whispered(slacksim.Admin, "corrections"), "0 corrections")
	w.quiet()
	if h := w.held(slacksim.Admin); len(h.Acts) != 1 || h.Acts[0].What != "correction" || h.Acts[0].Outcome != "handled" {
		t.Errorf("the audit says %+v", h.Acts)
	}
	if _, err := w.store.Forget(t.Context(), time.Now(), state.Keep{Done: Keep, Gaps: KeepGaps, Votes: KeepGaps, Notes: KeepGaps, Acts: KeepGaps}); err != nil || w.traces("canary") != 0 {
		t.Errorf("words stay in the files, or error %v", err)
	}
}

func TestCorrectionsAreForAdmins(t *testing.T) {
	w := newWorld(t, quick()).run(func(cfg *Config) { cfg.Admins = []string{string(slacksim.Admin)} })
	w.corrected(slacksim.Employee)
	has(t, w.whispered(slacksim.Employee, "corrections"), "Only admins may do this")
	q := w.say(slacksim.Admin, slacksim.General, "@policybot corrections", "")
	has(t, w.answers(slacksim.General, q, 1)[0], "for you alone")
	list := w.whispered(slacksim.Admin, "corrections")
	w.sim.SendEnvelope("interactive", object{"type": "block_actions", "trigger_id": "forged", "team": object{"id": slacksim.Team},
		"user": object{"id": slacksim.Employee, "team_id": slacksim.Team}, "container": object{"channel_id": slacksim.General, "message_ts": list.TS, "is_ephemeral": true},
		"actions": []any{object{"action_id": w.button(list, "handled"), "value": `{"a":"` + strings.TrimPrefix(w.button(list, "handled"), "handled:") + `"}`}}})
	has(t, w.direct(slacksim.Employee, 1), "Only admins may do this")
	if all, err := w.store.Corrections(t.Context(), 9); len(all) != 1 || err != nil {
		t.Errorf("left %+v, error %v", all, err)
	}
}
