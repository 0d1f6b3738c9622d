package bot

import (
	"strings"
	"testing"
	"time"

	"policybot/bot/slacksim"
)

func TestAnswersThatComeLateSaySo(t *testing.T) {
	w := newWorld(t, quick())
	w.engine.hold = make(chan struct{})
	w.run(func(c *Config) { c.Waits.Late = 100 * time.Millisecond })
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	if err := w.sim.Slash(slacksim.Employee, slacksim.Random, "/policy", "did Acme ban Pigeon?"); err != nil {
		t.Fatal(err)
	}
	w.logged(" is taken", 2)           // one of them, maybe, as missed
	time.Sleep(100 * time.Millisecond) // being late is what is looked at
	close(w.engine.hold)
	for _, m := range []slacksim.Message{w.answers(slacksim.General, q, 1)[0], w.whisper(slacksim.Employee, slacksim.Random, 1)} {
		has(t, m, "Sorry for the wait")
		has(t, m, "Yes, Acme banned")
	}
	w.bot.cfg.Waits.Late = time.Hour
	again := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	if m := w.answers(slacksim.General, again, 1)[0]; strings.Contains(m.Text, "Sorry") {
		t.Errorf("in time, and yet %q", m.Text)
	}
}

func TestRoughly(t *testing.T) {
	for d, want := range map[time.Duration]string{time.Minute: "a minute", 150 * time.Second: "2 minutes", 119 * time.Minute: "119 minutes", 5 * time.Hour: "5 hours"} {
		if got := roughly(english, d); got != want {
			t.Errorf("%s is %q; want %q", d, got, want)
		}
	}
}
