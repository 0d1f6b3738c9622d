package search_test

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"policybot/knowledge"
	"policybot/knowledge/language"
	"policybot/search/question"
)

// TestAlike holds every question in German to what is understood of it in
// English, alone and in threads.
func TestAlike(t *testing.T) {
	data, err := os.ReadFile("testdata/alike.txtar")
	if err != nil {
		t.Fatal(err)
	}
	pairs := 0
	for _, f := range txtar.Parse(data).Files {
		world, _, thread := strings.Cut(f.Name, " ")
		t.Run(f.Name, func(t *testing.T) {
			b := worldBase(t, world)
			lex := language.NewLexicon(b)
			var before [2]*question.Question
			for line := range strings.Lines(string(f.Data)) {
				german, english, ok := strings.Cut(strings.TrimSpace(line), " | ")
				if !ok {
					t.Fatalf("no stroke in %q", line)
				}
				pairs++
				de, got := understood(lex, b, german, before[0])
				en, want := understood(lex, b, english, before[1])
				if got != want {
					t.Errorf("%s\n   is %s\n  not %s\n read %s", german, got, want, lex.InEnglish(german, language.German).Text)
				}
				if thread {
					before = [2]*question.Question{de, en}
				}
			}
		})
	}
	if pairs < 120 {
		t.Errorf("only %d pairs", pairs)
	}
}

// understood is the last question of the message, and what is understood of all
// of them.
func understood(lex *language.Lexicon, b *knowledge.Base, text string, before *question.Question) (last *question.Question, all string) {
	var list []string
	for _, q := range question.ParseAll(lex, b, text, before, "", knowledge.DayOf(today)) {
		list, last = append(list, q.String()), q
	}
	return question.ParseString(last.Kept()), strings.Join(list, "; ")
}

func worldBase(t *testing.T, name string) *knowledge.Base {
	t.Helper()
	for _, w := range worlds {
		if w.name == name {
			return w.base(t)
		}
	}
	t.Fatalf("no world %q", name)
	return nil
}
