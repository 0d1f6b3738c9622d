package bot

import (
	"testing"

	"policybot/bot/slacksim"
)

func TestReloadsUnderWayLeaveTheWorkersFree(t *testing.T) {
	w := newWorld(t, quick())
	w.shelf.hold = make(chan struct{})
	w.run()
	for range workers {
		if err := w.sim.Slash(slacksim.Admin, slacksim.General, "/policy", "reload"); err != nil {
			t.Fatal(err)
		}
	}
	for n := range workers - 1 {
		has(t, w.whisper(slacksim.Admin, slacksim.General, n+1), "under way")
	}
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	has(t, w.answers(slacksim.General, q, 1)[0], "Yes, Acme banned")
	close(w.shelf.hold)
	has(t, w.whisper(slacksim.Admin, slacksim.General, workers), "Not reloaded yet")
	w.quiet()
	if n := w.shelf.count(); n != 1 {
		t.Errorf("%d reloads", n)
	}
}
