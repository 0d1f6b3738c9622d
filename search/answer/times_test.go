package answer_test

import (
	"testing"
	"testing/fstest"

	"policybot/knowledge/language"
	"policybot/knowledge/record"
	"policybot/search/answer/match"
	"policybot/search/answer/verdict"
)

// What a record tells is of the time that it names. "Last year" in it is
// counted from a day that nobody knows, and rules nothing out.
func TestTimesOfRecords(t *testing.T) {
	for when, want := range map[string]verdict.Verdict{"in 2021": "info", "in 2020": "unknown", "last year": "info"} {
		b, findings := record.Load(fstest.MapFS{"records.yaml": {Data: []byte(people + "  []\nfacts:\n  - {id: audit, about: [pigeon], relation: audited by, value: {kind: text, text: the office}, text: The office audited Pigeon " + when + "., reports: [{source: memo, at: line 1}]}\n")}})
		if err := findings.Err(); err != nil {
			t.Fatal(err)
		}
		r := match.NewRecords(b, language.NewLexicon(b))
		if a := ask(r, "who audited Pigeon in 2021?"); a.Verdict != want {
			t.Errorf("audited %s: %s, want %s\n%s: %s", when, a.Verdict, want, a.Understood, a.Text)
		}
	}
}
