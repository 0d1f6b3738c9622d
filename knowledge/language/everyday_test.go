package language_test

import (
	"testing"

	"policybot/knowledge"
	"policybot/knowledge/language"
)

// A name that is an everyday word too is read as one where it is written so, or
// where nothing else could stand; its everyday use names nobody.
func TestEverydayNames(t *testing.T) {
	app := func(id knowledge.EntityID, name string) *knowledge.Entity {
		return &knowledge.Entity{ID: id, Kind: knowledge.App, Names: []knowledge.Name{{Text: name, AsWritten: true}}}
	}
	l := language.NewLexicon(knowledge.NewBase(knowledge.Settings{}, []*knowledge.Entity{app("slack", "Slack"), app("float", "Float"), app("teams", "Teams"), app("pages", "Pages"), app("quorf", "Quorf")}, nil, nil, nil, nil))
	for text, want := range map[string]knowledge.EntityID{
		"may I use Slack?":                    "slack",
		"may I use slack?":                    "slack",
		"can we use slack for client data":    "slack",
		"is slack allowed":                    "slack",
		"is float still banned?":              "float",
		"do I need a slack account":           "slack",
		"can I use teams?":                    "teams",
		"was Teams banned":                    "teams",
		"can I delete a slack message?":       "slack",
		"who reads what I write in slack?":    "slack",
		"is it fine to call them over slack":  "slack",
		"I log my hours into quorf every day": "quorf",
		"type it in float values":             "",
		"cut us some slack, please":           "",
		"use float values in the sheet":       "",
		"which teams can use it":              "",
		"teams use it for work":               "",
		"the pages of the handbook":           "",
		"we use teams for this kind of work":  "",
		"does the boat float in bad weather?": "",
	} {
		got := l.Mentions(text)
		switch {
		case want == "" && len(got) > 0:
			t.Errorf("%q names %v", text, got)
		case want != "" && (len(got) != 1 || got[0] != want):
			t.Errorf("%q names %v, want %s", text, got, want)
		}
	}
}
