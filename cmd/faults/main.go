// Faults asks the program questions in a pretend Slack while things go wrong,
// and prints what became of each question: a table that anybody can check.
//
// The program is the real one, in processes of its own that are killed from
// outside, on its own paces; only the pretend Slack's waits are shorter than
// Slack's. With one replica the state is in a folder, with three in a
// PostgreSQL database.
//
// A question is answered where the person who asked sees its answer, lost
// where it has none when all has settled, and doubled where it has two. Of a
// command that comes while no socket is open, Slack itself tells that it should
// be tried again; of a private answer that may have been given before, the
// second says so. Both are counted apart.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"regexp"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// plan is what is to be run.
type plan struct {
	questions int
	abreast   int // runs side by side
	rows      *regexp.Regexp
	replicas  []int
	keep      bool // the folders of all runs, not only of those that failed
}

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	if len(args) > 0 && args[0] == "load" {
		ok, err := runLoad(ctx, args[1:], stdout, stderr)
		return exitOf(ok, err, stderr)
	}
	flags := flag.NewFlagSet("faults", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Usage = func() {
		fmt.Fprintln(stderr, "usage: go run ./cmd/faults [flags]\n       go run ./cmd/faults load [flags]\n\nask the program questions while things go wrong, and count what was lost or doubled;\nload asks many more than a big company would instead\n\nExit status: 0 nothing was, 1 something was, 2 an error.\n\nflags:")
		flags.PrintDefaults()
	}
	p := plan{}
	flags.IntVar(&p.questions, "questions", 500, "how `many` are asked in each run")
	flags.IntVar(&p.abreast, "abreast", 4, "how `many` runs go on side by side; they mostly wait")
	rows := flags.String("rows", "", "run only the faults whose name this `expression` matches")
	replicas := flags.Int("replicas", 0, "run only with so many `replicas`, 1 or 3")
	flags.BoolVar(&p.keep, "keep", false, "keep the folders of runs that went well too")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		return 2
	}
	var err error
	if p.rows, err = regexp.Compile(*rows); err != nil {
		fmt.Fprintln(stderr, "error: -rows:", err)
		return 2
	}
	if p.replicas = []int{1, 3}; *replicas != 0 {
		p.replicas = []int{*replicas}
	}
	if err := checkReplicas(p.replicas...); err != nil {
		return exitOf(false, err, stderr)
	}
	ok, err := p.report(ctx, stdout, stderr)
	return exitOf(ok, err, stderr)
}

func checkReplicas(list ...int) error {
	for _, n := range list {
		if n != 1 && n != 3 {
			return fmt.Errorf("-replicas %d: there are runs with 1 and with 3", n)
		}
	}
	return nil
}

func exitOf(ok bool, err error, stderr io.Writer) int {
	switch {
	case errors.Is(err, flag.ErrHelp):
		return 0
	case err != nil:
		fmt.Fprintln(stderr, "error:", err)
		return 2
	case !ok:
		return 1
	}
	return 0
}
