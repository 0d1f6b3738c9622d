package draft

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"policybot/knowledge"
	"policybot/knowledge/lint"
	"policybot/knowledge/record"
)

// folder is a document about invented companies, with a line for each reading,
// and records beside it.
func folder(more ...string) fstest.MapFS {
	var text strings.Builder
	text.WriteString("---\ntitle: Device memo 8\npublisher: Acme IT\ndate: 2024-07-01\ntier: policy\n---\n\n# Apps\n")
	for n := range 40 {
		fmt.Fprintf(&text, "\nRule %d says: what it \"says\" # of apps, and no more.\n", n)
	}
	fsys := fstest.MapFS{"a.yaml": {Data: []byte(strings.Replace(records, "owl-2, kind: app, names: [Owl]", "owl-2, kind: app, names: [Owlet]", 1))}, "memo-8.md": {Data: []byte(text.String())}}
	for i := 0; i+1 < len(more); i += 2 {
		fsys[more[i]] = &fstest.MapFile{Data: []byte(more[i+1])}
	}
	return fsys
}

func loaded(t testing.TB, fsys fstest.MapFS) *knowledge.Base {
	t.Helper()
	b, findings := record.Load(fsys)
	if b != nil {
		findings = append(findings, lint.Check(b)...)
	}
	if findings.HasErrors() {
		for name, f := range fsys {
			t.Logf("%s:\n%s", name, f.Data)
		}
		t.Fatal(findings.Of(knowledge.Error))
	}
	return b
}

