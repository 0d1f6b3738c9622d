package language_test

import (
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
	mobile := entity("company-phone", knowledge.DeviceKind, "company phone")
	mobile.In = []knowledge.Link{{To: "company-device"}, {To: "phone"}}
	return language.NewLexicon(knowledge.NewBase(knowledge.Settings{}, []*knowledge.Entity{
		entity("acme", knowledge.Company, "Acme", "Acme Corp"), bank,
		entity("usl", knowledge.Government, "US", "United Lands"),
		entity("pigeon", knowledge.App, "PigeonPost", "Pigeon Post"),
		entity("zap", knowledge.App, "Zap"),
		entity("company-device", knowledge.DeviceKind, "company device"), entity("phone", knowledge.DeviceKind, "phone", "smartphone"), mobile,
	}, nil, nil, nil, nil))
}

func TestRead(t *testing.T) {
	l := lexicon()
	for text, want := range map[string]string{
		"did Acme ban pigeon-post?":               "acme pigeon",
		"did acme's boss ban PIGEON POST":         "acme pigeon",
		"did the US ban it for us":                "usl",
		"did Acme Corp ban Pigoenpost":            "acme pigeon~",
		"is pigenpost ok on company phones":       "pigeon~ company-phone",
		"is it ok on employer-issued smartphones": "company-phone",
		"is it ok on work-provided devices":       "company-device",
		"is it ok on employee phones":             "phone",
		"did the us ban it for us":                "usl",
		"is zapp allowed":                         "",
		"what did the bank say":                   "vale*",
		"did Vale mutual lift it":                 "vale",
		"the posts of pigeons are forbidden.":     "",
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
