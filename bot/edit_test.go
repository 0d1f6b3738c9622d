package bot

import (
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"policybot/bot/slacksim"
)

func (w *world) delete(user slacksim.UserID, ch slacksim.ChannelID, ts slacksim.TS) {
	w.t.Helper()
	if err := w.sim.Delete(user, ch, ts); err != nil {
		w.t.Fatal(err)
	}
}

func (w *world) gone(ch slacksim.ChannelID, thread slacksim.TS) {
	w.t.Helper()
	w.until("the answer is gone", func() bool { return len(w.sim.Answers(ch, thread)) == 0 })
}

func TestAnswerToADeletedQuestionIsDeleted(t *testing.T) {
	for _, c := range []struct {
		name    string
		channel func(w *world) slacksim.ChannelID
		text    string
	}{
		{"mention", func(*world) slacksim.ChannelID { return slacksim.General }, "@policybot did Acme ban Pigeon?"},
		{"direct", func(w *world) slacksim.ChannelID { return w.sim.DM(slacksim.Employee) }, "did Acme ban Pigeon?"},
		{"group", func(*world) slacksim.ChannelID { return slacksim.GroupDM }, "@policybot did Acme ban Pigeon?"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t, quick()).run()
			ch := c.channel(w)
			q := w.say(slacksim.Employee, ch, c.text, "")
			w.answers(ch, q, 1)
			w.delete(slacksim.Employee, ch, q)
			w.gone(ch, q)
		})
	}
}

// TestOtherAnswersInTheThreadStay deletes the second of two questions in a
// thread.
func TestOtherAnswersInTheThreadStay(t *testing.T) {
	w := newWorld(t, quick()).run()
	q := w.engaged()
	next := w.say(slacksim.Employee, slacksim.General, "and Globex?", q)
	w.answers(slacksim.General, q, 2)
	w.delete(slacksim.Employee, slacksim.General, next)
	w.until("one answer stays", func() bool {
		all := w.sim.Answers(slacksim.General, q)
		return len(all) == 1 && strings.Contains(all[0].Text, "Acme")
	})
}

