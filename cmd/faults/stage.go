package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"policybot/bot/slack"
	"policybot/bot/slacksim"
)

const (
	pause    = 120 * time.Millisecond // the most between two questions
	patience = 6 * time.Minute        // until all has settled after the last question
	quiet    = 3 * time.Second        // in which whoever would answer twice gets the chance
)

// stage is one run: a pretend Slack, the program and the people who ask.
type stage struct {
	ctx        context.Context
	asking     context.Context // ends when all is asked
	sim        *slacksim.Server
	knowledge  string
	questions  int
	channels   int
	people     int  // so many that nobody asks more than one person may
	noCommands bool // none of the questions is a command
	replicas   []*replica
	database   *database // nil: the state is in a folder

	mu     sync.Mutex
	asked  []asking
	first  map[slacksim.ChannelID]slacksim.TS // of each channel, in whose thread others ask further
	times  int                                // the fault happened
	failed error
	note   string
	ending time.Duration // the longest that a process took to end
}

// play plays one fault, and says what became of the questions.
func play(ctx context.Context, program, folder string, questions, replicas int, f fault) (c tally, err error) {
	ctx, cancel := context.WithTimeout(ctx, 20*time.Minute)
	defer cancel()
	s, err := newStage(ctx, program, folder, questions, replicas, f)
	if s != nil {
		defer s.close()
	}
	if err != nil {
		return tally{}, err
	}
	if err := s.begin(); err != nil {
		return tally{}, err
	}
	s.goWrong(f)
	return s.settle()
}

func newStage(ctx context.Context, program, folder string, questions, replicas int, f fault) (*stage, error) {
	m := slack.Manifest()
	s := &stage{ctx: ctx, questions: questions, channels: max(4, questions/10), people: max(7, questions/20), knowledge: filepath.Join(folder, "knowledge"),
		first: map[slacksim.ChannelID]slacksim.TS{}}
	if err := errors.Join(os.MkdirAll(folder, 0o700), writeKnowledge(s.knowledge, questions)); err != nil {
		return nil, err
	}
	s.sim = slacksim.New(slacksim.Options{
		BotScopes: m.OAuthConfig.Scopes.Bot, Events: m.Settings.EventSubscriptions.BotEvents, Channels: s.channels, People: s.people,
		Waits: slacksim.Waits{Ack: time.Second, Retry: [3]time.Duration{time.Millisecond, 2 * time.Second, 5 * time.Second},
			Ping: time.Second, Warning: time.Second},
	})
	environ := append(outside(), "SLACK_BOT_TOKEN="+s.sim.BotToken(), "SLACK_APP_TOKEN="+s.sim.AppToken(), "SLACK_API_URL="+s.sim.APIURL(),
		"POLICYBOT_KNOWLEDGE="+s.knowledge)
	if replicas > 1 {
		d, err := newDatabase(replicas, f.standby)
		if err != nil {
			return s, err
		}
		s.database = d
	}
	for n := range max(replicas, f.processes) {
		if err := s.add(program, folder, n, f, environ); err != nil {
			return s, err
		}
	}
	return s, nil
}

// outside is our environment without the program's settings.
func outside() []string {
	var list []string
	for _, e := range os.Environ() {
		if !strings.HasPrefix(e, "POLICYBOT_") && !strings.HasPrefix(e, "SLACK_") {
			list = append(list, e)
		}
	}
	return list
}

// add makes and starts the nth replica.
func (s *stage) add(program, folder string, n int, f fault, environ []string) error {
	r := &replica{program: program, folder: filepath.Join(folder, fmt.Sprint("replica-", n)), environ: environ}
	r.state = filepath.Join(r.folder, "state")
	if s.database != nil {
		r.environ = slices.Concat(environ, []string{"POLICYBOT_DATABASE_URL=" + s.database.address(n)})
	}
	if err := os.MkdirAll(r.folder, 0o700); err != nil {
		return err
	}
	if f.prepare != nil {
		if err := f.prepare(s, r); err != nil {
			return err
		}
	}
	s.replicas = append(s.replicas, r)
	return r.start()
}

