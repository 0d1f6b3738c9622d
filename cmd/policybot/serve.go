package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"time"

	"policybot/bot"
	"policybot/bot/journal"
	"policybot/bot/metrics"
	"policybot/bot/slack"
	"policybot/bot/state"
)

var serveCommand = command{
	name:    "serve",
	summary: "answer in Slack",
	help: `
Needs SLACK_BOT_TOKEN and SLACK_APP_TOKEN; policybot doctor tells what is
missing. Runs until it is interrupted, and then ends what is under way within
ten seconds. On SIGHUP the knowledge is read anew; with POLICYBOT_WATCH=10s it
looks every ten seconds whether its files have changed.

The state is in the folder of POLICYBOT_STATE, or in the PostgreSQL database of
POLICYBOT_DATABASE_URL, which any number of processes may share: each question
is answered by one of them, and taken over should it die. A damaged file in the
folder is moved aside there, and a new one begun.

With POLICYBOT_HTTP=127.0.0.1:8080 it tells there how it is: /livez and /readyz
for whatever starts it anew, /metrics for Prometheus, and all of it for policybot
status.

Once a question is answered its words are erased, or with POLICYBOT_KEEP_WORDS=72h
three days later, and within an hour they are overwritten in the folder's files;
policybot help forget tells what else is kept of people.

example:
  SLACK_BOT_TOKEN=xoxb-... SLACK_APP_TOKEN=xapp-... policybot serve`,
	run: runServe,
}

func runServe(p *program, ctx context.Context, flags *flag.FlagSet, args []string) (int, error) {
	if err := p.parseAlone(flags, args); err != nil {
		return exitError, err
	}
	if err := p.checkWorkOnly(); err != nil {
		return exitError, err
	}
	log := slog.New(slog.NewTextHandler(p.stderr, nil))
	if err := slack.CheckTokens(p.slack()); err != nil {
		return exitError, hint(err, "policybot doctor tells more")
	}
	words, err := p.keepWords()
	if err != nil {
		return exitError, err
	}
	admins, err := p.admins()
	if err != nil {
		return exitError, err
	}
	return p.serve(ctx, service{slack: p.slack(), database: p.config.DatabaseURL, folder: p.config.State, admins: admins, words: words, log: log})
}

// slack is what the settings say of Slack.
func (p *program) slack() slack.Config {
	return slack.Config{BotToken: p.config.BotToken, AppToken: p.config.AppToken, APIURL: p.config.APIURL, Shared: p.config.DatabaseURL != "", WorkOnly: p.config.WorkOnly == "true"}
}

// checkWorkOnly refuses what would leave nobody to hear questions.
func (p *program) checkWorkOnly() error {
	switch {
	case p.config.WorkOnly != "" && p.config.WorkOnly != "true" && p.config.WorkOnly != "false":
		return hint(fmt.Errorf("POLICYBOT_WORK_ONLY is %q", p.config.WorkOnly), "give true or false, or leave it empty")
	case p.config.WorkOnly == "true" && p.config.DatabaseURL == "":
		return hint(errors.New("POLICYBOT_WORK_ONLY is true, but the state is in a folder, so that nobody else hears questions for this process"), "set POLICYBOT_DATABASE_URL, or leave POLICYBOT_WORK_ONLY empty")
	}
	return nil
}

// adminID is an id of a user or of a user group.
var adminID = regexp.MustCompile(`^[UWS][A-Z0-9]{4,}$`)

// admins are the ids that the settings name. Another word than an id would be nobody,
// and nobody would hear of it.
func (p *program) admins() ([]string, error) {
	ids := list(p.config.Admins)
	for _, id := range ids {
		if !adminID.MatchString(id) {
			return nil, hint(fmt.Errorf("POLICYBOT_ADMINS has %q, which is no id", id), "give ids of users (U… or W…) and of user groups (S…): in Slack, the menu of a profile or a group copies its id")
		}
	}
	return ids, nil
}

// list splits a setting at its commas.
func list(setting string) []string {
	return strings.FieldsFunc(setting, func(r rune) bool { return r == ',' || r == ' ' })
}

// service is what a run of the bot needs beside the knowledge.
type service struct {
	slack    slack.Config
	database string // address of the PostgreSQL database of the state; where empty, it is in the folder
	folder   string
	admins   []string
	words    time.Duration // for how long a question's words are kept once it is answered
	log      *slog.Logger
	alone    bool           // no other programs or people run it: no signals, no watch and no health or metrics
	ready    func(*library) // called once, when the bot hears questions; may be nil
}

// openState opens the state where the settings say. A damaged one in a folder
// must not keep the bot from starting.
func (s service) openState(ctx context.Context) (*state.Store, error) {
	if s.database != "" {
		return openDatabase(ctx, s.database)
	}
	store, err := state.OpenAnyway(ctx, s.folder, time.Now())
	if err != nil {
		return nil, err
	}
	if err := logLoss(ctx, store, s.log); err != nil {
		return nil, errors.Join(err, store.Close())
	}
	return store, nil
}

