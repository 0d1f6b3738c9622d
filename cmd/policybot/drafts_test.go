package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"policybot/bot"
	"policybot/bot/state"
	"policybot/knowledge"
	"policybot/knowledge/draft"
)

// lift is what somebody has heard.
var lift = draft.Report{Who: "Acme", What: knowledge.Lift, App: "Pigeon", When: "2024-06-10", Title: "Staff mail"}

// report keeps a draft of an employee's.
func report(t *testing.T, l *library, question int64, r draft.Report) state.Draft {
	t.Helper()
	number, err := l.store.NextDraft(t.Context(), question)
	if err != nil {
		t.Fatal(err)
	}
	written, err := l.Draft(keeper, r, number)
	if err != nil {
		t.Fatal(err)
	}
	d := state.Draft{Number: number, Question: question, Who: "U0EMMA0001", File: written.File, Record: string(written.Event), Fate: state.Waiting, At: time.Now()}
	if _, err := l.store.PutDraft(t.Context(), d, state.Act{Who: d.Who, What: "report", At: time.Now()}); err != nil {
		t.Fatal(err)
	}
	return d
}

func approve(t *testing.T, l *library, d state.Draft) {
	t.Helper()
	from := bot.From{Draft: d.Number}
	if _, err := l.Take(t.Context(), keeper, from, propose(t, l, from), admin("approve", "draft")); err != nil {
		t.Fatal(err)
	}
}

// TestApprovedDraftLivesOn adds a draft to what all answer from. It stays through
// reloads and restarts until the folder has it, and goes by rolling back.
func TestApprovedDraftLivesOn(t *testing.T) {
	t.Parallel()
	eachStore(t, func(t *testing.T, s *shelf) {
		one, two := s.mustOpen(), s.mustOpen()
		first := one.Current()
		d := report(t, one, 11, lift)
		from := bot.From{Draft: d.Number}
		r := propose(t, one, from)
		if !slices.Equal(r.Changes, []string{"Acme · Pigeon: in force → lifted"}) {
			t.Errorf("it would change %q", r.Changes)
		}
		own := admin("approve", "draft 1")
		own.Who = d.Who
		if _, err := two.Take(t.Context(), keeper, from, r, own); !errors.Is(err, state.ErrDecided) || verdictOf(t, two) != "yes" {
			t.Errorf("approved by its author, or error %v", err)
		}
		approve(t, two, d)
		answersFrom(t, one, "reversed")
		if again := propose(t, one, folder); again.Edition != again.Before {
			t.Errorf("a reload would change %+v", again)
		}
		if restarted := s.mustOpen(); s.log.Len() > 0 || verdictOf(t, restarted) != "reversed" {
			t.Errorf("after a restart: %s, %s", verdictOf(t, restarted), s.log.String())
		}
		write(t, s.dir, "fact.yaml", "facts:\n  - {id: acme-owner, about: [acme], relation: owner, value: Loft Ltd, text: Loft Ltd owns Acme., reports: [{source: memo-7, at: annex}]}\n")
		take(t, one, folder, propose(t, one, folder))
		answersFrom(t, two, "reversed")

		write(t, s.dir, "report-1.yaml", string(d.File)) // as export writes it
		if r := propose(t, one, folder); r.Edition != r.Before || len(r.Warnings) != 0 {
			t.Errorf("the same record in the folder: %+v", r)
		}
		write(t, s.dir, "report-1.yaml", strings.ReplaceAll(string(d.File), "2024-06-10", "2024-06-11"))
		if r := propose(t, one, folder); len(r.Warnings) != 1 || !strings.Contains(r.Warnings[0], "report-1.yaml:5: warning: acme-pigeon-lift-1 is also in the approved report 1") {
			t.Errorf("another record in the folder: %q", r.Warnings)
		}
		if err := os.Remove(filepath.Join(s.dir, "report-1.yaml")); err != nil {
			t.Fatal(err)
		}

		back := bot.From{Edition: first}
		take(t, one, back, propose(t, one, back))
		answersFrom(t, two, "yes")
		if r := propose(t, one, folder); len(r.Changes) != 0 {
			t.Errorf("what was rolled back would come again: %q", r.Changes)
		}
	})
}

// TestApprovedThatNoLongerFits takes from the folder what an approved draft
// names: the reload is refused, and says why and what to
// do; once the folder has the event as it should stand, that counts.
func TestApprovedThatNoLongerFits(t *testing.T) {
	s := newShelf(t)
	l := s.mustOpen()
	approve(t, l, report(t, l, 11, lift))
	write(t, s.dir, "pigeon.yaml", strings.ReplaceAll(records, "acme-pigeon-ban", "acme-pigeon-stop"))
	if _, err := l.Propose(t.Context(), keeper, folder); err == nil || !strings.Contains(err.Error(), "approved report 1") || !strings.Contains(err.Error(), "write its event acme-pigeon-lift-1 into the folder") || !strings.Contains(err.Error(), "report-1.yaml:8: error: \"names\"") {
		t.Errorf("error %v", err)
	}
	write(t, s.dir, "lift.yaml", "events:\n  - {id: acme-pigeon-lift-1, by: acme, do: lift, names: acme-pigeon-stop, announced: 2024-06-10, text: Acme ended its rule on Pigeon., reports: [{source: memo-7}]}\n")
	propose(t, l, folder)
}

func TestDraftsAreApprovedAsShown(t *testing.T) {
	s := newShelf(t)
	l := s.mustOpen()
	d := report(t, l, 11, lift)
	from := bot.From{Draft: d.Number}
	shown := propose(t, l, from)
	other := lift
	other.What, other.App = knowledge.Ban, "Dove"
	approve(t, l, report(t, l, 12, other))
	if _, err := l.Take(t.Context(), keeper, from, shown, admin("approve", "draft 1")); !errors.Is(err, bot.ErrAnother) {
		t.Errorf("approved over another edition, or error %v", err)
	}
}

func TestExportOfApprovedReports(t *testing.T) {
	s := newShelf(t)
	l := s.mustOpen()
	d := report(t, l, 11, lift)
	approve(t, l, d)
	setting, to := "POLICYBOT_STATE="+s.state, t.TempDir()
	for _, want := range []string{"report-1.yaml\n", "is there already"} {
		if code, out := runNow([]string{setting}, "export", "--approved", to); code != exitOK || !strings.Contains(out, want) {
			t.Errorf("exit status %d: %s", code, out)
		}
	}
	if got, err := os.ReadFile(filepath.Join(to, "report-1.yaml")); err != nil || string(got) != string(d.File) {
		t.Errorf("%v:\n%s", err, got)
	}
}
