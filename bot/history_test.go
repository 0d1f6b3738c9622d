package bot

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"

	"policybot/bot/slack"
	"policybot/bot/slacksim"
	"policybot/bot/state"
	"policybot/search/answer"
	"policybot/search/answer/verdict"
)

func TestForHistory(t *testing.T) {
	of := func(v verdict.Verdict, understood string) answer.Answer {
		return answer.Answer{Verdict: v, Understood: understood}
	}
	fact := `fact app:pigeon asks:person unknown-actor:"Loft \"Owl\" Ltd" in:2024 words:own,cat`
	for _, c := range []struct {
		name string
		a    answer.Answer
		want string
	}{
		{"answered", of(verdict.Info, fact), "fact app:pigeon asks:person in:2024"},
		{"not on record", of(verdict.Unknown, fact), fact},
		{"nothing typed", of(verdict.Yes, "did-ban actor:acme app:pigeon"), "did-ban actor:acme app:pigeon"},
		{"nothing understood", of(verdict.Unknown, ""), ""},
		{"a torn quote", of(verdict.Yes, `did-ban unknown-app:"a b`), `did-ban b`},
		{"two in one", answer.Answer{Verdict: verdict.Yes, Understood: "words:two", Parts: []answer.Answer{
			of(verdict.Yes, "did-ban words:one"), of(verdict.Unknown, "fact words:two"),
		}}, "did-ban; fact words:two"},
	} {
		if got := forHistory(c.a); got != c.want {
			t.Errorf("%s: %q; want %q", c.name, got, c.want)
		}
	}
	if got, want := forThread(fact), "fact app:pigeon asks:person in:2024 words:own,cat"; got != want {
		t.Errorf("in a thread: %q; want %q", got, want)
	}
}

// traces counts where a text stands in the files of the state.
func (w *world) traces(text string) (n int) {
	w.t.Helper()
	for _, end := range []string{"-wal", "-shm", ""} { // in the order in which bytes move
		content, err := os.ReadFile(w.store.Place() + end)
		if err != nil {
			w.t.Fatal(err)
		}
		n += bytes.Count(content, []byte(text))
	}
	return n
}

// eventually waits for what no channel tells.
func (w *world) eventually(what string, condition func() bool) {
	w.t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !condition(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(deadline) {
			w.t.Fatalf("%s\n%s", what, w.log)
		}
	}
}

func (w *world) held(user slacksim.UserID) state.Held {
	w.t.Helper()
	h, err := w.store.HeldOf(w.t.Context(), string(user))
	if err != nil {
		w.t.Fatal(err)
	}
	return h
}

func TestWordsAreErasedOnceAnswered(t *testing.T) {
	for _, c := range []struct {
		name string
		keep time.Duration
	}{{"at once", 0}, {"after a while", time.Second}} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t, quick())
			w.engine.hold = make(chan struct{})
			w.run(func(cfg *Config) { cfg.KeepWords, cfg.Waits.Forget = c.keep, 100*time.Millisecond })
			q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon? A canary asks", "")
			w.eventually("the words are nowhere", func() bool { return w.traces("canary") > 0 })
			close(w.engine.hold)
			w.answers(slacksim.General, q, 1)
			w.quiet()
			got := w.held(slacksim.Employee).Questions
			if len(got) != 1 || got[0].Kept.Understood != "did-ban actor:acme app:pigeon" || got[0].Kept.Verdict != "yes" || got[0].Taken.Kind != "mention" {
				t.Errorf("kept %+v", got)
			}
			if (got[0].Kept.Words != "") != (c.keep > 0) {
				t.Errorf("the words are kept: %q", got[0].Kept.Words)
			}
			w.eventually("the words stay in the files", func() bool { return w.traces("canary") == 0 })
			if c.keep > 0 && time.Since(got[0].Done) < c.keep {
				t.Error("the words went too early")
			}
		})
	}
}

