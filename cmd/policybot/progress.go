package main

import (
	"fmt"
	"sync"
	"time"
)

// When it is told how far something is: once it takes as long as that, and then
// from time to time. Of few things nothing is told.
const (
	firstTold = 2 * time.Second
	thenTold  = 5 * time.Second
	fewThings = 1000
)

// progress tells how far something is that takes long: counts, and nothing that
// anybody wrote.
type progress struct {
	now  func() time.Time
	tell func(line string, fields ...any)

	mu    sync.Mutex
	what  string
	began time.Time
	next  time.Time
}

// of is what is called as often as somebody likes while things of a kind are
// being done.
func (p *progress) of(what string) func(done, of int) {
	return func(done, of int) {
		p.mu.Lock()
		defer p.mu.Unlock()
		now := p.now()
		if p.what != what || done == 0 {
			p.what, p.began, p.next = what, now, now.Add(firstTold)
		}
		if now.Before(p.next) || of < fewThings || done == of {
			return
		}
		p.next = now.Add(thenTold)
		rate := float64(done) / now.Sub(p.began).Seconds()
		p.tell(fmt.Sprintf("%s: %d of %d, %.0f a second", what, done, of, rate), "what", what, "done", done, "of", of, "a_second", int(rate))
	}
}
