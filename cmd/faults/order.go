package main

import (
	"slices"
	"strings"
	"time"

	"policybot/bot/slacksim"
)

// place is where an answer stands among all messages of its conversation.
type place struct {
	at int
	ts slacksim.TS
}

// places finds where the answer to each question asked in a message stands.
func places(sim *slacksim.Server, asked []asking) map[int]place {
	found, byName := map[int]place{}, map[string]int{}
	for _, a := range asked {
		byName[app(a.n)] = a.n
	}
	for _, ch := range channelsOf(asked) {
		for i, m := range sim.Messages(ch) {
			if n, ok := byName[namedIn(m.Text)]; ok && m.FromApp {
				found[n] = place{i, m.TS}
			}
		}
	}
	return found
}

// namedIn is the app that a text names.
func namedIn(text string) string {
	i := strings.Index(text, "Pigeon")
	if i < 0 || i+len(app(0)) > len(text) {
		return ""
	}
	return text[i : i+len(app(0))]
}

func channelsOf(asked []asking) []slacksim.ChannelID {
	var list []slacksim.ChannelID
	for _, a := range asked {
		list = append(list, a.channel)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// latencies are how long each question in a message waited for its answer, in
// order.
func latencies(sim *slacksim.Server, asked []asking) (list []time.Duration) {
	at := places(sim, asked)
	for _, a := range asked {
		if p, ok := at[a.n]; ok && a.ts != "" {
			list = append(list, stampTime(p.ts).Sub(stampTime(a.ts)))
		}
	}
	slices.Sort(list)
	return list
}

// disorder counts the questions that were answered before an earlier one of
// their thread.
func disorder(sim *slacksim.Server, asked []asking) (n int) {
	at, last := places(sim, asked), map[slacksim.TS]int{}
	for _, a := range asked {
		p, ok := at[a.n]
		if !ok || a.ts == "" {
			continue
		}
		if before, ok := last[a.thread]; ok && p.at < before {
			n++
		}
		last[a.thread] = max(last[a.thread], p.at)
	}
	return n
}
