package journal

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func TestTorture(t *testing.T) {
	onEachPlace(t, func(t *testing.T, p place) {
		seed := rand.Uint64()
		t.Logf("seed %d", seed)
		c := &clock{now: noon}
		replicas := 1
		if p.address != "" {
			p.address, replicas = ruled(t, p.address, c), 3
		}
		newTorture(t, p, replicas, c).run(t, seed)
	})
}

const (
	tortureItems   = 300
	tortureWorkers = 16
)

// torture has workers that take, claim, linger past their lease, fail, and
// finish, while the clock jumps, and keeps its own books on who holds what.
type torture struct {
	clock    *clock
	journals []*Journal // of one replica each
	fresh    [tortureItems]atomic.Int32
	done     [tortureItems]atomic.Int32
	left     atomic.Int32
	lost     atomic.Int32 // times that somebody stale was refused

	mu      sync.Mutex
	holders map[int64]Work // who holds which work, as far as was told to the holders
	order   map[string]int // thread -> number of the last that was done
}

func newTorture(t *testing.T, p place, replicas int, c *clock) *torture {
	tt := &torture{clock: c, holders: map[int64]Work{}, order: map[string]int{}}
	for range replicas {
		tt.journals = append(tt.journals, New(openPlace(t, p), c.Now, Limits{Failures: 1000, Attempts: 1 << 20}))
	}
	tt.left.Store(tortureItems)
	return tt
}

func (tt *torture) run(t *testing.T, seed uint64) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	var all sync.WaitGroup
	for n := range tortureWorkers {
		random := rand.New(rand.NewPCG(seed, uint64(n)))
		all.Go(func() {
			w := tortureWorker{tt, tt.journals[n%len(tt.journals)]}
			if err := w.run(ctx, t, Owner(fmt.Sprint("owner", n)), random); err != nil {
				t.Errorf("worker %d: %v", n, err)
				cancel()
			}
		})
	}
	all.Wait()
	tt.check(t)
}

// tortureWorker is one of the workers, on its replica's journal.
type tortureWorker struct {
	*torture
	journal *Journal
}

func (tt tortureWorker) run(ctx context.Context, t *testing.T, owner Owner, random *rand.Rand) error {
	// Every worker delivers every item, half of them in an order of its own.
	deliveries := random.Perm(tortureItems)
	for tt.left.Load() > 0 {
		for range min(random.IntN(8), len(deliveries)) {
			if err := tt.take(ctx, deliveries[0], random); err != nil {
				return err
			}
			deliveries = deliveries[1:]
		}
		if random.IntN(10) == 0 {
			tt.clock.Advance(time.Duration(random.IntN(20)) * time.Second)
		}
		w, ok, err := tt.journal.Claim(ctx, owner)
		if err != nil {
			return err
		}
		if ok {
			tt.held(t, w)
			if err := tt.work(ctx, t, w, random); err != nil && !tt.wasLost(err) {
				return err
			}
		}
	}
	return nil
}

func (tt *torture) wasLost(err error) bool {
	if !errors.Is(err, ErrLost) {
		return false
	}
	tt.lost.Add(1)
	return true
}

// thread puts items into ten threads; every eleventh stands alone.
func tortureThread(n int) string {
	if n%11 == 10 {
		return ""
	}
	return fmt.Sprint("thread ", n%11)
}

func (tt tortureWorker) take(ctx context.Context, n int, random *rand.Rand) error {
	it := item(n, tortureThread(n))
	if random.IntN(3) == 0 {
		it.Keys.Event = fmt.Sprintf("Ev%d again", n) // the same message as another event
	}
	fresh, err := tt.journal.Take(ctx, it)
	if fresh {
		tt.fresh[n].Add(1)
	}
	return err
}

// held notes a claim, and that the one before was over.
func (tt *torture) held(t *testing.T, w Work) {
	tt.mu.Lock()
	defer tt.mu.Unlock()
	before, found := tt.holders[w.ID]
	if found && before.Attempt < w.Attempt && before.LeaseUntil.After(tt.clock.Now()) {
		t.Errorf("%s has attempt %d of question %d while %s holds it until %v", w.Owner, w.Attempt, w.ID, before.Owner, before.LeaseUntil)
	}
	if found && before.Attempt == w.Attempt {
		t.Errorf("%s and %s both have attempt %d of question %d", w.Owner, before.Owner, w.Attempt, w.ID)
	}
	if !found || before.Attempt < w.Attempt {
		tt.holders[w.ID] = w
	}
}

// released notes that the holder is about to give the work back.
func (tt *torture) released(w Work) {
	tt.mu.Lock()
	defer tt.mu.Unlock()
	if tt.holders[w.ID].Attempt == w.Attempt {
		w.LeaseUntil = time.Time{}
		tt.holders[w.ID] = w
	}
}

func (tt tortureWorker) work(ctx context.Context, t *testing.T, w Work, random *rand.Rand) error {
	switch random.IntN(6) {
	case 0: // dies
		return nil
	case 1: // is slow
		tt.clock.Advance(35 * time.Second)
	case 2:
		until, err := tt.journal.Extend(ctx, w)
		if err != nil {
			return err
		}
		tt.extended(w, until)
	case 3:
		tt.released(w)
		_, err := tt.journal.Fail(ctx, w, "chance", tt.clock.Now().Add(time.Second))
		return err
	}
	if err := tt.journal.Posting(ctx, w, "answer"); err != nil {
		return err
	}
	return tt.finish(ctx, t, w)
}

func (tt *torture) extended(w Work, until time.Time) {
	tt.mu.Lock()
	defer tt.mu.Unlock()
	if tt.holders[w.ID].Attempt == w.Attempt {
		w.LeaseUntil = until
		tt.holders[w.ID] = w
	}
}

func (tt tortureWorker) finish(ctx context.Context, t *testing.T, w Work) error {
	// The next of the thread can be done before this call has returned, so the
	// order is read off the ids, which rise in the order of taking.
	tt.noteOrder(t, w)
	if err := tt.journal.PostedDone(ctx, w, "9.9", Answered); err != nil {
		return err
	}
	var n int
	if _, err := fmt.Sscanf(string(w.Payload), "question %d", &n); err != nil {
		return fmt.Errorf("payload %q: %w", w.Payload, err)
	}
	tt.done[n].Add(1)
	tt.left.Add(-1)
	return nil
}

// noteOrder checks that work about to be done is not earlier in its thread
// than one of which that was noted before.
func (tt *torture) noteOrder(t *testing.T, w Work) {
	if w.Keys.Thread == "" {
		return
	}
	tt.mu.Lock()
	defer tt.mu.Unlock()
	if tt.holders[w.ID].Attempt != w.Attempt {
		return // it is stale, and about to be told so
	}
	if last := tt.order[w.Keys.Thread]; int(w.ID) < last {
		t.Errorf("question %d is worked on after %d of the same thread", w.ID, last)
	}
	tt.order[w.Keys.Thread] = int(w.ID)
}

func (tt *torture) check(t *testing.T) {
	for n := range tortureItems {
		if fresh, done := tt.fresh[n].Load(), tt.done[n].Load(); fresh != 1 || done != 1 {
			t.Errorf("item %d: fresh %d times, done %d times; want once each", n, fresh, done)
		}
	}
	if tt.lost.Load() == 0 {
		t.Error("nobody was ever refused: the test tortured nothing")
	}
	t.Logf("stale owners refused %d times", tt.lost.Load())
}
