package slack

import (
	"testing"
	"time"

	"policybot/bot/slacksim"
)

func TestBehindAnother(t *testing.T) {
	f := newForgetful(t)
	say := func(user slacksim.UserID, thread slacksim.TS) slacksim.TS {
		t.Helper()
		ts, err := f.sim.Say(user, slacksim.General, "words", thread)
		if err != nil {
			t.Fatal(err)
		}
		return ts
	}
	behind := func(what string, ts, thread slacksim.TS, want bool) {
		t.Helper()
		in := In{Kind: FollowUp, Channel: string(slacksim.General), Thread: string(thread), TS: string(ts), User: string(slacksim.Employee)}
		if got, err := f.BehindAnother(t.Context(), f.self, in); err != nil || got != want {
			t.Errorf("%s: %v, %v; want %v", what, got, err, want)
		}
	}
	root := f.ask("")
	behind("behind one's own words", say(slacksim.Employee, root), root, false)
	f.answer(slacksim.General, root, root)
	last := say(slacksim.Employee, root)
	behind("behind our answer", last, root, false)
	say(slacksim.Other, root)
	behind("what another wrote later doesn't count", last, root, false)
	last = say(slacksim.Employee, root)
	behind("behind another's words", last, root, true)
	reads := f.sim.Count("conversations.replies")
	f.mu.Lock()
	f.reads[conversationReplies] = time.Now().Add(time.Hour)
	f.mu.Unlock()
	behind("too many threads are being read", last, root, false)
	if n := f.sim.Count("conversations.replies"); n != reads {
		t.Errorf("%d threads were read", n-reads)
	}
}
