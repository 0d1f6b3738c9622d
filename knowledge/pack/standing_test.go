package pack

import (
	"slices"
	"strings"
	"testing"

	"policybot/knowledge"
)

func day(t *testing.T, s string) knowledge.Day {
	t.Helper()
	d, err := knowledge.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// statuses lists what stands in the parts of a case, each once, without the
// parts that nothing covers.
func statuses(s knowledge.Standing) string {
	var list []string
	for _, c := range s.Cells {
		if w := c.Status.String(); c.Status != knowledge.None && !slices.Contains(list, w) {
			list = append(list, w)
		}
	}
	slices.Sort(list)
	return strings.Join(list, " ")
}

func TestWhatStands(t *testing.T) {
	base := load(t)
	device := func(d knowledge.EntityID) knowledge.Terms { return knowledge.Terms{knowledge.Device: {d}} }
	tests := []struct {
		actor knowledge.EntityID
		where knowledge.Terms
		day   string
		want  string
	}{
		{"amazon", nil, "2026-11-26", "withdrawn"},
		{"amazon", device("phone"), "2026-11-26", "withdrawn"},
		{"amazon", device("company-phone"), "2026-11-26", "withdrawn"},
		{"amazon", device("personal-phone"), "2026-11-26", "withdrawn"},
		{"amazon", device("tablet"), "2026-11-26", "withdrawn"},
		{"amazon", device("laptop"), "2026-11-26", ""},
		{"amazon", nil, "2020-07-10", "withdrawn"},
		{"amazon", nil, "2020-07-09", ""},
		{"wells-fargo", nil, "2026-11-26", "banned"},
		{"wells-fargo", device("phone"), "2026-11-26", "banned"},
		{"wells-fargo", device("personal-phone"), "2026-11-26", ""},
		{"wells-fargo", nil, "2020-07-11", "banned"},
		{"wells-fargo", nil, "2020-07-08", "unsettled"},
		{"wells-fargo", nil, "2020-07-04", ""},
		{"india", nil, "2026-11-26", "banned"},
		{"india", nil, "2020-06-29", "banned"},
		{"india", nil, "2020-06-28", "lifted"},
		{"india", nil, "2019-06-15", "unsettled"},
		{"india", nil, "2018-12-31", ""},
		{"united-states", nil, "2026-11-26", ""},
		{"microsoft", nil, "2026-11-26", ""},
	}
	for _, x := range tests {
		c := knowledge.Case{Actor: x.actor, Where: x.where, Alone: true}
		s := base.Timeline("tiktok").At(c, day(t, x.day), day(t, "2026-11-26"))
		if got := statuses(s); got != x.want {
			t.Errorf("%s %v on %s: %q, want %q", x.actor, x.where, x.day, got, x.want)
		}
	}
}

func TestUnitedStatesConsidersAndWarns(t *testing.T) {
	c := knowledge.Case{Actor: "united-states", Alone: true}
	today := day(t, "2026-11-26")
	s := load(t).Timeline("tiktok").At(c, today, today)
	if len(s.Considered) != 1 || s.Considered[0].ID != "us-tiktok-consider" {
		t.Errorf("considered: %v", s.Considered)
	}
	if len(s.Said) != 1 || s.Said[0].ID != "us-tiktok-warn" {
		t.Errorf("said: %v", s.Said)
	}
}
