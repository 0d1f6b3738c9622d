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
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"policybot/bot/state"
	"policybot/bot/state/pgserver"
)

// childVariable makes the test program a process that takes and works, so that
// tests can kill it. Its value is the place's folder; the arguments are how
// many to take, the database's address and the lease.
const childVariable = "POLICYBOT_TEST_JOURNAL_CHILD"

func TestMain(m *testing.M) {
	if folder := os.Getenv(childVariable); folder != "" {
		if err := childMain(folder, os.Args[1:]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// childMain takes as many items as told, says so of each, works on what there
// is, and returns when all is done.
func childMain(folder string, args []string) error {
	// Less than a lease in a folder: what an earlier process held there must be
	// free at once.
	ctx, cancel := context.WithTimeout(context.Background(), 25*time.Second)
	defer cancel()
	n, err := strconv.Atoi(args[0])
	if err != nil {
		return err
	}
	lease, err := time.ParseDuration(args[2])
	if err != nil {
		return err
	}
	p := place{folder: folder, address: args[1], lease: lease}
	s, err := p.open(ctx)
	if err != nil {
		return err
	}
	j := New(s, time.Now, Limits{Lease: lease, Attempts: 1 << 20})
	if _, err := j.Reclaim(ctx, Owner(s.Owner())); err != nil {
		return err
	}
	return errors.Join(childRun(ctx, p, j, s, n), s.Close())
}

func childRun(ctx context.Context, p place, j *Journal, s *state.Store, n int) error {
	working, stop := context.WithCancel(ctx)
	errs := make([]error, 4)
	var workers sync.WaitGroup
	for i := range errs {
		workers.Go(func() { errs[i] = childWork(working, p, j, s) })
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

func childWork(ctx context.Context, p place, j *Journal, s *state.Store) error {
	for {
		w, err := next(ctx, j, Owner(s.Owner()), 5*time.Millisecond)
		if err == nil {
			err = childAnswer(context.WithoutCancel(ctx), j, w, p.posts())
		}
		if errors.Is(err, context.Canceled) {
			return nil
		}
		if err != nil && !errors.Is(err, ErrLost) { // another has taken over
			return err
		}
	}
}

func (p place) posts() string { return filepath.Join(p.folder, "posts") }

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

func startChild(t *testing.T, p place, deliveries int) *child {
	t.Helper()
	program, err := os.Executable()
	must(t, err)
	c := &child{cmd: exec.Command(program, fmt.Sprint(deliveries), p.address, p.lease.String()), first: make(chan struct{}), output: make(chan []string, 1)}
	c.cmd.Env = append(os.Environ(), childVariable+"="+p.folder)
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

func posts(t *testing.T, p place) map[string]int {
	t.Helper()
	content, err := os.ReadFile(p.posts())
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	count := map[string]int{}
	for line := range strings.Lines(string(content)) {
		count[strings.TrimSpace(line)]++
	}
	return count
}

func TestKilledAtRandomMoments(t *testing.T) { onEachPlace(t, testKilledAtRandomMoments) }

func testKilledAtRandomMoments(t *testing.T, p place) {
	took := map[string]bool{}
	fresh := map[string]int{}
	unfinished := 0
	kills := 12
	if p.address != "" {
		kills = 6 // what each leaves behind is blocked until its lease ends
	}
	for round := 1; round <= kills || unfinished == 0 && round <= 4*kills; round++ { // by chance a few may all come between two questions
		lines := startChild(t, p, 100_000).kill(t, 150*time.Millisecond)
		note(lines, took, fresh)
		count := posts(t, p)
		for name := range took {
			if count[name] == 0 {
				unfinished++
			}
		}
	}
	startChild(t, p, 0).end(t) // takes nothing more, and finishes what was taken
	count := posts(t, p)
	checkPosts(t, count, took, fresh)
	if unfinished == 0 {
		t.Error("no kill left anything unfinished: the test killed too late")
	}
	t.Logf("%d kills at least, %d taken, %d posted, %d unfinished at the kills together", kills, len(took), len(count), unfinished)
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

// Two processes get the same deliveries on one state; one of them is killed
// and comes back.
func TestTwoProcesses(t *testing.T) { onEachPlace(t, testTwoProcesses) }

func testTwoProcesses(t *testing.T, p place) {
	const n = 300
	took := map[string]bool{}
	fresh := map[string]int{}
	first := startChild(t, p, 100_000) // more than it lives to take
	<-first.first                      // in a folder it has the lock by now
	second := startChild(t, p, n)
	<-second.first
	note(first.kill(t, 30*time.Millisecond), took, fresh)
	note(startChild(t, p, n).end(t), took, fresh)
	note(second.end(t), took, fresh)
	for i := range n {
		took[fmt.Sprintf("question %d", i)] = true
	}
	checkPosts(t, posts(t, p), took, fresh)
}

// The database's server is killed again and again while two replicas get the
// same deliveries. They wait for it, and never notice.
func TestServerKilledAtRandomMoments(t *testing.T) {
	t.Parallel()
	const n, kills = 600, 3
	server := pgserver.Start(t)
	p := postgresPlace(t, server)
	took := map[string]bool{}
	fresh := map[string]int{}
	replicas := []*child{startChild(t, p, n), startChild(t, p, n)}
	for _, c := range replicas {
		<-c.first
	}
	for range kills {
		time.Sleep(rand.N(150 * time.Millisecond)) // the moment must be a random one
		server.Kill()
		if len(posts(t, p)) >= n {
			t.Error("all was done before the kill: the test killed too late")
		}
		server.Start()
	}
	for _, c := range replicas {
		note(c.end(t), took, fresh)
	}
	count := posts(t, p)
	if len(took) != n || len(count) != n {
		t.Errorf("%d taken, %d posted; want %d", len(took), len(count), n)
	}
	checkPosts(t, count, took, fresh)
	for name := range took {
		if fresh[name] != 1 {
			t.Errorf("%s was fresh %d times; want once", name, fresh[name])
		}
	}
}

// checkPosts checks that all that was taken is posted once.
func checkPosts(t *testing.T, count map[string]int, took map[string]bool, fresh map[string]int) {
	t.Helper()
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
}
