package main

import (
	"context"
	"flag"
	"fmt"
	"time"

	"policybot/knowledge"
	"policybot/knowledge/record"
)

var checkCommand = command{
	name:    "check",
	args:    "DIR",
	summary: "check a folder of records and documents, as a compiler would",
	help: `
Prints every finding with its file and line. An error in records or settings
keeps the folder from being used. One in a document leaves that document out,
and the rest is used; warnings and notes cost nothing.

Exit status: 0 no errors, 2 errors.

example:
  policybot check ./records`,
	run: runCheck,
}

func runCheck(p *program, _ context.Context, flags *flag.FlagSet, args []string) (int, error) {
	rest, err := p.parse(flags, args)
	if err != nil {
		return exitError, err
	}
	if len(rest) != 1 {
		return exitError, hint(fmt.Errorf("check takes one folder, not %d", len(rest)), "policybot check DIR")
	}
	base, findings := p.loader().folder(rest[0])
	if base != nil {
		findings = append(findings, later(base, knowledge.DayOf(time.Now().In(base.Zone)))...)
		findings.Sort()
	}
	for _, f := range findings {
		fmt.Fprintln(p.stdout, f)
	}
	if base == nil {
		fmt.Fprintln(p.stderr, countErrors(len(findings.Of(knowledge.Error))))
		return exitError, nil
	}
	holds := fmt.Sprintf("%d entities, %d sources, %d events, %d facts, %d passages; %d warnings",
		len(base.Entities), len(base.Sources), len(base.Events), len(base.Facts), len(base.Present()), len(findings.Of(knowledge.Warning)))
	if left := findings.LeftOut(); len(left) > 0 {
		fmt.Fprintf(p.stdout, "without what is left out: %s\n", holds)
		fmt.Fprintf(p.stderr, "%s, each of which leaves a document out\n", countErrors(len(left)))
		return exitError, nil
	}
	fmt.Fprintf(p.stdout, "ok: %s\n", holds)
	return exitOK, nil
}

// countErrors says how many there are.
func countErrors(n int) string {
	if n == 1 {
		return "1 error"
	}
	return fmt.Sprintf("%d errors", n)
}

// later warns of what is announced on a day to come, or said by a document then:
// until that day no answer tells it, and a slip in the year, or a wrong clock of
// whoever committed it, would go unseen.
func later(b *knowledge.Base, today knowledge.Day) (f knowledge.Findings) {
	for _, e := range b.Events {
		if !e.Announced.IsZero() && e.Announced.First > today {
			f.Warnf(e.Origin, "event %s is announced on %s, which is yet to come; nothing is told of it before", e.ID, e.Announced)
		}
	}
	warned := map[knowledge.SourceID]bool{}
	for _, p := range b.Present() {
		if p.Stood().First > today && !warned[p.Source] {
			warned[p.Source] = true
			f.Warnf(p.Origin, "this stands in the document from %s, which is yet to come; nothing of it is told before", p.Stood().First)
		}
	}
	return f
}

var schemaCommand = command{
	name:    "schema",
	args:    "[--settings]",
	summary: "print the JSON schema of record files, for editors",
	help: `
With it an editor completes keys and marks mistakes while records are written.

example:
  policybot schema > records.schema.json`,
	run: func(p *program, _ context.Context, flags *flag.FlagSet, args []string) (int, error) {
		settings := flags.Bool("settings", false, "print the schema of knowledge.yaml instead")
		if err := p.parseAlone(flags, args); err != nil {
			return exitError, err
		}
		schema := record.Schema()
		if *settings {
			schema = record.SettingsSchema()
		}
		_, err := fmt.Fprintf(p.stdout, "%s\n", schema)
		return exitOK, err
	},
}