func TestQuestionDeletedBeforeItsAnswerGetsNone(t *testing.T) {
	w := newWorld(t, quick())
	w.engine.hold = make(chan struct{})
	w.run()
	for range workers { // all are busy
		w.say(slacksim.Other, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	}
	w.until("all are busy", func() bool { return w.engine.begun.Load() == workers })
	q := w.say(slacksim.Employee, slacksim.PolicyHelp, "@policybot did Globex ban Pigeon?", "")
	w.delete(slacksim.Employee, slacksim.PolicyHelp, q)
	w.until("both are acknowledged", func() bool {
		for _, e := range w.sim.Envelopes() {
			if !e.Acked {
				return false
			}
		}
		return true
	})
	close(w.engine.hold)
	w.quiet()
	if n := len(w.sim.Answers(slacksim.PolicyHelp, "")) + len(w.sim.Answers(slacksim.PolicyHelp, q)) + len(w.sim.Answers(w.sim.DM(slacksim.Employee), "")); n != 0 {
		t.Errorf("%d answers", n)
	}
	for _, asked := range w.engine.all() {
		if strings.Contains(asked, "Globex") {
			t.Error("it was looked up")
		}
	}
}

func TestDeletedMessagesThatAskedNothingLeaveNoTrace(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.delete(slacksim.Employee, slacksim.General, w.say(slacksim.Employee, slacksim.General, "lunch?", ""))
	w.allDone()
	if n := w.written(); n != 0 {
		t.Errorf("%d are in the state", n)
	}
}

// TestEditedQuestionKeepsOneAnswer edits a question while it is being worked on
// and again later, with others' words between.
func TestEditedQuestionKeepsOneAnswer(t *testing.T) {
	w := newWorld(t, quick()).run()
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigon?", "")
	for _, name := range []string{"Acme", "Globex", "Initech"} {
		if err := w.sim.Edit(slacksim.Employee, slacksim.General, q, "<@"+string(slacksim.Bot)+"> did "+name+" ban Pigeon?"); err != nil {
			t.Fatal(err)
		}
		w.say(slacksim.Other, slacksim.General, "interesting", q)
		w.until("the answer is about "+name, func() bool {
			all := w.sim.Answers(slacksim.General, q)
			return len(all) == 1 && strings.Contains(all[0].Text, name+" banned Pigeon")
		})
	}
	if n := w.sim.Count("chat.postMessage"); n != 1 {
		t.Errorf("%d messages were posted", n)
	}
}

// TestWordsBeforeAnEditAreNotAnsweredBehindIt lets the message as first written
// be heard after its edit, as on another socket.
func TestWordsBeforeAnEditAreNotAnsweredBehindIt(t *testing.T) {
	w := newWorld(t, quick()).run()
	root := w.say(slacksim.Other, slacksim.General, "a topic", "")
	message := func(text string) object {
		return object{"type": "message", "user": slacksim.Employee, "text": "<@" + string(slacksim.Bot) + "> " + text, "ts": "1700000001.000100", "thread_ts": root,
			"team": slacksim.Team}
	}
	edited := message("did Acme ban Pigeon?")
	edited["edited"] = object{"user": slacksim.Employee, "ts": "1700000002.000000"}
	for _, e := range []object{
		{"type": "message", "subtype": "message_changed", "channel": slacksim.General, "channel_type": "channel", "message": edited, "previous_message": message("did Acme ban Pigon?")},
		func() object {
			m := message("did Acme ban Pigon?")
			m["channel"], m["channel_type"] = slacksim.General, "channel"
			return m
		}(),
	} {
		if err := w.sim.SendEvent(e); err != nil {
			t.Fatal(err)
		}
		w.allDone()
	}
	has(t, w.answers(slacksim.General, root, 1)[0], "Acme banned Pigeon")
}

func TestEditThatCallsOthersKeepsNoAnswer(t *testing.T) {
	w := newWorld(t, quick()).run()
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.answers(slacksim.General, q, 1)
	if err := w.sim.Edit(slacksim.Employee, slacksim.General, q, "<@"+string(slacksim.Other)+"> did Globex ban Pigeon?"); err != nil {
		t.Fatal(err)
	}
	w.gone(slacksim.General, q)
	if asked := w.engine.all(); len(asked) != 1 {
		t.Errorf("asked %q", asked)
	}
}

// TestEditBeyondTheLimitKeepsNoAnswer edits a question that names nobody.
func TestEditBeyondTheLimitKeepsNoAnswer(t *testing.T) {
	w := newWorld(t, quick()).limited(Limits{Person: 2})
	q := w.engaged()
	next := w.say(slacksim.Employee, slacksim.General, "and Globex?", q)
	w.answers(slacksim.General, q, 2)
	if err := w.sim.Edit(slacksim.Employee, slacksim.General, next, "and Initech?"); err != nil {
		t.Fatal(err)
	}
	w.until("it is told so in the answer's place", func() bool {
		all := w.sim.Answers(slacksim.General, q)
		return len(all) == 2 && strings.Contains(all[1].Text, "2 questions a minute")
	})
}

// TestDeletionThatSlackRefusesIsLeft deletes a question where apps may delete
// nothing: nobody is told, and the words are erased all the same.
func TestDeletionThatSlackRefusesIsLeft(t *testing.T) {
	w := newWorld(t, quick()).run(func(c *Config) { c.KeepWords = time.Hour })
	q := w.engaged()
	w.quiet()
	w.sim.Fail(slacksim.Fault{Method: "chat.delete", Error: "cant_delete_message", Times: 50})
	w.delete(slacksim.Employee, slacksim.General, q)
	w.allDone()
	w.answers(slacksim.General, q, 1)
	if kept := w.held(slacksim.Employee).Questions[0].Kept; kept.Words != "" || kept.Understood != "" {
		t.Errorf("kept %+v", kept)
	}
}

// TestEditWhereNothingIsAnsweredKeepsNoAnswer sets a channel to never behind the
// answer.
func TestEditWhereNothingIsAnsweredKeepsNoAnswer(t *testing.T) {
	for _, text := range []string{"<@" + string(slacksim.Bot) + "> did Globex ban Pigeon?", "did Globex ban Pigeon?"} {
		w := newWorld(t, quick())
		var later atomic.Int64
		w.run(func(c *Config) { c.Now = func() time.Time { return time.Now().Add(time.Duration(later.Load())) } })
		q := w.engaged()
		w.quiet()
		w.listen(toNothing)
		later.Store(int64(settingsFresh))
		if err := w.sim.Edit(slacksim.Employee, slacksim.General, q, text); err != nil {
			t.Fatal(err)
		}
		w.gone(slacksim.General, q)
	}
}
