package pack

import (
	"slices"
	"testing"

	"policybot/knowledge"
	"policybot/knowledge/record"
)

func load(t *testing.T) *knowledge.Base {
	t.Helper()
	base, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return base
}

func TestLoadHasNothingToReport(t *testing.T) {
	base, findings := record.Load(FS())
	for _, f := range findings {
		t.Errorf("%s", f)
	}
	if base == nil || len(base.Events) == 0 || len(base.Facts) == 0 {
		t.Fatal("the pack has no events or no facts")
	}
}

func TestEveryEntityIsUsed(t *testing.T) {
	base := load(t)
	used := map[knowledge.EntityID]bool{}
	for _, e := range base.Entities {
		for _, l := range slices.Concat(e.In, e.Under) {
			used[l.To] = true
		}
	}
	for _, e := range base.Events {
		used[e.By] = true
		for _, a := range e.Apps {
			used[a] = true
		}
		for _, terms := range e.Scope.Terms {
			for _, x := range terms {
				used[x] = true
			}
		}
	}
	for _, f := range base.Facts {
		for _, a := range f.About {
			used[a] = true
		}
	}
	for _, e := range base.Entities {
		term := e.Kind == knowledge.DeviceKind // a part of what a rule names is there to be asked about
		if !e.Standard && !term && !used[e.ID] {
			t.Errorf("%s: no record uses entity %s", e.Origin, e.ID)
		}
	}
}

func TestEveryRecordTellsItself(t *testing.T) {
	for _, r := range recordsOf(load(t)) {
		if r.texts[0] == "" {
			t.Errorf("%s has no text", r.id)
		}
		if len(r.reports) == 0 {
			t.Errorf("%s has no report", r.id)
		}
		for _, p := range r.reports {
			if (p.Quote == "") != (p.Speaker == "") {
				t.Errorf("%s: %s has a quote without its speaker, or a speaker without a quote", p.Origin, r.id)
			}
			if p.Certainty == "" {
				t.Errorf("%s: %s doesn't say how surely the source tells it", p.Origin, r.id)
			}
		}
	}
}
