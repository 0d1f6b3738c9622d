package bot

import (
	"fmt"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"policybot/bot/blocks"
	"policybot/bot/journal"
)

// Limits are how much is looked up in a minute. What is asked beyond gets a
// polite word instead. Each replica counts what it has heard itself.
type Limits struct {
	Person int // for one person; 30
	All    int // for everybody together; 3000
}

func (l Limits) withDefaults() Limits {
	if l.Person == 0 {
		l.Person = 30
	}
	if l.All == 0 {
		l.All = 3000
	}
	return l
}

// outcomeLimited is of what was asked beyond a limit.
const outcomeLimited journal.Outcome = "limited"

// over says which limit something asked is beyond. It is decided once, when it
// is heard, and kept with it.
type over string

const (
	within     over = ""
	overPerson over = "person"
	overAll    over = "all"
)

// maxCounted bounds for how many people it is remembered what they asked.
const maxCounted = 10_000

// limiter counts what is asked.
type limiter struct {
	limits Limits

	mu     sync.Mutex
	all    *rate.Limiter
	people map[string]*rate.Limiter
}

func newLimiter(l Limits) *limiter {
	return &limiter{limits: l, all: perMinute(l.All), people: map[string]*rate.Limiter{}}
}

func perMinute(n int) *rate.Limiter {
	return rate.NewLimiter(rate.Every(time.Minute/time.Duration(n)), n)
}

// count counts one more that the person asks.
func (l *limiter) count(person string, now time.Time) over {
	l.mu.Lock()
	defer l.mu.Unlock()
	p := l.people[person]
	if p == nil {
		l.forgetIdle(now)
		p = perMinute(l.limits.Person)
		l.people[person] = p
	}
	switch {
	case !p.AllowN(now, 1):
		return overPerson
	case !l.all.AllowN(now, 1):
		return overAll
	}
	return within
}

// forgetIdle makes room: who has asked nothing for a minute counts as new.
func (l *limiter) forgetIdle(now time.Time) {
	if len(l.people) < maxCounted {
		return
	}
	for person, p := range l.people {
		if p.TokensAt(now) >= float64(l.limits.Person) {
			delete(l.people, person)
		}
	}
}

// limited is the polite word.
func (b *Bot) limited(j job) reply {
	text := "More is being asked just now than I can look up. Please ask this again in a minute."
	if over(j.in.Over) == overPerson {
		text = fmt.Sprintf("That is more than the %d questions a minute that I look up for one person. Please ask this again in a minute.", b.cfg.Limits.Person)
	}
	r := done(j, blocks.Problem("", text))
	r.outcome = outcomeLimited
	return r
}
