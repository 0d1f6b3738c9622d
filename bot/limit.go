package bot

import (
	"sync"
	"time"

	"golang.org/x/time/rate"

	"policybot/bot/blocks"
	"policybot/bot/journal"
	"policybot/bot/slack"
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

// count counts one more that the person asks, until undo is called: what turns
// out to be a second delivery was no other question.
func (l *limiter) count(person string, now time.Time) (which over, undo func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	p := l.people[person]
	if p == nil {
		l.makeRoom(now)
		p = perMinute(l.limits.Person)
		l.people[person] = p
	}
	mine, ours := p.ReserveN(now, 1), l.all.ReserveN(now, 1)
	undo = func() { mine.CancelAt(now); ours.CancelAt(now) }
	switch {
	case mine.DelayFrom(now) > 0:
		which = overPerson
	case ours.DelayFrom(now) > 0:
		which = overAll
	default:
		return within, undo
	}
	undo()
	return which, func() {}
}

// counts tells that something may be beyond a limit. What was filled in isn't
// thrown away, and what is only looked at asks nothing.
func counts(in slack.In) bool {
	return in.Kind != slack.Submit && awaits(in)
}

// awaits tells that somebody waits for an answer: not who looks at a tab, takes
// a message away or wants no answer any more.
func awaits(in slack.In) bool {
	switch in.Kind {
	case slack.Home, slack.Deleted, slack.Stopped:
		return false
	}
	return true
}

// makeRoom forgets people where too many are remembered: first who has asked
// nothing for a minute, and so counts as new, and else anybody.
func (l *limiter) makeRoom(now time.Time) {
	if len(l.people) < maxCounted {
		return
	}
	for person, p := range l.people {
		if p.TokensAt(now) >= float64(l.limits.Person) {
			delete(l.people, person)
		}
	}
	for person := range l.people {
		if len(l.people) < maxCounted {
			return
		}
		delete(l.people, person)
	}
}

// limited is the polite word.
func (b *Bot) limited(j job) reply {
	text := j.tongue.Say("bot.limited")
	if over(j.in.Over) == overPerson {
		text = j.tongue.Count("bot.limited-person", b.cfg.Limits.Person)
	}
	r := done(j, blocks.Problem(j.tongue, "", text))
	r.private, r.outcome = unseen(j.in), outcomeLimited
	return r
}
