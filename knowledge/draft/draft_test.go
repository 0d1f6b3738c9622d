package draft

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"policybot/knowledge"
	"policybot/knowledge/lint"
	"policybot/knowledge/record"
)

const records = `
entities:
  - {id: acme, kind: company, names: [Acme, Acme Corp]}
  - {id: globex, kind: company, names: [Globex]}
  - {id: pigeon, kind: app, names: [Pigeon]}
  - {id: owl-1, kind: app, names: [Owl]}
  - {id: owl-2, kind: app, names: [Owl]}
sources:
  - {id: memo-7, title: Device memo 7, publisher: Acme IT, date: 2024-03-04, tier: policy}
events:
  - {id: acme-pigeon-ban, by: acme, do: ban, app: pigeon, announced: 2024-03-04, text: Acme banned Pigeon., reports: [{source: memo-7}]}
`

func base(t testing.TB) *knowledge.Base {
	t.Helper()
	b, findings := record.Load(fstest.MapFS{"a.yaml": {Data: []byte(records)}})
	if b == nil {
		t.Fatal(findings)
	}
	return b
}

var today = func() knowledge.Day {
	d, err := knowledge.ParseDate("2024-07-01")
	if err != nil {
		panic(err)
	}
	return d.First
}()

func lifted() Report {
	return Report{Who: "ACME  corp", What: knowledge.Lift, App: "pigeon", When: "2024-06-10", Title: "Staff mail", URL: "https://intranet.example/7", Quote: "you may use it again"}
}

func TestWrite(t *testing.T) {
	b := base(t)
	d, err := Write(b, lifted(), 7, today)
	const want = `sources:
  - {id: report-7, title: Staff mail, date: 2024-06-10, url: 'https://intranet.example/7', tier: reporting}

events:
  - id: acme-pigeon-lift-7
    by: acme
    do: lift
    names: acme-pigeon-ban
    announced: 2024-06-10
    text: Acme ended its rule on Pigeon.
    reports:
      - {source: report-7, quote: you may use it again, certainty: reported}
`
	if err != nil || string(d.File) != want || d.Event != "acme-pigeon-lift-7" {
		t.Fatalf("error %v, %s:\n%s", err, d.Event, d.File)
	}
	after, findings := record.Add(b, record.Named{Name: "report-7.yaml", Data: d.File})
	if after == nil {
		t.Fatal(findings)
	}
	if changes := knowledge.Diff(b, after, today); len(changes) != 1 || changes[0].String(after) != "Acme · Pigeon: in force → lifted" {
		t.Errorf("changes %v", changes)
	}
	again := lifted()
	if _, err := Write(after, again, 8, today); !errors.Is(err, NoRule) {
		t.Errorf("lifted twice: %v", err)
	}
}

// Every act that can be reported makes a record that loads, of somebody and
// something that nobody knows, too.
func TestEveryActLoads(t *testing.T) {
	for _, act := range Acts() {
		for _, names := range [][2]string{{"Acme", "Pigeon"}, {"Initech", "Dove & Söhne"}, {"Initech", "微信"}} {
			r := lifted()
			r.What, r.Who, r.App = act, names[0], names[1]
			d, err := Write(base(t), r, 3, today)
			if act.NeedsName() && names[0] == "Initech" {
				if !errors.Is(err, NoRule) {
					t.Errorf("%s of nothing: %v", act, err)
				}
				continue
			}
			if err != nil {
				t.Fatal(act, err)
			}
			after, findings := record.Add(base(t), record.Named{Name: "r.yaml", Data: d.File})
			if after == nil {
				t.Fatalf("%s: %v\n%s", act, findings, d.File)
			}
			if e := after.Event(d.Event); e == nil || e.Do != act {
				t.Errorf("%s: event %+v", act, e)
			}
			for _, f := range lint.Check(after).Of(knowledge.Error) {
				if f.Origin.File == "r.yaml" {
					t.Errorf("%s: %v", act, f)
				}
			}
		}
	}
}

