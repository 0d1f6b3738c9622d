package answer_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/knowledge/record"
	"policybot/search/answer"
	"policybot/search/answer/match"
	"policybot/search/answer/verdict"
	"policybot/search/phrases"
	"policybot/search/question"
)

const people = `
entities:
  - {id: acme, kind: company, names: [Acme]}
  - {id: pigeon, kind: app, names: [Pigeon]}
sources:
  - {id: memo, title: Invented memo, publisher: Acme IT, date: 2026-10-01, tier: policy}
  - {id: leaflet, title: Invented leaflet, publisher: Acme IT, date: 2026-10-01, tier: policy}
events:
`

// records are events in YAML on the sample's company and app, each with the
// memo as its source unless it gives another.
func records(events ...string) (*match.Records, error) {
	var text strings.Builder
	text.WriteString(people)
	for i, e := range events {
		if !strings.Contains(e, "reports:") {
			e += ", reports: [{source: memo, at: line 1}]"
		}
		if !strings.Contains(e, "app:") && !strings.Contains(e, "names:") {
			e += ", app: pigeon"
		}
		fmt.Fprintf(&text, "  - {by: acme, text: Event %d was told., %s}\n", i, e)
	}
	if len(events) == 0 {
		text.WriteString("  []\n")
	}
	b, findings := record.Load(fstest.MapFS{"records.yaml": {Data: []byte(text.String())}})
	if err := findings.Err(); err != nil {
		return nil, fmt.Errorf("%w\n%s", err, &text)
	}
	return match.NewRecords(b, language.NewLexicon(b)), nil
}

func ask(r *match.Records, text string) answer.Answer {
	day := knowledge.NewDay(2026, 11, 26)
	q := question.Parse(language.NewLexicon(r.Base), r.Base, text, nil, day)
	return answer.Compose(q, r, nil, match.Moment{Day: day, Known: day}, phrases.In(phrases.English))
}

