package bot

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"policybot/bot/slacksim"
	"policybot/bot/state"
)

// acked waits until everything that Slack sent is acknowledged.
func (w *world) acked() {
	w.t.Helper()
	w.until("all is acknowledged", func() bool {
		return !slices.ContainsFunc(w.sim.Envelopes(), func(e slacksim.Envelope) bool { return !e.Acked })
	})
}

// listen sets what the bot listens to in General.
func (w *world) listen(to listening) {
	w.t.Helper()
	set := state.ChannelSettings{Team: string(slacksim.Team), Channel: string(slacksim.General), Listens: string(to), At: time.Now()}
	if err := w.store.PutChannel(w.t.Context(), set, state.Act{Who: "U1", What: "settings", At: time.Now()}); err != nil {
		w.t.Fatal(err)
	}
}

func TestQuestionDeletedWhileItIsLookedUpGetsNoAnswer(t *testing.T) {
	for _, direct := range []bool{false, true} {
		w := newWorld(t, quick())
		w.engine.hold = make(chan struct{})
		w.run(func(c *Config) { c.Waits.Ask = 10 * time.Second })
		ch, text := slacksim.General, "@policybot did Acme ban Pigeon?"
		if direct {
			ch, text = w.sim.DM(slacksim.Employee), "did Acme ban Pigeon?"
		}
		q := w.say(slacksim.Employee, ch, text, "")
		w.until("it is looked up", func() bool { return w.engine.begun.Load() == 1 })
		w.delete(slacksim.Employee, ch, q)
		w.acked()
		close(w.engine.hold)
		w.quiet()
		if n := len(w.sim.Answers(ch, q)); n != 0 {
			t.Errorf("direct %v: %d answers stay", direct, n)
		}
	}
}

func TestEditedWordsThatAskNothingKeepNoAnswer(t *testing.T) {
	for _, c := range []struct {
		name   string
		listen listening
		ask    func(w *world) (ts, thread slacksim.TS, before int)
	}{
		{"in a thread", toMentions, func(w *world) (slacksim.TS, slacksim.TS, int) {
			q := w.engaged()
			return w.say(slacksim.Employee, slacksim.General, "and Globex?", q), q, 1
		}},
		{"in a channel where questions are heard", toQuestions, func(w *world) (slacksim.TS, slacksim.TS, int) {
			q := w.say(slacksim.Employee, slacksim.General, "did Globex ban Pigeon?", "")
			return q, q, 0
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t, quick()).run()
			w.listen(c.listen)
			q, thread, before := c.ask(w)
			w.answers(slacksim.General, thread, before+1)
			if err := w.sim.Edit(slacksim.Employee, slacksim.General, q, "did Initech ban Pigeon?"); err != nil {
				t.Fatal(err)
			}
			w.until("the answer is another", func() bool {
				all := w.sim.Answers(slacksim.General, thread)
				return len(all) == before+1 && strings.Contains(all[before].Text, "Initech")
			})
			if err := w.sim.Edit(slacksim.Employee, slacksim.General, q, "never mind"); err != nil {
				t.Fatal(err)
			}
			w.until("the answer is gone", func() bool { return len(w.sim.Answers(slacksim.General, thread)) == before })
		})
	}
}

// blind can't read the settings of channels, and counts how often it is asked.
type blind struct {
	*state.Store
	asked chan struct{}
}

func (s blind) Channel(context.Context, string, string) (state.ChannelSettings, error) {
	select {
	case s.asked <- struct{}{}:
	default:
	}
	return state.ChannelSettings{}, errors.New("the database is away")
}

func TestTalkIsAcknowledgedWhileTheStateIsAway(t *testing.T) {
	w := newWorld(t, quick())
	w.talks = blind{w.store, make(chan struct{}, 1)}
	w.run()
	for range 20 {
		w.say(slacksim.Other, slacksim.General, "lunch?", "")
	}
	w.acked()
	if strings.Contains(w.log.String(), "not acknowledged") {
		t.Error("something was not acknowledged at first")
	}
}

