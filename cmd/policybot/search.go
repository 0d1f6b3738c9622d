package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"strings"
	"time"

	"policybot/search"
	"policybot/search/index"
)

var searchCommand = command{
	name:    "search",
	args:    "[--json] [--excerpts] [-n N] [--knowledge DIR] [--as-of DATE] [--viewer WHO] WORDS",
	summary: "find records and passages for words, best first",
	help: `
Finds evidence in the same index that answers are taken from: by the words, by
others that speak of the same matter, which count for less, and by whom they
name, through slips of spelling too. With --json a hit is one object a line: id,
doc, score, text. What documents no longer say is found with --as-of for a day
on which they did. With --excerpts only passages are found, each by itself and by
what stands around it, and none that tells much less than the best; give -n 25 to
see all. With --viewer it finds what somebody else would; policybot help ask tells
how to write WHO.

examples:
  policybot search "data center"
  policybot search --json -n 10 "security risks"
  policybot search --viewer channel:C1 --knowledge ./records "address book"`,
	run: runSearch,
}

// hit is a found passage as --json prints it.
type hit struct {
	ID    string  `json:"id"`
	Doc   string  `json:"doc"`
	Score float64 `json:"score"`
	Text  string  `json:"text"`
}

func runSearch(p *program, ctx context.Context, flags *flag.FlagSet, args []string) (int, error) {
	asJSON := flags.Bool("json", false, "print a hit as one JSON object a line")
	n := flags.Int("n", 10, "print at most `N` hits, up to 1000")
	dir := flags.String("knowledge", p.config.Knowledge, "search the records and documents in `DIR`; default: the embedded records")
	excerpts := flags.Bool("excerpts", false, "print passages alone: those that tell of what is asked, as many as do")
	asOf := flags.String("as-of", "", "find what documents said on `DATE`; default: today")
	who := viewerFlag(flags)
	rest, err := p.parse(flags, args)
	if err != nil {
		return exitError, err
	}
	if *n < 1 || *n > 1000 {
		return exitError, fmt.Errorf("-n %d: between 1 and 1000 hits can be printed", *n)
	}
	day, err := parseAsOf("--as-of", *asOf)
	if err != nil {
		return exitError, err
	}
	words := strings.TrimSpace(strings.Join(rest, " "))
	if words == "" {
		return exitError, hint(fmt.Errorf("no words to search for"), "policybot search WORDS")
	}
	ed, err := p.loader().edition(*dir)
	if err != nil {
		return exitError, err
	}
	defer ed.Close()
	viewer, err := who.of(ed.Base.Settings)
	if err != nil {
		return exitError, err
	}
	engine := search.NewEngine(time.Now, ed)
	find := engine.Search
	if *excerpts {
		find = engine.Excerpts
	}
	hits, err := find(ctx, viewer, words, day, *n)
	if err != nil {
		return exitError, err
	}
	if len(hits) == 0 {
		fmt.Fprintln(p.stderr, "nothing found")
		return exitUnknown, nil
	}
	if err := printHits(p.stdout, hits, *asJSON); err != nil {
		return exitError, fmt.Errorf("writing hits: %w", err)
	}
	return exitOK, nil
}

func printHits(w io.Writer, hits []index.Hit, asJSON bool) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for i, h := range hits {
		var err error
		if asJSON {
			err = enc.Encode(hit{h.ID, string(h.Source), h.Score, h.Text})
		} else {
			_, err = fmt.Fprintf(w, "%d. %s\n   %s · %s · %.3f\n", i+1, h.Snippet.Text, h.Title, h.ID, h.Score)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
