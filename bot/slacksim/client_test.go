package slacksim

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"log"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"
	"github.com/slack-go/slack/socketmode"
)

// fast is a hundred times Slack's pace, with an acknowledgement's deadline that a busy machine can keep.
func fast() Options {
	return Options{Scale: 0.01, Waits: Waits{Ack: 400 * time.Millisecond, Trigger: 5 * time.Second, Ping: 200 * time.Millisecond}}
}

func start(t *testing.T, o Options) *Server {
	t.Helper()
	s := New(o)
	t.Cleanup(s.Close)
	return s
}

func wait(t *testing.T, s *Server, what string, condition func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
	defer cancel()
	if err := s.WaitFor(ctx, condition); err != nil {
		t.Fatalf("%s: %v", what, err)
	}
}

func client(s *Server) *slack.Client {
	return slack.New(s.BotToken(), slack.OptionAPIURL(s.APIURL()), slack.OptionAppLevelToken(s.AppToken()),
		slack.OptionHTTPClient(&http.Client{Timeout: 10 * time.Second}))
}

// app is a bot on slack-go that hands every event to on, which decides about acknowledging.
type app struct {
	api *slack.Client
	sm  *socketmode.Client
}

func runApp(t *testing.T, s *Server, on func(*app, socketmode.Event)) *app {
	t.Helper()
	a := &app{api: client(s)}
	a.sm = socketmode.New(a.api, socketmode.OptionLog(log.New(io.Discard, "", 0)))
	ctx, cancel := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	wg.Go(func() { _ = a.sm.RunContext(ctx) })
	wg.Go(func() {
		for {
			select {
			case e := <-a.sm.Events:
				on(a, e)
			case <-ctx.Done():
				return
			}
		}
	})
	t.Cleanup(func() { cancel(); wg.Wait() })
	wait(t, s, "the app connects", func() bool { return s.Sockets() >= 1 })
	return a
}

func (a *app) ack(t *testing.T, e socketmode.Event, payload any) {
	if e.Request == nil || e.Request.EnvelopeID == "" {
		return
	}
	if err := a.sm.AckCtx(t.Context(), e.Request.EnvelopeID, payload); err != nil {
		t.Logf("acknowledging: %v", err)
	}
}

// mentionOf is the mention that an event holds, or nil.
func mentionOf(e socketmode.Event) *slackevents.AppMentionEvent {
	if outer, ok := e.Data.(slackevents.EventsAPIEvent); ok {
		m, _ := outer.InnerEvent.Data.(*slackevents.AppMentionEvent)
		return m
	}
	return nil
}

// answering acknowledges everything and answers mentions in their thread.
func answering(t *testing.T) func(*app, socketmode.Event) {
	return func(a *app, e socketmode.Event) {
		a.ack(t, e, nil)
		if m := mentionOf(e); m != nil {
			if _, _, err := a.api.PostMessageContext(t.Context(), m.Channel, slack.MsgOptionText("heard", false), slack.MsgOptionTS(m.TimeStamp)); err != nil {
				t.Logf("answering: %v", err)
			}
		}
	}
}

func say(t *testing.T, s *Server, user UserID, ch ChannelID, text string, thread TS) TS {
	t.Helper()
	ts, err := s.Say(user, ch, text, thread)
	if err != nil {
		t.Fatal(err)
	}
	return ts
}

func TestMentionIsAnswered(t *testing.T) {
	s := start(t, fast())
	runApp(t, s, answering(t))
	ts := say(t, s, Employee, General, "@policybot is it <allowed>?", "")
	wait(t, s, "an answer", func() bool { return len(s.Answers(General, ts)) == 1 })
	if got := s.Messages(General)[0].Text; got != "<@"+string(Bot)+"> is it &lt;allowed&gt;?" {
		t.Errorf("stored text %q", got)
	}
	wait(t, s, "every envelope acknowledged", func() bool { return allAcked(s) })
	var mention, message Envelope
	for _, e := range s.Envelopes() {
		if strings.Contains(string(e.Payload), `"ts":"`+string(ts)+`"`) {
			switch e.What {
			case "app_mention":
				mention = e
			case "message":
				message = e
			}
		}
	}
	if mention.EventID == "" || message.EventID == "" || mention.EventID == message.EventID {
		t.Errorf("want a mention and a message event with ids of their own, got %q and %q", mention.EventID, message.EventID)
	}
	if p := s.Problems(); len(p) != 0 {
		t.Errorf("problems: %v", p)
	}
}

func allAcked(s *Server) bool {
	for _, e := range s.Envelopes() {
		if !e.Acked {
			return false
		}
	}
	return true
}

func TestMentionsOnlyWhereTheBotIs(t *testing.T) {
	s := start(t, fast())
	runApp(t, s, answering(t))
	say(t, s, Employee, Random, "@policybot hello", "")
	say(t, s, Admin, Secret, "@policybot hello", "")
	dm := say(t, s, Employee, s.DM(Employee), "@policybot hello", "")
	wait(t, s, "the direct message", func() bool { return len(s.Envelopes()) > 0 && allAcked(s) })
	all := s.Envelopes()
	if len(all) != 1 || all[0].What != "message" || !strings.Contains(string(all[0].Payload), string(dm)) {
		t.Errorf("want only message.im, got %d envelopes, first %s", len(all), all[0].What)
	}
}

