package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"strings"
	"time"

	"policybot/bot/state"
)

var auditCommand = command{
	name:    "audit",
	args:    "[--json] [-n COUNT]",
	summary: "list what admins did, and who else tried",
	help: `
Prints the latest lines of the audit, the latest first: when, who, what, how it
ended, and about which edition. Who is a user's id, or the program's own word:
start, signal, watch or command line. It looks into the state, which it neither
makes nor changes. Lines are kept for a year.

examples:
  policybot audit
  policybot audit --json -n 1000`,
	run: runAudit,
}

func runAudit(p *program, ctx context.Context, flags *flag.FlagSet, args []string) (int, error) {
	asJSON := flags.Bool("json", false, "print one JSON object a line")
	count := flags.Int("n", 20, "print at most `COUNT` lines")
	if err := p.parseAlone(flags, args); err != nil {
		return exitError, err
	}
	if *count < 1 {
		return exitError, hint(fmt.Errorf("-n is %d", *count), "give a number of lines, such as -n 20")
	}
	ctx, cancel := context.WithTimeout(ctx, statusTime)
	defer cancel()
	store, err := p.viewState(ctx)
	if err != nil {
		return exitError, err
	}
	acts, err := store.Acts(ctx, time.Time{}, *count)
	if err := errors.Join(err, store.Close()); err != nil {
		return exitError, err
	}
	return exitOK, p.printActs(acts, *asJSON)
}

func (p *program) printActs(acts []state.Act, asJSON bool) error {
	if asJSON {
		lines := make([]any, len(acts))
		for i, a := range acts {
			lines[i] = exportedAct{"act", a.Who, a.What, a.About, a.Outcome, a.At}
		}
		return writeLines(p.stdout, lines)
	}
	var text strings.Builder
	for _, a := range acts {
		fmt.Fprintf(&text, "%s  %-12s  %-10s  %s", a.At.UTC().Format("2006-01-02 15:04:05Z"), a.Who, a.What, oneLine(a.Outcome))
		if a.About != "" {
			fmt.Fprintf(&text, "  (%s)", oneLine(a.About))
		}
		text.WriteByte('\n')
	}
	_, err := p.stdout.Write([]byte(text.String()))
	return err
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
