package record

import (
	"bytes"
	"strings"
	"testing"

	"policybot/knowledge"
)

// TestAddIsAsIfInTheFolder adds a file to a base and reads it with the folder.
func TestAddIsAsIfInTheFolder(t *testing.T) {
	const more = `entities:
  - {id: dove, kind: app, names: [Dove]}

sources:
  - {id: memo-99, title: Device memo 99, date: 2024-07-01, tier: statement}

events:
  - id: acme-dove-ban
    by: acme
    do: ban
    app: dove
    announced: 2024-07-01
    scope: {device: [work-phone, drivers-tablet]}
    text: Acme banned Dove.
    reports: [{source: memo-99}]
`
	together := mustLoad(t, "a.yaml", sample, "knowledge.yaml", sampleSettings, "more.yaml", more)
	base := mustLoad(t, "a.yaml", sample, "knowledge.yaml", sampleSettings)
	before := describe(base)
	added, findings := Add(base, Named{"more.yaml", []byte(more)})
	if added == nil {
		t.Fatal(findings)
	}
	if got, want := describe(added), describe(together); got != want {
		t.Errorf("added:\n%s\nwant\n%s", got, want)
	}
	if describe(base) != before {
		t.Error("the base was changed")
	}
	for name, text := range map[string]string{
		"nowhere":  strings.ReplaceAll(more, "by: acme", "by: nobody"),
		"twice":    more + strings.ReplaceAll(more[strings.Index(more, "  - id: acme-dove-ban"):], "2024", "2025"),
		"settings": "home: acme\n",
		"broken":   "a: [",
	} {
		if added, findings := Add(base, Named{"more.yaml", []byte(text)}); added != nil || !strings.Contains(findings.Err().Error(), "more.yaml") {
			t.Errorf("%s: added, or findings %v", name, findings)
		}
	}
	if again, findings := Add(added, Named{"more.yaml", []byte(more)}); again != nil || !strings.Contains(findings.Err().Error(), "acme-dove-ban is declared twice") {
		t.Errorf("added twice: %v", findings)
	}
}

// composed is a record of which every text is the same.
func composed(text string) Composed {
	return Composed{
		Entities: []*knowledge.Entity{{ID: "dove", Kind: knowledge.App, Names: []knowledge.Name{{Text: text}}}},
		Sources:  []*knowledge.Source{{ID: "report-1", Title: text, Publisher: text, URL: text, Note: text, Tier: knowledge.StatementTier, Date: day("2024-07-01")}},
		Events: []*knowledge.Event{{ID: "dove-ban", By: "dove", Do: knowledge.Ban, Apps: []knowledge.EntityID{"dove"}, Announced: day("2024-07"), Text: text,
			Reports: []knowledge.Report{{Source: "report-1", At: text, Quote: text, Speaker: text, Certainty: knowledge.Reported}}}},
	}
}

func day(s string) knowledge.Date {
	d, err := knowledge.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func TestComposeGolden(t *testing.T) {
	got, err := Compose(composed("Dove: a {bird}"))
	const want = `entities:
  - {id: dove, kind: app, names: ['Dove: a {bird}']}

sources:
  - {id: report-1, title: 'Dove: a {bird}', publisher: 'Dove: a {bird}', date: 2024-07-01, url: 'Dove: a {bird}', tier: statement, note: 'Dove: a {bird}'}

events:
  - id: dove-ban
    by: dove
    do: ban
    app: dove
    announced: 2024-07
    text: 'Dove: a {bird}'
    reports:
      - {source: report-1, at: 'Dove: a {bird}', quote: 'Dove: a {bird}', speaker: 'Dove: a {bird}', certainty: reported}
`
	if err != nil || string(got) != want {
		t.Errorf("error %v:\n%s", err, got)
	}
}

// FuzzCompose holds what is composed to say what it was given, and nothing else.
func FuzzCompose(f *testing.F) {
	for _, text := range []string{"plain", "true", "2024-07-01", "a: b", "- x", "# no", "&a", "*a", "!!int 3", "--- \nid: x", "'", "\"", "a\nb", "{x: y}", "[", "|", ">", "%", "@", "\t", "null", "~", "<<", "a\u2028b", "é\u0085", "\u202e", "0x1", "1e3", "=", "? x"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		data, err := Compose(composed(text))
		if err != nil {
			return // refused as a whole
		}
		c := readFile("a.yaml", data)
		want := strings.TrimSpace(text)
		if want == "" {
			return
		}
		if len(c.entities) != 1 || len(c.sources) != 1 || len(c.events) != 1 || len(c.facts) != 0 {
			t.Fatalf("%q became\n%s", text, data)
		}
		for i, got := range []string{c.entities[0].Names[0].Text, c.sources[0].Title, c.sources[0].Note, c.events[0].Text, c.events[0].Reports[0].Quote} {
			if got != want {
				t.Errorf("text %d: %q became %q in\n%s", i, text, got, data)
			}
		}
		if again, err := Format(data); err != nil || !bytes.Equal(again, data) {
			t.Errorf("%q isn't in the canonical layout: %v\n%s", text, err, data)
		}
	})
}