func TestUnacknowledgedIsRetriedThreeTimes(t *testing.T) {
	o := fast()
	o.Events = []string{"app_mention"}
	o.Waits.Ack = 20 * time.Millisecond
	o.Waits.Retry = [3]time.Duration{time.Millisecond, 10 * time.Millisecond, 10 * time.Millisecond}
	s := start(t, o)
	got := make(chan socketmode.Request, 10)
	runApp(t, s, func(_ *app, e socketmode.Event) {
		if mentionOf(e) != nil {
			got <- *e.Request
		}
	})
	say(t, s, Employee, General, "@policybot hello", "")
	ids := map[string]bool{}
	for i := range 4 {
		r := <-got
		ids[r.EnvelopeID] = true
		wantReason := "timeout"
		if i == 0 {
			wantReason = ""
		}
		if r.RetryAttempt != i || r.RetryReason != wantReason {
			t.Errorf("attempt %d: retry_attempt %d, retry_reason %q", i, r.RetryAttempt, r.RetryReason)
		}
		var p struct {
			EventID string `json:"event_id"`
		}
		if err := json.Unmarshal(r.Payload, &p); err != nil || p.EventID != s.Envelopes()[0].EventID {
			t.Errorf("attempt %d: event_id %q", i, p.EventID)
		}
	}
	if len(ids) != 4 {
		t.Errorf("want four envelope ids, got %d", len(ids))
	}
}

func TestWhatNoClientKnowsIsTriedAgain(t *testing.T) {
	o := fast()
	o.Waits.Ack = 20 * time.Millisecond
	s := start(t, o)
	bad := make(chan socketmode.Event, 10)
	limited := make(chan socketmode.Event, 10)
	runApp(t, s, func(a *app, e socketmode.Event) {
		switch {
		case e.Type == socketmode.EventTypeErrorBadMessage:
			bad <- e
		case e.Type == socketmode.EventTypeEventsAPI:
			limited <- e
		}
	})
	if err := s.SendEvent(map[string]any{"type": "moon_landed", "channel": General}); err != nil {
		t.Fatal(err)
	}
	<-bad
	<-bad // it was not acknowledged, so it came again
	s.SendRateLimited()
	e := <-limited
	if outer, ok := e.Data.(slackevents.EventsAPIEvent); !ok || outer.Type != slackevents.AppRateLimited {
		t.Errorf("got %+v", e.Data)
	}
	if err := s.SendEvent(map[string]any{}); err == nil {
		t.Error("an event without a type was sent")
	}
}

func TestRevokedAndRegranted(t *testing.T) {
	s := start(t, fast())
	api := client(s)
	s.Revoke(true)
	if _, err := api.AuthTestContext(t.Context()); err == nil || err.Error() != "token_revoked" {
		t.Errorf("got %v", err)
	}
	s.Revoke(false)
	s.Grant("channels:read")
	_, _, err := api.PostMessageContext(t.Context(), string(General), slack.MsgOptionText("x", false))
	if err == nil || err.Error() != "missing_scope" {
		t.Errorf("got %v", err)
	}
}

func TestDelayedEnvelopeComesLateAndOnce(t *testing.T) {
	s := start(t, fast())
	runApp(t, s, answering(t))
	const delay = 600 * time.Millisecond // longer than an acknowledgement may take
	s.DelayEnvelopes(1, delay)
	asked := time.Now()
	root := say(t, s, Employee, General, "@policybot hello", "")
	wait(t, s, "the answer", func() bool { return len(s.Answers(General, root)) == 1 })
	for _, e := range s.Envelopes() {
		if e.What == "app_mention" && (len(e.Attempts) != 1 || e.Attempts[0].At.Sub(asked) < delay) {
			t.Errorf("asked at %v, attempts %+v", asked, e.Attempts)
		}
	}
}

func TestLateAndOversizeAcknowledgements(t *testing.T) {
	o := fast()
	o.Events = []string{"app_mention"}
	o.Waits.Ack = 30 * time.Millisecond
	s := start(t, o)
	held := make(chan socketmode.Event, 10)
	a := runApp(t, s, func(_ *app, e socketmode.Event) {
		if mentionOf(e) != nil {
			held <- e
		}
	})
	say(t, s, Employee, General, "@policybot hello", "")
	first := <-held
	second := <-held
	a.ack(t, first, nil)
	wait(t, s, "a late acknowledgement", func() bool { return s.Envelopes()[0].Late })
	if s.Envelopes()[0].Acked {
		t.Error("a late acknowledgement counted")
	}
	a.ack(t, second, nil)
	ws := dial(t, s)
	if err := ws.WriteJSON(map[string]any{"envelope_id": second.Request.EnvelopeID, "payload": map[string]any{"text": strings.Repeat("x", maxAck)}}); err != nil {
		t.Fatal(err)
	}
	wait(t, s, "an oversize acknowledgement", func() bool { return s.Envelopes()[0].Dropped == 1 })
}

