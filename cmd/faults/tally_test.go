package main

import (
	"fmt"
	"testing"

	"policybot/bot/slacksim"
)

// post posts as the program would.
func post(t *testing.T, sim *slacksim.Server, a asking, text string) {
	t.Helper()
	body := fmt.Sprintf(`{"channel": %q, "thread_ts": %q, "text": %q}`, a.channel, a.thread, text)
	if err := call(sim, "chat.postMessage", body); err != nil {
		t.Fatal(err)
	}
}

// TestCount holds the tally to see what is lost and what is doubled, without
// which the table would prove nothing.
func TestCount(t *testing.T) {
	sim := slacksim.New(slacksim.Options{Channels: 1})
	defer sim.Close()
	say := func(n int) asking {
		ts, err := sim.Say(slacksim.Employee, slacksim.Extra(0), "@policybot did Acme ban "+app(n)+"?", "")
		if err != nil {
			t.Fatal(err)
		}
		return asking{n: n, who: slacksim.Employee, channel: slacksim.Extra(0), ts: ts, thread: ts}
	}
	lost, once, twice := say(1), say(2), say(3)
	post(t, sim, once, "Yes: Acme banned "+app(2)+".")
	post(t, sim, once, "Yes: Acme banned "+app(9)+".") // to somebody else
	post(t, sim, twice, "Yes: Acme banned "+app(3)+".")
	post(t, sim, twice, "Yes: Acme banned "+app(3)+".")
	if err := sim.Slash(slacksim.Other, slacksim.Extra(0), "/policy", "did Acme ban it?"); err != nil { // no socket is open
		t.Fatal(err)
	}
	told := asking{n: 4, who: slacksim.Other, channel: slacksim.Extra(0)}
	c := count(sim, []asking{lost, once, twice, told})
	want := tally{asked: 4, answered: 2, told: 1, lost: 1, doubled: 1}
	c.slowest = 0
	if c != want || c.settled() {
		t.Errorf("%+v; want %+v, not settled", c, want)
	}
	post(t, sim, lost, "Yes: Acme banned "+app(1)+".")
	if c := count(sim, []asking{lost, once, twice, told}); c.lost != 0 || !c.settled() {
		t.Errorf("%+v; want nothing lost", c)
	}
}

func TestMoments(t *testing.T) {
	for _, n := range []int{1, 5, 20} {
		at := moments(40, n)
		seen := map[int]bool{}
		for question, i := range at {
			if question < 1 || question >= 40 || i < 0 || i >= n || seen[i] {
				t.Errorf("%d moments: %v", n, at)
			}
			seen[i] = true
		}
		if len(at) != n {
			t.Errorf("%d moments, want %d", len(at), n)
		}
	}
}
