package answer_test

import (
	"testing"

	"policybot/search/answer/verdict"
)

// TestMoments holds times that are told by an event to the days that the
// records give it.
func TestMoments(t *testing.T) {
	const (
		allowed = "id: p, do: allow, announced: 2025-01-10"
		banned  = "id: b, do: ban, announced: 2026-01-10"
		lifted  = "id: l, do: lift, names: b, announced: 2026-03-01"
		again   = "id: c, do: ban, announced: 2026-06-01"
	)
	for _, row := range []struct {
		name, ask string
		events    []string
		want      verdict.Verdict
	}{
		{"nothing came before", "was Pigeon banned at Acme before the ban?", []string{banned, lifted}, "unknown"},
		{"stood from the ban to its end", "was Pigeon banned at Acme until the ban was lifted?", []string{banned, lifted}, "yes"},
		{"no longer stands", "is Pigeon banned at Acme since the ban was lifted?", []string{banned, lifted}, "no"},
		{"stands since", "is Pigeon banned at Acme since the ban?", []string{banned}, "yes"},
		{"since a day that isn't known", "is Pigeon banned at Acme since the ban?", []string{"id: b, do: ban, announced: 2026-01"}, "yes"},
		{"not done again", "did Acme ban Pigeon after the ban was lifted?", []string{banned, lifted}, "unknown"},
		{"done again", "did Acme ban Pigeon after the ban was lifted?", []string{banned, lifted, again}, "yes"},
		{"never lifted", "did Acme ban Pigeon after the ban was lifted?", []string{banned}, "unknown"},
		{"undone on the same day", "did Acme lift it for Pigeon after the ban?", []string{banned, "id: w, do: withdraw, names: b, announced: 2026-01-10, order: 1"}, "yes"},
		{"banned in time", "did Acme ban Pigeon by February 2026?", []string{banned}, "yes"},
		{"banned too late", "did Acme ban Pigeon by the end of 2025?", []string{banned}, "unknown"},
		{"in force by then", "was Pigeon banned at Acme by February 2026?", []string{banned, lifted}, "yes"},
		{"a permission ended, no ban", "did Acme ban Pigeon after the ban was lifted?", []string{"id: p, do: allow, announced: 2025-01-10", "id: l, do: lift, names: p, announced: 2025-02-01", banned}, "unknown"},
		{"a restriction is a rule", "was Pigeon restricted at Acme before the rule?", []string{"id: r, do: restrict, announced: 2026-01-10, conditions: training"}, "unknown"},
		{"allowed before", "was Pigeon allowed at Acme before the ban?", []string{allowed, banned}, "yes"},
	} {
		t.Run(row.name, func(t *testing.T) {
			r, err := records(row.events...)
			if err != nil {
				t.Fatal(err)
			}
			if a := ask(r, row.ask); a.Verdict != row.want {
				t.Errorf("%s: %s, want %s\n%s: %s", row.ask, a.Verdict, row.want, a.Understood, a.Text)
			}
		})
	}
}