// TestVerdicts is the table of verdicts: what stands, and the word for "did
// Acme ban it", "is it banned" and "may I use it".
func TestVerdicts(t *testing.T) {
	const ban = "id: b, do: ban, announced: 2026-01-10"
	for _, row := range []struct {
		name         string
		events       []string
		where        string // added to each question
		did, is, may verdict.Verdict
	}{
		{"contested", []string{"id: b, do: ban, announced: 2026-01-10, reports: [{source: memo, at: 1}, {source: leaflet, at: 1, says: denies}]"}, "", "unknown", "unknown", "unknown"},
		{"only speculated", []string{"id: b, do: ban, announced: 2026-01-10, reports: [{source: memo, at: 1, certainty: speculated}]"}, "", "unknown", "unknown", "unknown"},
		{"unsettled", []string{"id: b, do: ban, announced: 2026-01-10", "id: l, do: lift, names: b, announced: 2026"}, "", "unknown", "unknown", "unknown"},
		{"banned throughout", []string{ban}, "", "yes", "yes", "no"},
		{"banned, with a conditional exemption", []string{ban, "id: x, do: exempt, names: b, announced: 2026-02-01, conditions: approval"}, "", "yes", "yes", "partly"},
		{"banned in part, asked for all", []string{ban + ", scope: {device: company-phone}"}, " on all devices", "partly", "partly", "partly"},
		{"banned in part, the rest allowed", []string{ban + ", scope: {device: company-phone}", "id: p, do: allow, announced: 2026-02-01, scope: {device: personal-phone}"}, "", "partly", "partly", "partly"},
		{"banned in part of what is stated", []string{ban + ", scope: {device: company-phone}"}, " on phones", "partly", "partly", "partly"},
		{"allowed in part", []string{"id: p, do: allow, announced: 2026-01-10, scope: {device: company-phone}"}, "", "no", "no", "partly"},
		{"withdrawn", []string{ban, "id: w, do: withdraw, names: b, announced: 2026-02-01"}, "", "reversed", "no", "reversed"},
		{"lifted", []string{ban, "id: l, do: lift, names: b, announced: 2026-02-01"}, "", "reversed", "no", "reversed"},
		{"lifted, then allowed", []string{ban, "id: l, do: lift, names: b, announced: 2026-02-01", "id: p, do: allow, announced: 2026-03-01"}, "", "reversed", "no", "yes"},
		{"announced for later", []string{ban + ", from: 2027-03-01"}, "", "yes", "no", "unknown"},
		{"announced for later, allowed now", []string{"id: p, do: allow, announced: 2025-01-01", ban + ", from: 2027-03-01"}, "", "yes", "no", "yes"},
		{"considered", []string{"id: c, do: consider, of: ban, announced: 2026-01-10"}, "", "under_review", "under_review", "under_review"},
		{"considered, allowed now", []string{"id: p, do: allow, announced: 2025-01-01", "id: c, do: consider, of: ban, announced: 2026-01-10"}, "", "under_review", "under_review", "yes"},
		{"a permission considered", []string{"id: c, do: consider, of: allow, announced: 2026-01-10"}, "", "unknown", "unknown", "under_review"},
		{"a permission considered for some", []string{"id: c, do: consider, of: allow, announced: 2026-01-10, scope: {device: company-phone}"}, "", "unknown", "unknown", "unknown"},
		{"a permission considered, warned of since", []string{"id: c, do: consider, of: allow, announced: 2026-01-10", "id: w, do: warn, announced: 2026-02-01"}, "", "no", "no", "unknown"},
		{"a permission considered, banned now", []string{ban, "id: c, do: consider, of: allow, announced: 2026-02-01"}, "", "yes", "yes", "no"},
		{"restricted", []string{"id: r, do: restrict, announced: 2026-01-10, conditions: training"}, "", "partly", "partly", "partly"},
		{"allowed", []string{"id: p, do: allow, announced: 2026-01-10"}, "", "no", "no", "yes"},
		{"exempt", []string{ban, "id: x, do: exempt, names: b, announced: 2026-02-01"}, "", "no", "no", "yes"},
		{"permission undone", []string{"id: p, do: allow, announced: 2026-01-10", "id: l, do: lift, names: p, announced: 2026-02-01"}, "", "no", "no", "reversed"},
		{"permission ended", []string{"id: p, do: allow, announced: 2026-01-10, until: 2026-06-30"}, "", "no", "no", "reversed"},
		{"only warned", []string{"id: w, do: warn, announced: 2026-01-10"}, "", "no", "no", "unknown"},
		{"none", nil, "", "unknown", "unknown", "unknown"},
		{"none for what is asked", []string{ban}, " on personal devices", "unknown", "unknown", "unknown"},
		{"a part that nobody named", []string{ban + ", scope: {some: true}"}, "", "yes", "yes", "partly"},
	} {
		t.Run(row.name, func(t *testing.T) {
			r, err := records(row.events...)
			if err != nil {
				t.Fatal(err)
			}
			for text, want := range map[string]verdict.Verdict{
				"did Acme ban Pigeon" + row.where + "?":       row.did,
				"is Pigeon banned at Acme" + row.where + "?":  row.is,
				"may Acme staff use Pigeon" + row.where + "?": row.may,
			} {
				if a := ask(r, text); a.Verdict != want {
					t.Errorf("%s: %s, want %s\n%s: %s", text, a.Verdict, want, a.Understood, a.Text)
				}
			}
		})
	}
}

func ExampleCompose() {
	r, err := records("id: b, do: ban, announced: 2026-01-10", "id: w, do: withdraw, names: b, announced: 2026-01-10, order: 1")
	if err != nil {
		fmt.Println(err)
		return
	}
	a := ask(r, "did Acme ban Pigeon?")
	fmt.Println(a.Verdict)
	fmt.Println(a.Text)
	// Output:
	// reversed
	// Reversed: Event 0 was told (10 January 2026) [1]. Event 1 was told (10 January 2026) [2].
}
