package answer_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"policybot/knowledge"
	"policybot/knowledge/extract"
	"policybot/knowledge/language"
	"policybot/knowledge/record"
	"policybot/search/answer/match"
	"policybot/search/answer/verdict"
)

const twoPages = `entities:
  - {id: acme, kind: company, names: [Acme]}
  - {id: pigeon, kind: app, names: [Pigeon]}
  - {id: dove, kind: app, names: [Dove]}
`

// pages are two invented documents of Acme and what is proposed from them: what
// the line of each of them tells.
type page struct {
	date, text string
	do         knowledge.Act
	app        knowledge.EntityID
	doubts     []string
}

func readings(t *testing.T, records string, pages ...page) *match.Records {
	t.Helper()
	files := fstest.MapFS{"knowledge.yaml": {Data: []byte("home: acme\n")}, "records.yaml": {Data: []byte(twoPages + records)}}
	names := []string{"leaflet.md", "notice.md"}
	for i, p := range pages {
		head := "---\ntitle: Invented " + names[i] + "\ntier: policy\n"
		if p.date != "" {
			head += "date: " + p.date + "\n"
		}
		files[names[i]] = &fstest.MapFile{Data: []byte(head + "---\n" + p.text + "\n")}
	}
	b, findings := record.Load(files)
	if err := findings.Err(); err != nil {
		t.Fatal(err)
	}
	var all []*knowledge.Reading
	for _, x := range b.Passages {
		p := pages[slices.IndexFunc(pages, func(p page) bool { return p.text == x.Text })]
		announced := x.Date
		if announced.IsZero() {
			announced = knowledge.Date{First: knowledge.FirstDay, Last: knowledge.NewDay(2026, 11, 26), Precision: knowledge.SpanPrecision}
		}
		all = append(all, &knowledge.Reading{Passage: x.ID, Words: x.Text, Doubts: p.doubts, Event: &knowledge.Event{
			ID: knowledge.EventID("read-" + string(x.ID)), By: "acme", Do: p.do, Apps: []knowledge.EntityID{p.app}, Announced: announced, Text: "Acme said so.",
			Reports: []knowledge.Report{{Source: x.Source, At: x.At, Quote: x.Text}}}})
	}
	full := b.With(knowledge.Proposal{Readings: all})
	return match.NewRecords(full, language.NewLexicon(full))
}

// A reading answers like a record, quoted, and says that nobody confirmed it.
func TestReadingAnswers(t *testing.T) {
	r := readings(t, "", page{date: "2026-10-01", text: "Staff must not use Pigeon.", do: knowledge.Ban, app: "pigeon"})
	a := ask(r, "may I use Pigeon?")
	if a.Verdict != verdict.No || !strings.Contains(a.Text, "Staff must not use Pigeon.") || !a.Events[0].Read || len(a.Caveats) == 0 || a.Evidence[0].Quote != "Staff must not use Pigeon." {
		t.Errorf("%+v", a)
	}
	if a := ask(r, "may I use Dove?"); a.Verdict != verdict.Unknown {
		t.Errorf("another app: %+v", a)
	}
}

// What a record says counts, and the document that says otherwise is told too.
func TestRecordOutranksReading(t *testing.T) {
	const ban = `sources: [{id: memo, title: Invented memo, date: 2026-09-01, tier: policy}]
events: [{id: ban, by: acme, do: ban, app: pigeon, announced: 2026-09-01, text: Acme banned Pigeon., reports: [{source: memo}]}]
`
	r := readings(t, ban, page{date: "2026-10-01", text: "Pigeon is fine.", do: knowledge.Allow, app: "pigeon"})
	a := ask(r, "may I use Pigeon?")
	if a.Verdict != verdict.No || !strings.Contains(a.Text, "But the document") || !strings.Contains(a.Text, "Pigeon is fine.") {
		t.Errorf("%+v", a)
	}
	r = readings(t, ban, page{date: "2026-10-01", text: "Pigeon is banned.", do: knowledge.Ban, app: "pigeon"})
	if a := ask(r, "may I use Pigeon?"); a.Verdict != verdict.No || strings.Contains(a.Text, "But the document") {
		t.Errorf("a document that agrees: %+v", a)
	}
}

// Two documents that tell the opposite are told side by side.
func TestDocumentsDisagree(t *testing.T) {
	no := page{date: "2026-09-01", text: "Staff must not use Pigeon.", do: knowledge.Ban, app: "pigeon"}
	yes := page{date: "2026-10-01", text: "Pigeon is fine.", do: knowledge.Allow, app: "pigeon"}
	for _, q := range []string{"may I use Pigeon?", "is Pigeon banned?", "did Acme ban Pigeon?"} {
		a := ask(readings(t, "", no, yes), q)
		if a.Verdict != verdict.Unknown || !strings.Contains(a.Text, "Staff must not use Pigeon.") || !strings.Contains(a.Text, "Pigeon is fine.") {
			t.Errorf("%s: %+v", q, a)
		}
	}
}

