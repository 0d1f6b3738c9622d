package bot

import (
	"context"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"policybot/bot/slacksim"
	"policybot/bot/state"
)

// hiccups is a state whose talks fail to be kept, or read, a few times.
type hiccups struct {
	*state.Store
	puts, gets atomic.Int32 // failures to come
}

func (h *hiccups) PutThread(ctx context.Context, th state.Thread, question int64, last []byte, now time.Time) error {
	if h.puts.Add(-1) >= 0 {
		return fmt.Errorf("state: thread: %w", state.ErrBusy)
	}
	return h.Store.PutThread(ctx, th, question, last, now)
}

func (h *hiccups) LastInThread(ctx context.Context, th state.Thread, since time.Time) ([]byte, bool, error) {
	if h.gets.Add(-1) >= 0 {
		return nil, false, fmt.Errorf("state: thread: %w", state.ErrBusy)
	}
	return h.Store.LastInThread(ctx, th, since)
}

func TestStateThatFailsForAMomentDoesntSpoilTheAnswer(t *testing.T) {
	for _, c := range []struct {
		name       string
		puts, gets int32
		logged     string
	}{
		{"the talk is not kept", 1, 0, "the thread doesn't remember a question"},
		{"the talk can't be read", 0, 2, "an attempt to answer failed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t, quick())
			h := &hiccups{Store: w.store}
			h.puts.Store(c.puts)
			h.gets.Store(c.gets)
			w.talks = h
			w.run()
			q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
			has(t, w.answers(slacksim.General, q, 1)[0], "Yes, Acme banned")
			w.quiet()
			w.answers(slacksim.General, q, 1)
			if asked := w.engine.all(); len(asked) != 1 {
				t.Errorf("asked %q", asked)
			}
			if !strings.Contains(w.log.String(), c.logged) {
				t.Errorf("the log doesn't say %q", c.logged)
			}
		})
	}
}
