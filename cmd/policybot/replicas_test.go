package main

import (
	"strings"
	"testing"

	"policybot/bot/slacksim"
	"policybot/bot/state/pgserver"
)

// Two replicas share a database. Each question gets one answer, while the
// database's server crashes and when one of the replicas is gone.
func TestServeAsReplicas(t *testing.T) {
	t.Parallel()
	database := pgserver.Start(t)
	setting := "POLICYBOT_DATABASE_URL=" + database.Database()
	first, sim, dir, _ := served(t, setting)
	var asked []slacksim.TS
	say := func() {
		t.Helper()
		q, err := sim.Say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
		if err != nil {
			t.Fatal(err)
		}
		asked = append(asked, q)
	}
	allAnswered := func() bool {
		for _, q := range asked {
			if len(sim.Answers(slacksim.General, q)) == 0 {
				return false
			}
		}
		return true
	}
	say()
	first.until("not answered by the first", allAnswered) // whose edition is the one that all answer from

	second := startProgram(t, []string{
		"SLACK_BOT_TOKEN=" + sim.BotToken(), "SLACK_APP_TOKEN=" + sim.AppToken(), "SLACK_API_URL=" + sim.APIURL(),
		"POLICYBOT_KNOWLEDGE=" + dir, "POLICYBOT_STATE=" + t.TempDir(), setting,
	}, "serve")

	third := startProgram(t, []string{ // hears nothing, and works
		"SLACK_BOT_TOKEN=" + sim.BotToken(), "SLACK_APP_TOKEN=" + sim.AppToken(), "SLACK_API_URL=" + sim.APIURL(),
		"POLICYBOT_STATE=" + t.TempDir(), "POLICYBOT_WORK_ONLY=true", setting,
	}, "serve")
	third.until("not ready", func() bool { return strings.Contains(third.err.String(), "holds no sockets") })

	second.until("not all sockets", func() bool { return sim.Sockets() == 4 })
	say()
	say()
	second.until("not answered by both", allAnswered)
	database.Kill()
	say()
	database.Start()
	second.until("not answered after a crash of the database", allAnswered)
	if code := first.end(); code != exitOK {
		t.Errorf("exit status %d: %s", code, first.err.String())
	}
	say()
	second.until("not answered by the second", allAnswered)
	third.until("not answered by the one that only works", func() bool {
		if allAnswered() {
			say()
		}
		return strings.Contains(third.err.String(), "msg=answered")
	})
	second.until("not all answered", allAnswered)
	if sim.Sockets() != 2 {
		t.Errorf("%d sockets; want those of the second alone", sim.Sockets())
	}
	if strings.Contains(second.err.String(), "more sockets are open") {
		t.Errorf("the other replica is warned of:\n%s", second.err.String())
	}
	for _, q := range asked {
		if all := sim.Answers(slacksim.General, q); len(all) != 1 || !strings.HasPrefix(all[0].Text, "Yes") {
			t.Errorf("answers %v; want one yes", all)
		}
	}
}
