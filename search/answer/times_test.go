package answer_test

import (
	"testing"
	"testing/fstest"

	"policybot/knowledge/language"
	"policybot/knowledge/record"
	"policybot/search/answer"
)

// The days that a record speaks of are a number; those of a date are none.
func TestNumbersInTimes(t *testing.T) {
	for text, want := range map[string]answer.Verdict{
		"Pigeon keeps the messages of the last 30 days.":     "info",
		"Pigeon keeps the messages since 10 September 2020.": "unknown",
	} {
		b, findings := record.Load(fstest.MapFS{"records.yaml": {Data: []byte(people + "  []\nfacts:\n  - {id: kept, about: [pigeon], relation: messages kept, value: {kind: text, text: some}, text: " + text + ", reports: [{source: memo, at: line 1}]}\n")}})
		if err := findings.Err(); err != nil {
			t.Fatal(err)
		}
		r := answer.NewRecords(b, language.NewLexicon(b))
		if a := ask(r, "how many messages does Pigeon keep?"); a.Verdict != want {
			t.Errorf("%s: %s, want %s\n%s: %s", text, a.Verdict, want, a.Understood, a.Text)
		}
	}
}