// What the program is unsure of is quoted, and decides nothing.
func TestUnsureReadingIsQuoted(t *testing.T) {
	r := readings(t, "", page{date: "2026-10-01", text: "Pigeon might go one day.", do: knowledge.Ban, app: "pigeon", doubts: []string{"hedged"}})
	for _, q := range []string{"may I use Pigeon?", "is Pigeon banned?", "did Acme ban Pigeon?"} {
		a := ask(r, q)
		if a.Verdict != verdict.Unknown || !strings.Contains(a.Text, "“Pigeon might go one day.”") {
			t.Errorf("%s: %+v", q, a)
		}
	}
}

// A document without a date says nothing of days gone by.
func TestUndatedReading(t *testing.T) {
	r := readings(t, "", page{text: "Staff must not use Pigeon.", do: knowledge.Ban, app: "pigeon"})
	a := ask(r, "may I use Pigeon?")
	if a.Verdict != verdict.No || strings.Contains(a.Text, "2026") || a.KnownTo != "" || !slices.ContainsFunc(a.Caveats, func(c string) bool { return strings.Contains(c, "no date") }) {
		t.Errorf("today: %+v", a)
	}
	if a := ask(r, "was Pigeon banned in 2019?"); a.Verdict != verdict.Unknown {
		t.Errorf("then: %+v", a)
	}
}

// handbook is an invented document of Acme, read as an edition reads it.
func handbook(t *testing.T, text string) *match.Records {
	t.Helper()
	b, findings := record.Load(fstest.MapFS{"knowledge.yaml": {Data: []byte("home: acme\n")}, "records.yaml": {Data: []byte(twoPages)},
		"handbook.md": {Data: []byte("---\ntitle: Invented handbook\ndate: 2026-10-01\ntier: policy\n---\n" + text)}})
	if err := findings.Err(); err != nil {
		t.Fatal(err)
	}
	full := b.With(extract.Read(b, knowledge.NewDay(2026, 11, 26)))
	return match.NewRecords(full, language.NewLexicon(full))
}

// What no rule on an app speaks of is answered by the sentence that does, and what
// none speaks of by no other.
func TestGuidance(t *testing.T) {
	r := handbook(t, "# Pigeon\n\nPigeon is approved for use.\n\nYou can invite guests from other firms to a Pigeon board. Do not pin payroll files to one. "+
		"To export a board, you need to request it from the board's owner. The export button can take an hour.\n")
	for q, want := range map[string]verdict.Verdict{
		"may I invite guests to a Pigeon board?":      verdict.Yes,
		"can we pin payroll files to a Pigeon board?": verdict.No,
		"may I export a Pigeon board?":                verdict.Partly,
		"may I use Pigeon?":                           verdict.Yes,
		"is pinning payroll files banned in Pigeon?":  verdict.Yes,
		"is pinning payroll files allowed in Pigeon?": verdict.No,
		"is inviting guests banned in Pigeon?":        verdict.No,
		"may I sell tickets through Pigeon?":          verdict.Unknown,
		"may I pin payroll files in Dove?":            verdict.Unknown,
	} {
		if a := ask(r, q); a.Verdict != want {
			t.Errorf("%s (%s): %s, want %s: %s", q, a.Understood, a.Verdict, want, a.Text)
		}
	}
}

// A scope that a rule has is the rule's to answer, and its words are told once.
func TestScopeOfAReading(t *testing.T) {
	r := handbook(t, "# Pigeon\n\nStaff may not use Pigeon on company phones.\n")
	a := ask(r, "may I use Pigeon on my company phone?")
	if a.Verdict != verdict.No || len(a.Events) != 1 || strings.Count(a.Text, "may not use") != 1 {
		t.Errorf("%s (%d events): %s", a.Verdict, len(a.Events), a.Text)
	}
	if a := ask(r, "may I use Pigeon on my own phone?"); a.Verdict != verdict.Unknown {
		t.Errorf("%s: %s", a.Verdict, a.Text)
	}
}

// What documents came to say is told, and what they say in other words is not.
func TestDocumentsChanged(t *testing.T) {
	r := handbook(t, "# Pigeon\n\nAsk the invented desk for a Pigeon seat.\n\nAsk for a Pigeon seat at the invented desk, please.\n\nPigeon boards are deleted after 30 days.\n\nPigeon boards are deleted after 90 days.\n")
	on := func(text string) knowledge.Date { d, _ := knowledge.ParseDate(text); return d }
	for _, p := range r.Passages {
		p.From = on("2025-01-01")
		if strings.Contains(p.Text, "please") || strings.Contains(p.Text, "90") {
			p.From = on("2026-05-01")
		} else {
			p.Until = on("2026-04-30")
		}
	}
	a := ask(r, "what changed about Pigeon since March 2026?")
	if a.Verdict != verdict.Info || !strings.Contains(a.Text, "Since 1 May 2026") || !strings.Contains(a.Text, "after 90 days") || !strings.Contains(a.Text, "after 30 days") || strings.Contains(a.Text, "desk") {
		t.Errorf("%s: %s", a.Verdict, a.Text)
	}
	if a := ask(r, "what changed about Pigeon since June 2026?"); a.Verdict != verdict.Unknown {
		t.Errorf("afterwards: %s", a.Text)
	}
}
