package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestWatchTriesAgain holds a watch to trying a reload again that failed for a
// reason that passes, and to leaving alone what has not changed.
func TestWatchTriesAgain(t *testing.T) {
	dir := t.TempDir()
	write := func(text string) {
		if err := os.WriteFile(filepath.Join(dir, "a.yaml"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("one")
	known, err := listing(dir)
	if err != nil {
		t.Fatal(err)
	}
	write("another") // between the first listing and the watch
	ctx, stop := context.WithTimeout(context.Background(), 20*time.Second)
	defer stop()
	calls := 0
	done := make(chan struct{})
	go func() {
		defer close(done)
		watch(ctx, dir, 5*time.Millisecond, known, func() error {
			if calls++; calls < 3 {
				return errors.New("the database is away")
			}
			stop()
			return nil
		})
	}()
	<-done
	if calls != 3 {
		t.Errorf("reloaded %d times, want 3: twice in vain, then well", calls)
	}
}
