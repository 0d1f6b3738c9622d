package record

import (
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"policybot/knowledge"
)

func folder(files ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		m[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return m
}

func mustLoad(t testing.TB, files ...string) *knowledge.Base {
	t.Helper()
	b, findings := Load(folder(files...))
	if err := findings.Err(); err != nil {
		t.Fatalf("load: %v", err)
	}
	return b
}

func TestLoadSample(t *testing.T) {
	b := mustLoad(t, "pigeon.yaml", sample, "knowledge.yaml", sampleSettings)
	ban := b.Event("acme-pigeon-ban")
	if ban == nil {
		t.Fatal("the ban is not on record")
	}
	if got := ban.Scope.Terms[knowledge.Version][0]; got != ">=5.0" {
		t.Errorf("version %q", got)
	}
	if got := ban.Origin.String(); got != "pigeon.yaml:9" {
		t.Errorf("origin %s", got)
	}
	if !ban.Reports[0].Denies || ban.Reasons[1].By != "Acme IT" || !ban.Reasons[1].Denied || ban.Conditions[1].Lasts != "30 days" {
		t.Errorf("ban read as %+v", ban)
	}
	if e := b.Entity("messengers"); e == nil || !e.Implied || e.Kind != knowledge.Class {
		t.Errorf("messengers: %+v, want an implied class", e)
	}
	if f := b.Fact("ban-penalty"); len(f.Events) != 1 || len(f.About) != 0 || f.Holds != knowledge.HoldsNot || f.Value.Text != "none" {
		t.Errorf("fact read as %+v", f)
	}
	if b.Zone.String() != "Europe/London" || b.ReviewAfter != 90 || b.Home != "acme" || len(b.Collections) != 3 || !b.Collections[2].Everyone {
		t.Errorf("settings read as %+v", b.Settings)
	}
	if e := b.Entity("company-phone"); e.Standard || !b.Within("company-phone", "company-device", 0) {
		t.Errorf("company phone: %+v", e)
	}
}

// A document belongs to the source declared with its id, which comes first.
func TestOtherWordsForTheSame(t *testing.T) {
	b := mustLoad(t, "knowledge.yaml", "review_after: 90 days\n", "a.yaml", `entities:
  - {id: acme, kind: company, names: [Acme]}
  - {id: pigeon, kind: app, names: [Pigeon]}
  - {id: drivers, kind: group, names: [drivers]}
sources:
  - {id: memo, title: Memo}
events:
  - {id: r, by: acme, do: restrict, app: pigeon, announced: 2024, scope: {audience: [drivers]}, conditions: [{name: approval, by: the fleet desk}], reports: [{source: memo}]}
`)
	if b.ReviewAfter != 90 {
		t.Errorf("review after %d days, want 90", b.ReviewAfter)
	}
	if k := b.Entity("drivers").Kind; k != knowledge.AudienceKind {
		t.Errorf("a group is of the kind %s", k)
	}
	if g := b.Event("r").Conditions[0].Grants; g != "the fleet desk" {
		t.Errorf("granted by %q", g)
	}
}

func TestDocumentOfADeclaredSource(t *testing.T) {
	b := mustLoad(t, "a.yaml", "sources:\n  - {id: memo-7, title: Memo seven, tier: policy, collection: legal}\n",
		"knowledge.yaml", "collections: {legal: {groups: S1}}\n",
		"memo-7.md", "---\ntitle: Another\ndate: 2024-03-04\ntier: opinion\n---\nOne.\n\nTwo.\n",
		"notes/Other.txt", "Three.")
	s := b.Source("memo-7")
	if s.Title != "Memo seven" || s.Tier != knowledge.PolicyTier || s.Date.String() != "2024-03-04" {
		t.Errorf("source %+v", s)
	}
	passages := b.PassagesOf("memo-7")
	if len(passages) != 2 {
		t.Fatalf("passages %v", passages)
	}
	if p := b.Passage(passages[0]); p.Collection != "legal" || p.Date != s.Date {
		t.Errorf("passage %+v", p)
	}
	if len(b.PassagesOf("notes.other")) != 1 {
		t.Error("the text file has no passage")
	}
}

func TestPassagesAreInTheOrderOfTheirDocument(t *testing.T) {
	b := mustLoad(t, "memo.md", "One.\n\nTwo.\n\n# Three\n\nFour.\n\nFive.\n\nSix.\n")
	var got []string
	for _, id := range b.PassagesOf("memo") {
		p := b.Passage(id)
		got = append(got, fmt.Sprint(p.No, " ", p.Text))
	}
	if want := []string{"1 One.", "2 Two.", "3 Four.", "4 Five.", "5 Six."}; !slices.Equal(got, want) {
		t.Errorf("passages %q, want %q", got, want)
	}
}

func TestDocumentOfAnUnknownCollection(t *testing.T) {
	_, findings := Load(folder("memo.md", "---\ncollection: legal\n---\nText.\n"))
	const want = `memo.md:1: error: "collection" of memo names the collection legal, which knowledge.yaml doesn't list`
	if got := findings.String(); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// The order of files, and of records in them, changes nothing.
func TestOrderOfFilesChangesNothing(t *testing.T) {
	one := mustLoad(t, "a.yaml", acme+"  - {id: pigeon, kind: app, in: chat}\n", "b.yaml", "entities:\n  - {id: heron, kind: app, in: chat}\n")
	two := mustLoad(t, "z.yaml", acme+"  - {id: pigeon, kind: app, in: chat}\n", "b.yaml", "entities:\n  - {id: heron, kind: app, in: chat}\n")
	if a, b := describe(one), describe(two); a != b {
		t.Errorf("got\n%s\nand\n%s", a, b)
	}
}
