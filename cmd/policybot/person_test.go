package main

import (
	"encoding/json"
	"strings"
	"testing"

	"policybot/bot/slack"
	"policybot/bot/slacksim"
	"policybot/bot/state"
	"policybot/bot/state/pgserver"
)

// secretive are records of which one collection is for the admins' user group.
const secretive = `
entities:
  - {id: acme, kind: company, names: [Acme]}
  - {id: messengers, kind: class, names: [messengers], owners: C0POLICY01}
  - {id: pigeon, kind: app, names: [Pigeon], in: messengers}
  - {id: heron, kind: app, names: [Heron], owners: S0POLICYA1}
sources:
  - {id: memo-7, title: Device memo 7, publisher: Acme IT, date: 2024-03-04, tier: policy}
  - {id: note-9, title: Legal note 9, publisher: Acme Legal, date: 2024-05-02, tier: policy, collection: legal}
events:
  - {id: acme-pigeon-ban, by: acme, do: ban, app: pigeon, announced: 2024-05-02, collection: legal, text: Acme banned Pigeon in secret., reports: [{source: note-9}]}
  - {id: acme-heron-ban, by: acme, do: ban, app: heron, announced: 2024-03-04, text: Acme told staff to remove Heron., reports: [{source: memo-7}]}
`

const secretiveSettings = `
home: acme
collections:
  legal: {groups: [S0POLICYA1]}
`

// asksAPerson presses the button under the private answer to a question, and
// sends the form in. It gives what the form showed.
func (p *place) asksAPerson(user slacksim.UserID, question, words string) (form string) {
	p.t.Helper()
	n := len(p.sim.Whispers(user, slacksim.General)) + 1
	p.command(p.sim, user, question, n)
	m := p.sim.Whispers(user, slacksim.General)[n-1]
	if err := p.sim.Press(user, m.Channel, m.TS, "person"); err != nil {
		p.t.Fatal(err)
	}
	var v slacksim.View
	p.until("no form", func() (ok bool) { v, ok = p.sim.Modal(user); return ok })
	if err := p.sim.Submit(user, v.ID, map[string]string{"question": words}); err != nil {
		p.t.Fatal(err)
	}
	p.until("nothing is said to who asked", func() bool { return len(p.sim.Whispers(user, slacksim.General)) > n })
	return string(v.Body)
}

func (p *place) said(ch slacksim.ChannelID) string {
	p.t.Helper()
	raw, err := json.Marshal(p.sim.Answers(ch, ""))
	if err != nil {
		p.t.Fatal(err)
	}
	return string(raw)
}

// An answer from a hidden collection is passed on to people who may not see it:
// they read what is on record for them.
func TestPassingOnTellsNothingHidden(t *testing.T) {
	t.Parallel()
	for _, place := range []string{"folder", "database"} {
		t.Run(place, func(t *testing.T) {
			var setting []string
			if place == "database" {
				setting = []string{"POLICYBOT_DATABASE_URL=" + pgserver.Start(t).Database()}
			}
			testPassingOn(t, setting...)
		})
	}
}

func testPassingOn(t *testing.T, setting ...string) {
	dir := t.TempDir()
	write(t, dir, "records.yaml", secretive)
	write(t, dir, "knowledge.yaml", secretiveSettings)
	p := serveIn(t, slacksim.Options{}, dir, setting...)
	form := p.asksAPerson(slacksim.Admin, "did Acme ban Pigeon?", "May drivers use it?")
	for _, part := range []string{"banned Pigeon in secret", "C0POLICY01", "did Acme ban Pigeon?"} {
		if !strings.Contains(form, part) {
			t.Errorf("the form lacks %q: %s", part, form)
		}
	}
	passed := p.said(slacksim.PolicyHelp)
	if !strings.Contains(passed, "May drivers use it?") || strings.Contains(passed, "secret") || strings.Contains(passed, "note-9") || strings.Contains(passed, "Legal note") {
		t.Errorf("passed on to the channel: %s", passed)
	}
	p.asksAPerson(slacksim.Employee, "did Acme ban Heron?", "and drivers?")
	if together := p.said(p.sim.Group(slacksim.Employee, slacksim.Admin)); !strings.Contains(together, "remove Heron") || !strings.Contains(together, "and drivers?") {
		t.Errorf("passed on to a user group: %s", together)
	}
	if said := p.said(slacksim.General); strings.Contains(said, "Pigeon") {
		t.Errorf("said where it was asked: %s", said)
	}
	m := p.sim.Answers(slacksim.PolicyHelp, "")[0]
	if err := p.sim.Press(slacksim.Other, m.Channel, m.TS, "resolve"); err != nil {
		t.Fatal(err)
	}
	dm := p.sim.DM(slacksim.Admin)
	p.until("who asked isn't told that it is resolved", func() bool { return len(p.sim.Answers(dm, "")) == 1 })
	if told := p.said(dm); !strings.Contains(told, string(slacksim.Other)) || strings.Contains(told, "Pigeon") {
		t.Errorf("who asked is told %s", told)
	}
	p.until("nothing more is said where it was passed on", func() bool { return len(p.sim.Answers(slacksim.PolicyHelp, m.TS)) == 2 })
}

// TestNoExportHoldsAnAddress exports a form that waits: where it was opened goes
// with it, and there an address with which anybody could answer in our name.
func TestNoExportHoldsAnAddress(t *testing.T) {
	in := slack.In{Kind: slack.Submit, User: "U1AAAA", Action: "ask", Values: map[string]string{"question": "did Acme ban Pigeon?"},
		Value: `c2ln {"u":"U1AAAA","c":"C1","r":"https://hooks.slack.com/actions/T/1/canary"}`}
	payload, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	line, err := json.Marshal(exportQuestion(state.Asked{Taken: state.Taken{Payload: payload}}))
	if text := string(line); err != nil || strings.Contains(text, "canary") || !strings.Contains(text, "did Acme ban Pigeon?") {
		t.Errorf("%s, error %v", text, err)
	}
}
