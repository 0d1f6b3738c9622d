package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"policybot/knowledge/document/history/replay"
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

// TestWatchSeesCommits lists what was committed as another state, and nothing that
// Git does for itself.
func TestWatchSeesCommits(t *testing.T) {
	dir, one := t.TempDir(), "One.\n"
	if err := replay.Into(dir, []replay.Version{{Page: "a", From: "2020-01-01", Path: "a.md", Text: &one}}); err != nil {
		t.Fatal(err)
	}
	list := func() string {
		t.Helper()
		text, err := listing(dir)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	before := list()
	if err := os.WriteFile(filepath.Join(dir, ".git", "index.lock"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if after := list(); after != before {
		t.Errorf("a lock is a change:\n%s\n%s", before, after)
	}
	if err := os.WriteFile(filepath.Join(dir, ".git", "HEAD"), []byte(strings.Repeat("1", 40)), 0o666); err != nil {
		t.Fatal(err)
	}
	if after := list(); after == before {
		t.Error("another commit is no change")
	}
}
