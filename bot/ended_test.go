package bot

import (
	"runtime"
	"testing"
	"time"

	"policybot/bot/slacksim"
)

func TestNothingIsLeftRunning(t *testing.T) {
	w := newWorld(t, quick())
	before := runtime.NumGoroutine()
	w.run()
	for _, how := range []slacksim.CutKind{slacksim.CutReset, slacksim.CutMidFrame} {
		w.sim.CutSockets(how)
		q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
		w.answers(slacksim.General, q, 1)
	}
	w.end()
	deadline := time.Now().Add(5 * time.Second)
	for runtime.NumGoroutine() > before {
		if time.Now().After(deadline) {
			stacks := make([]byte, 1<<16)
			t.Fatalf("%d goroutines, %d before:\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
		}
		time.Sleep(10 * time.Millisecond) // the pretend Slack's own end a moment later
	}
}
