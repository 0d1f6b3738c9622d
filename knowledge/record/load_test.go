package record

import (
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
	if b.Zone.String() != "Europe/London" || b.ReviewAfter != 90 || b.Home != "acme" || len(b.Collections) != 2 {
		t.Errorf("settings read as %+v", b.Settings)
	}
	if e := b.Entity("company-phone"); e.Standard || !b.Within("company-phone", "company-device", 0) {
		t.Errorf("company phone: %+v", e)
	}
}
