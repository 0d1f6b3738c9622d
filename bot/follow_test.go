package bot

import (
	"testing"

	"policybot/bot/slacksim"
)

// engaged is a thread in General in which the employee has asked and got an answer.
func (w *world) engaged() slacksim.TS {
	w.t.Helper()
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.answers(slacksim.General, q, 1)
	return q
}

func TestFurtherQuestionInAThreadNeedsNoMention(t *testing.T) {
	w := newWorld(t, quick()).run()
	q := w.engaged()
	w.say(slacksim.Employee, slacksim.General, "and Globex?", q)
	has(t, w.answers(slacksim.General, q, 2)[1], "Globex banned pigeon")
	w.say(slacksim.Employee, slacksim.General, "and Initech?", q)
	has(t, w.answers(slacksim.General, q, 3)[2], "Initech banned pigeon")
}

// TestPeopleAmongThemselvesAreLeftAlone says in a thread, one after the other,
// what is none of the bot's, and then something that is.
func TestPeopleAmongThemselvesAreLeftAlone(t *testing.T) {
	for _, c := range []struct {
		name string
		user slacksim.UserID
		text string
	}{
		{"somebody who never asked here", slacksim.Other, "did Globex ban Pigeon?"},
		{"no question", slacksim.Employee, "thanks, that helps"},
		{"to somebody else", slacksim.Employee, "<@" + string(slacksim.Other) + "> did Globex ban Pigeon?"},
		{"to a group", slacksim.Employee, "<!subteam^S0POLICYA1> did Globex ban Pigeon?"},
		{"to all", slacksim.Employee, "<!here> did Globex ban Pigeon?"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t, quick()).run()
			q := w.engaged()
			before := w.written()
			w.say(c.user, slacksim.General, c.text, q)
			w.allDone()
			if n := w.written(); n != before {
				t.Errorf("it left %d questions in the state", n-before)
			}
			w.say(slacksim.Third, slacksim.General, "@policybot did Acme ban Pigeon?", q)
			w.answers(slacksim.General, q, 2)
		})
	}
}

// written is how many questions the state holds.
func (w *world) written() (n int) {
	w.t.Helper()
	for _, u := range []slacksim.UserID{slacksim.Employee, slacksim.Other, slacksim.Third} {
		held, err := w.store.HeldOf(w.t.Context(), string(u))
		if err != nil {
			w.t.Fatal(err)
		}
		n += len(held.Questions)
	}
	return n
}

func TestQuestionBehindAnothersWordsIsLeftToThem(t *testing.T) {
	w := newWorld(t, quick()).run()
	q := w.engaged()
	w.say(slacksim.Other, slacksim.General, "I think that was taken back", q)
	w.say(slacksim.Employee, slacksim.General, "did Globex ban Pigeon?", q)
	w.allDone()
	w.answers(slacksim.General, q, 1)
	w.say(slacksim.Employee, slacksim.General, "@policybot did Initech ban Pigeon?", q)
	w.answers(slacksim.General, q, 2)
	w.say(slacksim.Employee, slacksim.General, "did Globex ban Pigeon?", q)
	has(t, w.answers(slacksim.General, q, 3)[2], "Globex banned Pigeon")
}

func TestThreadOfASharedAnswerGoesOn(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.slash(slacksim.Employee, slacksim.General, "did Acme ban Pigeon?")
	w.press(slacksim.Employee, w.whisper(slacksim.Employee, slacksim.General, 1), "share", "")
	m := w.answers(slacksim.General, "", 1)[0]
	w.quiet() // who began the thread is noted behind the post
	w.say(slacksim.Employee, slacksim.General, "and Globex?", m.TS)
	has(t, w.answers(slacksim.General, m.TS, 2)[1], "Globex banned pigeon")
}

func TestFurtherQuestionIsReadBack(t *testing.T) {
	w := newWorld(t, quick()).run()
	q := w.engaged()
	w.leave()
	w.say(slacksim.Employee, slacksim.General, "and Globex?", q)
	w.say(slacksim.Other, slacksim.General, "and Hooli?", q)
	w.say(slacksim.Employee, slacksim.General, "@policybot and Initech?", q)
	w.run()
	got := w.answers(slacksim.General, q, 3)
	has(t, got[1], "Globex banned pigeon")
	has(t, got[2], "Initech banned pigeon")
}

func TestStrangersFurtherQuestionIsLeftAlone(t *testing.T) {
	w := newWorld(t, quick()).run()
	q := w.say(slacksim.Stranger, slacksim.Shared, "@policybot did Acme ban Pigeon?", "")
	has(t, w.answers(slacksim.Shared, q, 1)[0], "other organizations")
	w.say(slacksim.Stranger, slacksim.Shared, "did Globex ban Pigeon?", q)
	w.allDone()
	w.answers(slacksim.Shared, q, 1)
}
