package main

import (
	"cmp"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"policybot/bot"
	"policybot/bot/state"
	"policybot/knowledge"
)

var gapsCommand = command{
	name:    "gaps",
	args:    "[--csv | --json] [--since DATE]",
	summary: "list what people asked in vain: declined and disliked, by topic",
	help: `
Looks into the state, as status does, and lists by topic the questions that
nothing on record answered (declined) and the votes that call an answer wrong
(disliked, as the votes stand now), with how many different people that were.
A question that was answered and that nobody voted on counts as nothing.

A topic is what a question named, by the ids of records, and what it asked, such
as did-ban. Of a name that is on no record only its part in the question is
kept ("unknown actor"), and of a question that wasn't understood nothing: those
are one topic, whose entity and intent are empty. No words of people are kept.

It begins 30 days ago, unless --since says otherwise. What was declined is kept
for 90 days, and votes for a year. --json prints one object a line.

Exit status: 0, also where there is nothing; 2 an error.

examples:
  policybot gaps
  policybot gaps --csv --since 2026-10 > gaps.csv`,
	run: runGaps,
}

func runGaps(p *program, ctx context.Context, flags *flag.FlagSet, args []string) (_ int, err error) {
	asCSV := flags.Bool("csv", false, "print comma-separated values, with a heading")
	asJSON := flags.Bool("json", false, "print JSON, one object a line")
	since := flags.String("since", "", "begin on `DATE`, such as 2026-10-01 or 2026-10; default: 30 days ago")
	if err := p.parseAlone(flags, args); err != nil {
		return exitError, err
	}
	if *asCSV && *asJSON {
		return exitError, hint(errors.New("gaps prints --csv or --json, not both"), "give one of them")
	}
	from, err := beginning(*since, time.Now())
	if err != nil {
		return exitError, err
	}
	gaps, err := p.readGaps(ctx, from)
	switch {
	case err != nil:
		return exitError, err
	case *asCSV:
		return exitOK, gapsCSV(p.stdout, gaps)
	case *asJSON:
		return exitOK, gapsJSON(p.stdout, gaps)
	}
	return exitOK, gapsTable(p.stdout, gaps, from)
}

func beginning(since string, now time.Time) (time.Time, error) {
	if since == "" {
		return now.Add(-bot.GapsShown), nil
	}
	d, err := knowledge.ParseDate(since)
	if err == nil && d.First == knowledge.FirstDay {
		err = fmt.Errorf("date %q: it has no beginning", since)
	}
	if err != nil {
		return time.Time{}, hint(fmt.Errorf("--since: %w", err), "give a day or a month, such as 2026-10-01 or 2026-10")
	}
	return d.First.Time(), nil
}

func (p *program) readGaps(ctx context.Context, since time.Time) ([]state.Gap, error) {
	store, err := p.viewState(ctx)
	if err != nil {
		return nil, err
	}
	gaps, err := store.Gaps(ctx, since)
	return gaps, errors.Join(err, store.Close())
}

func gapsTable(to io.Writer, gaps []state.Gap, since time.Time) error {
	if len(gaps) == 0 {
		_, err := fmt.Fprintf(to, "nothing was declined or disliked since %s\n", since.UTC().Format(time.DateOnly))
		return err
	}
	w := tabwriter.NewWriter(to, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "ENTITY\tINTENT\tDECLINED\tDISLIKED\tPEOPLE\tFIRST\tLAST")
	for _, g := range gaps {
		entity, intent := cmp.Or(g.Entity, "(none named)"), g.Intent
		if g.Topic == (state.Topic{}) {
			entity = "(not understood)"
		}
		fmt.Fprintf(w, "%s\t%s\t%d\t%d\t%d\t%s\t%s\n", entity, intent, g.Declined, g.Disliked, g.People,
			g.First.Format(time.DateOnly), g.Last.Format(time.DateOnly))
	}
	return w.Flush()
}

func gapsCSV(to io.Writer, gaps []state.Gap) error {
	w := csv.NewWriter(to)
	lines := [][]string{{"entity", "intent", "declined", "disliked", "people", "first", "last"}}
	for _, g := range gaps {
		lines = append(lines, []string{
			cellText(g.Entity), cellText(g.Intent), strconv.Itoa(g.Declined), strconv.Itoa(g.Disliked), strconv.Itoa(g.People),
			g.First.Format(time.RFC3339), g.Last.Format(time.RFC3339),
		})
	}
	return w.WriteAll(lines)
}

// cellText is a text that no spreadsheet takes for a formula.
func cellText(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r\n", rune(text[0])) {
		return "'" + text
	}
	return text
}

type gapLine struct {
	Entity   string    `json:"entity"`
	Intent   string    `json:"intent"`
	Declined int       `json:"declined"`
	Disliked int       `json:"disliked"`
	People   int       `json:"people"`
	First    time.Time `json:"first"`
	Last     time.Time `json:"last"`
}

func gapsJSON(to io.Writer, gaps []state.Gap) error {
	e := json.NewEncoder(to)
	e.SetEscapeHTML(false)
	for _, g := range gaps {
		if err := e.Encode(gapLine{g.Entity, g.Intent, g.Declined, g.Disliked, g.People, g.First, g.Last}); err != nil {
			return err
		}
	}
	return nil
}