func (s *stage) close() {
	for _, r := range s.replicas {
		if r.cmd != nil && r.cmd.Process != nil {
			r.kill()
		}
		if r.cleanup != nil {
			r.cleanup()
		}
	}
	s.sim.Close()
	if s.database != nil {
		s.database.close()
	}
}

// begin waits until the program hears and answers: from then on it knows since
// when it hears.
func (s *stage) begin() error {
	if err := s.until(2*time.Minute, func() bool { return s.sim.Sockets() >= 2*len(s.replicas) }); err != nil {
		return fmt.Errorf("the program doesn't connect: %w", err)
	}
	s.ask(0)
	if err := s.until(time.Minute, func() bool { return s.count().answered == 1 }); err != nil {
		return fmt.Errorf("the first question isn't answered: %w", err)
	}
	return nil
}

// goWrong asks all questions while the fault happens, at moments spread over
// them by chance, and returns when both are over.
func (s *stage) goWrong(f fault) {
	times := f.times
	if times == 0 {
		times = 1
	}
	at, acts := moments(s.questions, times), make(chan int, times)
	var over context.CancelFunc
	s.asking, over = context.WithCancel(s.ctx)
	var acting sync.WaitGroup
	acting.Go(func() {
		for i := range acts {
			switch err := f.act(s, i); {
			case err == nil:
				s.times++
			case !errors.Is(err, errOver):
				s.fail(err)
			}
		}
	})
	for n := 1; n < s.questions && s.ctx.Err() == nil; n++ {
		if i, now := at[n]; now {
			acts <- i
		}
		s.ask(n)
		time.Sleep(rand.N(pause)) // people ask at random moments
	}
	close(acts)
	over()
	acting.Wait()
}

// moments picks n different questions after the first, as evenly as chance
// allows, and numbers them.
func moments(questions, n int) map[int]int {
	at := map[int]int{}
	for i := range n {
		from, to := 1+i*(questions-1)/n, 1+(i+1)*(questions-1)/n
		at[from+rand.IntN(max(1, (to-from)/2))] = i // so that there is something left to ask
	}
	return at
}

func (s *stage) fail(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.failed = errors.Join(s.failed, err)
}

// remark adds to what stands behind the line of the table.
func (s *stage) remark(format string, args ...any) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.note = fmt.Sprintf(format, args...)
}

// settle waits until everybody knows what they need to know and the program has
// ended, and counts.
func (s *stage) settle() (tally, error) {
	late := s.until(patience, func() bool { return s.count().settled() })
	select {
	case <-time.After(quiet):
	case <-s.ctx.Done():
	}
	slowest := time.Duration(0)
	for i, r := range s.replicas {
		took, err := r.stop()
		if slowest = max(slowest, took); err != nil {
			s.fail(fmt.Errorf("replica %d: ending it: %w", i, err))
		}
		r.cmd = nil
	}
	c := s.count()
	for _, p := range s.sim.Problems() {
		s.fail(fmt.Errorf("slack finds fault with %s: %v", p.Method, p.Problems))
	}
	c.times, c.note = s.times, s.note
	if c.lost > 0 { // the count says so already
		late = nil
	}
	return c, errors.Join(s.failed, late, s.ctx.Err())
}

func (s *stage) count() tally {
	s.mu.Lock()
	asked := s.asked[:len(s.asked):len(s.asked)]
	s.mu.Unlock()
	return count(s.sim, asked)
}

// errOver means that what a fault waits for doesn't come any more.
var errOver = errors.New("all is asked")

// next waits for a condition that a further question brings about.
func (s *stage) next(condition func() bool) error {
	if s.sim.WaitFor(s.asking, condition) != nil {
		return errOver
	}
	return nil
}

// until waits for a condition that changes when something happens in Slack.
func (s *stage) until(most time.Duration, condition func() bool) error {
	ctx, cancel := context.WithTimeout(s.ctx, most)
	defer cancel()
	return s.sim.WaitFor(ctx, condition)
}