// TestNobodyWaitsBehindAdornments has Slack hold back what is shown beside
// answers, for as many people as there are workers.
func TestNobodyWaitsBehindAdornments(t *testing.T) {
	for _, c := range []struct {
		method string
		do     func(w *world, u slacksim.UserID)
	}{
		{"assistant.threads.setSuggestedPrompts", func(w *world, u slacksim.UserID) { w.sim.OpenMessages(u) }},
		{"views.publish", func(w *world, u slacksim.UserID) { w.sim.OpenHome(u) }},
	} {
		t.Run(c.method, func(t *testing.T) {
			w := newWorld(t, quick()).run()
			const hold = 20 * time.Second
			w.sim.RateLimit(c.method, workers, hold)
			for _, u := range []slacksim.UserID{slacksim.Employee, slacksim.Other, slacksim.Third, slacksim.Admin} {
				c.do(w, u)
			}
			w.until("Slack holds it back", func() bool { return w.sim.Count(c.method) >= 1 })
			q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
			w.answers(slacksim.General, q, 1) // well before the hold is over
		})
	}
}

func TestWhatWasSaidToPeopleOrTakenBackIsKeptByNobody(t *testing.T) {
	w := newWorld(t, quick()).run(func(c *Config) { c.KeepWords = time.Hour })
	q := w.engaged()
	w.say(slacksim.Other, slacksim.General, "I think that was taken back", q)
	w.say(slacksim.Employee, slacksim.General, "did Globex ban Pigeon?", q)
	gone := w.say(slacksim.Employee, slacksim.PolicyHelp, "@policybot did Initech ban Pigeon?", "")
	w.answers(slacksim.PolicyHelp, gone, 1)
	w.delete(slacksim.Employee, slacksim.PolicyHelp, gone)
	w.gone(slacksim.PolicyHelp, gone)
	w.allDone()
	held, err := w.store.HeldOf(t.Context(), string(slacksim.Employee))
	if err != nil || len(held.Questions) < 3 {
		t.Fatalf("%v, %d questions", err, len(held.Questions))
	}
	for _, a := range held.Questions {
		if kept := a.Kept.Words + a.Kept.Understood; strings.Contains(strings.ToLower(kept), "globex") || strings.Contains(strings.ToLower(kept), "initech") {
			t.Errorf("kept is %q", kept)
		}
	}
}

// TestTalkIsNotProcessedForEver stops the process while a question is worked on.
func TestTalkIsNotProcessedForEver(t *testing.T) {
	w := newWorld(t, quick())
	hold := make(chan struct{})
	w.engine.hold = hold
	w.run(soon, func(c *Config) { c.Waits.Ask, c.Waits.Drain = 10*time.Second, 100*time.Millisecond })
	dm := w.sim.DM(slacksim.Employee)
	q := w.say(slacksim.Employee, dm, "did Acme ban Pigeon?", "")
	w.until("it is processed", func() bool { return w.sim.Session(dm, q).Status == "processing" })
	w.leave()
	close(hold)
	w.run(soon)
	w.answers(dm, q, 1)
	w.until("it is processed no more", func() bool { return w.sim.Session(dm, q).Status == "active" && w.sim.Status(dm, q) == "" })
}

func TestLooksAtTheHomeTabUseNothingUp(t *testing.T) {
	w := newWorld(t, quick()).run(func(c *Config) { c.Limits = Limits{Person: 1} })
	for range 3 {
		w.sim.OpenHome(slacksim.Employee)
	}
	w.home(slacksim.Employee, "Acme ended the ban")
	w.allDone()
	q := w.engaged()
	w.say(slacksim.Other, slacksim.General, "I think that was taken back", q)
	w.say(slacksim.Employee, slacksim.General, "did Globex ban Pigeon?", q) // to Other, and beyond the limit
	w.allDone()
	w.answers(slacksim.General, q, 1)
}

func TestWhoLeftAChannelSharesNothingThere(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.view(slacksim.Employee, slacksim.Leadership)
	dm := w.sim.DM(slacksim.Employee)
	q := w.say(slacksim.Employee, dm, "did Acme ban Pigeon?", "")
	m := w.answers(dm, q, 1)[0]
	if err := w.sim.Leave(slacksim.Employee, slacksim.Leadership); err != nil {
		t.Fatal(err)
	}
	w.press(slacksim.Employee, m, "share", "")
	has(t, w.whisper(slacksim.Employee, dm, 1), "can't write")
	if n := len(w.sim.Answers(slacksim.Leadership, "")); n != 0 {
		t.Errorf("%d messages", n)
	}
}
