package question_test

import (
	"strings"
	"testing"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/question"
)

// TestTongue holds a question to the language that it is taken to be in: that
// of its words, or of the thread, or of whoever asks.
func TestTongue(t *testing.T) {
	b := base()
	lex := language.NewLexicon(b)
	for _, c := range []struct {
		text, before string
		asker, want  language.Tag
	}{
		{"did Acme ban Pigeon?", "", "de-AT", "en"},
		{"hat Acme Pigeon verboten?", "", "en-US", "de"},
		{"Pigeon?", "", "", "en"},
		{"Pigeon?", "", "de-DE", "de"},
		{"Pigeon?", "", "fr", "en"},
		{"Pigeon?", "did-ban actor:acme language:de", "en", "de"},
		{"Pigeon?", "did-ban actor:acme", "de", "en"},
		{"and Owlmail?", "did-ban actor:acme app:pigeon language:de", "", "en"},
		{"und Owlmail?", "did-ban actor:acme app:pigeon", "", "de"},
		{"Acme?", "", "", "en"},
		{"Pigeon est-il interdit chez Acme ou pas ?", "did-ban actor:acme language:de", "de", "fr"},
	} {
		var before *question.Question
		if c.before != "" {
			before = question.ParseString(c.before)
		}
		q := question.ParseAll(lex, b, c.text, before, c.asker, knowledge.NewDay(2024, 5, 15))[0]
		if q.Language != c.want {
			t.Errorf("%q after %q from %q is in %q, not %q", c.text, c.before, c.asker, q.Language, c.want)
		}
		if kept := question.ParseString(q.Kept()); kept.Language != q.Language || kept.String() != q.String() {
			t.Errorf("%q keeps %q, which is read as %q", c.text, q.Kept(), kept.Kept())
		}
	}
}

// TestLongGerman holds a question that is longer than what is read to say so.
func TestLongGerman(t *testing.T) {
	b := base()
	long := "Hat Acme Pigeon verboten? " + strings.Repeat("Das möchte ich gern wissen. ", 400)
	q := question.ParseAll(language.NewLexicon(b), b, long, nil, "", knowledge.NewDay(2024, 5, 15))[0]
	if q.String() != "did-ban actor:acme app:pigeon" || !q.Cut {
		t.Errorf("understood as %s, cut: %v", q, q.Cut)
	}
}

// TestSaidAgain holds what an answer may repeat to the words of the asker.
func TestSaidAgain(t *testing.T) {
	b := base()
	q := question.Parse(language.NewLexicon(b), b, "Hat Acme Pigeon in der Kantine verboten?", nil, knowledge.NewDay(2024, 5, 15))
	if len(q.Missing) != 1 || q.Missing[0].Text != "Kantine" || q.Text != "Hat Acme Pigeon in der Kantine verboten?" {
		t.Errorf("%q lacks %v", q.Text, q.Missing)
	}
}
