package bot

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	slackgo "github.com/slack-go/slack"

	"policybot/bot/journal"
	"policybot/bot/slack"
	"policybot/bot/slacksim"
	"policybot/bot/state"
)

// world is a pretend Slack with a bot in it.
type world struct {
	t      *testing.T
	sim    *slacksim.Server
	store  *state.Store
	keeper journal.Store // what the journal writes to; nil: store
	talks  Store         // what the bot writes to; nil: store
	engine *memo
	shelf  *shelf
	log    *logbook
	bot    *Bot
	stop   context.CancelFunc
	ended  chan error
}

// logbook keeps what was logged.
type logbook struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (l *logbook) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(p)
}

func (l *logbook) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

// quick is Slack at a hundred times its pace, with exactly the scopes and
// events of the manifest.
func quick() slacksim.Options {
	m := slack.Manifest()
	return slacksim.Options{
		Scale:     0.01,
		Waits:     slacksim.Waits{Ack: 500 * time.Millisecond, Trigger: 5 * time.Second, Ping: 100 * time.Millisecond, ResponseURL: time.Minute},
		BotScopes: m.OAuthConfig.Scopes.Bot,
		Events:    m.Settings.EventSubscriptions.BotEvents,
		Shortcuts: shortcuts(m),
	}
}

func shortcuts(m slackgo.Manifest) (all []slacksim.Shortcut) {
	for _, s := range m.Features.Shortcuts {
		all = append(all, slacksim.Shortcut{CallbackID: s.CallbackID, Name: s.Name, Global: s.Type == slackgo.GlobalShortcut})
	}
	return all
}

// quickPace is ours, likewise.
func quickPace() slack.Pace {
	return slack.Pace{
		Post: 5 * time.Millisecond, Read: 5 * time.Millisecond, Request: 3 * time.Second, Retry: 20 * time.Millisecond,
		Limited: 100 * time.Millisecond, Frame: 2 * time.Second, Open: 50 * time.Millisecond, OpenMax: time.Second,
		Stable: 300 * time.Millisecond, Apart: 20 * time.Millisecond, Drain: 200 * time.Millisecond,
	}
}

func quickWaits() Waits {
	return Waits{Ask: 2 * time.Second, Extend: time.Second, Again: 20 * time.Millisecond, Settle: 30 * time.Millisecond, Land: 30 * time.Millisecond,
		Poll: 20 * time.Millisecond, Drain: 3 * time.Second, Sweep: 50 * time.Millisecond}
}

func quickLimits() journal.Limits {
	return journal.Limits{Lease: 3 * time.Second}
}

func configFor(sim *slacksim.Server, s *state.Store) Config {
	return Config{
		Slack:  slack.Config{BotToken: sim.BotToken(), AppToken: sim.AppToken(), APIURL: sim.APIURL(), Pace: quickPace()},
		Admins: []string{"S0POLICYA1"}, Owner: journal.Owner(s.Owner()), Waits: quickWaits(),
		Edition: func() string { return "e1" },
	}
}

