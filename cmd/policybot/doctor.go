package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"strings"
	"time"

	"policybot/bot/slack"
	"policybot/bot/state"
)

var doctorCommand = command{
	name:    "doctor",
	summary: "check tokens, scopes, Socket Mode, knowledge, state and privacy, and say what to do",
	help: `
Looks at everything that serve needs, and changes nothing but that it makes the
folder or the tables for the state where there are none. No token is printed.

Exit status: 0 all is well, 2 something isn't.

example:
  policybot doctor`,
	run: runDoctor,
}

func runDoctor(p *program, ctx context.Context, flags *flag.FlagSet, args []string) (int, error) {
	if err := p.parseAlone(flags, args); err != nil {
		return exitError, err
	}
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	code := exitOK
	for _, c := range append(slack.Doctor(ctx, p.slack()), p.checkKnowledge(), p.checkState(ctx), p.checkWords(), p.checkSettings()) {
		if c.Outcome == slack.Failed {
			code = exitError
		}
		fmt.Fprintf(p.stdout, "%-8s %-12s %s\n", c.Outcome, c.Name, c.Detail)
		if c.Remedy != "" {
			fmt.Fprintf(p.stdout, "%-8s %-12s to do: %s\n", "", "", c.Remedy)
		}
	}
	return code, nil
}

func (p *program) checkKnowledge() slack.Check {
	c := slack.Check{Name: "knowledge", Outcome: slack.OK}
	dir := p.config.Knowledge
	var warnings strings.Builder
	load := p.loader()
	load.warnings = &warnings
	ed, err := load.edition(dir)
	if err != nil {
		c.Outcome, c.Detail, c.Remedy = slack.Failed, err.Error(), "policybot check "+dir+" tells every finding"
		return c
	}
	from := dir
	if from == "" {
		from = "the embedded records"
	}
	c.Detail = fmt.Sprintf("%s: %d events, %d facts, edition %s", from, len(ed.Base.Events), len(ed.Base.Facts), ed.ID)
	if warnings.Len() > 0 {
		c.Remedy = strings.TrimSpace(warnings.String())
	}
	return c
}

func (p *program) checkState(ctx context.Context) slack.Check {
	if address := p.config.DatabaseURL; address != "" {
		store, err := openDatabase(ctx, address)
		return checkOpened(ctx, store, err, "correct POLICYBOT_DATABASE_URL, start the database, or unset it to keep the state in a folder")
	}
	store, err := state.Open(ctx, p.config.State)
	remedy := "set POLICYBOT_STATE to a folder that this user may write"
	if errors.Is(err, state.ErrCorrupt) {
		remedy = remedyOfDamage(p.config.State)
	}
	return checkOpened(ctx, store, err, remedy)
}

// remedyOfDamage says what serve would do about a damaged state.
func remedyOfDamage(dir string) string {
	if !state.Replaceable(dir) {
		return "another process has the state, so that serve would not start either: stop that process first"
	}
	return "look at the disk, and restore the file from a backup if there is one; otherwise serve moves it aside in its folder, begins a new state, " +
		"reads back from Slack what may have been asked and not answered, and tells the admins; votes, the audit and threads' context are lost to it"
}

// checkOpened looks at a state that was opened, or says what to do where it
// could not be.
func checkOpened(ctx context.Context, store *state.Store, err error, remedy string) slack.Check {
	c := slack.Check{Name: "state", Outcome: slack.OK}
	if err == nil {
		c.Detail, err = stateDetail(ctx, store)
		err = errors.Join(err, store.Close())
	}
	if err != nil {
		c.Outcome, c.Detail, c.Remedy = slack.Failed, err.Error(), remedy
	}
	return c
}

func stateDetail(ctx context.Context, store *state.Store) (string, error) {
	l, lost, err := store.Lost(ctx)
	detail := store.Place()
	if lost && !l.ReadBack {
		detail += "; the one before it was lost, and serve will read back from Slack what may have been asked and not answered"
	}
	return detail, err
}

// checkSettings looks at the settings that serve would refuse.
func (p *program) checkSettings() slack.Check {
	c := slack.Check{Name: "settings", Outcome: slack.OK, Detail: "can all be used"}
	_, err := p.watchEvery()
	_, unknown := p.admins()
	err = errors.Join(err, unknown, p.checkWorkOnly(), checkHTTP(p.config.HTTP))
	if err != nil {
		c.Outcome, c.Detail, c.Remedy = slack.Failed, err.Error(), "correct them; .env.example says what each may be"
	}
	return c
}

// checkHTTP refuses an address of the wrong form; whether the port is free is
// for serve to find out, as it may be running.
func checkHTTP(address string) error {
	if address == "" {
		return nil
	}
	if _, _, err := net.SplitHostPort(address); err != nil {
		return fmt.Errorf("POLICYBOT_HTTP is %q: %w", address, err)
	}
	return nil
}

func (p *program) checkWords() slack.Check {
	c := slack.Check{Name: "words", Outcome: slack.OK, Detail: "erased once a question is answered"}
	kept, err := p.keepWords()
	if err != nil {
		c.Outcome, c.Detail, c.Remedy = slack.Failed, err.Error(), "set POLICYBOT_KEEP_WORDS to a time such as 72h, or leave it empty"
	} else if kept > 0 {
		c.Detail = fmt.Sprintf("kept for %v once a question is answered; unset POLICYBOT_KEEP_WORDS to erase them at once", kept)
	}
	return c
}
