package extract

import (
	"testing"

	"policybot/knowledge"
	"policybot/knowledge/extract/ground"
)

// versions makes a base with passages of the handbook, each with the days on which
// it stood.
func versions(t *testing.T, passages ...*knowledge.Passage) *knowledge.Base {
	t.Helper()
	b := invented(t)
	for i, p := range passages {
		p.ID, p.Source = knowledge.PassageID(string(rune('a'+i))), handbook.ID
	}
	return knowledge.NewBase(b.Settings, b.Entities, append(b.Sources, &handbook), nil, nil, passages)
}

func day(t *testing.T, s string) knowledge.Date {
	t.Helper()
	d, err := knowledge.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A rule counts from the day on which a handbook first stated it to the last on
// which it did.
func TestPastPassages(t *testing.T) {
	p := Read(versions(t,
		&knowledge.Passage{Text: "Employees may not use Pigeon.", From: day(t, "2022-03-01"), Until: day(t, "2023-01-31")},
		&knowledge.Passage{Text: "Pigeon is approved.", From: day(t, "2023-02-01")}), today)
	var got []string
	for _, r := range p.Readings {
		if r.Event != nil {
			got = append(got, line(r))
		}
	}
	want := []string{"acme allow [pigeon] 2023-02-01", "acme ban [pigeon] 2022-03-01 until=2023-01-31"}
	if len(got) != len(want) || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("read %q, not %q", got, want)
	}
}

// What a document that not all may see tells is told to nobody else: it is an event
// of its own, and so is whom it names.
func TestCollectionsApart(t *testing.T) {
	b := versions(t,
		&knowledge.Passage{Text: "Acme banned Pigeon on 3 May 2024.", Date: day(t, "2024-05-15")},
		&knowledge.Passage{Text: "Acme banned Pigeon on 3 May 2024 in its test kitchens. Ruritania's spice ministry banned Dove.", Date: day(t, "2024-05-15"), Collection: "board"})
	p := Read(b, today)
	open := 0
	for _, r := range p.Readings {
		if r.Event == nil {
			continue
		}
		if r.Event.Collection == "" {
			open++
		}
		for _, x := range r.Event.Reports {
			if x.At != b.Passage(r.Passage).At {
				t.Errorf("%s rests on passages of several collections", r.Event.ID)
			}
		}
	}
	if open != 1 {
		t.Errorf("%d events are open, not one", open)
	}
	for _, e := range p.Entities {
		if e.Proposed && e.Collection == "" && e.Name() == "Ruritania's spice ministry" {
			t.Errorf("%s is open", e.ID)
		}
	}
}

// Where nothing says whose a document is, "we" is the home of the records, or an
// organization that is proposed.
func TestHome(t *testing.T) {
	src := knowledge.Source{ID: "notes", Title: "Invented notes"}
	b := documentOf(invented(t), src, "We do not allow Pigeon.")
	p := Read(b, today)
	if p.Home != ground.Ours || len(p.Readings) == 0 || p.Readings[len(p.Readings)-1].Event.By != ground.Ours {
		t.Errorf("home is %q: %v", p.Home, p.Readings)
	}
	b.Home = "globex"
	if p := Read(b, today); p.Home != "" || p.Readings[len(p.Readings)-1].Event.By != "globex" {
		t.Errorf("home is %q", p.Home)
	}
	if p := Read(documentOf(invented(t), article, "We do not allow Pigeon."), today); len(p.Readings) != 0 {
		t.Errorf("a newspaper's we is read as %v", p.Readings[0].Event.By)
	}
}
