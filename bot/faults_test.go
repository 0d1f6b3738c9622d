package bot

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"policybot/bot/slack"
	"policybot/bot/slacksim"
	"policybot/bot/state"
)

func TestWhatIsDeliveredTwiceIsAnsweredOnce(t *testing.T) {
	o := quick()
	o.Events, o.BotScopes = nil, nil // message.channels too: one mention, two events
	w := newWorld(t, o).run()
	w.sim.DuplicateEnvelopes(4) // each on both sockets
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.answers(slacksim.General, q, 1)
	last := w.say(slacksim.Employee, slacksim.General, "@policybot anything else?", "")
	w.answers(slacksim.General, last, 1)
	w.quiet()
	w.answers(slacksim.General, q, 1)
	if asked := w.engine.all(); len(asked) != 2 {
		t.Errorf("asked %q", asked)
	}
}

func TestEveryReasonToDisconnect(t *testing.T) {
	for _, why := range []slacksim.Reason{slacksim.Warning, slacksim.RefreshRequested, slacksim.TooMany} {
		t.Run(string(why), func(t *testing.T) {
			w := newWorld(t, quick()).run()
			w.sim.Disconnect(why)
			q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
			w.answers(slacksim.General, q, 1)
			w.until("both sockets are open again", func() bool { return w.sim.Sockets() == 2 && w.sim.Count("apps.connections.open") >= 4 })
		})
	}
}

func TestSocketsThatAreCut(t *testing.T) {
	for _, how := range []slacksim.CutKind{slacksim.CutReset, slacksim.CutMidFrame} {
		w := newWorld(t, quick()).run()
		first := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
		w.answers(slacksim.General, first, 1)
		w.sim.CutSockets(how)
		q := w.say(slacksim.Employee, slacksim.General, "@policybot did Globex ban Pigeon?", "") // nobody hears it
		inThread := w.say(slacksim.Employee, slacksim.General, "@policybot and Acme?", first)
		w.answers(slacksim.General, q, 1)
		w.answers(slacksim.General, first, 2)
		w.quiet()
		if lost := lostEnvelopes(w.sim); lost == 0 {
			t.Errorf("no envelope was lost: %s proves nothing", inThread)
		}
	}
}

func lostEnvelopes(sim *slacksim.Server) (n int) {
	for _, e := range sim.Envelopes() {
		if e.Lost {
			n++
		}
	}
	return n
}

func TestHalfOpenSocketsAreReplaced(t *testing.T) {
	w := newWorld(t, quick()).run(func(c *Config) { c.Slack.Pace.Frame = 400 * time.Millisecond })
	w.sim.HalfOpen()
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.answers(slacksim.General, q, 1)
	w.until("the sockets are replaced", func() bool { return w.sim.Count("apps.connections.open") == 4 })
}

func TestDisabledLinkIsTriedAtAPace(t *testing.T) {
	w := newWorld(t, quick()).run()
	before := w.sim.Count("apps.connections.open")
	w.sim.DisableLink(true)
	time.Sleep(1500 * time.Millisecond) // the pace itself is what is measured
	opened := w.sim.Count("apps.connections.open") - before
	if opened < 2 || opened > 24 {
		t.Errorf("%d openings in 1.5 s on two sockets whose pause begins at 50 ms and doubles", opened)
	}
	w.sim.DisableLink(false)
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.answers(slacksim.General, q, 1)
}

func TestPermanentErrorsEndTheBot(t *testing.T) {
	for _, c := range []struct{ method, code string }{
		{"apps.connections.open", "missing_scope"},
		{"apps.connections.open", "not_allowed_token_type"},
		{"apps.connections.open", "invalid_auth"},
		{"apps.connections.open", "token_revoked"},
		{"auth.test", "account_inactive"},
	} {
		t.Run(c.code, func(t *testing.T) {
			w := newWorld(t, quick())
			w.sim.Fail(slacksim.Fault{Method: c.method, Error: c.code, Times: 100})
			w.begin()
			if p := w.quits(c.code); string(p.Method) != c.method {
				t.Errorf("ended with %#v", p)
			}
		})
	}
}

func TestPermanentErrorLaterEndsTheBot(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.sim.Fail(slacksim.Fault{Method: "apps.connections.open", Error: "token_revoked", Times: 100})
	w.sim.CutSockets(slacksim.CutReset)
	w.quits("token_revoked")
}

