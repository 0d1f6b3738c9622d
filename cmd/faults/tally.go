package main

import (
	"fmt"
	"strings"
	"time"

	"policybot/bot/slacksim"
)

// tally is what became of the questions.
type tally struct {
	asked, answered, told, lost, doubled, repeated int

	times   int // the fault happened
	slowest time.Duration
	note    string
}

// settled tells that everybody knows what they need to know.
func (c tally) settled() bool { return c.answered+c.told >= c.asked }

// asking is one question.
type asking struct {
	n       int // which app it asks about
	who     slacksim.UserID
	channel slacksim.ChannelID
	ts      slacksim.TS // empty: by command
	thread  slacksim.TS
}

// repeated is how a private answer begins that may be a second one.
const repeated = "Given again after an interruption"

// count looks how many answers each question has.
func count(sim *slacksim.Server, asked []asking) tally {
	c := tally{asked: len(asked)}
	for _, n := range sim.Notices() {
		if n.Kind == "command_failed" {
			c.told++
		}
	}
	seen, unheard := map[string][]slacksim.Message{}, 0
	for _, a := range asked {
		switch n := c.answersTo(sim, a, seen); {
		case n == 0 && a.ts == "":
			unheard++
		case n == 0:
			c.lost++
		default:
			c.answered++
			c.doubled += min(1, n-1)
		}
	}
	c.told = min(c.told, unheard) // others were answered after all
	c.lost += unheard - c.told
	return c
}

// answersTo counts the answers to one question, and apart those that say that
// they may be second ones.
func (c *tally) answersTo(sim *slacksim.Server, a asking, seen map[string][]slacksim.Message) (n int) {
	again := 0
	for _, m := range messages(sim, a, seen) {
		if !m.FromApp || a.ts != "" && m.Thread != a.thread || !strings.Contains(m.Text, app(a.n)) {
			continue
		}
		if strings.Contains(m.Text, repeated) {
			again++
			continue
		}
		n++
		if a.ts != "" {
			c.slowest = max(c.slowest, stampTime(m.TS).Sub(stampTime(a.ts)))
		}
	}
	c.repeated += again
	return max(n, min(1, again)) // one that says it may be a second one can be the first
}

// messages are those among which the answer must be, read once a count.
func messages(sim *slacksim.Server, a asking, seen map[string][]slacksim.Message) []slacksim.Message {
	key := string(a.channel)
	if a.ts == "" {
		key += string(a.who)
	}
	if seen[key] == nil {
		if a.ts == "" {
			seen[key] = append(sim.Whispers(a.who, a.channel), sim.Messages(sim.DM(a.who))...)
		} else {
			seen[key] = sim.Messages(a.channel)
		}
	}
	return seen[key]
}

func stampTime(ts slacksim.TS) time.Time {
	var sec, micro int64
	_, _ = fmt.Sscanf(string(ts), "%d.%d", &sec, &micro)
	return time.Unix(sec, micro*1000)
}
