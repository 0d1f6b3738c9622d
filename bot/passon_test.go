package bot

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"policybot/bot/blocks"
	"policybot/bot/slacksim"
	"policybot/bot/state"
	"policybot/knowledge"
)

// owned is a world whose memo has owners.
func owned(t *testing.T, owners ...knowledge.Owner) *world {
	w := newWorld(t, quick())
	w.engine.own(owners...)
	return w
}

// answered asks in the general channel and gives the answer.
func (w *world) answered(question string) slacksim.Message {
	w.t.Helper()
	q := w.say(slacksim.Employee, slacksim.General, "@policybot "+question, "")
	return w.answers(slacksim.General, q, 1)[0]
}

// passOn asks a person about an answer, in words of the user's own, and gives
// what only the user is told.
func (w *world) passOn(user slacksim.UserID, m slacksim.Message, words string) slacksim.Message {
	w.t.Helper()
	w.press(user, m, "person", "")
	before := len(w.sim.Whispers(user, m.Channel))
	w.submit(user, w.form(user, blocks.PersonForm), asked(words))
	return w.whisper(user, m.Channel, before+1)
}

// shown is all of a message's blocks.
func (w *world) shown(m slacksim.Message) string { return string(encode(w.t, m.Blocks)) }

func (w *world) contains(where, text string, parts ...string) {
	w.t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			w.t.Errorf("%s lacks %q: %s", where, part, text)
		}
	}
}

func TestAskAPersonInAChannel(t *testing.T) {
	w := owned(t, "C0POLICY01").run()
	m := w.answered("did Acme ban Pigeon?")
	w.press(slacksim.Employee, m, "person", "")
	form := w.form(slacksim.Employee, blocks.PersonForm)
	w.contains("the form", string(form.Body), "did Acme ban Pigeon?", "Yes, Acme banned Pigeon", "C0POLICY01")
	w.submit(slacksim.Employee, form, asked("May drivers use <!channel> it?"))
	told := w.whisper(slacksim.Employee, slacksim.General, 1)
	passed := w.answers(slacksim.PolicyHelp, "", 1)[0]
	w.contains("what was passed on", w.shown(passed), string(slacksim.Employee), `May drivers use \u003c!channel\u003e it?`, ", Acme banned Pigeon on 4 March 2024", "Reference ")
	if shown := w.shown(passed); strings.Contains(shown, "did Acme ban Pigeon?") || len(buttons(any(passed.Blocks), "feedback")) != 0 {
		t.Errorf("the words as they were first asked, or a vote, are passed on: %s", shown)
	}
	w.contains("what was answered", w.shown(passed), "in other words, about pigeon, acme · did-ban")
	w.contains("what the asker is told", w.shown(told), "C0POLICY01", "/archives/C0POLICY01/p"+strings.ReplaceAll(string(passed.TS), ".", ""))

	w.say(slacksim.Admin, slacksim.PolicyHelp, "did Globex ban Owl? I don't know", passed.TS) // people talk
	w.press(slacksim.Other, m, "person", "")
	has(t, w.whisper(slacksim.Other, slacksim.General, 1), "was passed on already")

	w.press(slacksim.Admin, passed, "resolve", "")
	w.contains("the thread", w.shown(w.answers(slacksim.PolicyHelp, passed.TS, 2)[1]), string(slacksim.Admin), string(slacksim.Employee))
	w.contains("the asker", w.shown(w.direct(slacksim.Employee, 1)), "resolved by", string(slacksim.Admin), "/archives/C0POLICY01/")
	w.press(slacksim.Other, passed, "resolve", "")
	has(t, w.whisper(slacksim.Other, slacksim.PolicyHelp, 1), "marked as resolved on")
	w.quiet()
	w.answers(slacksim.PolicyHelp, passed.TS, 2)
	if h := w.held(slacksim.Employee); len(h.Passed) != 1 || h.Passed[0].Resolver != string(slacksim.Admin) {
		t.Errorf("noted %+v", h.Passed)
	}
}

// together waits for what is first said in a group message of users with the bot.
func (w *world) together(users ...slacksim.UserID) slacksim.Message {
	w.t.Helper()
	return w.answers(w.sim.Group(users...), "", 1)[0]
}

func TestAskPeopleTogether(t *testing.T) {
	w := owned(t, "S0POLICYA1", "U0NOOR0001", "U0NOOR0001", "U0PARTNER1", "U0EMMA0001", "U0NOBODY01").run()
	told := w.passOn(slacksim.Employee, w.answered("did Acme ban Pigeon?"), "and drivers?")
	has(t, told, "in a group message with you")
	passed := w.together(slacksim.Employee, slacksim.Admin, slacksim.Other)
	w.contains("what was passed on", w.shown(passed), "and drivers?", ", Acme banned Pigeon on 4 March 2024")
	w.say(slacksim.Other, passed.Channel, "did Globex ban Owl?", passed.TS) // they talk among themselves
	w.press(slacksim.Employee, passed, "resolve", "")
	w.answers(passed.Channel, passed.TS, 2)
	w.quiet()
	if n := len(w.sim.Answers(w.sim.DM(slacksim.Employee), "")); n != 0 {
		t.Errorf("who reads along is told %d times more", n)
	}
}

