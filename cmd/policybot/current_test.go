package main

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"policybot/bot"
	"policybot/bot/state"
	"policybot/knowledge"
)

// shelf is a state with a folder of records, as several programs open them.
type shelf struct {
	t     *testing.T
	dir   string
	state string
	space string // address of a database; empty: the folder of the state
	log   bytes.Buffer
}

func newShelf(t *testing.T) *shelf {
	s := &shelf{t: t, dir: t.TempDir(), state: t.TempDir()}
	write(t, s.dir, "pigeon.yaml", records)
	return s
}

func (s *shelf) store() *state.Store {
	s.t.Helper()
	open := func() (*state.Store, error) { return state.Open(s.t.Context(), s.state) }
	if s.space != "" {
		open = func() (*state.Store, error) { return state.OpenDatabase(s.t.Context(), s.space) }
	}
	store, err := open()
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { store.Close() })
	return store
}

func (s *shelf) open() (*library, error) {
	s.log.Reset()
	return openLibrary(s.t.Context(), s.dir, loader{warnings: io.Discard}, s.store(), time.Now, slog.New(slog.NewTextHandler(&s.log, nil)))
}

func (s *shelf) mustOpen() *library {
	s.t.Helper()
	l, err := s.open()
	if err != nil {
		s.t.Fatal(err)
	}
	return l
}

// verdictOf is what a library says of Acme's ban.
func verdictOf(t *testing.T, l *library) string {
	t.Helper()
	a, err := l.Ask(t.Context(), knowledge.Viewer{}, "did Acme ban Pigeon?", "", bot.Tongue{})
	if err != nil {
		t.Fatal(err)
	}
	return string(a.Verdict)
}

// After a restart the state's edition counts, whatever has become of the files.
func TestCurrentEditionWinsAfterARestart(t *testing.T) {
	s := newShelf(t)
	first := s.mustOpen()
	write(t, s.dir, "lift.yaml", lifted)
	again := s.mustOpen()
	if got := verdictOf(t, again); got != "yes" || again.Current() != first.Current() {
		t.Errorf("verdict %s from edition %s; want yes from %s", got, again.Current(), first.Current())
	}
	if !strings.Contains(s.log.String(), "/policy reload") {
		t.Errorf("nobody is told that the files differ: %s", s.log.String())
	}
	write(t, s.dir, "lift.yaml", "broken")
	s.mustOpen()
	if !strings.Contains(s.log.String(), "lift.yaml:1") {
		t.Errorf("nobody is told that the files are broken: %s", s.log.String())
	}
	if err := os.Remove(filepath.Join(s.dir, "lift.yaml")); err != nil {
		t.Fatal(err)
	}
	s.mustOpen()
	if s.log.Len() > 0 {
		t.Errorf("warned for nothing: %s", s.log.String())
	}
}

// Whatever one replica publishes, the others answer from.
func TestReplicasFollowTheCurrentEdition(t *testing.T) {
	s := newShelf(t)
	one, two := s.mustOpen(), s.mustOpen()
	write(t, s.dir, "lift.yaml", lifted)
	for range 2 { // the second time it is current already
		if _, err := one.Reload(t.Context(), "signal"); err != nil {
			t.Fatal(err)
		}
	}
	if got := verdictOf(t, two); got != "yes" {
		t.Errorf("before it looked: %s", got)
	}
	for range 2 {
		if err := two.useCurrent(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if got := verdictOf(t, two); got != "reversed" || two.Current() != one.Current() {
		t.Errorf("verdict %s from edition %s; want reversed from %s", got, two.Current(), one.Current())
	}
	uses, err := two.store.EditionsUsed(t.Context(), 10)
	if err != nil || len(uses) != 2 || uses[0].Number != 2 {
		t.Errorf("uses %v, error %v; want two", uses, err)
	}
}

func TestEditionsThatCantBeUsed(t *testing.T) {
	publish := func(s *shelf, body string) {
		store := s.store()
		if _, err := store.Publish(context.Background(), state.Publication{Hash: "another", Parts: state.Parts(maps.All(map[string][]byte{"part": []byte(body)}))}, time.Now()); err != nil {
			t.Fatal(err)
		}
	}
	s := newShelf(t)
	l := s.mustOpen()
	publish(s, "damaged")
	if err := l.useCurrent(t.Context()); err == nil || verdictOf(t, l) != "yes" {
		t.Errorf("damaged content: error %v, verdict %s; want an error, and the answer of before", err, verdictOf(t, l))
	}
	if again := s.mustOpen(); again.Current() != l.Current() || !strings.Contains(s.log.String(), "another") {
		t.Errorf("opened %s and logged %q; want the folder's edition, and a warning", again.Current(), s.log.String())
	}
	if err := l.useCurrent(t.Context()); err != nil {
		t.Errorf("after it was read anew: %v", err)
	}
}

// The same records in other files are the same edition, after a restart too.
func TestMovedRecordsAreTheSameEdition(t *testing.T) {
	s := newShelf(t)
	write(t, s.dir, "lift.yaml", lifted)
	l := s.mustOpen()
	write(t, s.dir, "pigeon.yaml", records+strings.TrimPrefix(lifted, "\nevents:\n"))
	if err := os.Remove(filepath.Join(s.dir, "lift.yaml")); err != nil {
		t.Fatal(err)
	}
	if r, err := l.Reload(t.Context(), "signal"); err != nil || r.Edition != r.Before {
		t.Fatalf("%+v, %v; want the same edition", r, err)
	}
	again := s.mustOpen()
	if n := len(again.Edition().Base.Events); n != 2 || again.Current() != l.Current() || s.log.Len() > 0 {
		t.Errorf("%d events in %s; want 2 in %s: %s", n, again.Current(), l.Current(), s.log.String())
	}
}