func TestWhoIsForgottenWhileTheyWaitIsAnswered(t *testing.T) {
	w := newWorld(t, quick())
	w.engine.hold = make(chan struct{})
	w.run(func(cfg *Config) { cfg.Waits.Forget = 100 * time.Millisecond })
	dm := w.sim.DM(slacksim.Employee)
	q := w.say(slacksim.Employee, dm, "did Acme ban Pigeon?", "")
	w.eventually("nothing is taken", func() bool { return len(w.held(slacksim.Employee).Questions) == 1 })
	gone, err := w.store.ForgetPerson(t.Context(), string(slacksim.Employee), state.Act{Who: "command line", What: "forget", At: time.Now()})
	if gone != (state.Gone{Waiting: 1}) || err != nil {
		t.Fatalf("forgot %+v, error %v", gone, err)
	}
	close(w.engine.hold)
	has(t, w.answers(dm, q, 1)[0], "Yes, Acme banned Pigeon")
	w.quiet()
	w.eventually("they are not forgotten", func() bool { return w.traces(string(slacksim.Employee)) == 0 })
	if h := w.held(slacksim.Employee); len(h.Questions)+len(h.Threads) != 0 {
		t.Errorf("left %+v", h)
	}
	if _, ok, err := w.store.LastInThread(t.Context(), state.Thread{Team: string(slacksim.Team), Channel: string(dm)}, time.Time{}); ok || err != nil {
		t.Errorf("the direct message remembers what was asked last: %v, error %v", ok, err)
	}
}

func TestChoiceIsKeptForHistory(t *testing.T) {
	w := newWorld(t, quick()).run()
	q := w.say(slacksim.Employee, slacksim.General, "@policybot which Acme?", "")
	w.press(slacksim.Other, w.answers(slacksim.General, q, 1)[0], "choice", "")
	w.answers(slacksim.General, q, 2)
	w.quiet()
	got := w.held(slacksim.Other).Questions
	if len(got) != 1 || got[0].Kind != "action" || got[0].Kept.Understood != "did-ban actor:acme app:pigeon" || got[0].Kept.Verdict != "yes" {
		t.Errorf("kept %+v", got)
	}
}

// TestWordsOfACheckedMessageAreNotKept has somebody check what another wrote.
func TestWordsOfACheckedMessageAreNotKept(t *testing.T) {
	w := newWorld(t, quick()).run(func(c *Config) { c.KeepWords = time.Hour })
	said := w.say(slacksim.Other, slacksim.General, "did Acme ban Pigeon? says the canary", "")
	if err := w.sim.MessageShortcut(slacksim.Employee, slacksim.General, said, slack.CheckMessage); err != nil {
		t.Fatal(err)
	}
	has(t, w.whisper(slacksim.Employee, slacksim.General, 1), "Yes, Acme banned")
	w.quiet()
	if got := w.held(slacksim.Employee).Questions; len(got) != 1 || got[0].Kept.Words != "" || got[0].Kept.Understood != "did-ban actor:acme app:pigeon" {
		t.Errorf("kept %+v", got)
	}
}

// TestWordsThatWereEditedAwayAreNotKept edits a question that was answered.
func TestWordsThatWereEditedAwayAreNotKept(t *testing.T) {
	w := newWorld(t, quick()).run(func(c *Config) { c.KeepWords = time.Hour })
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Globex ban Pigeon? My PIN is canary", "")
	w.answers(slacksim.General, q, 1)
	if err := w.sim.Edit(slacksim.Employee, slacksim.General, q, "@policybot did Acme ban Pigeon?"); err != nil {
		t.Fatal(err)
	}
	w.until("the answer is another", func() bool {
		all := w.sim.Answers(slacksim.General, q)
		return len(all) == 1 && strings.Contains(all[0].Text, "Acme")
	})
	w.quiet()
	kept := ""
	for _, asked := range w.held(slacksim.Employee).Questions {
		kept += asked.Kept.Words + "; " + asked.Kept.Understood + "; "
	}
	if !strings.Contains(kept, "did Acme ban Pigeon?; did-ban actor:acme") || strings.Contains(kept, "canary") || strings.Contains(kept, "globex") {
		t.Errorf("kept %q", kept)
	}
}