// What is passed on is what may be shown where it goes, whoever asks and whoever
// reads it there.
func TestPassedOnIsWhatItsReadersMaySee(t *testing.T) {
	w := owned(t, "C0POLICY01")
	w.engine.rules.Collections = []knowledge.Access{{Name: "legal", Groups: []string{"S0POLICYA1"}}}
	w.run()
	w.passOn(slacksim.Admin, w.answered("did Acme ban Pigeon?"), "and drivers?")
	last := w.engine.lastSeer()
	if last.Channel != string(slacksim.PolicyHelp) || len(last.Groups) != 0 {
		t.Errorf("for a channel it was seen as %+v", last)
	}
	w.engine.own("U0NOOR0001")
	w.passOn(slacksim.Admin, w.answered("did Globex ban Pigeon?"), "and drivers?")
	if last = w.engine.lastSeer(); len(last.Groups) != 0 {
		t.Errorf("for two of whom one is in the group it was seen as %+v", last)
	}
	w.engine.own("S0POLICYA1")
	w.passOn(slacksim.Employee, w.answered("did Globex ban Owl?"), "and drivers?")
	if last = w.engine.lastSeer(); len(last.Groups) != 0 {
		t.Errorf("for an asker who isn't in the group it was seen as %+v", last)
	}
	if err := w.sim.Regroup("S0POLICYA1", slacksim.Admin, slacksim.Other); err != nil {
		t.Fatal(err)
	}
	w.engine.own("U0NOOR0001")
	w.passOn(slacksim.Admin, w.answered("did Initech ban Owl?"), "and drivers?")
	if last = w.engine.lastSeer(); len(last.Groups) != 0 {
		t.Errorf("for two members, in a group message, it was seen as %+v", last)
	}
}

func TestOwnersThatCantBeAsked(t *testing.T) {
	w := owned(t, "C0RANDOM01", "C0SECRET01", "C0SHARED01", "C0NOWHERE1", "U0PARTNER1", "S0NOBODY01").run()
	m := w.answered("did Acme ban Pigeon?")
	has(t, w.passOn(slacksim.Employee, m, "and drivers?"), "Nobody could be asked")
	for _, ch := range []slacksim.ChannelID{slacksim.Random, slacksim.Secret, slacksim.Shared, w.sim.Group(slacksim.Employee, slacksim.Stranger), w.sim.DM(slacksim.Stranger)} {
		if n := len(w.sim.Answers(ch, "")); n != 0 {
			t.Errorf("%d messages in %s", n, ch)
		}
	}
	w.quiet()
	w.engine.own("C0RANDOM01", "C0POLICY01")
	has(t, w.passOn(slacksim.Employee, m, "and drivers?"), "passed on")
	w.answers(slacksim.PolicyHelp, "", 1)
}

func TestNobodyIsOffered(t *testing.T) {
	w := newWorld(t, quick()).run()
	if ids := buttons(any(w.answered("did Acme ban Pigeon?").Blocks), "person"); len(ids) != 0 {
		t.Errorf("a person is offered where none is named: %v", ids)
	}
}

// stumbling is a store that fails to note where something stands, once.
type stumbling struct {
	*state.Store
	failed atomic.Bool
}

func (s *stumbling) PassedTo(ctx context.Context, question int64, at state.Spot) error {
	if !s.failed.Swap(true) {
		return errors.New("the disk is gone")
	}
	return s.Store.PassedTo(ctx, question, at)
}

func TestPassedOnOnce(t *testing.T) {
	for _, c := range []struct {
		name   string
		breaks func(*world)
	}{
		{"the answer to the post is lost", func(w *world) { w.sim.LoseAnswers("chat.postMessage", 1) }},
		{"the attempt ends behind the post", func(w *world) { w.talks = &stumbling{Store: w.store} }},
		{"the asker can't be told at once", func(w *world) { w.sim.ServerError("response_url", 2) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := owned(t, "C0POLICY01")
			if c.name == "the attempt ends behind the post" {
				c.breaks(w)
			}
			w.run()
			m := w.answered("did Acme ban Pigeon?")
			if w.talks == Store(w.store) {
				c.breaks(w)
			}
			has(t, w.passOn(slacksim.Employee, m, "and drivers?"), "passed on")
			w.quiet()
			w.answers(slacksim.PolicyHelp, "", 1)
		})
	}
}

