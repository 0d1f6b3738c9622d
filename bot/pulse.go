package bot

import (
	"fmt"
	"sync"
	"time"
)

// pulse tells whether a worker is stuck: before each step the worker says by
// when it will be heard from again.
type pulse struct {
	mu  sync.Mutex
	due time.Time // zero: nothing is under way
}

// within says that it won't be longer than d. It goes by time.Now, since a
// clock that is put right mustn't count here.
func (p *pulse) within(d time.Duration) { p.set(time.Now().Add(d)) }

// rest says that the work is over.
func (p *pulse) rest() { p.set(time.Time{}) }

func (p *pulse) set(due time.Time) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.due = due
}

func (p *pulse) late() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return !p.due.IsZero() && time.Now().After(p.due)
}

// Alive fails where a worker has not come back from a step for so long that it
// never will. Starting the process anew helps: what it held is taken up again.
// That Slack or the state can't be reached is no reason to fail.
func (b *Bot) Alive() error {
	for i := range b.pulses {
		if b.pulses[i].late() {
			return fmt.Errorf("bot: worker %d of %d is stuck", i+1, workers)
		}
	}
	return nil
}