func TestProblems(t *testing.T) {
	for want, change := range map[Problem]func(*Report){
		NoWho:     func(r *Report) { r.Who = " \u202e" },
		NoApp:     func(r *Report) { r.App = "!!" },
		NoAct:     func(r *Report) { r.What = knowledge.Exempt },
		NoWhen:    func(r *Report) { r.When = "2024-07-02" },
		NoSource:  func(r *Report) { r.Title = "\x00" },
		NoAddress: func(r *Report) { r.URL = "javascript:alert(1)" },
		TwoNamed:  func(r *Report) { r.App = "owl" },
		NoRule:    func(r *Report) { r.Who = "Globex" },
	} {
		r := lifted()
		if change(&r); true {
			if d, err := Write(base(t), r, 1, today); !errors.Is(err, want) {
				t.Errorf("%s: written as %s, or error %v", want, d.File, err)
			}
		}
	}
}

// FuzzWrite reports anything: it is refused, or makes one record that says no
// more than was reported.
func FuzzWrite(f *testing.F) {
	for _, text := range []string{"Acme", "x: y", "- a", "---", "!!binary x", "*acme", "&acme", "<!channel>", "a\nevents: []", "'", "\"", "#", "{", "|", strings.Repeat("é", 900)} {
		f.Add(text, "2024", "https://a.example/"+text)
	}
	b := base(f)
	f.Fuzz(func(t *testing.T, text, when, address string) {
		for _, act := range Acts() {
			d, err := Write(b, Report{Who: text, What: act, App: text, When: when, Title: text, URL: address, Quote: text, Note: text}, 5, today)
			if err != nil {
				continue
			}
			after, findings := record.Add(b, record.Named{Name: "r.yaml", Data: d.File})
			if after == nil {
				t.Fatalf("%q: %v\n%s", text, findings, d.File)
			}
			n := knowledge.CountChanges(b, after)
			if e := after.Event(d.Event); e == nil || n.Removed+n.Changed > 0 || n.Added > 4 || e.Reports[0].Quote != clean(text) || len(after.Events) != len(b.Events)+1 {
				t.Errorf("%q: %+v %+v\n%s", text, n, e, d.File)
			}
		}
	})
}

// A report about what not all may see is in the same collection.
func TestCollectionOfWhatItIsAbout(t *testing.T) {
	settings := "collections: [{name: board, groups: [S1]}]\n"
	for _, where := range []string{"names: [Globex], collection: board", "names: [Pigeon], collection: board"} {
		text := strings.Replace(records, strings.Split(where, ",")[0], where, 1)
		b, findings := record.Load(fstest.MapFS{"a.yaml": {Data: []byte(text)}, "knowledge.yaml": {Data: []byte(settings)}})
		if b == nil {
			t.Fatal(findings)
		}
		r := lifted()
		r.Who, r.What = "Globex", knowledge.Ban
		d, err := Write(b, r, 1, today)
		if err != nil || d.Collection != "board" || strings.Count(string(d.File), "collection: board") != 2 {
			t.Errorf("%s: %v, %q:\n%s", where, err, d.Collection, d.File)
		}
	}
}

// A record is in one collection, so none is made of what is in several.
func TestNoRecordOfSeveralCollections(t *testing.T) {
	settings := "collections: [{name: board, groups: [S1]}, {name: legal, groups: [S2]}]\n"
	second := "  - {id: acme-pigeon-stop, by: acme, do: ban, app: pigeon, announced: 2024-03-05, text: Acme banned Pigeon., collection: board, reports: [{source: memo-7}]}\n" +
		"  - {id: acme-pigeon-end, by: acme, do: ban, app: pigeon, announced: 2024-03-06, text: Acme banned Pigeon., collection: legal, reports: [{source: memo-7}]}\n"
	ban := lifted()
	ban.What = knowledge.Ban
	for text, r := range map[string]Report{
		strings.NewReplacer("names: [Acme, Acme Corp]", "names: [Acme, Acme Corp], collection: legal", "names: [Pigeon]", "names: [Pigeon], collection: board").Replace(records): ban,
		records + second: lifted(),
	} {
		b, findings := record.Load(fstest.MapFS{"a.yaml": {Data: []byte(text)}, "knowledge.yaml": {Data: []byte(settings)}})
		if b == nil {
			t.Fatal(findings)
		}
		if d, err := Write(b, r, 1, today); !errors.Is(err, Mixed) {
			t.Errorf("%s of %q: %v\n%s", r.What, d.Collection, err, d.File)
		}
	}
}