func TestResolvedIsToldOnce(t *testing.T) {
	w := owned(t, "C0POLICY01").run()
	w.passOn(slacksim.Employee, w.answered("did Acme ban Pigeon?"), "and drivers?")
	passed := w.answers(slacksim.PolicyHelp, "", 1)[0]
	w.sim.LoseAnswers("chat.postMessage", 2) // to the asker, and in the thread
	w.press(slacksim.Admin, passed, "resolve", "")
	w.answers(slacksim.PolicyHelp, passed.TS, 2)
	w.quiet()
	if n := len(w.sim.Answers(w.sim.DM(slacksim.Employee), "")); n != 1 {
		t.Errorf("the asker was told %d times", n)
	}
}

// A button of another message, and one that was never shown, resolve nothing.
func TestForgedResolveDoesNothing(t *testing.T) {
	w := owned(t, "C0LEADERS1").run()
	m := w.answered("did Acme ban Pigeon?")
	has(t, w.passOn(slacksim.Employee, m, "and drivers?"), "passed on")
	w.sim.SendEnvelope("interactive", object{"type": "block_actions", "trigger_id": "forged", "team": object{"id": slacksim.Team},
		"user": object{"id": slacksim.Other, "team_id": slacksim.Team}, "container": object{"channel_id": slacksim.General, "message_ts": m.TS},
		"actions": []any{object{"action_id": "resolve", "value": `{"a":"` + string(m.Channel) + ":" + string(m.TS) + `"}`}}})
	has(t, w.direct(slacksim.Other, 1), "no longer in use")
	w.quiet()
	if h := w.held(slacksim.Employee); len(h.Passed) != 1 || h.Passed[0].Resolver != "" {
		t.Errorf("noted %+v", h.Passed)
	}
}

func TestPeopleAreAskedNotTooOften(t *testing.T) {
	w := owned(t, "C0POLICY01").run()
	for i := range maxPassed {
		_, mine, err := w.store.PassOn(t.Context(), state.Passed{Answer: string(rune('a' + i)), Question: int64(1000 + i), Asker: string(slacksim.Employee), At: w.bot.now()})
		if !mine || err != nil {
			t.Fatal(mine, err)
		}
		if err := w.store.PassedTo(t.Context(), int64(1000+i), state.Spot{Channel: "C0POLICY01", TS: "1.1"}); err != nil {
			t.Fatal(err)
		}
	}
	w.press(slacksim.Employee, w.answered("did Acme ban Pigeon?"), "person", "")
	has(t, w.whisper(slacksim.Employee, slacksim.General, 1), "as many as one person may")
}

// settle keeps settings of the channel where owners are asked.
func (w *world) settle(set state.ChannelSettings) {
	w.t.Helper()
	set.Team, set.Channel, set.At = string(slacksim.Team), string(slacksim.PolicyHelp), time.Now()
	if err := w.store.PutChannel(w.t.Context(), set, state.Act{Who: "U0ADMIN001", What: "settings", At: set.At}); err != nil {
		w.t.Fatal(err)
	}
}

func TestWhatIsPassedOnKeepsToTheSettings(t *testing.T) {
	w := owned(t, "C0POLICY01")
	w.engine.rules.Collections = []knowledge.Access{{Name: "legal", Channels: []string{"C0POLICY01"}}}
	w.run()
	w.settle(state.ChannelSettings{Without: []string{"legal"}})
	w.passOn(slacksim.Employee, w.answered("did Acme ban Pigeon?"), "and drivers?")
	w.answers(slacksim.PolicyHelp, "", 1)
	if v := w.engine.lastSeer(); v.Channel != string(slacksim.PolicyHelp) || w.engine.rules.Sees(v, "legal") {
		t.Errorf("what is passed on is worked out for %+v", v)
	}
}

func TestNobodyIsAskedWhereTheSettingsSayNever(t *testing.T) {
	w := owned(t, "C0POLICY01").run()
	w.settle(state.ChannelSettings{Listens: string(toNothing)})
	has(t, w.passOn(slacksim.Employee, w.answered("did Acme ban Pigeon?"), "and drivers?"), "Nobody could be asked")
	w.quiet()
	w.answers(slacksim.PolicyHelp, "", 0)
}

func TestPassedOnInTheSameWords(t *testing.T) {
	w := owned(t, "C0POLICY01").run()
	w.passOn(slacksim.Employee, w.answered("did Acme ban Pigeon?"), "did Acme ban  Pigeon?")
	if shown := w.shown(w.answers(slacksim.PolicyHelp, "", 1)[0]); strings.Contains(shown, "in other words") || !strings.Contains(shown, "I had answered, as far") {
		t.Errorf("shown: %s", shown)
	}
}