// TestComposeSaysAll writes records with every field that a record may have, and
// reads them again.
func TestComposeSaysAll(t *testing.T) {
	terms := func(d knowledge.Dimension, ids ...knowledge.EntityID) knowledge.Terms { return knowledge.Terms{d: ids} }
	report := []knowledge.Report{{Source: "memo", At: "line 3", Quote: "no", Speaker: "Acme", Certainty: knowledge.Reported, Denies: true, Differs: "another day"}}
	c := Composed{
		Entities: []*knowledge.Entity{
			{ID: "acme", Kind: knowledge.Company, Names: []knowledge.Name{{Text: "Acme"}, {Text: "Ace", From: day("2019"), Until: day("2020-02-03"), AsWritten: true}}, Sector: "retail",
				Under: []knowledge.Link{{To: "group", From: day("2020")}}, Collection: "board"},
			{ID: "dove", Kind: knowledge.App, Names: []knowledge.Name{{Text: "Dove"}}, In: []knowledge.Link{{To: "birds"}, {To: "pets", Until: day("2021")}}},
		},
		Events: []*knowledge.Event{{ID: "e", By: "acme", Do: knowledge.Consider, Of: knowledge.Ban, Apps: []knowledge.EntityID{"dove", "birds"}, Names: []knowledge.EventID{"x", "y"},
			Announced: day("2024-07"), From: day("2024-08-01"), Until: day("..2025"), Order: 3,
			Scope:      knowledge.Scope{Terms: terms(knowledge.Device, "phone", "tablet"), Except: terms(knowledge.Version, ">=5.0"), Some: true},
			Conditions: []knowledge.Condition{{Name: "training"}, {Name: "approval", Grants: "the desk", Lasts: "a year"}},
			Reasons:    []knowledge.Reason{{Text: "cost"}, {Text: "risk", By: "Acme", Denied: true, Reports: report}},
			Text:       "Acme may ban it.", Reports: report, Reviewed: day("2024-09-01"), Collection: "board"}},
		Facts: []*knowledge.Fact{
			{ID: "f", About: []knowledge.EntityID{"dove"}, Relation: "users", Value: knowledge.Value{Kind: knowledge.NumberValue, Number: 1.5e6, Unit: "people", Text: "1.5 million"},
				By: "Acme", Holds: knowledge.HoldsNot, Date: day("2024"), Text: "It has none.", Reports: report, Reviewed: day("2025"), Collection: "board"},
			{ID: "g", About: []knowledge.EntityID{"dove"}, Relation: "deadline", Value: knowledge.Value{Kind: knowledge.DateValue, Date: day("2024-07-01")}},
		},
		Notes: map[string][]string{"e": {"first", "second: {x}"}, "g": {"of a fact"}},
	}
	data, err := Compose(c)
	if err != nil {
		t.Fatal(err)
	}
	for _, note := range []string{"\n  # first\n  # second: {x}\n  - id: e\n", "\n  # of a fact\n  - id: g\n"} {
		if !strings.Contains(string(data), note) {
			t.Errorf("%q is missing in\n%s", note, data)
		}
	}
	got := readFile("a.yaml", data)
	if got.findings.HasErrors() {
		t.Fatal(got.findings, string(data))
	}
	var facts []*knowledge.Fact
	for _, f := range got.facts {
		f.Fact.About = c.Facts[0].About
		facts = append(facts, &f.Fact)
	}
	read := knowledge.NewBase(knowledge.Settings{}, got.entities, nil, got.events, facts, nil)
	if n := knowledge.CountChanges(knowledge.NewBase(knowledge.Settings{}, c.Entities, nil, c.Events, c.Facts, nil), read); n != (knowledge.Counts{}) {
		t.Errorf("%+v differ in\n%s", n, data)
	}
}
