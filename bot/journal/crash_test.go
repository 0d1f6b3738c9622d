package journal

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"policybot/bot/state"
)

// childVariable makes the test program a process that takes and works, so that
// tests can kill it. Its value is the state's folder.
const childVariable = "POLICYBOT_TEST_JOURNAL_CHILD"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childVariable); dir != "" {
		if err := childMain(dir, os.Args[1]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// childMain takes as many items as told, says so of each, works on what there
// is, and returns when all is done.
func childMain(dir, deliveries string) error {
	// Less than a lease: what an earlier process held must be free at once.
	ctx, cancel := context.WithTimeout(context.Background(), 25*time.Second)
	defer cancel()
	var n int
	if _, err := fmt.Sscan(deliveries, &n); err != nil {
		return err
	}
	s, err := state.Open(ctx, dir)
	if err != nil {
		return err
	}
	j := New(s, time.Now, Limits{Attempts: 1 << 20, Poll: 5 * time.Millisecond})
	if _, err := j.Reclaim(ctx, Owner(s.Owner())); err != nil {
		return err
	}
	return errors.Join(childRun(ctx, j, s, n), s.Close())
}

func childRun(ctx context.Context, j *Journal, s *state.Store, n int) error {
	working, stop := context.WithCancel(ctx)
	errs := make([]error, 4)
	var workers sync.WaitGroup
	for i := range errs {
		workers.Go(func() { errs[i] = childWork(working, j, s) })
	}
	err := errors.Join(childTake(ctx, j, n), childWait(ctx, s))
	stop()
	workers.Wait()
	return errors.Join(err, errors.Join(errs...))
}

func childTake(ctx context.Context, j *Journal, n int) error {
	for i := range n {
		fresh, err := j.Take(ctx, item(i, fmt.Sprint(i%17)))
		if err != nil {
			return err
		}
		fmt.Printf("took %d %v\n", i, fresh)
	}
	return nil
}

func childWait(ctx context.Context, s *state.Store) error {
	for {
		b, err := s.Backlog(ctx)
		if err != nil || b.Open == 0 {
			return err
		}
		select {
		case <-time.After(5 * time.Millisecond):
		case <-ctx.Done():
			return fmt.Errorf("%d still open: %w", b.Open, ctx.Err())
		}
	}
}

func childWork(ctx context.Context, j *Journal, s *state.Store) error {
	posts := filepath.Join(filepath.Dir(s.Place()), "posts")
	for {
		w, err := j.Next(ctx, Owner(s.Owner()))
		if err == nil {
			err = childAnswer(context.WithoutCancel(ctx), j, w, posts)
		}
		if errors.Is(err, context.Canceled) {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// childAnswer posts to a file, which stands for the thread, and looks there
// first where an earlier attempt may have posted.
func childAnswer(ctx context.Context, j *Journal, w Work, posts string) error {
	posted := false
	if w.Reply.Key != "" {
		content, err := os.ReadFile(posts)
		if err != nil && !os.IsNotExist(err) {
			return err
		}
		posted = bytes.Contains(content, append(w.Payload, '\n'))
	}
	if !posted {
		if err := j.Posting(ctx, w, "answer"); err != nil {
			return err
		}
		time.Sleep(rand.N(4 * time.Millisecond)) // as the way to Slack takes, before and after
		if err := appendLine(posts, w.Payload); err != nil {
			return err
		}
		time.Sleep(rand.N(4 * time.Millisecond))
	}
	if w.ID%2 == 0 {
		return j.PostedDone(ctx, w, "9.9", Answered)
	}
	return errors.Join(j.Posted(ctx, w, "9.9"), j.Done(ctx, w, Answered))
}

func appendLine(file string, line []byte) error {
	f, err := os.OpenFile(file, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(append(bytes.Clone(line), '\n'))
	return errors.Join(err, f.Close())
}

// child is one such process as its parent sees it.
type child struct {
	cmd    *exec.Cmd
	stderr bytes.Buffer
	first  chan struct{} // closed when it has taken something, or ended
	output chan []string // all its lines, once it has ended
}

func startChild(t *testing.T, dir string, deliveries int) *child {
	t.Helper()
	program, err := os.Executable()
	must(t, err)
	c := &child{cmd: exec.Command(program, fmt.Sprint(deliveries)), first: make(chan struct{}), output: make(chan []string, 1)}
	c.cmd.Env = append(os.Environ(), childVariable+"="+dir)
	c.cmd.Stderr = &c.stderr
	out, err := c.cmd.StdoutPipe()
	must(t, err)
	must(t, c.cmd.Start())
	t.Cleanup(func() { c.cmd.Process.Kill() })
	go c.read(out)
	return c
}

func (c *child) read(out io.Reader) {
	began := sync.OnceFunc(func() { close(c.first) })
	var lines []string
	for scanner := bufio.NewScanner(out); scanner.Scan(); began() {
		lines = append(lines, scanner.Text())
	}
	began()
	c.output <- lines
}

// end waits for the process and returns its lines.
func (c *child) end(t *testing.T) []string {
	t.Helper()
	lines := <-c.output
	if err := c.cmd.Wait(); err != nil {
		t.Fatalf("child: %v: %s", err, c.stderr.String())
	}
	return lines
}

// kill kills it at some moment of its work and returns its lines.
func (c *child) kill(t *testing.T, within time.Duration) []string {
	t.Helper()
	<-c.first
	time.Sleep(rand.N(within)) // the moment must be a random one
	must(t, c.cmd.Process.Kill())
	lines := <-c.output
	if err := c.cmd.Wait(); err == nil || c.stderr.Len() > 0 {
		t.Fatalf("child ended before it was killed, error %v: %s", err, c.stderr.String())
	}
	return lines
}

func posts(t *testing.T, dir string) map[string]int {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(dir, "posts"))
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	count := map[string]int{}
	for line := range strings.Lines(string(content)) {
		count[strings.TrimSpace(line)]++
	}
	return count
}

func TestKilledAtRandomMoments(t *testing.T) {
	dir := t.TempDir()
	took := map[string]bool{}
	fresh := map[string]int{}
	unfinished := 0
	const kills = 12
	for round := 1; round <= kills; round++ {
		lines := startChild(t, dir, 100_000).kill(t, 150*time.Millisecond)
		note(lines, took, fresh)
		count := posts(t, dir)
		for name := range took {
			if count[name] == 0 {
				unfinished++
			}
		}
	}
	startChild(t, dir, 0).end(t) // takes nothing more, and finishes what was taken
	count := posts(t, dir)
	for name := range took {
		if count[name] != 1 {
			t.Errorf("%s was taken, and posted %d times", name, count[name])
		}
	}
	for name, n := range count {
		if n != 1 || fresh[name] > 1 {
			t.Errorf("%s was posted %d times, fresh %d times", name, n, fresh[name])
		}
	}
	if unfinished == 0 {
		t.Error("no kill left anything unfinished: the test killed too late")
	}
	t.Logf("%d kills, %d taken, %d posted, %d unfinished at the kills together", kills, len(took), len(count), unfinished)
}

// note reads a child's lines.
func note(lines []string, took map[string]bool, fresh map[string]int) {
	for _, line := range lines {
		var n int
		var isFresh bool
		if _, err := fmt.Sscanf(line, "took %d %t", &n, &isFresh); err != nil {
			continue // cut off by the kill
		}
		name := fmt.Sprintf("question %d", n)
		took[name] = true
		if isFresh {
			fresh[name]++
		}
	}
}

// Two processes get the same deliveries on one folder; one of them is killed
// and comes back.
func TestTwoProcessesOnOneFolder(t *testing.T) {
	const n = 300
	dir := t.TempDir()
	took := map[string]bool{}
	fresh := map[string]int{}
	first := startChild(t, dir, 100_000) // more than it lives to take
	<-first.first                        // it has the folder's lock by now
	second := startChild(t, dir, n)
	<-second.first
	note(first.kill(t, 30*time.Millisecond), took, fresh)
	note(startChild(t, dir, n).end(t), took, fresh)
	note(second.end(t), took, fresh)
	count := posts(t, dir)
	for i := range n {
		took[fmt.Sprintf("question %d", i)] = true
	}
	for name := range took {
		if count[name] != 1 {
			t.Errorf("%s was taken, and posted %d times", name, count[name])
		}
	}
	for name, times := range count {
		if times != 1 || fresh[name] > 1 {
			t.Errorf("%s: posted %d times, fresh %d times; want once", name, times, fresh[name])
		}
	}
}
