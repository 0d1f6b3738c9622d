package journal

import (
	"context"
	"fmt"
	"time"

	"policybot/bot/state"
)

// Store is what the journal needs of the state; *state.Store is one. All
// methods that take a claim fail with ErrLost where it isn't valid any more.
type Store interface {
	Take(ctx context.Context, q state.Taken, within time.Duration, acts ...state.Act) (fresh bool, err error)
	ClaimNext(ctx context.Context, owner string, now time.Time, lease time.Duration) (state.Taken, bool, error)
	Extend(ctx context.Context, c state.Claim, now time.Time, lease time.Duration) (until time.Time, err error)
	Posting(ctx context.Context, c state.Claim, key string, now time.Time, lease time.Duration) error
	Posted(ctx context.Context, c state.Claim, ts string) error
	Finish(ctx context.Context, c state.Claim, ts, outcome string, kept state.Kept, now time.Time) error
	Release(ctx context.Context, c state.Claim, reason string, now time.Time, wait time.Duration) error
	Reclaim(ctx context.Context, owner string) (int, error)
	IsOpen(ctx context.Context, q state.Taken) (bool, error)
	WhenTaken(hint func())
}

// Limits of a journal. New fills in the default of each that is zero.
type Limits struct {
	Lease    time.Duration // how long a claim is valid; 30 s
	Dedupe   time.Duration // how long a second delivery is known; a day
	Failures int           // after so many calls of Fail work is given up; 5
	Attempts int           // as are so many claims, however they ended; 20
}

func (l Limits) withDefaults() Limits {
	fill := func(d *time.Duration, value time.Duration) {
		if *d == 0 {
			*d = value
		}
	}
	fill(&l.Lease, 30*time.Second)
	fill(&l.Dedupe, 24*time.Hour)
	if l.Failures == 0 {
		l.Failures = 5
	}
	if l.Attempts == 0 {
		l.Attempts = 20
	}
	return l
}

// Journal hands out what was taken. Its methods may be called from any
// goroutine.
type Journal struct {
	store  Store
	now    func() time.Time
	limits Limits
	ready  chan struct{} // of capacity one: somebody should look
}

// New makes a journal on a store. now is the clock of leases and retries,
// unless the store is shared and has a clock of its own.
func New(store Store, now func() time.Time, limits Limits) *Journal {
	j := &Journal{store: store, now: now, limits: limits.withDefaults(), ready: make(chan struct{}, 1)}
	store.WhenTaken(j.wake)
	return j
}

// IsOpen tells whether what was taken isn't done yet.
func (j *Journal) IsOpen(ctx context.Context, item Item) (bool, error) {
	row, err := item.row()
	if err != nil {
		return false, err
	}
	return j.store.IsOpen(ctx, row)
}

// Take stores the item durably before it returns: after nil it is safe to
// acknowledge. fresh is false where the same event or message was taken within
// a day, or isn't done yet.
func (j *Journal) Take(ctx context.Context, item Item) (fresh bool, err error) {
	if item.TakenAt.IsZero() {
		item.TakenAt = j.now()
	}
	row, err := item.row()
	if err != nil {
		return false, err
	}
	fresh, err = j.store.Take(ctx, row, j.limits.Dedupe, item.Audit...)
	if fresh {
		j.wake()
	}
	return fresh, err
}

// Claim gives the owner the oldest work that nobody holds a valid claim of,
// and that no earlier work of its thread is undone before. The second result
// is false where there is none.
func (j *Journal) Claim(ctx context.Context, owner Owner) (Work, bool, error) {
	row, ok, err := j.store.ClaimNext(ctx, string(owner), j.now(), j.limits.Lease)
	if err != nil || !ok {
		return Work{}, false, err
	}
	j.wake() // there may be more, and one wake-up reaches one worker only
	return j.work(row), true, nil
}

