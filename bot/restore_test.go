package bot

import (
	"path/filepath"
	"testing"
	"time"

	"policybot/bot/slacksim"
	"policybot/bot/state"
)

// TestWhatWasAnsweredSinceACopyIsNotAnsweredAgain copies the state while a
// question is under way, answers that and others, and goes on from the copy.
func TestWhatWasAnsweredSinceACopyIsNotAnsweredAgain(t *testing.T) {
	w := newWorld(t, quick())
	hold := make(chan struct{})
	w.engine.hold = hold
	w.run(func(c *Config) { c.Waits.Ask = 10 * time.Second })
	dm := w.sim.DM(slacksim.Employee)
	underWay := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.until("it is looked up", func() bool { return w.engine.begun.Load() == 1 })
	folder, file := filepath.Dir(w.store.Place()), filepath.Join(t.TempDir(), "copy")
	if _, err := state.Backup(t.Context(), folder, file); err != nil {
		t.Fatal(err)
	}
	close(hold)
	w.answers(slacksim.General, underWay, 1)
	later := w.say(slacksim.Other, slacksim.General, "@policybot did Globex ban Pigeon?", "")
	w.answers(slacksim.General, later, 1)
	direct := w.say(slacksim.Employee, dm, "did Acme ban Pigeon?", "")
	w.answers(dm, direct, 1)
	w.quiet()
	w.leave()
	if err := w.store.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := state.Restore(t.Context(), folder, file, time.Now()); err != nil {
		t.Fatal(err)
	}
	s, err := state.Open(t.Context(), folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	w.store, w.keeper, w.talks = s, nil, nil
	missed := w.say(slacksim.Third, slacksim.General, "@policybot did Initech ban Pigeon?", "")
	w.run()
	w.answers(slacksim.General, missed, 1)
	w.settled()
	w.checkAnswers([]question{
		{"under way in the copy", slacksim.General, underWay, 1}, {"asked since", slacksim.General, later, 1},
		{"asked directly since", dm, direct, 1}, {"asked while nobody heard", slacksim.General, missed, 1},
	})
	if n := len(w.sim.Messages(w.sim.DM(slacksim.Admin))); n != 0 {
		t.Errorf("an admin is told of what an admin did: %d messages", n)
	}
}
