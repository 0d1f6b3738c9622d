package bot

import (
	"context"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"policybot/bot/slacksim"
	"policybot/bot/state"
)

// leave stops the bot and waits until it has ended, and Slack knows it.
func (w *world) leave() {
	w.t.Helper()
	w.stop()
	if err := <-w.ended; err != nil {
		w.t.Fatal(err)
	}
	w.until("Slack knows that nobody hears", func() bool { return w.sim.Sockets() == 0 })
}

// heard is until when the state says that all was heard.
func (w *world) heard() time.Time {
	w.t.Helper()
	until, ok, err := w.store.Heard(w.t.Context())
	if !ok || err != nil {
		w.t.Fatalf("%v, %v", ok, err)
	}
	return until
}

// heardFrom waits until all was heard until at least then.
func (w *world) heardFrom(then time.Time) {
	w.t.Helper()
	deadline := time.Now().Add(10 * time.Second)
	for {
		until, ok, err := w.store.Heard(w.t.Context())
		if err != nil {
			w.t.Fatal(err)
		}
		if ok && !until.Before(then) {
			return
		}
		if time.Now().After(deadline) {
			w.t.Fatalf("heard until %v, want %v:\n%s", until, then, w.log)
		}
		time.Sleep(5 * time.Millisecond) // the state tells nobody when it changes
	}
}

// late is a state that tells only at last until when all was heard.
type late struct {
	*state.Store
	tell chan struct{}
}

func (l *late) Heard(ctx context.Context) (time.Time, bool, error) {
	<-l.tell
	return l.Store.Heard(ctx)
}

func TestWhatIsAskedWhileTheFirstConnectionsOfAllAreCutIsReadBack(t *testing.T) {
	w := newWorld(t, quick())
	l := &late{w.store, make(chan struct{})}
	w.talks = l
	w.run()
	w.sim.Disconnect(slacksim.RefreshRequested)
	q := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "") // nobody hears it
	w.until("both sockets are open again", func() bool { return w.sim.Sockets() == 2 && w.sim.Count("apps.connections.open") >= 4 })
	close(l.tell)
	w.answers(slacksim.General, q, 1)
	if lostEnvelopes(w.sim) == 0 {
		t.Error("no envelope was lost: this proves nothing")
	}
}

func TestWhatIsAskedAfterAQuietWeekIsReadBack(t *testing.T) {
	for _, c := range []struct {
		name  string
		quiet func(w *world)
	}{
		{"all was forgotten", func(w *world) {
			if _, err := w.store.Forget(t.Context(), time.Now().Add(time.Minute), state.Keep{}); err != nil {
				t.Fatal(err)
			}
		}},
		{"the clock was ahead", func(w *world) {
			if err := w.store.PutHeard(t.Context(), time.Now().Add(10*time.Second)); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t, quick()).run()
			first := w.say(slacksim.Employee, slacksim.General, "@policybot did Acme ban Pigeon?", "")
			w.answers(slacksim.General, first, 1)
			w.quiet()
			w.leave()
			c.quiet(w)
			q := w.say(slacksim.Employee, slacksim.General, "@policybot did Globex ban Pigeon?", "")
			w.run()
			w.answers(slacksim.General, q, 1)
			w.until("an envelope is lost; else this proves nothing", func() bool { return lostEnvelopes(w.sim) > 0 })
		})
	}
}

func TestReadingBackThatWasCutShortIsBegunAgainByTheNextStart(t *testing.T) {
	w := newWorld(t, quick())
	before := time.Now().Add(-time.Hour).Truncate(time.Microsecond)
	if err := w.store.PutHeard(t.Context(), before); err != nil {
		t.Fatal(err)
	}
	dm := w.sim.DM(slacksim.Employee)
	q := w.say(slacksim.Employee, dm, "did Acme ban Pigeon?", "")
	w.sim.ServerError("users.conversations", 4) // as often as it is tried
	w.begin(func(c *Config) { c.Waits.Sweep = time.Hour })
	w.logged("could not be read back as a whole", 1)
	inChannel := w.say(slacksim.Employee, slacksim.General, "@policybot did Globex ban Pigeon?", "")
	w.answers(slacksim.General, inChannel, 1)
	w.quiet()
	w.leave()
	if got := w.heard(); !got.Equal(before) {
		t.Errorf("heard until %v, want %v", got, before)
	}
	w.run()
	w.answers(dm, q, 1)
}

