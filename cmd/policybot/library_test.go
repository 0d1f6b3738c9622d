package main

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"policybot/bot"
	"policybot/bot/blocks"
	"policybot/bot/state"
	"policybot/bot/state/pgserver"
)

// eachStore runs a test on a state in a folder and on one in a database.
func eachStore(t *testing.T, test func(*testing.T, *shelf)) {
	t.Run("folder", func(t *testing.T) { test(t, newShelf(t)) })
	t.Run("database", func(t *testing.T) {
		s := newShelf(t)
		s.space = pgserver.Start(t).Database()
		test(t, s)
	})
}

var folder = bot.From{}

func propose(t *testing.T, l *library, from bot.From) bot.Report {
	t.Helper()
	r, err := l.Propose(t.Context(), keeper, from)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func admin(what, about string) state.Act {
	return state.Act{Who: "U0ADMIN001", What: what, About: about, Outcome: "done", At: time.Now()}
}

// take does what the report shows.
func take(t *testing.T, l *library, from bot.From, r bot.Report) {
	t.Helper()
	what := blocks.Reload
	if from.Edition != "" {
		what = blocks.RollBack
	}
	if _, err := l.Take(t.Context(), keeper, from, r, admin(string(what), r.Edition)); err != nil {
		t.Fatal(err)
	}
}

// answersFrom holds a replica to answer so, from then on.
func answersFrom(t *testing.T, l *library, want string) {
	t.Helper()
	if err := l.useCurrent(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := verdictOf(t, l); got != want {
		t.Errorf("verdict %s; want %s", got, want)
	}
}

// A document that can't be read costs itself alone, and whoever reloads is told.
func TestDocumentsLeftOutAreTold(t *testing.T) {
	s := newShelf(t)
	l := s.mustOpen()
	write(t, s.dir, "memo.docx", "No Word document.")
	write(t, s.dir, "lift.yaml", lifted)
	r := propose(t, l, folder)
	if len(r.Warnings) != 1 || !strings.HasPrefix(r.Warnings[0], "memo.docx: error: its name says a Word document, but") {
		t.Errorf("warnings %q", r.Warnings)
	}
	take(t, l, folder, r)
	answersFrom(t, l, "reversed")
}

func TestProposedIsNotTaken(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, s *shelf) {
		one, two := s.mustOpen(), s.mustOpen()
		write(t, s.dir, "lift.yaml", lifted)
		r := propose(t, one, folder)
		if !slices.Equal(r.Changes, []string{"Acme · Pigeon: in force → lifted"}) || r.Before != one.Current() || r.Edition == r.Before || r.Refused != nil {
			t.Errorf("proposed %+v", r)
		}
		answersFrom(t, one, "yes")
		take(t, two, folder, r) // what one has shown, the other may do
		answersFrom(t, two, "reversed")
		answersFrom(t, one, "reversed")
		if again := propose(t, one, folder); again.Edition != again.Before || len(again.Changes) != 0 {
			t.Errorf("proposed again %+v", again)
		}
	})
}

// TestTakeOnlyWhatWasShown changes the folder, and then what is in use.
func TestTakeOnlyWhatWasShown(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, s *shelf) {
		one, two := s.mustOpen(), s.mustOpen()
		another := func(r bot.Report) {
			t.Helper()
			if _, err := one.Take(t.Context(), keeper, folder, r, admin("reload", r.Edition)); !errors.Is(err, bot.ErrAnother) {
				t.Errorf("taken, or error %v", err)
			}
		}
		write(t, s.dir, "lift.yaml", lifted)
		shown := propose(t, one, folder)
		write(t, s.dir, "lift.yaml", strings.ReplaceAll(lifted, "ended", "has ended"))
		another(shown)
		another(bot.Report{Edition: shown.Edition}) // over nothing
		answersFrom(t, one, "yes")
		shown = propose(t, one, folder)
		write(t, s.dir, "fact.yaml", "facts:\n  - {id: acme-owner, about: [acme], relation: owner, value: Loft Ltd, text: Loft Ltd owns Acme., reports: [{source: memo-7, at: annex}]}\n")
		if _, err := two.Reload(t.Context(), "signal"); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(filepath.Join(s.dir, "fact.yaml")); err != nil {
			t.Fatal(err)
		}
		another(shown) // it would be over another edition
		if acts, err := one.store.Acts(t.Context(), time.Time{}, 10); err != nil || len(acts) != 1 || acts[0].Who != "signal" {
			t.Errorf("the audit has %v, %v; want the one reload", acts, err)
		}
	})
}

