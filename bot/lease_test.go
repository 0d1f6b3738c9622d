package bot

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"policybot/bot/journal"
	"policybot/bot/slacksim"
	"policybot/bot/state"
)

// noRenewal is a state that is away whenever a claim is to be renewed.
type noRenewal struct{ *state.Store }

func (noRenewal) Extend(context.Context, state.Claim, time.Time, time.Duration) (time.Time, error) {
	return time.Time{}, fmt.Errorf("state: extend: %w", state.ErrAway)
}

// Slack makes the first bot wait for longer than its claim lasts; meanwhile
// the second answers.
func TestClaimThatCantBeRenewedIsGivenUpBeforeItEnds(t *testing.T) {
	w := newWorld(t, quick())
	w.keeper = noRenewal{w.store}
	w.run()
	w.sim.RateLimit("chat.postMessage", 1, 5*time.Second)
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.until("the first waits", func() bool { return w.sim.Count("chat.postMessage") == 1 })
	first := w.log
	w.log = &logbook{}
	second := w.second("second")
	w.answers(slacksim.General, q, 1)
	if !strings.Contains(first.String(), "another has taken over, or may do so") {
		t.Errorf("the first still works on it:\n%s", first)
	}
	if text := first.String(); strings.Contains(text, "attempt to answer failed") {
		t.Errorf("it was counted as a failure:\n%s", text)
	}
	w.stop()
	if err := <-w.ended; err != nil {
		t.Error(err)
	}
	w.ended <- nil
	second()
	w.answers(slacksim.General, q, 1)
}

// second runs another bot on the same state, until it is called.
func (w *world) second(owner journal.Owner) (end func()) {
	cfg := configFor(w.sim, w.store)
	cfg.Owner, cfg.Logger = owner, slog.New(slog.NewTextHandler(w.log, nil))
	bot := New(cfg, &memo{}, &shelf{}, w.store, journal.New(w.store, time.Now, quickLimits()))
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- bot.Run(ctx) }()
	end = sync.OnceFunc(func() {
		stop()
		if err := <-ended; err != nil {
			w.t.Error(err)
		}
	})
	w.t.Cleanup(end)
	return end
}
