package bot

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"policybot/bot/admin"
	"policybot/bot/health"
	"policybot/bot/journal"
	"policybot/bot/metrics"
	"policybot/bot/slack"
	"policybot/bot/state"
)

const (
	workers = 4 // questions worked on side by side

	// Keep is for how long done questions and idle threads are remembered.
	Keep = 7 * 24 * time.Hour
	// KeepGaps is for how long it is remembered what was declined, and what was
	// passed on to people.
	KeepGaps = 90 * 24 * time.Hour
	// keepLong is for how long votes and the audit are, and corrections that
	// nobody handles.
	keepLong = 365 * 24 * time.Hour
)

// Bot answers in one Slack workspace.
type Bot struct {
	cfg      Config
	log      *slog.Logger
	now      func() time.Time
	engine   Engine
	library  Library
	store    Store
	journal  *journal.Journal
	count    *metrics.Metrics
	slack    *slack.Client
	admins   *admin.Admins
	people   *lookups
	channels *channels
	limiter  *limiter
	viewing  viewing

	started time.Time
	pulses  [workers]pulse
	self    slack.Self // set by Run before anything else starts
	loss    state.Loss // likewise; of no time where nothing was lost
	sockets atomic.Pointer[slack.Sockets]
	taking  atomic.Bool   // the latest write of a question succeeded
	giving  atomic.Bool   // so did the latest look for work
	reload  sync.Mutex    // held while the knowledge is being changed
	missed  chan struct{} // something may have been missed; of capacity one
	untold  chan slack.In // whose question could not be kept
	slow    chan waiting  // what may take long
	ready   func()
	quit    context.CancelCauseFunc // ends Run with a cause; set by it
}

// New makes a bot; nothing is called before Run.
func New(cfg Config, engine Engine, library Library, store Store, j *journal.Journal) *Bot {
	cfg = cfg.withDefaults()
	client := slack.New(cfg.Slack)
	b := &Bot{
		cfg: cfg, log: cfg.Logger, now: cfg.Now, engine: engine, library: library, store: store, journal: j,
		count: cfg.Metrics, started: cfg.Now(),
		slack: client, admins: admin.New(cfg.Admins, client.Members, cfg.Now), people: newLookups(client, cfg.Now), channels: newChannels(store, cfg.Now), limiter: newLimiter(cfg.Limits),
		missed: make(chan struct{}, 1), untold: make(chan slack.In, 64), slow: make(chan waiting, watched),
	}
	b.ready = sync.OnceFunc(func() {
		b.log.Info("questions are heard", "bot", b.self.Name, "team", b.self.Team)
		cfg.Ready()
	})
	b.taking.Store(true)
	b.giving.Store(true)
	return b
}

// Run answers until ctx ends. Then it takes nothing more, acknowledges what it
// has taken, ends the work under way within ten seconds, and returns nil when
// everything that it started has ended. It fails with *[slack.Permanent] where
// Slack won't let it in, or no longer; questions then wait for the next start.
func (b *Bot) Run(ctx context.Context) (err error) {
	defer b.slack.Close()
	if err = b.introduce(ctx); err != nil || ctx.Err() != nil {
		return err
	}
	if b.loss, _, err = b.store.Lost(ctx); err != nil {
		return err
	}
	if n, err := b.journal.Reclaim(ctx, b.cfg.Owner); err != nil {
		return err
	} else if n > 0 {
		b.log.Info("questions left over from the last run are taken up", "questions", n)
	}
	return b.run(ctx)
}

func (b *Bot) run(ctx context.Context) error {
	intake, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	b.quit = stop
	work, abandon := context.WithCancel(context.WithoutCancel(ctx)) // outlives ctx, to end what is under way
	defer abandon()
	sockets := slack.NewSockets(b.cfg.Slack, b.self, b.take, b.mayHaveMissed)
	b.sockets.Store(sockets)
	var all sync.WaitGroup
	answering, answered := context.WithCancel(context.WithoutCancel(ctx))
	var workers sync.WaitGroup
	for i := range b.pulses {
		workers.Go(func() { b.work(intake, work, &b.pulses[i]) })
	}
	all.Go(func() { workers.Wait(); answered() })
	all.Go(func() { b.showProgress(answering) })
	all.Go(func() { b.tell(intake) })
	if b.cfg.Slack.WorkOnly {
		b.log.Info("this replica holds no sockets, and works on what others hear")
		b.ready()
	} else { // what wasn't missed needn't be read back
		all.Go(func() { b.catchUp(intake) })
	}
	all.Go(func() { b.tellOfLoss(intake) })
	all.Go(func() { b.forget(intake) })
	err := sockets.Run(intake)
	stop(err)
	late := time.AfterFunc(b.cfg.Waits.Drain, abandon)
	defer late.Stop()
	all.Wait()
	if p, ok := errors.AsType[*slack.Permanent](context.Cause(intake)); ok {
		return p
	}
	return err
}

// quitFor ends Run where the error says that Slack won't let the bot in any more.
func (b *Bot) quitFor(err error) bool {
	p, ok := errors.AsType[*slack.Permanent](err)
	if ok {
		b.quit(p)
	}
	return ok
}

// introduce learns who we are. While Slack can't be reached it tries again.
func (b *Bot) introduce(ctx context.Context) (err error) {
	pause := b.cfg.Waits.Again
	for {
		b.self, err = b.slack.Self(ctx)
		if _, permanent := errors.AsType[*slack.Permanent](err); err == nil || permanent {
			return err
		}
		b.log.Warn("Slack can't be reached", "error", err, "again_in", pause)
		if !sleep(ctx, pause) {
			return nil
		}
		pause = min(2*pause, time.Minute)
	}
}

// forget drops what is over, soon after the start and then once an hour; of
// several replicas one does.
func (b *Bot) forget(ctx context.Context) {
	keep := state.Keep{Done: Keep, Words: b.cfg.KeepWords, Votes: keepLong, Gaps: KeepGaps, Notes: keepLong, Passed: KeepGaps, Acts: keepLong}
	for wait := min(time.Minute, b.cfg.Waits.Forget); sleep(ctx, wait); wait = b.cfg.Waits.Forget {
		mine, err := b.store.TakeTurn(ctx, "forget", string(b.cfg.Owner), b.now(), b.cfg.Waits.Forget*9/10)
		if mine {
			_, err = b.store.Forget(ctx, b.now(), keep)
		}
		if err != nil && ctx.Err() == nil {
			b.log.Warn("what is over could not be dropped and overwritten; it is tried again", "error", err, "again_in", b.cfg.Waits.Forget)
		}
	}
}

// Status tells how the bot is.
func (b *Bot) Status() health.Status {
	s := health.Status{
		Started: b.started, Writable: b.taking.Load() && b.giving.Load(), Waiting: health.NotKnown,
		Edition: b.cfg.Edition(), EditionSince: b.cfg.EditionSince(),
	}
	if sockets := b.sockets.Load(); sockets != nil {
		st := sockets.Status()
		s.Sockets, s.Wanted, s.AppSockets, s.Heard = st.Up, st.Wanted, st.OfApp, st.Heard
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	if backlog, err := b.store.Backlog(ctx); err == nil {
		s.Waiting, s.Oldest = backlog.Open, backlog.Oldest
	}
	return s
}

// sleep is false where ctx ended first.
func sleep(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}
