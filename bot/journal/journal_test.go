package journal

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"sync"
	"testing"
	"time"

	"policybot/bot/state"
)

var noon = time.Date(2026, 11, 26, 12, 0, 0, 0, time.UTC)

// clock is one that only tests move.
type clock struct {
	mu       sync.Mutex
	now      time.Time
	follower func(now time.Time) // another clock, set along with it; may be nil
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	if c.follower != nil {
		c.follower(c.now)
	}
}

func (c *clock) follow(set func(now time.Time)) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.follower = set
}

func open(t testing.TB, dir string) *state.Store {
	t.Helper()
	s, err := state.Open(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

func newJournal(t testing.TB, limits Limits) (*Journal, *clock) {
	c := &clock{now: noon}
	return New(open(t, t.TempDir()), c.Now, limits), c
}

func item(n int, thread string) Item {
	return Item{Kind: Mention, Payload: fmt.Appendf(nil, "question %d", n),
		Keys: Keys{Event: fmt.Sprintf("Ev%d", n), Team: "T1", Channel: "C1", Thread: thread, TS: fmt.Sprintf("1.%d", n)}}
}

func takeAll(t *testing.T, j *Journal, items ...Item) {
	t.Helper()
	for _, it := range items {
		if fresh, err := j.Take(t.Context(), it); !fresh || err != nil {
			t.Fatalf("take %s: fresh %v, error %v", it.Keys.Event, fresh, err)
		}
	}
}

func mustClaim(t *testing.T, j *Journal, owner Owner) Work {
	t.Helper()
	w, ok, err := j.Claim(t.Context(), owner)
	if !ok || err != nil {
		t.Fatalf("nothing to claim, error %v", err)
	}
	return w
}

func wantNone(t *testing.T, j *Journal, when string) {
	t.Helper()
	if w, ok, err := j.Claim(t.Context(), "nobody"); ok || err != nil {
		t.Errorf("%s: claimed %s, error %v; want nothing", when, w.Keys.Event, err)
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestWholeCourse(t *testing.T) {
	j, clock := newJournal(t, Limits{})
	asked := item(1, "1.1")
	takeAll(t, j, asked)
	if fresh, err := j.Take(t.Context(), asked); fresh || err != nil {
		t.Errorf("taken twice: fresh %v, error %v", fresh, err)
	}
	w := mustClaim(t, j, "a")
	asked.TakenAt = noon
	want := Work{Item: asked, ID: w.ID, Owner: "a", Attempt: 1, LeaseUntil: noon.Add(30 * time.Second)}
	if !reflect.DeepEqual(w, want) {
		t.Errorf("claimed %+v\nwant    %+v", w, want)
	}
	wantNone(t, j, "while it is claimed")
	must(t, j.Posting(t.Context(), w, "answer"))
	must(t, j.Posted(t.Context(), w, "9.9"))
	must(t, j.Done(t.Context(), w, Answered))
	clock.Advance(time.Hour)
	wantNone(t, j, "after done")
	if fresh, err := j.Take(t.Context(), asked); fresh || err != nil {
		t.Errorf("taken again after done: fresh %v, error %v", fresh, err)
	}
}

func TestTakeRefuses(t *testing.T) {
	j, _ := newJournal(t, Limits{})
	large := item(1, "")
	large.Payload = make([]byte, 64<<10+1)
	if _, err := j.Take(t.Context(), large); !errors.Is(err, ErrTooLarge) {
		t.Errorf("too large: error %v; want %v", err, ErrTooLarge)
	}
	for name, it := range map[string]Item{
		"no kind": {Keys: Keys{Event: "Ev1"}},
		"no key":  {Kind: Command, Keys: Keys{Team: "T1", Channel: "C1"}},
	} {
		if _, err := j.Take(t.Context(), it); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
	wantNone(t, j, "after refusals")
}

func TestOrderWithinAThread(t *testing.T) {
	j, clock := newJournal(t, Limits{})
	takeAll(t, j, item(1, "1.1"), item(2, "1.1"), item(3, "1.3"), item(4, ""), item(5, ""))
	first, third := mustClaim(t, j, "a"), mustClaim(t, j, "b")
	four, five := mustClaim(t, j, "c"), mustClaim(t, j, "d")
	for i, w := range []Work{first, third, four, five} {
		if want := []string{"Ev1", "Ev3", "Ev4", "Ev5"}[i]; w.Keys.Event != want {
			t.Errorf("claim %d is %s; want %s", i, w.Keys.Event, want)
		}
	}
	wantNone(t, j, "while the first of the thread is under way")
	_, err := j.Fail(t.Context(), first, "no answer from Slack", clock.Now().Add(time.Minute))
	must(t, err)
	wantNone(t, j, "while the first of the thread waits for its retry")
	for _, w := range []Work{third, four, five} {
		must(t, j.Done(t.Context(), w, Answered))
	}
	clock.Advance(time.Minute)
	first = mustClaim(t, j, "a")
	if first.Keys.Event != "Ev1" || first.Reason != "no answer from Slack" || first.Failures != 1 {
		t.Errorf("claimed %+v; want the first again, with its failure", first)
	}
	must(t, j.Done(t.Context(), first, Answered))
	if w := mustClaim(t, j, "a"); w.Keys.Event != "Ev2" {
		t.Errorf("claimed %s; want the second of the thread", w.Keys.Event)
	}
}

func TestStaleOwnerGetsErrLost(t *testing.T) {
	acts := map[string]func(j *Journal, ctx context.Context, w Work) error{
		"extend":  func(j *Journal, ctx context.Context, w Work) error { _, err := j.Extend(ctx, w); return err },
		"posting": func(j *Journal, ctx context.Context, w Work) error { return j.Posting(ctx, w, "answer") },
		"posted":  func(j *Journal, ctx context.Context, w Work) error { return j.Posted(ctx, w, "9.9") },
		"done":    func(j *Journal, ctx context.Context, w Work) error { return j.Done(ctx, w, Answered) },
		"both":    func(j *Journal, ctx context.Context, w Work) error { return j.PostedDone(ctx, w, "9.9", Answered) },
		"fail":    func(j *Journal, ctx context.Context, w Work) error { _, err := j.Fail(ctx, w, "x", noon); return err },
	}
	for name, act := range acts {
		t.Run(name, func(t *testing.T) {
			j, clock := newJournal(t, Limits{})
			takeAll(t, j, item(1, ""))
			stale := mustClaim(t, j, "a")
			clock.Advance(30 * time.Second)
			valid := mustClaim(t, j, "a") // of the same name: the attempt tells them apart
			if err := act(j, t.Context(), stale); !errors.Is(err, ErrLost) {
				t.Errorf("stale: error %v; want %v", err, ErrLost)
			}
			must(t, act(j, t.Context(), valid))
		})
	}
}

func TestNothingAfterDone(t *testing.T) {
	j, _ := newJournal(t, Limits{})
	takeAll(t, j, item(1, ""))
	w := mustClaim(t, j, "a")
	must(t, j.Done(t.Context(), w, Answered))
	if err := j.Posting(t.Context(), w, "answer"); !errors.Is(err, ErrLost) {
		t.Errorf("posting after done: error %v; want %v", err, ErrLost)
	}
	if err := j.Done(t.Context(), w, Answered); !errors.Is(err, ErrLost) {
		t.Errorf("done twice: error %v; want %v", err, ErrLost)
	}
}

func TestLeaseIsRenewed(t *testing.T) {
	renewals := map[string]func(j *Journal, ctx context.Context, w Work) error{
		"extend":  func(j *Journal, ctx context.Context, w Work) error { _, err := j.Extend(ctx, w); return err },
		"posting": func(j *Journal, ctx context.Context, w Work) error { return j.Posting(ctx, w, "answer") },
	}
	for name, renew := range renewals {
		t.Run(name, func(t *testing.T) {
			j, clock := newJournal(t, Limits{})
			takeAll(t, j, item(1, ""))
			w := mustClaim(t, j, "a")
			clock.Advance(29 * time.Second)
			wantNone(t, j, "before the lease ends")
			must(t, renew(j, t.Context(), w))
			clock.Advance(29 * time.Second)
			wantNone(t, j, "before the renewed lease ends")
			clock.Advance(time.Second)
			if again := mustClaim(t, j, "b"); again.Attempt != 2 {
				t.Errorf("attempt %d; want 2", again.Attempt)
			}
		})
	}
}

func TestNextClaimKnowsOfPosting(t *testing.T) {
	j, clock := newJournal(t, Limits{})
	takeAll(t, j, item(1, ""))
	next := func() Work {
		clock.Advance(30 * time.Second)
		return mustClaim(t, j, "a")
	}
	w := next()
	steps := []struct {
		step func(w Work) error
		want Reply
	}{
		{func(w Work) error { return nil }, Reply{}},
		{func(w Work) error { return j.Posting(t.Context(), w, "answer") }, Reply{Key: "answer"}},
		{func(w Work) error { return j.Posted(t.Context(), w, "9.9") }, Reply{Key: "answer", TS: "9.9"}},
		{func(w Work) error { return j.Posting(t.Context(), w, "answer") }, Reply{Key: "answer", TS: "9.9"}},
		{func(w Work) error { return j.Posting(t.Context(), w, "apology") }, Reply{Key: "apology"}},
		{func(w Work) error { _, err := j.Fail(t.Context(), w, "x", noon); return err }, Reply{Key: "apology"}},
	}
	for i, s := range steps {
		must(t, s.step(w))
		if w = next(); w.Reply != s.want {
			t.Errorf("after step %d the next claim has %+v; want %+v", i, w.Reply, s.want)
		}
	}
}

func TestGivingUp(t *testing.T) {
	j, clock := newJournal(t, Limits{Failures: 3})
	takeAll(t, j, item(1, ""))
	want := []Outcome{TryLater, TryLater, GivenUp, TryLater, TryLater, Untold}
	for i, want := range want {
		w := mustClaim(t, j, "a")
		if w.GivenUp != (i >= 3) {
			t.Errorf("attempt %d: given up %v", w.Attempt, w.GivenUp)
		}
		got, err := j.Fail(t.Context(), w, "it failed", clock.Now().Add(time.Second))
		if got != want || err != nil {
			t.Errorf("failure %d: %q, error %v; want %q", i+1, got, err, want)
		}
		if got == TryLater {
			wantNone(t, j, "before the retry's time")
			clock.Advance(time.Second)
		}
	}
	wantNone(t, j, "after it was given up untold")
}

func TestGivenUpAndTold(t *testing.T) {
	j, _ := newJournal(t, Limits{Failures: 1})
	takeAll(t, j, item(1, "1.1"), item(2, "1.1"))
	if got, err := j.Fail(t.Context(), mustClaim(t, j, "a"), "it failed", noon.Add(time.Hour)); got != GivenUp || err != nil {
		t.Fatalf("%q, error %v; want %q", got, err, GivenUp)
	}
	w := mustClaim(t, j, "a")
	if !w.GivenUp || w.Keys.Event != "Ev1" || len(w.Payload) == 0 {
		t.Errorf("claimed %+v; want the first, given up, its payload still there", w)
	}
	must(t, j.Done(t.Context(), w, GivenUp))
	if w := mustClaim(t, j, "a"); w.Keys.Event != "Ev2" || w.GivenUp {
		t.Errorf("claimed %+v; want the second", w)
	}
}

// A question whose processes all die is given up too, though none calls Fail.
func TestTooManyAttempts(t *testing.T) {
	j, _ := newJournal(t, Limits{Attempts: 3})
	takeAll(t, j, item(1, ""))
	for attempt := 1; attempt <= 4; attempt++ {
		if w := mustClaim(t, j, "main"); w.GivenUp != (attempt == 4) {
			t.Errorf("attempt %d: given up %v", attempt, w.GivenUp)
		}
		if n, err := j.Reclaim(t.Context(), "main"); n != 1 || err != nil {
			t.Errorf("reclaimed %d, error %v; want 1", n, err)
		}
	}
}

func TestReclaimTakesOnlyItsOwn(t *testing.T) {
	j, _ := newJournal(t, Limits{})
	takeAll(t, j, item(1, ""), item(2, ""), item(3, ""))
	mine, other := mustClaim(t, j, "main"), mustClaim(t, j, "other")
	finished := mustClaim(t, j, "main")
	must(t, j.Done(t.Context(), finished, Answered))
	if n, err := j.Reclaim(t.Context(), "main"); n != 1 || err != nil {
		t.Errorf("reclaimed %d, error %v; want 1", n, err)
	}
	if err := j.Posting(t.Context(), mine, "answer"); !errors.Is(err, ErrLost) {
		t.Errorf("the claim from before: error %v; want %v", err, ErrLost)
	}
	must(t, j.Posting(t.Context(), other, "answer"))
	if w := mustClaim(t, j, "main"); w.ID != mine.ID || w.Attempt != 2 {
		t.Errorf("claimed %+v; want question %d's second attempt", w, mine.ID)
	}
	wantNone(t, j, "after that")
}

func TestTakingWakesEveryWorker(t *testing.T) {
	// They look too rarely to help: only wake-ups can.
	j := New(open(t, t.TempDir()), time.Now, Limits{})
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	const n = 50
	var workers sync.WaitGroup
	var done sync.WaitGroup
	done.Add(n)
	for range 4 {
		workers.Go(func() {
			for {
				w, err := next(ctx, j, "a", time.Hour)
				if errors.Is(err, context.Canceled) {
					return
				}
				if err != nil {
					t.Errorf("next: %v", err)
					return
				}
				if err := j.Done(ctx, w, Answered); err != nil {
					t.Errorf("done: %v", err)
				}
				done.Done()
			}
		})
	}
	for i := range n {
		takeAll(t, j, item(i, fmt.Sprint(i%5))) // a thread's next is freed by the one before
	}
	done.Wait()
	cancel()
	workers.Wait()
}

func TestOthersWorkIsFoundByLooking(t *testing.T) {
	dir := t.TempDir()
	here := New(open(t, dir), time.Now, Limits{})
	there := New(open(t, dir), time.Now, Limits{})
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	found := make(chan error, 1)
	go func() {
		_, err := next(ctx, here, "here", 10*time.Millisecond)
		found <- err
	}()
	takeAll(t, there, item(1, ""))
	must(t, <-found)
}

func TestReady(t *testing.T) {
	j, _ := newJournal(t, Limits{})
	isReady := func(when string, want bool) {
		t.Helper()
		select {
		case <-j.Ready():
			if !want {
				t.Errorf("%s: ready", when)
			}
		default:
			if want {
				t.Errorf("%s: not ready", when)
			}
		}
	}
	isReady("at first", false)
	takeAll(t, j, item(1, "1.1"), item(2, "1.1"))
	isReady("after a take", true)
	isReady("once one worker was woken", false)
	_, err := j.Take(t.Context(), item(1, "1.1"))
	must(t, err)
	isReady("after a second delivery", false)
	w := mustClaim(t, j, "a")
	isReady("after a claim, for the next worker", true)
	wantNone(t, j, "while the thread's first is under way")
	isReady("after a claim in vain", false)
	must(t, j.Done(t.Context(), w, Answered))
	isReady("after done, for the next of the thread", true)
	w = mustClaim(t, j, "a")
	isReady("after a claim", true)
	_, err = j.Fail(t.Context(), w, "it failed", noon)
	must(t, err)
	isReady("after a failure", true)
	mustClaim(t, j, "a")
	isReady("after a claim", true)
	_, err = j.Reclaim(t.Context(), "a")
	must(t, err)
	isReady("after reclaiming", true)
}
