package main

import (
	"context"
	"time"
)

const (
	lookEvery   = 5 * time.Second // for an edition that nobody told of
	longestLook = time.Minute     // between looks, while the current one can't be used
)

// follow answers from whatever edition is current, until ctx ends: any replica
// may publish another. It is told of most, and looks for the rest. Where one
// can't be used the old one stays, and it is tried again, less and less often.
func (l *library) follow(ctx context.Context) {
	told := make(chan struct{}, 1)
	l.store.WhenPublished(func() {
		select {
		case told <- struct{}{}:
		default:
		}
	})
	pause := lookEvery
	for {
		select {
		case <-told:
		case <-time.After(pause):
		case <-ctx.Done():
			return
		}
		switch err := l.useCurrent(ctx); {
		case err == nil:
			pause = lookEvery
		case ctx.Err() == nil:
			l.log.Error("which edition is current isn't known, or it can't be used; answers are still from another", "edition", l.Current(), "error", err)
			pause = min(2*pause, longestLook)
		}
	}
}

// useCurrent answers from the current edition from now on.
func (l *library) useCurrent(ctx context.Context) error {
	l.swap.Lock()
	defer l.swap.Unlock()
	return l.catchUp(ctx)
}

// catchUp is useCurrent for who holds the lock.
func (l *library) catchUp(ctx context.Context) error {
	current, ok, err := l.store.CurrentEdition(ctx)
	if err != nil || !ok || current.Hash == l.Current() {
		return err
	}
	next, err := l.restore(ctx, current)
	if err != nil {
		return err
	}
	before := l.Use(next)
	l.since.Store(current.Since.Unix())
	l.log.Info("another edition is current", "edition", next.ID, "number", current.Number, "before", before.ID)
	return before.Close()
}
