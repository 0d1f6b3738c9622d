package language_test

import (
	"slices"
	"testing"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// TestBodiesNamedShortly reads bodies by one word of their names where a body is spoken of,
// by genitives without an apostrophe, and people on record before words that anybody uses.
func TestBodiesNamedShortly(t *testing.T) {
	name := func(texts ...string) (names []knowledge.Name) {
		for _, text := range texts {
			names = append(names, knowledge.Name{Text: text})
		}
		return names
	}
	b := knowledge.NewBase(knowledge.Settings{}, []*knowledge.Entity{
		{ID: "orrin", Kind: knowledge.Organization, Names: name("Orrin District Schools")},
		{ID: "acme", Kind: knowledge.Company, Names: name("Acme")},
		{ID: "velmar", Kind: knowledge.Company, Names: name("Acme Velmar"), Under: []knowledge.Link{{To: "acme"}}},
		{ID: "kessler-bank", Kind: knowledge.Company, Names: name("Kessler Bank")},
		{ID: "kessler-freight", Kind: knowledge.Company, Names: name("Kessler Freight")},
		{ID: "pilots", Kind: knowledge.AudienceKind, Names: name("pilots")},
	}, nil, nil, nil, nil)
	l := language.NewLexicon(b)
	for text, want := range map[string]knowledge.EntityID{
		"is it banned at orrin":          "orrin",
		"for orrin pupils":               "orrin",
		"did orrin ban it":               "orrin",
		"did orrin bank ban it":          "",
		"did Orrin Software ban it":      "",
		"may I paste orrin data":         "",
		"is it allowed at velmar":        "velmar",
		"may I enter it for velmar work": "",
		"did kessler ban it":             "", // one of two
		"acmes phones":                   "acme",
		"can pilots use it":              "pilots",
	} {
		got := knowledge.EntityID("")
		for _, m := range l.Read(text, 20000).Mentions {
			if e := b.Entity(m.Entities[0]); e != nil && !slices.Contains(m.Entities, "students") && !e.Standard {
				got = m.Entities[0]
			}
		}
		if got != want {
			t.Errorf("%q names %q, want %q", text, got, want)
		}
	}
}
