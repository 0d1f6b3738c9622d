package search_test

import (
	"reflect"
	"slices"
	"testing"

	"policybot/knowledge"
	"policybot/search/answer"
)

// TestEveryEventCounts drops each event of the pack in turn: an answer that
// told it must change, or else it did not rest on it.
func TestEveryEventCounts(t *testing.T) {
	base := packBase(t)
	cases := casesOf(t, "pack")
	whole := engine(t, base)
	before := make([]answer.Answer, len(cases))
	for i, c := range cases {
		before[i] = ask(t, whole, c)
	}
	for _, e := range base.Events {
		without := engine(t, knowledge.NewBase(base.Settings, base.Entities, base.Sources,
			slices.DeleteFunc(slices.Clone(base.Events), func(x *knowledge.Event) bool { return x == e }), base.Facts, base.Passages))
		rested := 0
		for i, c := range cases {
			if !cites(before[i], string(e.ID)) {
				continue
			}
			rested++
			if after := ask(t, without, c); reflect.DeepEqual(after.Events, before[i].Events) && after.Text == before[i].Text {
				t.Errorf("%s: without %s the answer to %q is the same", c.Name, e.ID, c.Ask)
			}
		}
		if rested == 0 {
			t.Errorf("no question of the pack rests on %s", e.ID)
		}
	}
}

func cites(a answer.Answer, record string) bool {
	return slices.ContainsFunc(a.Evidence, func(e answer.Evidence) bool { return e.Record == record })
}
