package state

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestNobodyStarvesBesideABusyProcess(t *testing.T) {
	dir := t.TempDir()
	busy := open(t, dir)
	ctx, stop := context.WithCancel(t.Context())
	var all sync.WaitGroup
	defer all.Wait()
	defer stop()
	for range 8 {
		all.Go(func() {
			for ctx.Err() == nil {
				if err := busy.Record(ctx, Act{Who: "busy", At: noon}); err != nil && ctx.Err() == nil {
					t.Error(err)
					return
				}
			}
		})
	}
	start := time.Now()
	other := open(t, dir)
	longest := time.Since(start)
	for range 100 {
		start := time.Now()
		must(t, other.Record(t.Context(), Act{Who: "other", At: noon}))
		longest = max(longest, time.Since(start))
	}
	if longest > time.Second {
		t.Errorf("the longest wait was %v; want less than a second", longest)
	}
	t.Logf("the longest wait was %v", longest)
}

func TestFileHeldByAnother(t *testing.T) {
	dir := t.TempDir()
	s, holder := open(t, dir), open(t, dir)
	writerOf(s).tx.patience = 50 * time.Millisecond
	release := hold(t, holder)
	defer release()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if err := s.Record(ctx, Act{At: noon}); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v; want %v when the caller's time is over", err, context.DeadlineExceeded)
	}
	err := s.Record(t.Context(), Act{At: noon})
	if !errors.Is(err, ErrBusy) || !strings.Contains(err.Error(), s.Place()) {
		t.Errorf("error %v; want %v that names %s", err, ErrBusy, s.Place())
	}
}