// TestRollBack goes back, which all replicas do; nobody but an admin takes again
// what was rolled back, at no start, by no signal and by no watch.
func TestRollBack(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, s *shelf) {
		one, two := s.mustOpen(), s.mustOpen()
		first := one.Current()
		write(t, s.dir, "lift.yaml", lifted)
		take(t, one, folder, propose(t, one, folder))
		back := bot.From{Edition: first}
		r := propose(t, two, back)
		if !slices.Equal(r.Changes, []string{"Acme · Pigeon: lifted → in force"}) || r.Number != 1 {
			t.Errorf("going back would do %+v", r)
		}
		take(t, two, back, r)
		for _, l := range []*library{one, two, s.mustOpen()} {
			answersFrom(t, l, "yes")
		}
		if !strings.Contains(s.log.String(), "holds what was rolled back") {
			t.Errorf("nobody is told at the start: %s", s.log.String())
		}
		for _, who := range []string{"signal", "watch"} {
			if _, err := one.Reload(t.Context(), who); !errors.Is(err, state.ErrRolledBack) {
				t.Errorf("by %s: error %v", who, err)
			}
		}
		answersFrom(t, one, "yes")
		list, err := one.Editions(t.Context(), 10)
		if err != nil || len(list) != 3 || list[0].Number != 1 || list[1].Number != 2 || list[1].Who != "U0ADMIN001" || !list[1].Kept || list[1].Current || list[2].Who != "start" ||
			!slices.Equal(list[0].Holds, []blocks.Count{{Of: blocks.Events, N: 1}, {Of: blocks.Sources, N: 1}}) {
			t.Errorf("editions %+v, %v", list, err)
		}
		if r = propose(t, one, folder); r.Refused == nil || r.Refused.Who != "U0ADMIN001" {
			t.Errorf("nobody is told that it was rolled back: %+v", r)
		}
		take(t, one, folder, r)
		answersFrom(t, two, "reversed")
		if _, err := one.Reload(t.Context(), "signal"); err != nil {
			t.Errorf("after an admin took it: %v", err)
		}
	})
}

// TestAnotherFolderIsTaken mends the folder after a roll back.
func TestAnotherFolderIsTaken(t *testing.T) {
	s := newShelf(t)
	l := s.mustOpen()
	first := l.Current()
	write(t, s.dir, "lift.yaml", lifted)
	take(t, l, folder, propose(t, l, folder))
	take(t, l, bot.From{Edition: first}, propose(t, l, bot.From{Edition: first}))
	write(t, s.dir, "lift.yaml", strings.ReplaceAll(lifted, "ended", "has ended"))
	if _, err := l.Reload(t.Context(), "watch"); err != nil || verdictOf(t, l) != "reversed" {
		t.Errorf("error %v, verdict %s", err, verdictOf(t, l))
	}
}

// TestRolledBackAndNothingElse starts where the current edition is spoilt.
func TestRolledBackAndNothingElse(t *testing.T) {
	s := newShelf(t)
	l := s.mustOpen()
	first := l.Current()
	write(t, s.dir, "lift.yaml", lifted)
	take(t, l, folder, propose(t, l, folder))
	take(t, l, bot.From{Edition: first}, propose(t, l, bot.From{Edition: first}))
	if _, err := l.store.Publish(t.Context(), state.Publication{Hash: "spoilt", Parts: state.Parts(maps.All(map[string][]byte{"part": []byte("spoilt")})), Way: state.Reviewed}, time.Now()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.open(); !errors.Is(err, state.ErrRolledBack) {
		t.Errorf("opened, or error %v", err)
	}
}

func TestEditionsThatAreGone(t *testing.T) {
	s := newShelf(t)
	if _, err := s.mustOpen().Propose(t.Context(), keeper, bot.From{Edition: "abc"}); !errors.Is(err, errNoContent) {
		t.Errorf("proposed, or error %v", err)
	}
}