func TestTokenRevokedWhileAnsweringLeavesTheQuestionForTheNextStart(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.sim.Fail(slacksim.Fault{Method: "chat.postMessage", Error: "token_revoked"})
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.quits("token_revoked")
	if b, err := w.store.Backlog(t.Context()); err != nil || b.Open != 1 {
		t.Errorf("%d questions wait, %v", b.Open, err)
	}
	<-w.ended
	w.run()
	has(t, w.answers(slacksim.General, q, 1)[0], "Yes, Acme banned")
	w.quiet()
	if strings.Contains(w.log.String(), "an attempt to answer failed") {
		t.Error("it was counted as a failure")
	}
}

func TestProxyThatSaysNoIsWaitedFor(t *testing.T) {
	w := newWorld(t, quick()).run()
	for _, status := range []int{http.StatusUnauthorized, http.StatusForbidden, http.StatusProxyAuthRequired} {
		w.sim.Fail(slacksim.Fault{Method: "chat.postMessage", Status: status, Times: 2})
	}
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	has(t, w.answers(slacksim.General, q, 1)[0], "Yes, Acme banned")
	w.quiet()
	if strings.Contains(w.log.String(), "an attempt to answer failed") {
		t.Error("it was counted as a failure")
	}
}

func TestSlackAwayAtStart(t *testing.T) {
	w := newWorld(t, quick())
	w.sim.Outage(true)
	w.begin()
	w.until("it asks", func() bool { return w.sim.Count("auth.test") >= 2 })
	w.sim.Outage(false)
	w.until("both sockets are open", func() bool { return w.sim.Sockets() == 2 })
}

func TestRateLimitsAreWaitedFor(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.sim.RateLimit("chat.postMessage", 2, time.Second)
	var asked []slacksim.TS
	for i := range 5 {
		asked = append(asked, w.say(slacksim.Employee, slacksim.General, fmt.Sprintf("@policybot did Acme ban Pigeon #%d?", i), ""))
	}
	for _, q := range asked {
		w.answers(slacksim.General, q, 1)
	}
	if n := w.sim.Count("chat.postMessage"); n > 5+2*workers {
		t.Errorf("%d calls for 5 answers", n)
	}
}

func TestLostAnswersDontDouble(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.sim.LoseAnswers("chat.postMessage", 1)
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.answers(slacksim.General, q, 1)
	w.quiet()
	w.answers(slacksim.General, q, 1)
	if n := w.sim.Count("conversations.replies"); n == 0 {
		t.Error("nobody looked whether the reply was there")
	}
}

func TestServerErrorsAreTriedAgain(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.sim.ServerError("chat.postMessage", 2)
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.answers(slacksim.General, q, 1)
	w.quiet()
	w.answers(slacksim.General, q, 1)
}

func TestLostPrivateAnswerIsGivenAgainAndMarked(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.sim.LoseAnswers("response_url", 1)
	if err := w.sim.Slash(slacksim.Employee, slacksim.Random, "/policy", "did Acme ban Pigeon?"); err != nil {
		t.Fatal(err)
	}
	if first := w.whisper(slacksim.Employee, slacksim.Random, 1); strings.Contains(first.Text, "interruption") {
		t.Errorf("the first is marked: %q", first.Text)
	}
	has(t, w.whisper(slacksim.Employee, slacksim.Random, 2), "interruption")
	w.quiet()
}

func TestUsedUpAddressIsReplacedByADirectMessage(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.sim.Fail(slacksim.Fault{Method: "response_url", Status: http.StatusNotFound})
	if err := w.sim.Slash(slacksim.Employee, slacksim.Random, "/policy", "did Acme ban Pigeon?"); err != nil {
		t.Fatal(err)
	}
	dm := w.sim.DM(slacksim.Employee)
	w.until("a direct message comes", func() bool { return len(w.sim.Messages(dm)) == 1 })
	has(t, w.sim.Messages(dm)[0], "Yes, Acme banned")
}

func TestRefusedPlaceIsReplacedByADirectMessage(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.sim.Fail(slacksim.Fault{Method: "chat.postMessage", Error: "is_archived"})
	w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	dm := w.sim.DM(slacksim.Employee)
	w.until("a direct message comes", func() bool { return len(w.sim.Messages(dm)) == 1 })
	has(t, w.sim.Messages(dm)[0], "Yes, Acme banned")
}