func on(s string) knowledge.Date {
	d, err := knowledge.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// event makes a reading of an event that the n-th line of the document tells.
func event(b *knowledge.Base, n int, e knowledge.Event, doubts ...string) *knowledge.Reading {
	p := lineOf(b, n)
	words := p.Text[:strings.Index(p.Text, ",")]
	e.Reports = []knowledge.Report{{Source: p.Source, At: p.At, Quote: words, Certainty: knowledge.Stated}}
	if e.ID == "" {
		e.ID = knowledge.EventID(fmt.Sprintf("read-%d", n))
	}
	if e.Text == "" {
		e.Text = fmt.Sprintf("%s does %s.", e.By, e.Do)
	}
	return &knowledge.Reading{Event: &e, Passage: p.ID, Words: words, Doubts: doubts}
}

func lineOf(b *knowledge.Base, n int) *knowledge.Passage {
	for _, p := range b.Passages {
		if strings.HasPrefix(p.Text, fmt.Sprintf("Rule %d says", n)) {
			return p
		}
	}
	panic("no such line")
}

var apps = []*knowledge.Entity{
	{ID: "heron", Kind: knowledge.App, Names: []knowledge.Name{{Text: "Heron"}, {Text: "Heron chat", Until: on("2022")}}, Proposed: true},
	{ID: "crane", Kind: knowledge.App, Names: []knowledge.Name{{Text: "Crane: the app"}, {Text: "Cranes", AsWritten: true}}, In: []knowledge.Link{{To: "birds"}}, Proposed: true},
	{ID: "birds", Kind: knowledge.Class, Names: []knowledge.Name{{Text: "birds"}}, Proposed: true},
	{ID: "unused", Kind: knowledge.App, Names: []knowledge.Name{{Text: "Unused"}}, Proposed: true},
}

func propose(t testing.TB, fsys fstest.MapFS, p knowledge.Proposal) *Proposed {
	t.Helper()
	looked, err := Look(fsys)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Propose(loaded(t, fsys), p, today, Options{Seen: looked})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// put puts the files of what is proposed into the folder.
func put(t testing.TB, fsys fstest.MapFS, d *Proposed) fstest.MapFS {
	t.Helper()
	files, err := d.Files()
	if err != nil {
		t.Fatal(err)
	}
	after := maps.Clone(fsys)
	for _, f := range files {
		if after[f.Name] != nil {
			t.Fatalf("%s would be overwritten", f.Name)
		}
		if _, err := record.Format(f.Data); err != nil && strings.Contains("\n"+string(f.Data), "\nevents:") {
			t.Errorf("%v\n%s", err, f.Data)
		}
		after[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return after
}

func proposal(readings ...*knowledge.Reading) knowledge.Proposal {
	return knowledge.Proposal{Entities: apps, Readings: readings}
}

func TestFiles(t *testing.T) {
	fsys := folder()
	b := loaded(t, fsys)
	p := proposal(
		event(b, 1, knowledge.Event{By: "globex", Do: knowledge.Ban, Apps: []knowledge.EntityID{"heron"}, Announced: on("2024-05"), From: on("2024-06-01"),
			Scope: knowledge.Scope{Terms: knowledge.Terms{knowledge.Device: {"company-phone"}}, Except: knowledge.Terms{knowledge.Audience: {"drivers"}}},
			Text:  "Globex banned Heron."}),
		event(b, 2, knowledge.Event{By: "globex", Do: knowledge.Lift, Names: []knowledge.EventID{"read-1"}, Announced: on("2024-06-20")}),
		event(b, 3, knowledge.Event{By: "globex", Do: knowledge.Restrict, Apps: []knowledge.EntityID{"crane"}, Announced: on("..2024-07-01"), Conditions: []knowledge.Condition{{Name: "approval", Grants: "the help desk"}, {Name: "training"}}}),
		event(b, 4, knowledge.Event{By: "globex", Do: knowledge.Ban, Apps: []knowledge.EntityID{"owl-1"}, Announced: on("2024-05-09")}, "which of two apps is meant"),
		event(b, 5, knowledge.Event{By: "globex", Do: knowledge.Lift, Names: []knowledge.EventID{"read-4"}, Announced: on("2024-06-09")}),
		event(b, 6, knowledge.Event{By: "acme", Do: knowledge.Ban, Apps: []knowledge.EntityID{"pigeon"}, Announced: on("2024-03-05")}),
		event(b, 7, knowledge.Event{By: "acme", Do: knowledge.Lift, Names: []knowledge.EventID{"acme-pigeon-ban"}, Announced: on("2024-06-10")}),
		event(b, 8, knowledge.Event{By: "globex", Do: knowledge.Allow, Apps: []knowledge.EntityID{"nobody-knows"}, Announced: on("2024-06-10")}),
		&knowledge.Reading{Fact: &knowledge.Fact{ID: "f", About: []knowledge.EntityID{"heron"}, Relation: "number of users", Value: knowledge.Value{Kind: knowledge.NumberValue, Number: 1200000, Unit: "people"}, Text: "Heron has 1.2 million users.",
			Reports: []knowledge.Report{{Source: "memo-8", At: "line 20"}}}, Passage: lineOf(b, 9).ID, Words: "Rule 9"},
	)
	d := propose(t, fsys, p)
	files, err := d.Files()
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, f := range files {
		fmt.Fprintf(&got, "-- %s --\n%s", f.Name, f.Data)
	}
	if want := golden(t, "files.txt", got.String()); got.String() != want {
		t.Errorf("the files are\n%s", got.String())
	}
	again := propose(t, put(t, fsys, d), p)
	if n := len(again.Proposals()); n > 0 {
		t.Errorf("%d are proposed again, such as %+v", n, again.Proposals()[0])
	}
}

// What several places tell alike is one record, and what undoes it too; none of
// it is proposed again, mended or not.
func TestMerge(t *testing.T) {
	fsys := folder("memo-9.md", "---\ndate: 2024-06-01\n---\nRule 99 says: nothing, of course.\n")
	b := loaded(t, fsys)
	ban := knowledge.Event{By: "globex", Do: knowledge.Ban, Apps: []knowledge.EntityID{"heron"}, Announced: on("2024-05-01")}
	lift := func(names knowledge.EventID) knowledge.Event {
		return knowledge.Event{By: "globex", Do: knowledge.Lift, Names: []knowledge.EventID{names}, Announced: on("2024-06-01")}
	}
	under := ban
	under.Conditions = []knowledge.Condition{{Name: "training"}}
	p := proposal(event(b, 1, ban), event(b, 2, lift("read-1")), event(b, 99, ban), event(b, 4, lift("read-99")), event(b, 5, under))
	d := propose(t, fsys, p)
	var got []string
	for _, i := range d.Of(New) {
		got = append(got, fmt.Sprint(i.ID(), " ", len(i.Event.Reports), " ", i.Event.Names))
	}
	want := []string{"globex-heron-ban 2 []", "globex-heron-lift 2 [globex-heron-ban]", "globex-heron-ban-2 1 []"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	after := put(t, fsys, d)
	again := propose(t, after, p)
	if len(again.Proposals()) > 0 || len(again.Untold) != 1 {
		t.Errorf("%d are proposed again; in no document %v", len(again.Proposals()), again.Untold)
	}
	for name, f := range after {
		after[name] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(string(f.Data), "announced: 2024-05-01", "announced: 2024-04-30"))}
	}
	if again := propose(t, after, p); len(again.Proposals()) > 0 {
		t.Errorf("mended, %+v is proposed again", again.Proposals()[0])
	}
}

// Words that no longer stand say until when they did.
func TestPastPassage(t *testing.T) {
	b := loaded(t, folder())
	for want, dates := range map[string][2]knowledge.Date{
		"line 12:":                            {},
		"line 12 (since 4 March 2024):":       {on("2024-03-04")},
		"line 12 (until 1 May 2024):":         {{}, on("2024-05-01")},
		"line 12 (4 March 2024 to May 2024):": {on("2024-03-04"), on("2024-05")},
	} {
		p := *lineOf(b, 1)
		p.From, p.Until = dates[0], dates[1]
		d := &Proposed{base: b}
		i := &Item{Fact: &knowledge.Fact{}, Passage: &p, Words: "no"}
		if got := d.notes(i); !strings.Contains(got[0], want) {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// Records that lost their comments are on record all the same.
func TestWithoutComments(t *testing.T) {
	fsys := folder()
	p := proposal(event(loaded(t, fsys), 1, knowledge.Event{By: "globex", Do: knowledge.Ban, Apps: []knowledge.EntityID{"heron"}, Announced: on("2024-05-01")}))
	after := put(t, fsys, propose(t, fsys, p))
	for name, f := range after {
		var kept []string
		for l := range strings.Lines(string(f.Data)) {
			if !strings.HasPrefix(strings.TrimSpace(l), "#") || strings.HasSuffix(name, ".md") {
				kept = append(kept, l)
			}
		}
		after[name] = &fstest.MapFile{Data: []byte(strings.Join(kept, ""))}
	}
	d := propose(t, after, p)
	if len(d.Proposals()) > 0 || len(d.Of(Recorded)) != 1 || d.Items[0].Record != "globex-heron-ban" {
		t.Errorf("proposed again: %+v", d.Items[0])
	}
}

// What somebody turned on counts, and isn't proposed again.
func TestTurnedOn(t *testing.T) {
	fsys := folder()
	p := proposal(event(loaded(t, fsys), 1, knowledge.Event{By: "globex", Do: knowledge.Ban, Apps: []knowledge.EntityID{"heron"}, Announced: on("2024-05-01")}, "whose act it is"))
	after := put(t, fsys, propose(t, fsys, p))
	head, block, _ := strings.Cut(string(after["memo-8.yaml"].Data), "# ---\n")
	block = strings.ReplaceAll("\n"+block, "\n# ", "\n")
	after["memo-8.yaml"] = &fstest.MapFile{Data: []byte(head + "---" + block)}
	b := loaded(t, after)
	if e := b.Event("globex-heron-ban"); e == nil || e.Announced != on("2024-05-01") || len(e.Reports) != 1 {
		t.Fatalf("turned on, it is %+v in\n%s", e, after["memo-8.yaml"].Data)
	}
	if d := propose(t, after, p); len(d.Proposals()) > 0 {
		t.Errorf("proposed again: %+v", d.Items[0])
	}
}

func TestStandings(t *testing.T) {
	fsys := folder()
	b := loaded(t, fsys)
	ban := func(n int, date string, change func(*knowledge.Event)) *knowledge.Reading {
		e := knowledge.Event{By: "acme", Do: knowledge.Ban, Apps: []knowledge.EntityID{"pigeon"}, Announced: on(date)}
		if change != nil {
			change(&e)
		}
		return event(b, n, e)
	}
	for name, c := range map[string]struct {
		readings []*knowledge.Reading
		want     []Standing
	}{
		"the same":              {[]*knowledge.Reading{ban(1, "2024-03-04", nil)}, []Standing{Recorded}},
		"less precisely":        {[]*knowledge.Reading{ban(1, "2024-03", nil)}, []Standing{Recorded}},
		"by then":               {[]*knowledge.Reading{ban(1, "..2024-07-01", nil)}, []Standing{Recorded}},
		"another day":           {[]*knowledge.Reading{ban(1, "2024-03-05", nil)}, []Standing{Differs}},
		"again":                 {[]*knowledge.Reading{ban(1, "2024-03-04", nil), ban(2, "2024-06-05", nil)}, []Standing{Recorded, New}},
		"another act":           {[]*knowledge.Reading{ban(1, "2024-03-04", func(e *knowledge.Event) { e.Do = knowledge.Allow })}, []Standing{New}},
		"of somebody else":      {[]*knowledge.Reading{ban(1, "2024-03-04", func(e *knowledge.Event) { e.By = "globex" })}, []Standing{New}},
		"on another app":        {[]*knowledge.Reading{ban(1, "2024-03-04", func(e *knowledge.Event) { e.Apps[0] = "owl-1" })}, []Standing{New}},
		"on one more app":       {[]*knowledge.Reading{ban(1, "2024-03-04", func(e *knowledge.Event) { e.Apps = append(e.Apps, "owl-1") })}, []Standing{Differs}},
		"from later":            {[]*knowledge.Reading{ban(1, "2024-03-04", func(e *knowledge.Event) { e.From = on("2024-04-01") })}, []Standing{Differs}},
		"with an end":           {[]*knowledge.Reading{ban(1, "2024-03-04", func(e *knowledge.Event) { e.Until = on("2024-06-01") })}, []Standing{Differs}},
		"in a smaller scope":    {[]*knowledge.Reading{ban(1, "2024-03-04", func(e *knowledge.Event) { e.Scope.Terms = knowledge.Terms{knowledge.Device: {"phone"}} })}, []Standing{Differs}},
		"names what comes late": {[]*knowledge.Reading{ban(1, "2024-03-04", nil), event(b, 2, knowledge.Event{By: "acme", Do: knowledge.Lift, Names: []knowledge.EventID{"acme-pigeon-ban"}, Announced: on("2023")})}, []Standing{Recorded, Unsure}},
	} {
		t.Run(name, func(t *testing.T) {
			d := propose(t, fsys, proposal(c.readings...))
			var got []Standing
			for _, i := range d.Items {
				got = append(got, i.Standing)
				if (i.Standing == Unsure || i.Standing == Differs) && len(i.Doubts) == 0 {
					t.Errorf("%s says no why", i.ID())
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("%v, want %v: %+v", got, c.want, d.Items[0])
			}
			if untold := len(d.Untold) == 1; untold != (d.Items[0].Record == "") {
				t.Errorf("in no document: %v", d.Untold)
			}
		})
	}
}

func TestOptions(t *testing.T) {
	fsys := folder("memo-9.md", "---\ndate: 2024-06-01\n---\nRule 99 says: nothing, of course.\n")
	b := loaded(t, fsys)
	old := event(b, 1, knowledge.Event{By: "globex", Do: knowledge.Ban, Apps: []knowledge.EntityID{"heron"}, Announced: on("2023-05-01")})
	lift := event(b, 99, knowledge.Event{By: "globex", Do: knowledge.Lift, Names: []knowledge.EventID{"read-1"}, Announced: on("2024-06-01")})
	other := event(b, 2, knowledge.Event{By: "globex", Do: knowledge.Ban, Apps: []knowledge.EntityID{"crane"}, Announced: on("2023-05-01")})
	for name, c := range map[string]struct {
		options Options
		want    []string
	}{
		"all":                     {Options{}, []string{"globex-heron-ban", "globex-crane-ban", "globex-heron-lift"}},
		"since":                   {Options{Since: on("2024-08-01").First}, nil},
		"of its document":         {Options{Since: on("2024-07-01").First}, []string{"globex-heron-ban", "globex-crane-ban"}},
		"what it names with it":   {Options{Documents: []knowledge.SourceID{"memo-9"}}, []string{"globex-heron-ban", "globex-heron-lift"}},
		"a document without such": {Options{Documents: []knowledge.SourceID{"memo-7"}}, nil},
	} {
		d, err := Propose(b, proposal(old, lift, other), today, c.options)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, i := range d.Proposals() {
			got = append(got, i.ID())
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// What only some may see is proposed for them alone, and what all may see quotes
// nothing of it.
func TestProposedCollection(t *testing.T) {
	settings := "collections: [{name: board, groups: [S1]}]\n"
	fsys := folder("knowledge.yaml", settings, "secret.md", "---\ndate: 2024-06-01\ncollection: board\ntier: policy\n---\nRule 99 says: no, of course.\n")
	b := loaded(t, fsys)
	ban := knowledge.Event{By: "globex", Do: knowledge.Ban, Apps: []knowledge.EntityID{"heron"}, Announced: on("2024-06-01")}
	secret, open := event(b, 99, ban), event(b, 1, ban)
	open.Event.Apps = []knowledge.EntityID{"crane"}
	open.Event.Reports = append(open.Event.Reports, secret.Event.Reports...)
	after := loaded(t, put(t, fsys, propose(t, fsys, proposal(secret, open))))
	if e := after.Event("globex-heron-ban"); e == nil || e.Collection != "board" || len(e.Reports) != 1 {
		t.Errorf("%+v", e)
	}
	if e := after.Event("globex-crane-ban"); e == nil || e.Collection != "" || len(e.Reports) != 1 || e.Reports[0].Source != "memo-8" {
		t.Errorf("%+v", e)
	}
}

// TestRoundTrip proposes anything: what is new loads with the folder, stands as
// the readings do, and nothing is proposed twice.
func TestRoundTrip(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 1))
		fsys := folder()
		b := loaded(t, fsys)
		p := anyProposal(r, b)
		d := propose(t, fsys, p)
		n := 0
		for _, i := range d.Items {
			n += 1 + len(i.also)
		}
		if n != len(p.Readings) {
			t.Fatalf("seed %d: %d of %d readings", seed, n, len(p.Readings))
		}
		after := put(t, fsys, d)
		b2 := loaded(t, after)
		again := propose(t, after, p)
		if n := len(again.Proposals()); n > 0 {
			t.Fatalf("seed %d: %d are proposed again, such as %s %v", seed, n, again.Proposals()[0].ID(), again.Proposals()[0].Doubts)
		}
		for _, i := range d.Of(New) {
			if i.Event != nil && b2.Event(i.Event.ID) == nil {
				t.Errorf("seed %d: %s is new and doesn't load", seed, i.ID())
			}
		}
		if changes := knowledge.Diff(withNew(b, d), b2, today); len(changes) > 0 {
			t.Errorf("seed %d: on record it stands otherwise: %v", seed, changes)
		}
	}
}

// withNew is the base with what is new, as it was before it was written.
func withNew(b *knowledge.Base, d *Proposed) *knowledge.Base {
	entities, events, facts := slices.Concat(b.Entities, d.Entities), slices.Clone(b.Events), slices.Clone(b.Facts)
	for _, i := range d.Of(New) {
		if i.Event != nil {
			events = append(events, i.Event)
		} else {
			facts = append(facts, i.Fact)
		}
	}
	return knowledge.NewBase(b.Settings, entities, b.Sources, events, facts, b.Passages)
}

func anyProposal(r *rand.Rand, b *knowledge.Base) knowledge.Proposal {
	one := func(list ...string) string { return list[r.IntN(len(list))] }
	var readings []*knowledge.Reading
	for n := range 12 {
		e := knowledge.Event{By: knowledge.EntityID(one("acme", "globex", "globex", "nobody")), Announced: on(one("2023-02-03", "2023", "2024-03-04", "..2024-06-01", "2024-05-06T10:00"))}
		e.Do = knowledge.Acts()[r.IntN(len(knowledge.Acts()))]
		switch {
		case e.Do.NeedsName() && n > 0:
			e.Names = []knowledge.EventID{knowledge.EventID(fmt.Sprintf("read-%d", r.IntN(n)))}
		default:
			e.Apps = []knowledge.EntityID{knowledge.EntityID(one("pigeon", "heron", "crane", "birds"))}
		}
		if e.Do == knowledge.Consider {
			e.Of = knowledge.Ban
		}
		for _, d := range []knowledge.Dimension{knowledge.Device, knowledge.Audience} {
			if r.IntN(3) == 0 {
				e.Scope.Terms = knowledge.Terms{d: {knowledge.EntityID(one("company-phone", "drivers", "phone"))}}
			}
		}
		e.Scope.Some = r.IntN(9) == 0
		if r.IntN(4) == 0 {
			e.Until = on(one("2024-12-31", "2025"))
		}
		e.Text = one("Acme: banned it.", "", "It's \"so\" — # no comment", "- {a: b}")
		var doubts []string
		if r.IntN(5) == 0 {
			doubts = []string{one("whose act it is", "a: b # c\nd")}
		}
		readings = append(readings, event(b, n, e, doubts...))
	}
	return knowledge.Proposal{Entities: apps, Readings: readings}
}
