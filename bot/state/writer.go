package state

import (
	"context"
	"database/sql"
	"fmt"
	"sync"
	"sync/atomic"
)

const (
	maxBatch = 64  // changes that share one commit
	maxQueue = 256 // changes that wait without making their callers wait to queue
)

// job is one caller's change. It may run more than once, of which at most one
// run is kept.
type job struct {
	run       func(tx) error
	withdrawn atomic.Bool // its caller has left; it need not run
	done      chan error  // of capacity one
}

// writer owns the one writing connection. What queues up while one commit is
// under way goes into the next as a whole, each change in a savepoint of its
// own.
type writer struct {
	tx    *sqliteTx
	jobs  chan *job
	ended chan struct{}

	mu     sync.RWMutex // held for reading while queueing
	closed bool
}

func startWriter(conn *sql.Conn) *writer {
	w := &writer{tx: newSQLiteTx(conn), jobs: make(chan *job, maxQueue), ended: make(chan struct{})}
	go w.loop()
	return w
}

// do queues a change and waits until it is committed or has failed. Where ctx
// ends first, the change may or may not be stored.
func (w *writer) do(ctx context.Context, j *job) error {
	if err := w.queue(ctx, j); err != nil {
		return err
	}
	select {
	case err := <-j.done:
		return err
	case <-ctx.Done():
		j.withdrawn.Store(true)
		return ctx.Err()
	}
}

func (w *writer) queue(ctx context.Context, j *job) error {
	w.mu.RLock()
	defer w.mu.RUnlock()
	if w.closed {
		return ErrClosed
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case w.jobs <- j:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// close takes nothing more, and returns when all that was queued has ended.
func (w *writer) close() {
	w.mu.Lock()
	if !w.closed {
		w.closed = true
		close(w.jobs)
	}
	w.mu.Unlock()
	<-w.ended
}

func (w *writer) loop() {
	defer close(w.ended)
	defer w.tx.close()
	for first := range w.jobs {
		w.commit(w.gather(first))
	}
}

// gather adds what is queued already; it waits for nothing.
func (w *writer) gather(first *job) []*job {
	batch := []*job{first}
	for len(batch) < maxBatch {
		select {
		case j, open := <-w.jobs:
			if !open {
				return batch
			}
			batch = append(batch, j)
		default:
			return batch
		}
	}
	return batch
}

// commit stores a batch and answers every caller. Where the batch as a whole
// fails, each change is tried in a transaction of its own, so that the one at
// fault is alone with its error.
func (w *writer) commit(batch []*job) {
	if err := w.tx.begin(); err != nil {
		answer(batch, func(int) error { return err })
		return
	}
	errs, err := w.runAll(batch)
	switch {
	case err == nil:
		answer(batch, func(i int) error { return errs[i] })
	case len(batch) == 1:
		answer(batch, func(int) error { return err })
	default:
		for i := range batch {
			w.commit(batch[i : i+1])
		}
	}
}

// runAll runs the changes in the open transaction and ends it. The second
// result is set where nothing of the batch was stored.
func (w *writer) runAll(batch []*job) ([]error, error) {
	errs := make([]error, len(batch))
	for i, j := range batch {
		if j.withdrawn.Load() {
			continue
		}
		var whole error
		if errs[i], whole = w.runOne(j); whole != nil {
			w.tx.rollback()
			return nil, whole
		}
	}
	if err := w.tx.commit(); err != nil {
		w.tx.rollback()
		return nil, err
	}
	return errs, nil
}

// runOne runs a change in its savepoint. whole is set where the database gave
// up the whole transaction, as it does when the disk is full.
func (w *writer) runOne(j *job) (own, whole error) {
	if err := w.tx.savepoint(); err != nil {
		return nil, err
	}
	own = j.run(w.tx)
	if own != nil {
		if err := w.tx.rollbackToSavepoint(); err != nil {
			return nil, fmt.Errorf("%w (and then: %w)", own, err)
		}
	}
	return own, w.tx.release()
}

func answer(batch []*job, errOf func(int) error) {
	for i, j := range batch {
		j.done <- errOf(i)
	}
}