// TestRefusedThreadOfADirectMessageIsLeft asks in a message that is gone.
func TestRefusedThreadOfADirectMessageIsLeft(t *testing.T) {
	w := newWorld(t, quick()).run()
	dm := w.sim.DM(slacksim.Employee)
	err := w.sim.SendEvent(object{"type": "message", "channel": dm, "channel_type": "im", "user": slacksim.Employee, "text": "did Acme ban Pigeon?",
		"ts": "1700000001.000100", "team": slacksim.Team})
	if err != nil {
		t.Fatal(err)
	}
	has(t, w.direct(slacksim.Employee, 1), "Yes, Acme banned")
	w.quiet()
	w.answers(dm, "", 1)
}

func TestRefusedBlocksLeaveTheText(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.sim.Fail(slacksim.Fault{Method: "chat.postMessage", Error: "invalid_blocks"})
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	if m := w.answers(slacksim.General, q, 1)[0]; len(m.Blocks) != 0 || !strings.Contains(m.Text, "Yes, Acme") {
		t.Errorf("%q with %d blocks", m.Text, len(m.Blocks))
	}
}

func TestEngineThatFailsIsTold(t *testing.T) {
	for _, words := range []string{"boom", "panic"} {
		w := newWorld(t, quick()).run()
		q := w.say(slacksim.Employee, slacksim.General, "@policybot "+words, "")
		m := w.answers(slacksim.General, q, 1)[0]
		_, ref, found := strings.Cut(m.Text, "Reference ")
		ref = strings.Trim(ref, ") ")
		if !found || len(ref) != 6 || !strings.Contains(w.log.String(), "reference="+ref) {
			t.Errorf("%q names no reference of the log", m.Text)
		}
		if words == "panic" && strings.Contains(w.log.String(), "@policybot") {
			t.Error("the log holds the words")
		}
	}
}

func TestAnswersWaitWhileSlackIsDown(t *testing.T) {
	w := newWorld(t, quick())
	w.engine.hold = make(chan struct{})
	w.run()
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	if err := w.sim.Slash(slacksim.Employee, slacksim.Random, "/policy", "did Acme ban Pigeon?"); err != nil {
		t.Fatal(err)
	}
	w.until("both are taken", func() bool {
		acked := 0
		for _, e := range w.sim.Envelopes() {
			if e.Acked && e.What != "message" {
				acked++
			}
		}
		return acked == 2
	})
	w.sim.Outage(true)
	close(w.engine.hold)
	w.until("it is tried for long", func() bool { return w.sim.Count("conversations.replies") > 20 })
	w.sim.Outage(false)
	w.answers(slacksim.General, q, 1)
	w.quiet()
	w.answers(slacksim.General, q, 1)
	dm := w.sim.Messages(w.sim.DM(slacksim.Employee)) // the address may be used up: nobody knows what arrived
	if private := append(dm, w.sim.Whispers(slacksim.Employee, slacksim.Random)...); len(private) != 1 || !strings.Contains(private[0].Text, "Acme banned") {
		t.Errorf("private answers: %+v", private)
	}
}

func TestWhatFailsTooOftenIsTold(t *testing.T) {
	w := newWorld(t, quick()).run(func(c *Config) { c.Waits.Patience = time.Nanosecond })
	w.sim.Fail(slacksim.Fault{Method: "chat.postMessage", Error: "internal_error", Times: 5})
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	has(t, w.answers(slacksim.General, q, 1)[0], "could not answer")
	w.quiet()
}

// fullDisk is a state that can't be written while it is full.
type fullDisk struct {
	*state.Store
	full *switched
}

type switched struct{ on chan bool }

func newSwitched() *switched {
	s := &switched{on: make(chan bool, 1)}
	s.on <- false
	return s
}

func (s *switched) set(on bool) { <-s.on; s.on <- on }
func (s *switched) is() bool    { on := <-s.on; s.on <- on; return on }

func (f fullDisk) Take(ctx context.Context, q state.Taken, within time.Duration, acts ...state.Act) (bool, error) {
	if f.full.is() {
		return false, fmt.Errorf("state: take: %w", state.ErrFull)
	}
	return f.Store.Take(ctx, q, within, acts...)
}

