package extract

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"policybot/knowledge"
	"policybot/knowledge/extract/acts"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/extract/layout"
	"policybot/knowledge/extract/prose"
)

// readOnDay is the day on which documents are read in these tests.
var readOnDay = knowledge.NewDay(2026, 11, 20)

// layoutOf reads the structure of a base.
func layoutOf(t testing.TB, b *knowledge.Base) []*knowledge.Reading {
	g := ground.New(b.With(knowledge.Proposal{Entities: entitiesIn(t, b)}), readOnDay)
	docs := ground.Documents(b)
	all := make([]*claim.Found, len(docs))
	for i, d := range docs {
		v := g.View(d.ID, nil)
		l := layout.NewReader(prose.NewReader(v))
		l.Document(b.Source(d.ID))
		all[i] = &claim.Found{Rules: l.Rules, Parts: v.Parts}
	}
	p := acts.Settle(g, docs, all, knowledge.Proposal{})
	slices.SortFunc(p.Readings, func(a, b *knowledge.Reading) int { return cmp.Compare(a.Event.ID, b.Event.ID) })
	return p.Readings
}

func tellReadings(list []*knowledge.Reading) string {
	var lines []string
	names := map[knowledge.EventID]string{}
	for _, r := range list {
		names[r.Event.ID] = fmt.Sprintf("%s of %s", r.Event.Do, r.Event.Apps[0])
	}
	for _, r := range list {
		e := r.Event
		line := fmt.Sprintf("%s %s %s %s", e.Apps[0], e.By, e.Do, e.Announced)
		if e.Of != "" {
			line += " of " + string(e.Of)
		}
		if !e.From.IsZero() {
			line += " from " + e.From.String()
		}
		if !e.Until.IsZero() {
			line += " until " + e.Until.String()
		}
		for _, d := range knowledge.Dimensions() {
			if len(e.Scope.Terms[d]) > 0 {
				line += fmt.Sprintf(" %s=%v", d, e.Scope.Terms[d])
			}
			if len(e.Scope.Except[d]) > 0 {
				line += fmt.Sprintf(" but %s=%v", d, e.Scope.Except[d])
			}
		}
		for _, c := range e.Conditions {
			line += " if " + c.Name
		}
		for _, n := range e.Names {
			line += " ends " + names[n]
		}
		for _, x := range e.Reports {
			if x.Certainty != knowledge.Stated {
				line += " " + string(x.Certainty)
			}
		}
		line += " “" + strings.ReplaceAll(r.Words, "\n", " / ") + "”"
		for _, d := range r.Doubts {
			line += " ? " + d
		}
		lines = append(lines, line+"\n\t"+e.Text+"\n")
	}
	slices.Sort(lines)
	return strings.Join(lines, "")
}

func TestLayoutGolden(t *testing.T) {
	golden(t, "testdata/layout.txtar", func(files []txtar.File) string {
		b := baseWith(t, files)
		list := layoutOf(t, b)
		for _, r := range list {
			if p := b.Passage(r.Passage); !strings.Contains(p.Text, r.Words) {
				t.Errorf("%q doesn't stand in %q", r.Words, p.Text)
			}
		}
		return tellReadings(list)
	})
}

// baseWith is baseOf with terms for scopes.
func baseWith(t testing.TB, files []txtar.File) *knowledge.Base {
	term := func(id knowledge.EntityID, k knowledge.Kind, names ...string) *knowledge.Entity {
		e := &knowledge.Entity{ID: id, Kind: k}
		for _, n := range names {
			e.Names = append(e.Names, knowledge.Name{Text: n})
		}
		return e
	}
	return baseOf(t, files, term("public-data", knowledge.DataKind, "public data"), term("customer-data", knowledge.DataKind, "customer data"), term("staff", knowledge.AudienceKind, "staff"),
		term("engineers", knowledge.AudienceKind, "engineers"), term("contractors", knowledge.AudienceKind, "contractors"), term("company-phone", knowledge.DeviceKind, "company phone"),
		term("company-device", knowledge.DeviceKind, "company device"), term("marketing", knowledge.PurposeKind, "marketing"))
}

