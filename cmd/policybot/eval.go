package main

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"policybot/knowledge"
	"policybot/search"
	"policybot/search/answer"
	"policybot/search/eval"
)

var evalCommand = command{
	name:    "eval",
	args:    "[--json] [--html FILE] [--knowledge DIR] [--as-of DATE] SET...",
	summary: "ask sets of questions with known answers, and count what was right",
	help: `
A set is an archive in which NAME.want follows NAME.ask:

  -- 1.ask --
  did Amazon ban TikTok?
  -- 1.want --
  verdict: reversed
  has: within five hours
  evidence: amazon-tiktok-ban

or has one object a line, with the same keys:

  {"question": "did Amazon ban TikTok?", "verdict": "reversed", "has": ["within five hours"]}

Keys: verdict; as_of, the day asked about; has and lacks, words of the text;
evidence, ids of records or sources that the answer must rest on; kind, a label
to count by; thread, for questions that follow each other. Only the verdict
must be there.

Recall and MRR say how well a search for the words of a question finds its
evidence. Wrongly answered are questions with nothing on record that got an
answer; wrongly declined are those that should have got one.

Exit status: 0 all as expected, 1 failures, 2 an error.

examples:
  policybot eval questions.txtar
  policybot eval --knowledge ./records --html report.html questions.jsonl
  policybot eval --json --as-of 2020-07-12 a.txtar b.txtar | jq .verdicts_right`,
	run: runEval,
}

// exitFailures is the exit status where an answer wasn't as expected.
const exitFailures = 1

func runEval(p *program, ctx context.Context, flags *flag.FlagSet, args []string) (int, error) {
	asJSON := flags.Bool("json", false, "print the report as one JSON object")
	html := flags.String("html", "", "write the report to `FILE` too, as a page with the failures side by side")
	dir := flags.String("knowledge", p.config.Knowledge, "ask the records and documents in `DIR`; default: the embedded records")
	asOf := flags.String("as-of", "", "ask as if on `DATE` where a question sets no day; default: today")
	rest, err := p.parse(flags, args)
	if err != nil {
		return exitError, err
	}
	day, err := parseAsOf("--as-of", *asOf)
	if err != nil {
		return exitError, err
	}
	sets, err := readSets(rest)
	if err != nil {
		return exitError, err
	}
	report, err := measure(ctx, p.loader(), *dir, day, sets)
	if err != nil {
		return exitError, err
	}
	if err := writeReport(p.stdout, report, *asJSON, *html); err != nil {
		return exitError, err
	}
	if len(report.Failures) > 0 {
		return exitFailures, nil
	}
	return exitOK, nil
}

func readSets(files []string) ([]eval.Set, error) {
	if len(files) == 0 {
		return nil, hint(fmt.Errorf("no set of questions"), "policybot eval SET; policybot help eval shows what a set looks like")
	}
	var sets []eval.Set
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, hint(fmt.Errorf("reading questions: %w", err), "a set is a file of questions")
		}
		cases, err := eval.Parse(data)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		sets = append(sets, eval.Set{Name: file, Cases: cases})
	}
	return sets, nil
}

// measure asks the records in dir. Their index is built first, so that no
// answer's time has it in.
func measure(ctx context.Context, load loader, dir string, day knowledge.Day, sets []eval.Set) (eval.Report, error) {
	ed, err := load.edition(dir)
	if err != nil {
		return eval.Report{}, err
	}
	defer ed.Close()
	if err := ed.Warm(ctx, keeper); err != nil {
		return eval.Report{}, err
	}
	outcomes, err := eval.Run(ctx, subject(search.NewEngine(time.Now, ed), day), sets)
	if err != nil {
		return eval.Report{}, err
	}
	return eval.Score(outcomes), nil
}

// keeper is who keeps the records, and asks for all there is.
var keeper = knowledge.Viewer{All: true}

// subject is the engine as it is measured. A day of the case outranks day.
func subject(e *search.Engine, day knowledge.Day) eval.Subject {
	return eval.Subject{
		Ask: func(ctx context.Context, c eval.Case, before string) (answer.Answer, error) {
			r := search.Request{Text: c.Ask, Viewer: keeper, Before: before, AsOf: day}
			if c.AsOf != "" {
				d, err := parseAsOf("as_of", c.AsOf)
				if err != nil {
					return answer.Answer{}, err
				}
				r.AsOf = d
			}
			return e.Ask(ctx, r)
		},
		Find: func(ctx context.Context, words string, n int) ([]eval.Found, error) {
			hits, err := e.Search(ctx, keeper, words, day, n)
			var found []eval.Found
			for _, h := range hits {
				found = append(found, eval.Found{Record: h.ID, Sources: sourcesOf(e.Edition().Base, h.ID)})
			}
			return found, err
		},
		Now: time.Now,
	}
}

// sourcesOf lists the sources that tell the event, fact or passage.
func sourcesOf(b *knowledge.Base, id string) []knowledge.SourceID {
	var list []knowledge.SourceID
	if p := b.Passage(knowledge.PassageID(id)); p != nil {
		return append(list, p.Source)
	}
	var reports []knowledge.Report
	if e := b.Event(knowledge.EventID(id)); e != nil {
		reports = e.Reports
	} else if f := b.Fact(knowledge.FactID(id)); f != nil {
		reports = f.Reports
	}
	for _, r := range reports {
		list = append(list, r.Source)
	}
	return list
}

// writeReport writes the page first: its failure leaves nothing printed that
// looks like success.
func writeReport(w io.Writer, r eval.Report, asJSON bool, html string) error {
	if html != "" {
		var page bytes.Buffer
		if err := r.WritePage(&page); err != nil {
			return fmt.Errorf("drawing the page: %w", err)
		}
		if err := os.WriteFile(html, page.Bytes(), 0o644); err != nil {
			return fmt.Errorf("writing the page: %w", err)
		}
	}
	write := r.WriteTable
	if asJSON {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		write = func(io.Writer) error { return enc.Encode(r) }
	}
	if err := write(w); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}