func TestWhatCantBeKeptIsNotAcknowledged(t *testing.T) {
	w := newWorld(t, quick())
	disk := fullDisk{w.store, newSwitched()}
	disk.full.set(true)
	w.keeper = disk
	w.run()
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	has(t, w.answers(slacksim.General, q, 1)[0], "please ask again")
	for _, e := range w.sim.Envelopes() {
		if e.What == "app_mention" && e.Acked {
			t.Error("it was acknowledged")
		}
	}
	if w.bot.Status().Writable {
		t.Error("the status says that the journal can be written")
	}
	disk.full.set(false) // Slack sends it again, and now it is answered
	has(t, w.answers(slacksim.General, q, 2)[1], "Yes, Acme banned")
	if asked := w.engine.all(); len(asked) != 1 {
		t.Errorf("asked %q", asked)
	}
}

// TestOnlyWhoWaitsIsToldThatNothingCanBeKept also opens tabs and deletes a
// question, for which nobody waits.
func TestOnlyWhoWaitsIsToldThatNothingCanBeKept(t *testing.T) {
	w := newWorld(t, quick())
	disk := fullDisk{w.store, newSwitched()}
	w.keeper = disk
	w.run()
	q := w.engaged()
	w.quiet()
	disk.full.set(true)
	w.sim.OpenHome(slacksim.Employee)
	w.sim.OpenMessages(slacksim.Employee)
	w.delete(slacksim.Employee, slacksim.General, q)
	w.logged("not taken, so not acknowledged", 3)
	next := w.say(slacksim.Other, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	has(t, w.answers(slacksim.General, next, 1)[0], "please ask again")
	w.answers(slacksim.General, q, 1)
	if n := len(w.sim.Messages(w.sim.DM(slacksim.Employee))); n != 0 {
		t.Errorf("%d direct messages", n)
	}
	disk.full.set(false)
	w.gone(slacksim.General, q)
}

func TestWhatSlackGaveUpOnIsReadBackWhenTheJournalWorksAgain(t *testing.T) {
	o := quick()
	o.Waits.Ack, o.Waits.Retry = 200*time.Millisecond, [3]time.Duration{time.Millisecond, time.Millisecond, time.Millisecond}
	w := newWorld(t, o)
	disk := fullDisk{w.store, newSwitched()}
	w.keeper = disk
	w.run()
	disk.full.set(true)
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	has(t, w.answers(slacksim.General, q, 1)[0], "please ask again")
	w.logged("not taken, so not acknowledged", 4) // then Slack gives up
	disk.full.set(false)
	again := w.say(slacksim.Employee, slacksim.General, "@policybot did Globex ban Pigeon?", "")
	w.answers(slacksim.General, again, 1)
	has(t, w.answers(slacksim.General, q, 2)[1], "Yes, Acme banned")
}

func TestReloadOnlyByAdmins(t *testing.T) {
	w := newWorld(t, quick()).run()
	slash := func(u slacksim.UserID) {
		if err := w.sim.Slash(u, slacksim.General, "/policy", "reload"); err != nil {
			t.Fatal(err)
		}
	}
	slash(slacksim.Employee)
	refused := w.whisper(slacksim.Employee, slacksim.General, 1)
	if text := string(encode(t, refused.Blocks)); !strings.Contains(text, "S0POLICYA1") || w.shelf.count() != 0 {
		t.Errorf("refused with %s after %d reloads", text, w.shelf.count())
	}
	slash(slacksim.Admin)
	shown := w.whisper(slacksim.Admin, slacksim.General, 1)
	if text := string(encode(t, shown.Blocks)); !strings.Contains(text, "in force → withdrawn") || len(w.shelf.taken()) != 0 {
		t.Errorf("shown %s, done %v", text, w.shelf.taken())
	}
	w.press(slacksim.Admin, shown, "confirm_reload", "")
	has(t, w.whisper(slacksim.Admin, slacksim.General, 2), "Reloaded. 1 change in meaning.")
	if done := w.shelf.taken(); len(done) != 1 || done[0].Who != string(slacksim.Admin) || done[0].What != "reload" || done[0].About != "e2" {
		t.Errorf("done %v", done)
	}
	w.shelf.set(errors.New("pigeon.yaml:31: \"undoes\" names acme-ban, which comes later\npigeon.yaml:40: no source"))
	slash(slacksim.Admin)
	failed := w.whisper(slacksim.Admin, slacksim.General, 3)
	for _, part := range []string{"pigeon.yaml:31", "pigeon.yaml:40", "stay in use"} {
		if text := string(encode(t, failed.Blocks)); !strings.Contains(text, part) {
			t.Errorf("failed with %s", text)
		}
	}
	acts, err := w.store.Acts(t.Context(), time.Time{}, 20)
	if err != nil {
		t.Fatal(err)
	}
	var seen []string
	for _, a := range acts {
		seen = append(seen, a.Who+" "+a.Outcome)
	}
	for _, want := range []string{"U0EMMA0001 asked", "U0EMMA0001 refused", "U0ADMIN001 shown", "U0ADMIN001 failed: pigeon.yaml:31"} {
		if !strings.Contains(strings.Join(seen, "\n"), want) {
			t.Errorf("the audit lacks %q: %q", want, seen)
		}
	}
}

func TestReloadByWhoeverRunsTheProgram(t *testing.T) {
	w := newWorld(t, quick()).run()
	r, err := w.bot.Reload(t.Context(), "signal")
	if err != nil || r.Edition != "e2" {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestOutsidersAreRefused(t *testing.T) {
	w := newWorld(t, quick()).run()
	for _, who := range []slacksim.UserID{slacksim.Stranger, slacksim.Employee} {
		q := w.say(who, slacksim.Shared, "@policybot did Acme ban Pigeon?", "")
		has(t, w.answers(slacksim.Shared, q, 1)[0], "I answer people of")
	}
	if asked := w.engine.all(); len(asked) != 0 {
		t.Errorf("asked %q", asked)
	}
}

func TestOutsidersByTheirTeam(t *testing.T) {
	w := newWorld(t, quick()).run()
	for _, c := range []struct {
		name string
		in   slack.In
		want bool
	}{
		{"own channel", slack.In{Kind: slack.Mention, Sharing: slack.NotShared, User: "U0EMMA0001"}, false},
		{"foreign team", slack.In{Kind: slack.Mention, Sharing: slack.NotShared, User: "U0PARTNER1", UserTeam: "T0PARTNER1"}, true},
		{"direct message, nobody says", slack.In{Kind: slack.Direct, Sharing: slack.NotShared, User: "U0EMMA0001"}, false},
		{"direct message of a stranger, nobody says", slack.In{Kind: slack.Direct, Sharing: slack.NotShared, User: "U0PARTNER1"}, true},
		{"nobody says", slack.In{Kind: slack.Mention, Channel: "C0GENERAL1", User: "U0EMMA0001"}, false},
		{"nobody says, shared", slack.In{Kind: slack.Mention, Channel: "C0SHARED01", User: "U0EMMA0001"}, true},
		{"nobody knows the channel", slack.In{Kind: slack.Mention, Channel: "C0NOWHERE1", User: "U0EMMA0001"}, true},
		{"nobody knows the person", slack.In{Kind: slack.Command, Private: true, User: "U0NOBODY01"}, true},
		{"command of a stranger", slack.In{Kind: slack.Command, Private: true, User: "U0PARTNER1"}, true},
		{"command in a shared channel", slack.In{Kind: slack.Command, Private: true, Channel: "C0SHARED01", User: "U0EMMA0001"}, false},
		{"button in a shared channel", slack.In{Kind: slack.Action, Channel: "C0SHARED01", User: "U0EMMA0001", UserTeam: "T0EXAMPLE1"}, true},
	} {
		got, err := w.bot.outsider(t.Context(), c.in)
		if err != nil || got != c.want {
			t.Errorf("%s: %v, %v; want %v", c.name, got, err, c.want)
		}
	}
}

func TestWhatWasAskedWhileAwayIsAnswered(t *testing.T) {
	w := newWorld(t, quick()).run()
	dm := w.sim.DM(slacksim.Employee)
	first := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.answers(slacksim.General, first, 1)
	w.end()
	away := w.say(slacksim.Employee, slacksim.General, "@policybot did Globex ban Pigeon?", "")
	inThread := w.say(slacksim.Employee, slacksim.General, "@policybot and Globex?", first)
	direct := w.say(slacksim.Employee, dm, "did Acme ban Pigeon?", "")
	<-w.ended
	w.run()
	w.answers(slacksim.General, away, 1)
	w.answers(slacksim.General, first, 2)
	w.answers(dm, direct, 1)
	w.quiet()
	if asked := w.engine.all(); len(asked) != 4 {
		t.Errorf("asked %q (%s)", asked, inThread)
	}
}

func TestStopEndsWhatIsUnderWay(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.sim.Fail(slacksim.Fault{Method: "chat.postMessage", Delay: 300 * time.Millisecond})
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.until("it is taken", func() bool {
		for _, e := range w.sim.Envelopes() {
			if e.Acked {
				return true
			}
		}
		return false
	})
	w.quietOrHeld(t)
	w.end()
	w.answers(slacksim.General, q, 1)
	if b, err := w.store.Backlog(t.Context()); err != nil || b.Open != 0 {
		t.Errorf("%d still open, %v", b.Open, err)
	}
}

// quietOrHeld waits until the one question is done or under way.
func (w *world) quietOrHeld(t *testing.T) {
	t.Helper()
	deadline := time.Now().Add(5 * time.Second)
	for len(w.engine.all()) == 0 {
		if time.Now().After(deadline) {
			t.Fatal("nobody works on it")
		}
		time.Sleep(time.Millisecond)
	}
}

func TestEverythingIsAcknowledged(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.sim.SendEnvelope("a_kind_to_come", map[string]any{"x": 1})
	w.sim.SendEnvelope("interactive", map[string]any{"type": "view_closed", "user": map[string]any{"id": "U0EMMA0001"}})
	w.sim.SendEnvelope("slash_commands", "not an object")
	w.sim.SendRateLimited()
	for _, e := range []map[string]any{
		{"type": "an_event_to_come", "user": "U0EMMA0001"},
		{"type": "app_mention", "user": "U0EMMA0001", "text": []string{"a list"}, "ts": "1.1", "channel": "C0GENERAL1"},
	} {
		if err := w.sim.SendEvent(e); err != nil {
			t.Fatal(err)
		}
	}
	w.sim.SendFrame(`{"type":"hello"}`)
	w.sim.SendFrame(`not JSON`)
	w.until("all is acknowledged", func() bool {
		for _, e := range w.sim.Envelopes() {
			if !e.Acked {
				return false
			}
		}
		return len(w.sim.Envelopes()) >= 6
	})
	for _, n := range w.sim.Notices() {
		if n.Kind == "junk" {
			t.Errorf("junk was acknowledged: %v", n)
		}
	}
}

func TestOddFieldsDontKeepFromAnswering(t *testing.T) {
	w := newWorld(t, quick()).run()
	q := w.say(slacksim.Employee, slacksim.General, "for a thread", "")
	event := map[string]any{"type": "app_mention", "user": "U0EMMA0001", "text": "<@U0POLICYB1> did Acme ban Pigeon?", "ts": string(q), "channel": "C0GENERAL1",
		"blocks": "of another type than expected", "edited": 7}
	if err := w.sim.SendEvent(event); err != nil {
		t.Fatal(err)
	}
	has(t, w.answers(slacksim.General, q, 1)[0], "Yes, Acme")
}

func TestWhatSlackHeldBackIsReadBack(t *testing.T) {
	o := quick()
	o.Events = []string{"app_home_opened"} // no message is told to the bot
	w := newWorld(t, o).run(func(c *Config) { c.Slack.Pace.Held = 50 * time.Millisecond })
	w.until("what was before is read", func() bool { return w.sim.Count("apps.connections.open") == 2 })
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.sim.SendRateLimited()
	w.answers(slacksim.General, q, 1)
}

// slowDisk takes so long to keep a question, while it is slow, that Slack has given up on
// its acknowledgement.
type slowDisk struct {
	*state.Store
	slow *switched
}

func (s slowDisk) Take(ctx context.Context, q state.Taken, within time.Duration, acts ...state.Act) (bool, error) {
	if s.slow.is() {
		sleep(ctx, 800*time.Millisecond)
	}
	return s.Store.Take(ctx, q, within, acts...)
}

func TestLateAcknowledgementDoesntDouble(t *testing.T) {
	w := newWorld(t, quick())
	disk := slowDisk{w.store, newSwitched()}
	disk.slow.set(true)
	w.keeper = disk
	w.run()
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
	w.until("Slack tries again", func() bool { // one of the two events that a mention is, whichever was taken first
		return slices.ContainsFunc(w.sim.Envelopes(), func(e slacksim.Envelope) bool { return len(e.Attempts) > 1 && e.Late })
	})
	disk.slow.set(false)
	w.answers(slacksim.General, q, 1)
	w.quiet()
	w.answers(slacksim.General, q, 1)
	if asked := w.engine.all(); len(asked) != 1 {
		t.Errorf("asked %q", asked)
	}
}
