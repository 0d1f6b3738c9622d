package question_test

import (
	"slices"
	"testing"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/question"
)

// TestTimes holds times to what they mean in a question, and words that only
// look like them to what else they mean.
func TestTimes(t *testing.T) {
	b := base()
	lex := language.NewLexicon(b)
	for text, want := range map[string]string{
		"was Pigeon allowed at Acme before the ban?":               "is-allow actor:acme app:pigeon before:ban",
		"did Acme restrict Pigeon after the ban was lifted?":       "did-restrict actor:acme app:pigeon after:undo",
		"is Pigeon banned at Acme since the reversal?":             "is-ban actor:acme app:pigeon since:undo",
		"was Pigeon banned at Acme until the lifting of its ban?":  "is-ban actor:acme app:pigeon before:undo",
		"was Pigeon allowed at Acme before it was banned?":         "is-allow actor:acme app:pigeon before:ban",
		"did Acme lift the ban on Pigeon?":                         "undone-ban verb:undo actor:acme app:pigeon",
		"when did Acme reverse the ban on Pigeon after the order?": "when-ban verb:undo actor:acme app:pigeon asks:date",
		"did Acme ban Pigeon by the end of 2023?":                  "did-ban actor:acme app:pigeon by:2023-12-31",
		"was Pigeon banned at Acme in the spring of 2020?":         "is-ban actor:acme app:pigeon in:2020-03-01..2020-05-31",
		"did Acme ban Pigeon last Monday?":                         "did-ban actor:acme app:pigeon in:2024-05-13",
	} {
		q := question.Parse(lex, b, text, nil, knowledge.NewDay(2024, 5, 15))
		if got := q.String(); got != want {
			t.Errorf("%q:\n got %s\nwant %s", text, got, want)
		}
		if back := question.ParseString(q.String()); back.When != nil && (q.When == nil || back.When.String() != q.When.String()) || back.When == nil && q.When != nil {
			t.Errorf("%q: the time is lost on the way to the next question", text)
		}
	}
}

// A date that may be two days is not guessed, and that is said.
func TestDateOfTwoReadings(t *testing.T) {
	b := base()
	q := question.Parse(language.NewLexicon(b), b, "did Acme ban Pigeon on 10/07/2020?", nil, knowledge.NewDay(2024, 5, 15))
	if got := q.String(); got != "did-ban actor:acme app:pigeon in:2020" {
		t.Errorf("got %s", got)
	}
	if !slices.Contains(q.Notes, question.Note{Kind: question.YearOnly, Words: "10/07/2020"}) {
		t.Errorf("notes: %q", q.Notes)
	}
}
