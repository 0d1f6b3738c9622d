package slack

import (
	"fmt"
	"slices"
	"testing"
	"time"

	slackgo "github.com/slack-go/slack"

	"policybot/bot/slacksim"
)

// forgetful is a client that reads back what it doesn't remember.
type forgetful struct {
	*Client
	t    *testing.T
	sim  *slacksim.Server
	self Self
	old  *slackgo.Client // posts as programs did that didn't say what they answer
}

func newForgetful(t *testing.T) *forgetful {
	s, cfg := sim(t, slacksim.Options{BotScopes: Scopes(), Channels: 1, People: namedRepliers})
	cfg.Pace.Read, cfg.Pace.Post = time.Millisecond, time.Millisecond
	f := &forgetful{Client: New(cfg), t: t, sim: s, old: slackgo.New(s.BotToken(), slackgo.OptionAPIURL(s.APIURL()))}
	t.Cleanup(f.Close)
	self, err := f.Self(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	f.self = self
	return f
}

func (f *forgetful) say(ch slacksim.ChannelID, text string, thread slacksim.TS) slacksim.TS {
	f.t.Helper()
	ts, err := f.sim.Say(slacksim.Employee, ch, text, thread)
	if err != nil {
		f.t.Fatal(err)
	}
	return ts
}

func (f *forgetful) ask(thread slacksim.TS) slacksim.TS {
	return f.say(slacksim.General, "@policybot is Pigeon banned?", thread)
}

func (f *forgetful) answer(ch slacksim.ChannelID, thread, question slacksim.TS) {
	f.t.Helper()
	if _, err := f.Post(f.t.Context(), Post{Channel: string(ch), Thread: string(thread), Key: "K", Answers: string(question), Text: "no"}); err != nil {
		f.t.Fatal(err)
	}
}

func (f *forgetful) answerAsBefore(thread slacksim.TS) {
	f.t.Helper()
	_, _, err := f.old.PostMessageContext(f.t.Context(), string(slacksim.General), slackgo.MsgOptionText("no", false), slackgo.MsgOptionTS(string(thread)),
		slackgo.MsgOptionMetadata(slackgo.SlackMetadata{EventType: answerEvent, EventPayload: map[string]any{"key": "K"}}))
	if err != nil {
		f.t.Fatal(err)
	}
}

// taken reads back and returns what asks us, each once.
func (f *forgetful) taken(since time.Time, forgotten bool) (all []string) {
	f.t.Helper()
	err := f.Missed(f.t.Context(), f.self, Gap{Since: since, Forgotten: forgotten}, func(in In) error {
		if in.Kind != FollowUp {
			all = append(all, in.TS)
		}
		return nil
	})
	if err != nil {
		f.t.Fatal(err)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Each asks in a way of its own, and returns what is still to be answered.
var answeredBefore = []struct {
	name string
	ask  func(*forgetful) (open []slacksim.TS)
}{
	{"answered", func(f *forgetful) []slacksim.TS {
		q := f.ask("")
		f.answer(slacksim.General, q, q)
		return nil
	}},
	{"not answered", func(f *forgetful) []slacksim.TS { return []slacksim.TS{f.ask("")} }},
	{"others wrote in the thread", func(f *forgetful) []slacksim.TS {
		q := f.ask("")
		f.say(slacksim.General, "no idea", q)
		return []slacksim.TS{q}
	}},
	{"many wrote in the thread, and we after them", func(f *forgetful) []slacksim.TS {
		channel := slacksim.Extra(0)
		q := f.say(channel, "@policybot is Pigeon banned?", "")
		for n := range namedRepliers {
			if _, err := f.sim.Say(slacksim.ExtraPerson(n), channel, "no idea", q); err != nil {
				f.t.Fatal(err)
			}
		}
		f.answer(channel, q, q)
		return nil
	}},
	{"the second of a thread is answered", func(f *forgetful) []slacksim.TS {
		q := f.ask("")
		next := f.ask(q)
		f.answer(slacksim.General, q, next)
		return []slacksim.TS{q}
	}},
	{"answered by an older program", func(f *forgetful) []slacksim.TS {
		q := f.ask("")
		f.answerAsBefore(q)
		return nil
	}},
	{"asked after an older program answered", func(f *forgetful) []slacksim.TS {
		q := f.ask("")
		f.answerAsBefore(q)
		return []slacksim.TS{f.ask(q)}
	}},
	{"a message of ours that answers nothing", func(f *forgetful) []slacksim.TS {
		q := f.ask("")
		f.answer(slacksim.General, q, "")
		return []slacksim.TS{q}
	}},
	{"answered in the direct message", func(f *forgetful) []slacksim.TS {
		f.answer(f.sim.DM(slacksim.Employee), "", f.ask(""))
		return nil
	}},
	{"another was answered in the direct message", func(f *forgetful) []slacksim.TS {
		f.answer(f.sim.DM(slacksim.Employee), "", "1700000000.000001")
		return []slacksim.TS{f.ask("")}
	}},
	{"a direct message", func(f *forgetful) []slacksim.TS {
		dm := f.sim.DM(slacksim.Employee)
		q := f.say(dm, "is Pigeon banned?", "")
		f.answer(dm, q, q)
		return []slacksim.TS{f.say(dm, "is Telex banned?", "")}
	}},
}

func TestWhatWasAnsweredTellsItself(t *testing.T) {
	for _, c := range answeredBefore {
		t.Run(c.name, func(t *testing.T) {
			f := newForgetful(t)
			before := time.Now().Add(-time.Second)
			var want []string
			for _, ts := range c.ask(f) {
				want = append(want, string(ts))
			}
			if got := f.taken(before, true); !slices.Equal(got, want) {
				t.Errorf("taken %q, want %q", got, want)
			}
		})
	}
}

// What was asked before the gap and edited in it may have been answered before.
func TestAnswerOlderThanTheGapIsFound(t *testing.T) {
	f := newForgetful(t)
	q := f.ask("")
	f.answer(slacksim.General, q, q)
	time.Sleep(2 * time.Millisecond) // stamps are of the real clock
	since := time.Now()
	if err := f.sim.Edit(slacksim.Employee, slacksim.General, q, "@policybot is Pigeon really banned?"); err != nil {
		t.Fatal(err)
	}
	for forgotten, want := range map[bool]int{true: 0, false: 1} {
		if got := f.taken(since, forgotten); len(got) != want {
			t.Errorf("forgotten %v: taken %q", forgotten, got)
		}
	}
}

// A reply that was sent to its channel too is read there, and its thread isn't
// where that began long ago.
func TestAnswerInAThreadThatWasNotReadIsFound(t *testing.T) {
	f := newForgetful(t)
	root := f.say(slacksim.General, "a thread", "")
	q := f.ask(root)
	r := &reading{Client: f.Client, self: f.self, gap: Gap{Since: time.Now().Add(-time.Hour)}}
	in := In{Kind: Mention, Channel: string(slacksim.General), Thread: string(root), TS: string(q), User: string(slacksim.Employee)}
	for _, want := range []bool{false, true} {
		if got, err := r.answered(t.Context(), in, nil); got != want || err != nil {
			t.Errorf("answered %v, error %v; want %v", got, err, want)
		}
		f.answer(slacksim.General, root, q)
	}
}

// Who remembers needn't look, and who doesn't finds most in what is read anyway:
// here, all but what a direct message holds.
func TestLookingForAnswersCostsNextToNothing(t *testing.T) {
	f := newForgetful(t)
	before := time.Now().Add(-time.Second)
	for n := range 3 {
		q := f.ask("")
		f.answer(slacksim.General, q, q)
		f.say(slacksim.General, fmt.Sprint("@policybot and now? ", n), q)
	}
	f.say(f.sim.DM(slacksim.Employee), "hello", "")
	read := func(forgotten bool) (calls, histories int) {
		calls, histories = len(f.sim.Calls()), f.sim.Count("conversations.history")
		f.taken(before, forgotten)
		return len(f.sim.Calls()) - calls, f.sim.Count("conversations.history") - histories
	}
	calls, conversations := read(false)
	if calls != 1+conversations+3 {
		t.Errorf("%d calls for a list, %d conversations and three threads", calls, conversations)
	}
	if more, _ := read(true); more != calls+1 {
		t.Errorf("%d calls where all is forgotten, and otherwise %d", more, calls)
	}
}

func TestAnsweredOfOneMessage(t *testing.T) {
	f := newForgetful(t)
	q := f.ask("")
	in := In{Channel: string(slacksim.General), Thread: string(q), TS: string(q)}
	look := func(step string, want bool) {
		t.Helper()
		if got, err := f.Answered(t.Context(), f.self, in); got != want || err != nil {
			t.Errorf("%s: %v, %v", step, got, err)
		}
	}
	look("before", false)
	f.answer(slacksim.General, q, q)
	look("after", true)
	time.Sleep(2 * time.Millisecond) // stamps are of the real clock
	in.Edited = Stamp(time.Now())
	look("edited since", false)
	f.answer(slacksim.General, q, q)
	look("answered again", true)
	in.Channel = "C0NOWHERE1"
	look("where nothing can be read", false)
}