func TestWhileAllIsWellItIsNotedUntilWhenAllWasHeard(t *testing.T) {
	w := newWorld(t, quick())
	var ahead atomic.Int64
	began := time.Now()
	w.run(func(c *Config) {
		c.Waits.Note = 10 * time.Millisecond
		c.Now = func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) }
	})
	w.heardFrom(began) // by reading back
	ahead.Store(int64(time.Hour))
	w.heardFrom(began.Add(time.Hour - unnoticed))
	w.bot.taking.Store(false)
	if w.bot.hearsAll() {
		t.Error("all is heard while nothing can be kept")
	}
	w.bot.taking.Store(true)
	w.sim.Outage(true)
	w.sim.CutSockets(slacksim.CutReset)
	w.logged("socket could not be opened", 1)
	if w.bot.hearsAll() {
		t.Error("all is heard while a socket is away")
	}
	w.sim.Outage(false)
}

func TestLaterIsNeverAfterNow(t *testing.T) {
	now := time.Unix(1_700_000_000, 0)
	at := func(d time.Duration) time.Time { return now.Add(d) }
	for _, c := range []struct{ a, b, want time.Duration }{
		{-time.Hour, -time.Minute, -time.Minute},
		{-time.Second, -time.Minute, -time.Second},
		{time.Hour, -time.Minute, -time.Minute}, // of a clock that was put right
	} {
		if got := later(at(c.a), at(c.b), now); !got.Equal(at(c.want)) {
			t.Errorf("of %v and %v: %v", c.a, c.b, got.Sub(now))
		}
	}
}

// Slack sends the first words again when their edited form was read back.
func TestFirstWordsOfWhatWasReadBackEditedAreNotAnsweredToo(t *testing.T) {
	w := newWorld(t, quick()).run()
	w.quiet()
	q := w.say(slacksim.Employee, slacksim.General, "for a thread", "")
	in := w.asked(slacksim.General, q)
	in.Edited, in.Text = "9999999999.000001", "did Globex ban Pigeon?"
	if err := w.bot.takeMissed(t.Context(), in); err != nil {
		t.Fatal(err)
	}
	has(t, w.answers(slacksim.General, q, 1)[0], "Yes, Globex banned")
	before := len(w.sim.Envelopes())
	if err := w.sim.SendEvent(map[string]any{"type": "app_mention", "user": "U0EMMA0001",
		"text": "<@U0POLICYB1> did Acme ban Pigeon?", "ts": string(q), "channel": "C0GENERAL1"}); err != nil {
		t.Fatal(err)
	}
	w.until("it is acknowledged", func() bool { all := w.sim.Envelopes(); return len(all) > before && all[before].Acked })
	w.quiet()
	w.answers(slacksim.General, q, 1)
	if asked := w.engine.all(); len(asked) != 1 {
		t.Errorf("asked %q", asked)
	}
}

func TestGapThatIsTooLongIsLogged(t *testing.T) {
	for _, c := range []struct {
		gap  time.Duration
		want int
	}{{longestGap + time.Hour, 1}, {longestGap / 2, 0}} {
		w := newWorld(t, quick())
		if err := w.store.PutHeard(t.Context(), time.Now().Add(-c.gap)); err != nil {
			t.Fatal(err)
		}
		w.begin()
		w.heardFrom(time.Now().Add(-time.Minute))
		if n := strings.Count(w.log.String(), "the gap is longer than is read back"); n != c.want {
			t.Errorf("a gap of %v: logged %d times, want %d", c.gap, n, c.want)
		}
	}
}