// The order of the documents changes nothing, and neither does reading them
// again.
func TestLayoutDoesntDependOnOrder(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	b := pagesBase(t)
	list := layoutOf(t, b)
	want := tellReadings(list)
	random := rand.New(rand.NewPCG(3, 4))
	for range 2 {
		passages, sources := slices.Clone(b.Passages), slices.Clone(b.Sources)
		random.Shuffle(len(passages), func(i, j int) { passages[i], passages[j] = passages[j], passages[i] })
		random.Shuffle(len(sources), func(i, j int) { sources[i], sources[j] = sources[j], sources[i] })
		list := layoutOf(t, knowledge.NewBase(b.Settings, nil, sources, nil, nil, passages))
		if got := tellReadings(list); got != want {
			t.Fatalf("in another order\n%s\nwant\n%s", got, want)
		}
	}
}

// standingOn tells what the readings tell of an app on a day.
func standingOn(list []*knowledge.Reading, app knowledge.EntityID, day knowledge.Day) string {
	lifted := map[knowledge.EventID]bool{}
	for _, r := range list {
		if r.Event.Do == knowledge.Lift && r.Event.Start().Last <= day {
			for _, n := range r.Event.Names {
				lifted[n] = true
			}
		}
	}
	var acts []string
	for _, r := range list {
		e := r.Event
		if !slices.Contains(e.Apps, app) || e.Do == knowledge.Lift || lifted[e.ID] || e.Start().First > day || !e.Until.IsZero() && e.Until.Last < day {
			continue
		}
		act := string(e.Do)
		if e.Of != "" {
			act += " " + string(e.Of)
		}
		if !r.Sure() {
			act += "?"
		}
		acts = append(acts, act)
	}
	slices.Sort(acts)
	return strings.Join(slices.Compact(acts), ", ")
}

// What these versions of pages tell was judged by reading them.
func TestLayoutOfToolPages(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	list := layoutOf(t, pagesBase(t))
	right := 0
	for _, x := range []struct {
		app  knowledge.EntityID
		on   string
		want string
	}{
		{"trello", "2020-05-01", "allow"},
		{"trello", "2025-10-01", ""},                             // decommissioned, as a page of December 2025 tells
		{"zoom", "2017-01-01", "allow"},                          // recommended for large meetings
		{"zoom", "2020-04-20", ""},                               // the page was taken down
		{"zoom", "2021-01-01", "allow"},                          // offered again
		{"clamxav", "2017-01-01", "allow"},                       //
		{"clamxav", "2019-01-01", ""},                            // the page is gone
		{"mailchimp", "2017-01-01", "allow"},                     //
		{"mailchimp", "2018-06-01", "consider lift"},             // "we are moving away from"
		{"mandrill", "2018-06-01", "consider lift"},              // the same, as the second of two
		{"vmware-horizon", "2019-06-01", "allow"},                //
		{"vmware-horizon", "2020-03-01", "allow, consider lift"}, // "is being replaced by"
		{"microsoft-teams", "2022-01-01", "restrict"},            // not provided, but that of partners may be used
		{"invision", "2022-01-01", "allow"},                      // but not its cloud
		{"federalist", "2022-01-01", "restrict"},                 // "if approved"
		{"airtable", "2025-01-01", "allow"},                      // free to read; seats to edit are approved
		{"google-hangouts", "2019-06-01", ""},                    // leads to another page
		{"creative-cloud", "2023-01-01", "restrict"},             // "only if you really do need it"
		{"waffle", "2018-06-01", "ban, exempt"},                  // "not approved for use at", "only if it has been granted"
		{"docusign", "2024-01-01", "allow"},                      //
	} {
		day, err := knowledge.ParseDay(x.on)
		if err != nil {
			t.Fatal(err)
		}
		if got := standingOn(list, x.app, day); got == x.want {
			right++
		} else {
			t.Logf("%s on %s: %q, want %q", x.app, x.on, got, x.want)
		}
	}
	if t.Logf("%d of 20 are right, by %d readings", right, len(list)); right < 20 {
		t.Errorf("%d of 20 are right", right)
	}
}

func BenchmarkLayout(b *testing.B) {
	base := pagesBase(b)
	for b.Loop() {
		layoutOf(b, base)
	}
}
