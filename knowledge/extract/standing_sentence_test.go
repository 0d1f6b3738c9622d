package extract

import (
	"slices"
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
// which it did, in whatever words, and one of another meaning is another rule.
func TestPastPassages(t *testing.T) {
	passage := func(text, from, until string) *knowledge.Passage {
		p := &knowledge.Passage{Text: text, From: day(t, from)}
		if until != "" {
			p.Until = day(t, until)
		}
		return p
	}
	for name, c := range map[string]struct {
		passages []*knowledge.Passage
		want     []string
	}{
		"replaced": {
			[]*knowledge.Passage{passage("Employees may not use Pigeon.", "2022-03-01", "2023-01-31"), passage("Pigeon is approved.", "2023-02-01", "")},
			[]string{"acme allow [pigeon] 2023-02-01", "acme ban [pigeon] 2022-03-01 until=2023-01-31"},
		},
		"reworded": {
			[]*knowledge.Passage{passage("Employees may not use Pigeon.", "2022-03-01", "2023-01-31"), passage("Nobody may use Pigeon. Ask the help desk.", "2023-02-01", "")},
			[]string{"acme ban [pigeon] 2022-03-01 reports=2"},
		},
		"reworded twice, and dropped": {
			[]*knowledge.Passage{passage("Pigeon is banned.", "2022-05-01", "2022-06-30"), passage("Pigeon is banned!", "2022-03-01", "2022-04-30"), passage("Nobody may use Pigeon.", "2022-07-01", "2023-01-31")},
			[]string{"acme ban [pigeon] 2022-03-01 until=2023-01-31 reports=2"},
		},
		"dropped, and stated again": {
			[]*knowledge.Passage{passage("Pigeon is banned.", "2022-03-01", "2022-04-30"), passage("Pigeon is banned.", "2022-07-01", "")},
			[]string{"acme ban [pigeon] 2022-03-01 until=2022-04-30", "acme ban [pigeon] 2022-07-01"},
		},
		"widened": {
			[]*knowledge.Passage{passage("Contractors may not use Pigeon.", "2022-03-01", "2022-04-30"), passage("Nobody may use Pigeon.", "2022-05-01", "")},
			[]string{"acme ban [pigeon] 2022-03-01 until=2022-04-30 audience=[contractors]", "acme ban [pigeon] 2022-05-01"},
		},
	} {
		var got []string
		for _, r := range Read(versions(t, c.passages...), today).Readings {
			if r.Event != nil {
				got = append(got, line(r))
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: read %q, not %q", name, got, c.want)
		}
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
