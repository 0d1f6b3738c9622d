package search_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"policybot/knowledge/language"
	"policybot/search"
	"policybot/search/answer"
)

// TestAlike holds every question in German to what is understood of it in
// English, and both to the verdict that is wanted, on the same records, alone and
// in threads.
func TestAlike(t *testing.T) {
	data, err := os.ReadFile("testdata/alike.txtar")
	if err != nil {
		t.Fatal(err)
	}
	pairs := 0
	for _, f := range txtar.Parse(data).Files {
		world, _, thread := strings.Cut(f.Name, " ")
		t.Run(f.Name, func(t *testing.T) {
			e := engineOf(t, world)
			var before [2]string
			for line := range strings.Lines(string(f.Data)) {
				part := strings.Split(strings.TrimSpace(line), " | ")
				if len(part) != 3 {
					t.Fatalf("no question, its English and the verdict in %q", line)
				}
				german, english := part[0], part[1]
				pairs++
				de, got := understood(t, e, german, before[0])
				en, want := understood(t, e, english, before[1])
				if got != want {
					t.Errorf("%s\n   is %s\n  not %s\n read %s", german, got, want, e.Edition().Lexicon.InEnglish(german, language.German).Text)
				}
				if string(en.Verdict) != part[2] {
					t.Errorf("%s\n   is %s, %s\n  not %s", english, en.Verdict, en.Text, part[2])
				}
				if de.Language != string(language.German) || en.Language == de.Language {
					t.Errorf("%s is answered in %q, and %s in %q", german, de.Language, english, en.Language)
				}
				if thread {
					before = [2]string{de.Understood, en.Understood}
				}
			}
		})
	}
	if pairs < 200 {
		t.Errorf("only %d pairs", pairs)
	}
}

// understood is the answer to the message, and what was understood of all of
// it, with the verdict and the records that it rests on.
func understood(t *testing.T, e *search.Engine, text, before string) (answer.Answer, string) {
	t.Helper()
	a, asked, err := e.Explain(context.Background(), search.Request{Text: text, Before: before})
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	var list []string
	for _, q := range asked {
		list = append(list, q.String())
	}
	for _, x := range a.Evidence {
		list = append(list, x.Record)
	}
	return a, fmt.Sprintf("%s %s", a.Verdict, strings.Join(list, "; "))
}

func engineOf(t *testing.T, world string) *search.Engine {
	t.Helper()
	for _, w := range worlds {
		if w.name == world {
			return engine(t, w.base(t))
		}
	}
	t.Fatalf("no world %q", world)
	return nil
}

// TestEnglishIsKnown holds the language of every question of every world to the
// one it is asked in, unless only names are asked for.
func TestEnglishIsKnown(t *testing.T) {
	asked, unknown := 0, 0
	for _, w := range worlds {
		for _, c := range casesOf(t, w.name) {
			asked++
			switch tag := language.Detect(c.Ask); {
			case tag == "":
				unknown++
			case tag != language.English && strings.ContainsAny(c.Ask, "abcdefghijklmnopqrstuvwxyz"):
				t.Errorf("%q is taken for %q", c.Ask, tag)
			}
		}
	}
	if 100*unknown > asked {
		t.Errorf("of %d questions the language of %d isn't known", asked, unknown)
	}
}