// newWorld makes a world whose bot doesn't run yet.
func newWorld(t *testing.T, o slacksim.Options) *world {
	t.Helper()
	w := &world{t: t, sim: slacksim.New(o), engine: &memo{}, shelf: &shelf{}, log: &logbook{}, ended: make(chan error, 1)}
	t.Cleanup(w.sim.Close)
	s, err := state.Open(t.Context(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	w.store = s
	t.Cleanup(func() { s.Close() })
	return w
}

// run starts the bot, and waits until it has both sockets.
func (w *world) run(change ...func(*Config)) *world {
	w.t.Helper()
	w.begin(change...)
	w.until("both sockets are open", func() bool { return w.sim.Sockets() == 2 })
	return w
}

func (w *world) begin(change ...func(*Config)) {
	cfg := configFor(w.sim, w.store)
	cfg.Logger = slog.New(slog.NewTextHandler(w.log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	for _, f := range change {
		f(&cfg)
	}
	if w.keeper == nil {
		w.keeper = w.store
	}
	if w.talks == nil {
		w.talks = w.store
	}
	w.bot = New(cfg, w.engine, w.shelf, w.talks, journal.New(w.keeper, time.Now, quickLimits()))
	ctx, stop := context.WithCancel(context.Background())
	w.stop = stop
	go func() { w.ended <- w.bot.Run(ctx) }()
	w.t.Cleanup(w.end)
}

// end stops the bot, checks that nothing that was shown was flawed, and that
// no secret was logged.
func (w *world) end() {
	w.stop()
	select {
	case err := <-w.ended:
		w.ended <- err
	case <-time.After(15 * time.Second):
		w.t.Error("the bot did not end")
	}
	for _, p := range w.sim.Problems() {
		w.t.Errorf("%s: %v in %s", p.Method, p.Problems, p.Body)
	}
	text := w.log.String()
	for _, secret := range []string{"xoxb-", "xapp-", "/commands/", "/link/", "Pigeon"} {
		if strings.Contains(text, secret) {
			w.t.Errorf("the log holds %q:\n%s", secret, text)
		}
	}
	for line := range strings.Lines(text) {
		if about := strings.Contains(line, " kind=") || strings.Contains(line, " question="); about && !strings.Contains(line, " reference=") {
			w.t.Errorf("a line about a question has no reference: %s", line)
		}
	}
	if w.t.Failed() {
		w.t.Logf("the log:\n%s", text)
	}
}

func (w *world) until(what string, condition func() bool) {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.t.Context(), 15*time.Second)
	defer cancel()
	if err := w.sim.WaitFor(ctx, condition); err != nil {
		w.t.Fatalf("%s: %v\n%s", what, err, w.log.String())
	}
}

func (w *world) say(user slacksim.UserID, ch slacksim.ChannelID, text string, thread slacksim.TS) slacksim.TS {
	w.t.Helper()
	ts, err := w.sim.Say(user, ch, text, thread)
	if err != nil {
		w.t.Fatal(err)
	}
	return ts
}

// answers waits until there are n answers in the thread, and returns them.
func (w *world) answers(ch slacksim.ChannelID, thread slacksim.TS, n int) []slacksim.Message {
	w.t.Helper()
	w.until("answers come", func() bool { return len(w.sim.Answers(ch, thread)) >= n })
	got := w.sim.Answers(ch, thread)
	if len(got) != n {
		w.t.Fatalf("%d answers, want %d", len(got), n)
	}
	return got
}

// whisper waits for the user's nth private message there and returns it.
func (w *world) whisper(user slacksim.UserID, ch slacksim.ChannelID, n int) slacksim.Message {
	w.t.Helper()
	w.until("a private answer comes", func() bool { return len(w.sim.Whispers(user, ch)) >= n })
	return w.sim.Whispers(user, ch)[n-1]
}

// quits waits until the bot ends by itself, over a permanent error with the
// code and a hint, and returns that error.
func (w *world) quits(code string) *slack.Permanent {
	w.t.Helper()
	select {
	case err := <-w.ended:
		w.ended <- err
		p, ok := errors.AsType[*slack.Permanent](err)
		if !ok || p.Code != code || p.Hint == "" {
			w.t.Fatalf("ended with %#v, want %s", err, code)
		}
		return p
	case <-time.After(5 * time.Second):
		w.t.Fatal("the bot goes on")
		return nil
	}
}

// quiet waits until nothing waits to be answered.
func (w *world) quiet() {
	w.t.Helper()
	deadline := time.Now().Add(10 * time.Second)
	for time.Now().Before(deadline) {
		b, err := w.store.Backlog(w.t.Context())
		if err != nil {
			w.t.Fatal(err)
		}
		if b.Open == 0 {
			return
		}
		time.Sleep(5 * time.Millisecond) // the state tells nobody when it changes
	}
	w.t.Fatalf("questions still wait:\n%s", w.log.String())
}

// logged waits until something was logged n times.
func (w *world) logged(part string, n int) {
	w.t.Helper()
	deadline := time.Now().Add(10 * time.Second)
	for strings.Count(w.log.String(), part) < n {
		if time.Now().After(deadline) {
			w.t.Fatalf("not logged: %s\n%s", part, w.log)
		}
		time.Sleep(5 * time.Millisecond) // the log tells nobody when it changes
	}
}

func has(t *testing.T, m slacksim.Message, part string) {
	t.Helper()
	if !strings.Contains(m.Text, part) {
		t.Errorf("message %q doesn't say %q", m.Text, part)
	}
}
