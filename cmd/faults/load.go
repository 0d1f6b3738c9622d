package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"time"

	"policybot/bot/slacksim"
)

// load is a run with more questions than a big company has in its busiest
// hour, among many messages that ask nothing.
type load struct {
	lasts     time.Duration
	questions int // a second
	chatter   int // messages a second that are no questions
	burst     int // questions at once, half-way
	replicas  int
}

// runLoad is false where a question was lost or doubled.
func runLoad(ctx context.Context, args []string, stdout, stderr io.Writer) (ok bool, err error) {
	l := load{}
	flags := flag.NewFlagSet("faults load", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.DurationVar(&l.lasts, "for", 10*time.Minute, "how `long` it lasts")
	flags.IntVar(&l.questions, "questions", 20, "how `many` are asked a second")
	flags.IntVar(&l.chatter, "chatter", 50, "how `many` messages a second ask nothing")
	flags.IntVar(&l.burst, "burst", 1000, "how `many` questions come at once half-way")
	flags.IntVar(&l.replicas, "replicas", 1, "how `many` replicas there are; 1 or 3")
	if err := flags.Parse(args); err != nil {
		return false, err
	}
	if l.questions < 1 || l.chatter < 1 || l.lasts < time.Second {
		return false, errors.New("give -questions and -chatter of 1 or more, and -for of 1s or more")
	}
	if err := checkReplicas(l.replicas); err != nil {
		return false, err
	}
	folder, err := os.MkdirTemp("", "policybot-load-")
	if err != nil {
		return false, err
	}
	program := filepath.Join(folder, "policybot")
	if err := build(ctx, program); err != nil {
		return false, errors.Join(err, os.RemoveAll(folder))
	}
	if ok, err := l.play(ctx, program, folder, stdout); err != nil || !ok {
		fmt.Fprintln(stderr, "the logs are in", folder)
		return ok, err
	}
	return true, os.RemoveAll(folder)
}

// all is how many questions are asked.
func (l load) all() int { return 1 + int(l.lasts.Seconds())*l.questions + l.burst }

func (l load) play(ctx context.Context, program, folder string, stdout io.Writer) (ok bool, err error) {
	s, err := newStage(ctx, program, filepath.Join(folder, "run"), l.all(), l.replicas, fault{})
	if s != nil {
		defer s.close()
	}
	if err == nil {
		err = s.begin()
	}
	if err != nil {
		return false, err
	}
	before := s.memory()
	l.ask(s)
	busy := s.memory()
	c, err := s.settle()
	l.report(stdout, s, c, before, busy)
	return c.lost+c.doubled == 0, err
}

// ask asks at the rate, with the chatter beside it and the burst half-way.
func (l load) ask(s *stage) {
	var all sync.WaitGroup
	ctx, cancel := context.WithTimeout(s.ctx, l.lasts)
	defer cancel()
	all.Go(func() { l.chat(ctx, s) })
	n := 1
	tick := time.NewTicker(time.Second / time.Duration(l.questions))
	defer tick.Stop()
	burst := time.After(l.lasts / 2)
	for left := int(l.lasts.Seconds()) * l.questions; left > 0 && s.ctx.Err() == nil; {
		select {
		case <-tick.C:
			s.ask(n)
			n, left = n+1, left-1
		case <-burst:
			for range l.burst {
				s.ask(n)
				n++
			}
		case <-s.ctx.Done():
		}
	}
	all.Wait()
}

// chat says what is no question, everywhere.
func (l load) chat(ctx context.Context, s *stage) {
	tick := time.NewTicker(time.Second / time.Duration(l.chatter))
	defer tick.Stop()
	for n := 0; ; n++ {
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
		if _, err := s.sim.Say(slacksim.ExtraPerson(n%s.people), slacksim.Extra(n%s.channels), "lunch at noon?", ""); err != nil {
			s.fail(err)
		}
	}
}

// memory is what the replicas hold in memory, in MB.
func (s *stage) memory() (list []int) {
	for _, r := range s.replicas {
		list = append(list, residentMB(r.cmd.Process.Pid))
	}
	return list
}

func (l load) report(w io.Writer, s *stage, c tally, before, busy []int) {
	acks := acknowledgements(s.sim)
	answers := latencies(s.sim, s.asked)
	fmt.Fprintf(w, "%d cores, %s/%s; %d replicas; %s of %d questions and %d other messages a second, and %d questions at once\n",
		runtime.NumCPU(), runtime.GOOS, runtime.GOARCH, l.replicas, l.lasts, l.questions, l.chatter, l.burst)
	fmt.Fprintf(w, "asked %d, answered %d, told to try again %d, lost %d, doubled %d, out of order in their thread %d\n", c.asked, c.answered, c.told, c.lost, c.doubled, disorder(s.sim, s.asked))
	fmt.Fprintf(w, "acknowledged: median %s, p99 %s, slowest %s\n", quantile(acks, 0.5), quantile(acks, 0.99), quantile(acks, 1))
	fmt.Fprintf(w, "answered: median %s, p99 %s, slowest %s (a channel gets one post a second)\n", quantile(answers, 0.5), quantile(answers, 0.99), quantile(answers, 1))
	fmt.Fprintf(w, "memory in MB, before %v, at the end of the load %v\n", before, busy)
}

// acknowledgements are how long each envelope waited for its acknowledgement,
// in order.
func acknowledgements(sim *slacksim.Server) (list []time.Duration) {
	for _, e := range sim.Envelopes() {
		for _, a := range e.Attempts {
			if !a.AckedAt.IsZero() {
				list = append(list, a.AckedAt.Sub(a.At))
			}
		}
	}
	slices.Sort(list)
	return list
}

func quantile(sorted []time.Duration, q float64) time.Duration {
	if len(sorted) == 0 {
		return 0
	}
	return sorted[min(len(sorted)-1, int(q*float64(len(sorted))))].Round(100 * time.Microsecond)
}
