package main

import (
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"policybot/bot/blocks"
	"policybot/bot/slacksim"
)

// wrongVote is the value of the button that calls an answer wrong.
var wrongVote = regexp.MustCompile(`"value":("(?:[^"\\]|\\.)*\\"v\\":\\"wrong\\"(?:[^"\\]|\\.)*")`)

// corrected has somebody call an answer to a direct question wrong, in words.
func (g *guard) corrected(user slacksim.UserID, question, wrong string) {
	g.t.Helper()
	dm := g.sim.DM(user)
	_, m := g.say(user, dm, question)
	raw, err := json.Marshal(m.Blocks)
	if err != nil {
		g.t.Fatal(err)
	}
	var value string
	if found := wrongVote.FindSubmatch(raw); found == nil || json.Unmarshal(found[1], &value) != nil {
		g.t.Fatalf("nothing calls it wrong: %s", raw)
	}
	thanks := g.whispers(user, dm, func() error { return g.sim.Choose(user, dm, m.TS, string(blocks.Vote), value) })
	g.pressNamed(user, thanks, string(blocks.Correct))
	var view string
	g.until("no form", func() bool {
		v, ok := g.sim.Modal(user)
		view = v.ID
		return ok && strings.Contains(string(v.Body), string(blocks.CorrectionForm))
	})
	g.whispers(user, dm, func() error {
		return g.sim.Submit(user, view, map[string]string{blocks.WrongField: wrong})
	})
	g.settled()
}

// TestCorrectionsOfHiddenRecordsHideToo has a member of the group correct an
// answer that names nothing but what everybody may know, and rests on what they
// alone may see.
func TestCorrectionsOfHiddenRecordsHideToo(t *testing.T) {
	t.Parallel()
	g := guarded(t)
	g.corrected(slacksim.Third, "did Acme ban Osprey?", "the zanzibar note was withdrawn")
	g.corrected(slacksim.Third, "did Acme ban Pigeon?", "the memo was withdrawn")
	all, err := g.store.Corrections(t.Context(), 9)
	if err != nil || len(all) != 2 {
		t.Fatalf("kept: %+v, error %v", all, err)
	}
	from := len(g.sim.Payloads())
	list := g.slash(slacksim.Admin, slacksim.General, "corrections")
	g.hides("the corrections for an admin outside the group", from)
	if raw, err := json.Marshal(list.Blocks); err != nil || !strings.Contains(string(raw), "the memo was withdrawn") {
		t.Errorf("what is open isn't listed: %s, error %v", raw, err)
	}
	for _, c := range all { // as if the buttons of both were shown
		ref, err := json.Marshal(blocks.Ref{Answer: strconv.FormatInt(c.ID, 10)})
		if err != nil {
			t.Fatal(err)
		}
		g.sim.SendEnvelope("interactive", map[string]any{"type": "block_actions", "trigger_id": "forged." + strconv.FormatInt(c.ID, 10), "team": map[string]any{"id": slacksim.Team},
			"user": map[string]any{"id": slacksim.Admin, "team_id": slacksim.Team}, "container": map[string]any{"channel_id": slacksim.General, "message_ts": list.TS, "is_ephemeral": true},
			"actions": []any{map[string]any{"action_id": blocks.Handled, "value": string(ref)}}})
	}
	g.until("the open one stays", func() bool {
		left, err := g.store.Corrections(t.Context(), 9)
		return err == nil && len(left) < 2
	})
	g.settled()
	if left, err := g.store.Corrections(t.Context(), 9); err != nil || len(left) != 1 || !strings.Contains(left[0].Wrong, "zanzibar") {
		t.Errorf("left: %+v, error %v", left, err)
	}
}

// TestWhatLeftTheRecordsStaysHidden takes the hidden records out after somebody
// asked of them in vain, and corrected an answer from them.
func TestWhatLeftTheRecordsStaysHidden(t *testing.T) {
	t.Parallel()
	g := guarded(t)
	g.say(slacksim.Third, g.sim.DM(slacksim.Third), "what does Zanzibar cost?")
	g.corrected(slacksim.Third, "did Acme ban Zanzibar?", "the zanzibar note was withdrawn")
	write(t, g.dir, "legal.yaml", "entities: []\n")
	offer := g.slash(slacksim.Admin, slacksim.General, "reload")
	g.whispers(slacksim.Admin, slacksim.General, func() error {
		g.pressNamed(slacksim.Admin, offer, string(blocks.ConfirmReload))
		return nil
	})
	g.settled()
	from := len(g.sim.Payloads())
	for _, text := range []string{"gaps", "corrections"} {
		g.slash(slacksim.Admin, slacksim.General, text)
		g.hides(text, from)
	}
}
