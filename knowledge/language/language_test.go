package language_test

import (
	"fmt"
	"strings"
	"testing"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

func lexicon() *language.Lexicon {
	entity := func(id knowledge.EntityID, k knowledge.Kind, names ...string) *knowledge.Entity {
		e := &knowledge.Entity{ID: id, Kind: k}
		for _, n := range names {
			e.Names = append(e.Names, knowledge.Name{Text: n})
		}
		return e
	}
	bank := entity("vale", knowledge.Company, "Vale Mutual", "VM")
	bank.Sector = "bank"
	return language.NewLexicon(knowledge.NewBase(knowledge.Settings{}, []*knowledge.Entity{
		entity("acme", knowledge.Company, "Acme", "Acme Corp"), bank,
		entity("usl", knowledge.Government, "US", "United Lands"),
		entity("pigeon", knowledge.App, "PigeonPost", "Pigeon Post"),
		entity("zap", knowledge.App, "Zap"),
		entity("company-phone", knowledge.DeviceKind, "company phone"),
	}, nil, nil, nil, nil))
}

func TestRead(t *testing.T) {
	l := lexicon()
	for text, want := range map[string]string{
		"did Acme ban pigeon-post?":           "acme pigeon",
		"did acme's boss ban PIGEON POST":     "acme pigeon",
		"did the US ban it for us":            "usl",
		"did Acme Corp ban Pigoenpost":        "acme pigeon~",
		"is pigenpost ok on company phones":   "pigeon~ company-phone",
		"is zapp allowed":                     "",
		"what did the bank say":               "vale*",
		"did Vale mutual lift it":             "vale",
		"the posts of pigeons are forbidden.": "",
	} {
		var got []string
		for _, m := range l.Read(text, 0).Mentions {
			s := string(m.Entities[0])
			if m.Slip {
				s += "~"
			}
			if m.Generic {
				s += "*"
			}
			got = append(got, s)
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("%q: read %q, want %q", text, s, want)
		}
	}
}

func TestCues(t *testing.T) {
	l := lexicon()
	for text, want := range map[string]string{
		"did they tell their staff to remove it": "ban",
		"has it been un-banned?":                 "undo",
		"the company's U-turn":                   "undo",
		"it isn't allowed":                       "allow",
		"they're looking into it":                "consider",
		"how many people use it":                 "how-many",
		"prohibition":                            "ban",
	} {
		r := l.Read(text, 0)
		if !r.Has(language.Cue(want)) {
			t.Errorf("%q: cues %v lack %s", text, r.Cues, want)
		}
	}
}

func TestTimes(t *testing.T) {
	today, _ := knowledge.ParseDay("2024-05-15")
	for text, want := range map[string]string{
		"on 10 July 2020":                  "in 2020-07-10",
		"July 10th, 2020":                  "in 2020-07-10",
		"in June 2020":                     "in 2020-06",
		"before March 2021":                "before 2021-03",
		"since 2019":                       "since 2019",
		"in 2019 or 2021":                  "in 2019; in 2021",
		"yesterday":                        "in 2024-05-14",
		"two weeks ago":                    "in 2024-04-28..2024-05-04",
		"last year":                        "in 2023",
		"on July 10":                       "in 2023-07-10?",
		"in June":                          "in 2023-06?",
		"may I use it in May":              "in 2024-05?",
		"between March 2020 and June 2020": "in 2020-03-01..2020-06-30",
		"on the 10th":                      "in 2024-05-10?",
		"2020-02-31":                       "",
	} {
		var got []string
		for _, w := range language.Times(text, today) {
			s := fmt.Sprintf("%s %s", w.Relation, w.Date)
			if w.Yearless {
				s += "?"
			}
			got = append(got, s)
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%q: got %q, want %q", text, s, want)
		}
	}
}

func FuzzRead(f *testing.F) {
	l := lexicon()
	for _, s := range []string{"did Acme ban PigeonPost?", "", "’’'s", "U.S.A", "ünïcödé 漢字 😀", "a.b.c", strings.Repeat("pigeon ", 2000)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r := l.Read(s, 20000)
		for _, tok := range r.Tokens {
			if tok.Start < 0 || tok.End > len(r.Text) || tok.Start > tok.End {
				t.Fatalf("token %+v lies outside the text", tok)
			}
		}
		for _, m := range r.Mentions {
			if m.From < 0 || m.To > len(r.Tokens) || m.From >= m.To || len(m.Entities) == 0 {
				t.Fatalf("mention %+v", m)
			}
		}
	})
}
