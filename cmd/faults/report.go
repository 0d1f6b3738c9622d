package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"text/tabwriter"
	"time"
)

// result is a line of the table.
type result struct {
	fault    fault
	replicas int
	tally    tally
	took     time.Duration
	err      error
	folder   string // where its logs are, if it is kept
}

// report runs the plan and prints the table. It is false where a question was
// lost or doubled, or a run failed.
func (p plan) report(ctx context.Context, stdout, stderr io.Writer) (ok bool, err error) {
	folder, err := os.MkdirTemp("", "policybot-faults-")
	if err != nil {
		return false, err
	}
	defer func() {
		if ok && !p.keep {
			err = errors.Join(err, os.RemoveAll(folder))
		}
	}()
	program := filepath.Join(folder, "policybot")
	if err := build(ctx, program); err != nil {
		return false, errors.Join(err, os.RemoveAll(folder))
	}
	results := p.runs()
	var all sync.WaitGroup
	free := make(chan struct{}, p.abreast)
	for i := range results {
		all.Go(func() {
			free <- struct{}{}
			defer func() { <-free }()
			p.run(ctx, program, folder, &results[i])
			fmt.Fprintln(stderr, progress(results[i]))
		})
	}
	all.Wait()
	printTable(stdout, results)
	return !slices.ContainsFunc(results, result.bad), ctx.Err()
}

// runs are those of the plan, those that take longest first.
func (p plan) runs() []result {
	var list []result
	for _, f := range faults {
		for _, n := range p.replicas {
			if p.rows.MatchString(f.name) && f.fits(n) {
				list = append(list, result{fault: f, replicas: n})
			}
		}
	}
	return list
}

func (p plan) run(ctx context.Context, program, folder string, r *result) {
	began := time.Now()
	r.folder = filepath.Join(folder, fmt.Sprintf("%s-%d", strings.ReplaceAll(r.fault.name, " ", "-"), r.replicas))
	r.tally, r.err = play(ctx, program, r.folder, p.questions, r.replicas, r.fault)
	r.took = time.Since(began)
	if !r.bad() && !p.keep {
		r.err = os.RemoveAll(r.folder)
		r.folder = ""
	}
}

// bad tells that the promise was broken, or nobody knows.
func (r result) bad() bool {
	return r.err != nil || r.tally.lost > 0 || r.tally.doubled > 0 || r.tally.times == 0
}

func progress(r result) string {
	s := fmt.Sprintf("%s, %d: %s", r.fault.name, r.replicas, r.took.Round(time.Second))
	switch {
	case r.err != nil:
		s += ": " + r.err.Error()
	case r.tally.times == 0:
		s += ": the fault didn't happen, so that the run proves nothing"
	}
	if r.bad() {
		s += "; see " + r.folder
	}
	return s
}

func printTable(w io.Writer, results []result) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "fault\treplicas\ttimes\tasked\tanswered\ttold to try again\tlost\tdoubled\tgiven again\tslowest\t")
	for _, r := range results {
		c := r.tally
		times := fmt.Sprint(c.times)
		if r.err != nil {
			times = "failed"
		}
		fmt.Fprintf(t, "%s\t%d\t%s\t%d\t%d\t%d\t%d\t%d\t%d\t%s\t%s\n", r.fault.name, r.replicas, times, c.asked, c.answered, c.told, c.lost, c.doubled, c.repeated, c.slowest.Round(100*time.Millisecond), c.note)
	}
	_ = t.Flush()
}
