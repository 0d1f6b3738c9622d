package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"time"

	"policybot/bot/state"
)

var backupCommand = command{
	name:    "backup",
	args:    "FILE",
	summary: "copy the state to a file, while the bot runs or not",
	help: `
Writes what the folder of POLICYBOT_STATE holds at one moment to a file that
isn't there yet, checks the copy, and keeps nobody from answering meanwhile. It
holds the questions that wait, in people's words: only this user may read it.

A state in PostgreSQL is copied by pg_dump.

example:
  policybot backup /backups/policybot-monday.db`,
	run: runBackup,
}

func runBackup(p *program, ctx context.Context, flags *flag.FlagSet, args []string) (int, error) {
	file, err := p.parseCopy(flags, args)
	if err != nil {
		return exitError, err
	}
	size, err := state.Backup(ctx, p.config.State, file)
	if errors.Is(err, fs.ErrNotExist) {
		return exitError, hint(err, "POLICYBOT_STATE names the folder of the state, and the copy's own must be there")
	}
	if err != nil {
		return exitError, err
	}
	fmt.Fprintf(p.stdout, "%s: %d bytes, checked\n", file, size)
	return exitOK, nil
}

var restoreCommand = command{
	name:    "restore",
	args:    "FILE",
	summary: "put a copy of the state in the place of what is there",
	help: `
Stop the bot first: it is refused while a process uses the folder of
POLICYBOT_STATE. The copy is checked before anything is touched. What was there
is moved aside, under a name that it prints, and never deleted.

What was asked since the copy was made is not known to the bot afterwards:
serve reads back from Slack what was asked in the last six hours and has no
answer there. Commands are kept by nobody.

example:
  policybot restore /backups/policybot-monday.db`,
	run: runRestore,
}

func runRestore(p *program, ctx context.Context, flags *flag.FlagSet, args []string) (int, error) {
	file, err := p.parseCopy(flags, args)
	if err != nil {
		return exitError, err
	}
	aside, err := state.Restore(ctx, p.config.State, file, time.Now())
	if err != nil {
		return exitError, err
	}
	if aside != "" {
		fmt.Fprintf(p.stdout, "what was there is now %s\n", aside)
	}
	fmt.Fprintf(p.stdout, "%s is in its place in %s; policybot serve goes on from it\n", file, p.config.State)
	return exitOK, nil
}

// parseCopy parses the arguments of both, which are about a folder.
func (p *program) parseCopy(flags *flag.FlagSet, args []string) (file string, err error) {
	rest, err := p.parse(flags, args)
	if err != nil {
		return "", err
	}
	if len(rest) != 1 {
		return "", hint(fmt.Errorf("%s takes one file, not %d", flags.Name(), len(rest)), "policybot %s FILE", flags.Name())
	}
	if p.config.DatabaseURL != "" {
		return "", hint(errors.New("the state is in the database of POLICYBOT_DATABASE_URL"), "copy it with pg_dump, and bring it back with pg_restore")
	}
	return rest[0], nil
}