func openDatabase(ctx context.Context, address string) (*state.Store, error) {
	store, err := state.OpenDatabase(ctx, address)
	if err != nil {
		return nil, hint(err, "POLICYBOT_DATABASE_URL names the database, such as postgres://user:password@host:5432/name; unset it to keep the state in a folder")
	}
	return store, nil
}

// logLoss says at each start that the state before was lost, until nothing is
// left to do about it.
func logLoss(ctx context.Context, store *state.Store, log *slog.Logger) error {
	l, lost, err := store.Lost(ctx)
	if !lost || l.ReadBack && l.Told {
		return err
	}
	log.Error("the state was damaged, gone or replaced by a copy; missing may be votes, the audit, threads' context, the edition that was current, "+
		"and questions that were under way, of which those that aren't private are read back from Slack",
		"reference", l.Reference(), "at", l.At, "why", l.Why, "damaged_file", l.Aside)
	return nil
}

// serve runs the bot, and what goes with it, until ctx ends.
func (p *program) serve(ctx context.Context, s service) (code int, err error) {
	every, err := p.watchEvery()
	if err != nil {
		return exitError, err
	}
	store, err := s.openState(ctx)
	if err != nil {
		return exitError, err
	}
	s.log.Info("state", "place", store.Place())
	defer func() { err = errors.Join(err, store.Close()) }()
	m := newMetrics(store)
	files, _ := listing(p.config.Knowledge) // before they are read, so that no change is missed; empty: none are watched
	lib, err := openLibrary(ctx, p.config.Knowledge, logged(s.folder, s.log), store, time.Now, s.log)
	if err != nil {
		return exitError, err
	}
	b := bot.New(bot.Config{
		Slack: s.slack, Admins: s.admins, KeepWords: s.words, Owner: journal.Owner(store.Owner()), Name: lib.Name,
		Edition: lib.Current, EditionSince: lib.Since, Metrics: m, Logger: s.log,
		Ready: func() {
			if s.ready != nil {
				s.ready(lib)
			}
		},
	}, lib, lib, store, journal.New(store, time.Now, journal.Limits{}))
	if s.alone {
		return exitOK, withHint(b.Run(ctx))
	}
	if err := p.runAll(ctx, b, m, lib, every, files); err != nil {
		return exitError, err
	}
	return exitOK, nil
}

func (p *program) watchEvery() (time.Duration, error) {
	if p.config.Watch == "" {
		return 0, nil
	}
	d, err := time.ParseDuration(p.config.Watch)
	if err != nil || d < time.Second {
		return 0, hint(fmt.Errorf("POLICYBOT_WATCH is %q", p.config.Watch), "give a time of a second or more, such as 10s, or leave it empty")
	}
	return d, nil
}

// keepWords is for how long a question's words are kept once it is answered:
// no longer than all that is kept of it.
func (p *program) keepWords() (time.Duration, error) {
	if p.config.KeepWords == "" {
		return 0, nil
	}
	d, err := time.ParseDuration(p.config.KeepWords)
	if err != nil || d < 0 || d > bot.Keep {
		return 0, hint(fmt.Errorf("POLICYBOT_KEEP_WORDS is %q", p.config.KeepWords),
			"give a time of at most %v, such as 72h, or leave it empty: then words are erased once a question is answered", bot.Keep)
	}
	return d, nil
}

// runAll runs the bot with what goes on beside it, and returns when all have
// ended.
func (p *program) runAll(ctx context.Context, b *bot.Bot, m *metrics.Metrics, lib *library, every time.Duration, files string) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var all sync.WaitGroup
	defer all.Wait()
	defer stop()
	if p.config.HTTP != "" {
		ln, err := listenHTTP(p.config.HTTP)
		if err != nil {
			return err
		}
		lib.log.Info("health and metrics are served", "address", ln.Addr().String())
		m.Watch(b.Status, time.Now)
		all.Go(func() { serveHTTP(ctx, ln, b, m) })
	}
	all.Go(func() { lib.follow(ctx) })
	all.Go(func() { reloadOnSignal(ctx, b) })
	if every > 0 && p.config.Knowledge != "" {
		all.Go(func() {
			watch(ctx, p.config.Knowledge, every, files, func() error { return reloadForWatch(ctx, b) })
		})
	}
	return withHint(b.Run(ctx))
}

// reloadForWatch reloads, unless the folder holds what was rolled back: that
// isn't tried again until its files change.
func reloadForWatch(ctx context.Context, b *bot.Bot) error {
	_, err := b.Reload(ctx, "watch")
	if errors.Is(err, state.ErrRolledBack) {
		return nil
	}
	return err
}

// withHint adds to an error of the bot what to do about it.
func withHint(err error) error {
	if permanent, ok := errors.AsType[*slack.Permanent](err); ok {
		return hint(err, "%s", permanent.Hint)
	}
	return err
}

// reloadOnSignal reloads on each SIGHUP. The bot logs and audits how it went.
func reloadOnSignal(ctx context.Context, b *bot.Bot) {
	hup := make(chan os.Signal, 1)
	signal.Notify(hup, syscall.SIGHUP)
	defer signal.Stop(hup)
	for {
		select {
		case <-hup:
			_, _ = b.Reload(ctx, "signal")
		case <-ctx.Done():
			return
		}
	}
}
