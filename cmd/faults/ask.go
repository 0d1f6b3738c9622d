package main

import (
	"fmt"

	"policybot/bot/slacksim"
)

// ask asks the nth question, by one way after the other: in a channel, by
// command, in a direct message, and in the thread of a channel's first
// question.
func (s *stage) ask(n int) {
	a := asking{n: n, who: slacksim.ExtraPerson(n % s.people), channel: slacksim.Extra(n % s.channels)}
	question := fmt.Sprintf("did Acme ban %s?", app(n))
	var err error
	way := n % 5
	if way == 2 && s.noCommands {
		way = 0
	}
	switch way {
	case 2:
		err = s.sim.Slash(a.who, a.channel, "/policy", question)
	case 3:
		a.channel = s.sim.DM(a.who)
		a.ts, err = s.sim.Say(a.who, a.channel, question, "")
	case 4:
		a.thread = s.first[a.channel]
		fallthrough
	default:
		a.ts, err = s.sim.Say(a.who, a.channel, "@policybot "+question, a.thread)
	}
	if err != nil {
		s.fail(fmt.Errorf("asking: %w", err))
		return
	}
	if a.thread == "" {
		a.thread = a.ts
	}
	if s.first[a.channel] == "" {
		s.first[a.channel] = a.ts
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked = append(s.asked, a)
}