func TestEachDisconnectIsFollowedByAConnection(t *testing.T) {
	for _, why := range []Reason{Warning, RefreshRequested, LinkDisabled, TooMany} {
		t.Run(string(why), func(t *testing.T) {
			s := start(t, fast())
			hellos, answer := make(chan struct{}, 2), answering(t)
			runApp(t, s, func(a *app, e socketmode.Event) {
				if e.Type == socketmode.EventTypeHello {
					select {
					case hellos <- struct{}{}:
					default: // more than are waited for
					}
				}
				answer(a, e)
			})
			<-hellos
			if n := s.Disconnect(why); n != 1 {
				t.Fatalf("told %d sockets", n)
			}
			select {
			case <-hellos:
			case <-time.After(5 * time.Second):
				t.Fatal("no new connection")
			}
			wait(t, s, "the old connection is gone", func() bool { return s.Sockets() == 1 })
			ts := say(t, s, Employee, General, "@policybot still there?", "")
			wait(t, s, "an answer", func() bool { return len(s.Answers(General, ts)) > 0 })
		})
	}
}

func TestCutsAreSurvived(t *testing.T) {
	for name, how := range map[string]CutKind{"reset": CutReset, "mid-frame": CutMidFrame} {
		t.Run(name, func(t *testing.T) {
			s := start(t, fast())
			runApp(t, s, answering(t))
			if n := s.CutSockets(how); n != 1 {
				t.Fatalf("cut %d sockets", n)
			}
			wait(t, s, "a new connection", func() bool { return s.Count("apps.connections.open") == 2 && s.Sockets() == 1 })
			ts := say(t, s, Employee, General, "@policybot hello", "")
			wait(t, s, "an answer", func() bool { return len(s.Answers(General, ts)) > 0 })
		})
	}
}

func TestRateLimitAndServerErrors(t *testing.T) {
	s := start(t, fast())
	api := client(s)
	s.RateLimit("chat.postMessage", 1, 7*time.Second)
	s.ServerError("chat.postMessage", 1)
	_, _, err := api.PostMessageContext(t.Context(), string(General), slack.MsgOptionText("one", false))
	var limited *slack.RateLimitedError
	if !errors.As(err, &limited) || limited.RetryAfter != 7*time.Second {
		t.Errorf("want a rate limit of 7 s, got %v", err)
	}
	_, _, err = api.PostMessageContext(t.Context(), string(General), slack.MsgOptionText("two", false))
	var status slack.StatusCodeError
	if !errors.As(err, &status) || status.Code != 503 {
		t.Errorf("want 503, got %v", err)
	}
	if _, _, err = api.PostMessageContext(t.Context(), string(General), slack.MsgOptionText("three", false)); err != nil {
		t.Error(err)
	}
	if n := len(s.Messages(General)); n != 1 {
		t.Errorf("%d messages were posted", n)
	}
}

func TestLostAnswerHasPosted(t *testing.T) {
	s := start(t, fast())
	s.LoseAnswers("chat.postMessage", 1)
	if _, _, err := client(s).PostMessageContext(t.Context(), string(General), slack.MsgOptionText("one", false)); err == nil {
		t.Error("the answer was not lost")
	}
	if n := len(s.Messages(General)); n != 1 {
		t.Errorf("%d messages were posted", n)
	}
}

func TestOutage(t *testing.T) {
	s := start(t, fast())
	s.Outage(true)
	if _, err := client(s).AuthTestContext(t.Context()); err == nil {
		t.Error("answered during an outage")
	}
	s.Outage(false)
	if _, err := client(s).AuthTestContext(t.Context()); err != nil {
		t.Error(err)
	}
}

// TestNothingIsLeftInLimbo cuts sockets again and again under load: every envelope must end acknowledged, or be told as lost.
func TestNothingIsLeftInLimbo(t *testing.T) {
	o := fast()
	o.Events = []string{"app_mention"}
	o.Waits.Ack = 100 * time.Millisecond
	o.Waits.Retry = [3]time.Duration{time.Millisecond, 200 * time.Millisecond, 200 * time.Millisecond}
	s := start(t, o)
	ack := func(a *app, e socketmode.Event) { a.ack(t, e, nil) }
	runApp(t, s, ack)
	runApp(t, s, ack)
	wait(t, s, "two sockets", func() bool { return s.Sockets() == 2 })
	for i := range 100 {
		say(t, s, Employee, General, "@policybot hello", "")
		if i%20 == 10 {
			s.CutSockets(CutKind(i / 20 % 2))
			wait(t, s, "two sockets again", func() bool { return s.Sockets() == 2 })
		}
	}
	settled := func() bool {
		for _, e := range s.Envelopes() {
			if !e.Acked && !e.Lost {
				return false
			}
		}
		return true
	}
	wait(t, s, "all settled", settled)
	again := 0
	for _, e := range s.Envelopes() {
		again += len(e.Attempts) - 1
	}
	t.Logf("%d envelopes, %d redeliveries", len(s.Envelopes()), again)
	if len(s.Envelopes()) != 100 {
		t.Errorf("%d envelopes for 100 mentions", len(s.Envelopes()))
	}
}