func (j *Journal) work(row state.Taken) Work {
	return Work{
		Item: Item{
			Kind: Kind(row.Kind),
			Keys: Keys{Event: row.Event, Team: row.Team, Channel: row.Channel, Thread: row.Thread,
				TS: row.TS, Edited: row.Edited},
			Who: row.Who, Payload: row.Payload, TakenAt: row.At,
		},
		ID: row.ID, Owner: Owner(row.Owner), Attempt: row.Attempt, LeaseUntil: row.Due,
		Reply: Reply{Key: row.ReplyKey, TS: row.ReplyTS}, Failures: row.Failures, Reason: row.Reason,
		GivenUp: row.Failures >= j.limits.Failures || row.Attempt > j.limits.Attempts,
	}
}

// Ready receives when there may be work that this process has put there, or
// another of which the store has heard. One receive wakes one worker, which
// wakes the next by claiming. Leases that run out, and work of which no word
// came, are found only by looking every now and then.
func (j *Journal) Ready() <-chan struct{} { return j.ready }

func (j *Journal) wake() {
	select {
	case j.ready <- struct{}{}:
	default:
	}
}

// Extend renews the lease and returns its new end. Call it well before the end
// while the work goes on.
func (j *Journal) Extend(ctx context.Context, w Work) (until time.Time, err error) {
	return j.store.Extend(ctx, w.claim(), j.now(), j.limits.Lease)
}

// Lease is how long a claim, an Extend and a Posting last.
func (j *Journal) Lease() time.Duration { return j.limits.Lease }

// Reclaim frees all that the owner holds, and returns how many that were. Call
// it at start, before the first Claim, with a name that no other living
// process uses, such as state.Store.Owner.
func (j *Journal) Reclaim(ctx context.Context, owner Owner) (int, error) {
	n, err := j.store.Reclaim(ctx, string(owner))
	if n > 0 {
		j.wake()
	}
	return n, err
}

// Posting records, before a reply is posted, that it is about to be, and
// renews the lease. The key is the caller's name for the reply, by which it
// finds it in the thread.
func (j *Journal) Posting(ctx context.Context, w Work, key string) error {
	if key == "" {
		return fmt.Errorf("journal: posting: question %d: an empty key", w.ID)
	}
	return j.store.Posting(ctx, w.claim(), key, j.now(), j.limits.Lease)
}

// Posted records the posted reply's time stamp.
func (j *Journal) Posted(ctx context.Context, w Work, ts string) error {
	return j.store.Posted(ctx, w.claim(), ts)
}

// Done ends the work and erases its payload, of which only w.Kept stays.
func (j *Journal) Done(ctx context.Context, w Work, outcome Outcome) error {
	return j.finish(ctx, w, "", outcome)
}

// PostedDone is Posted and Done in one commit.
func (j *Journal) PostedDone(ctx context.Context, w Work, ts string, outcome Outcome) error {
	return j.finish(ctx, w, ts, outcome)
}

func (j *Journal) finish(ctx context.Context, w Work, ts string, outcome Outcome) error {
	if outcome == TryLater {
		return fmt.Errorf("journal: done: question %d: an empty outcome", w.ID)
	}
	err := j.store.Finish(ctx, w.claim(), ts, string(outcome), w.Kept, j.now())
	if err == nil {
		j.wake() // the next of its thread may start
	}
	return err
}

// Fail ends an attempt. It returns what becomes of the work: TryLater, and it
// can be claimed again from retryAt on; GivenUp, and it can be claimed at once
// with GivenUp set, so that the person is told, whatever crashes meanwhile; or
// Untold, and it is done, since telling has failed as often again. The reason
// must hold none of the question's words.
func (j *Journal) Fail(ctx context.Context, w Work, reason string, retryAt time.Time) (Outcome, error) {
	failures := w.Failures + 1
	if failures >= 2*j.limits.Failures {
		return Untold, j.finish(ctx, w, "", Untold)
	}
	now := j.now()
	outcome, wait := TryLater, retryAt.Sub(now)
	if failures == j.limits.Failures {
		outcome, wait = GivenUp, 0
	}
	if err := j.store.Release(ctx, w.claim(), reason, now, wait); err != nil {
		return outcome, err
	}
	j.wake()
	return outcome, nil
}
