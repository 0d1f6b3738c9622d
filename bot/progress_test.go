package bot

import (
	"testing"
	"time"

	"policybot/bot/slacksim"
)

func soon(cfg *Config) { cfg.Waits.Status = 30 * time.Millisecond }

func TestWhatTakesLongIsSeenToBeWorkedOn(t *testing.T) {
	w := newWorld(t, quick())
	w.engine.hold = make(chan struct{})
	w.run(soon, func(c *Config) { c.Waits.Ask = 10 * time.Second })
	dm := w.sim.DM(slacksim.Employee)
	inChannel := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	direct := w.say(slacksim.Employee, dm, "did Acme ban Pigeon?", "")
	w.slash(slacksim.Employee, slacksim.Random, "did Acme ban Pigeon?")
	w.until("a status is shown", func() bool {
		return w.sim.Status(slacksim.General, inChannel) == english.Say("bot.looking-up") && w.sim.Status(dm, direct) == english.Say("bot.looking-up")
	})
	has(t, w.whisper(slacksim.Employee, slacksim.Random, 1), english.Say("bot.one-moment"))
	close(w.engine.hold)
	w.answers(slacksim.General, inChannel, 1)
	w.answers(dm, direct, 1)
	has(t, w.whisper(slacksim.Employee, slacksim.Random, 2), "Yes, Acme banned Pigeon")
	w.until("the status is gone", func() bool {
		return w.sim.Status(slacksim.General, inChannel) == "" && w.sim.Status(dm, direct) == ""
	})
}

// TestStatusIsTakenAwayWhereNothingIsSaid deletes a question that is worked on:
// no reply takes the status away.
func TestStatusIsTakenAwayWhereNothingIsSaid(t *testing.T) {
	w := newWorld(t, quick())
	w.engine.hold = make(chan struct{})
	w.run(soon, func(c *Config) { c.Waits.Ask = 10 * time.Second })
	for range workers {
		w.say(slacksim.Other, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	}
	w.until("all are busy", func() bool { return w.engine.begun.Load() == workers })
	root := w.say(slacksim.Other, slacksim.PolicyHelp, "a topic", "")
	q := w.say(slacksim.Employee, slacksim.PolicyHelp, "@policybot did Globex ban Pigeon?", root)
	w.until("a status is shown", func() bool { return w.sim.Status(slacksim.PolicyHelp, root) == english.Say("bot.looking-up") })
	w.delete(slacksim.Employee, slacksim.PolicyHelp, q)
	w.until("all is acknowledged", func() bool {
		for _, e := range w.sim.Envelopes() {
			if !e.Acked {
				return false
			}
		}
		return true
	})
	close(w.engine.hold)
	w.until("the status is gone", func() bool { return w.sim.Status(slacksim.PolicyHelp, root) == "" })
	w.quiet()
	if n := len(w.sim.Answers(slacksim.PolicyHelp, root)); n != 0 {
		t.Errorf("%d answers", n)
	}
}

func TestQuickAnswersShowNoStatus(t *testing.T) {
	w := newWorld(t, quick()).run(func(c *Config) { c.Waits.Status = 5 * time.Second })
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.answers(slacksim.General, q, 1)
	w.quiet()
	if n := w.sim.Count("assistant.threads.setStatus"); n != 0 {
		t.Errorf("%d statuses were set", n)
	}
}
