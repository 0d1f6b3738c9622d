package knowledge_test

import (
	"fmt"
	"slices"
	"testing"

	. "policybot/knowledge"
)

func TestDiff(t *testing.T) {
	for _, tc := range []struct {
		name, before, after string
		want                []string
		counts              Counts
	}{
		{"nothing", plainBan, plainBan, nil, Counts{}},
		{"withdrawn", plainBan, plainBan + "w withdraw names=b on=2024-05-01\n", []string{"acme · pigeon: in force → withdrawn"}, Counts{Added: 1}},
		{"new and gone", plainBan, "r restrict by=other on=2024-01-01\n", []string{
			"acme · pigeon: in force → nothing on record", "other · pigeon: nothing on record → restriction in force"}, Counts{Added: 1, Removed: 1}},
		{"narrowed", plainBan, "b ban on=2024-03-04 from=2024-04-01 device=company-phone\n", []string{
			"acme · pigeon: in force → in force for company-phone"}, Counts{Changed: 1}},
		{"postponed", plainBan, "b ban on=2024-03-04 from=2024-09-01\n", []string{
			"acme · pigeon: in force → announced, from 1 September 2024"}, Counts{Changed: 1}},
		{"undone by a body above", "b ban by=sub on=2024-01-01\n", "b ban by=sub on=2024-01-01\nl lift by=parent names=b on=2024-02-01\n", []string{
			"sub · pigeon: in force → lifted"}, Counts{Added: 1}},
		{"denied by another", plainBan, plainBan + "d deny by=other names=b on=2024-05-01\n", []string{"acme · pigeon: in force → contested"}, Counts{Added: 1}},
		{"by the class", "p allow on=2023-01-01\n", "p allow on=2023-01-01\nb ban app=messengers on=2024-01-01\n", []string{
			"acme · messengers: permission in force for pigeon → in force",
			"acme · pigeon: permission in force → in force"}, Counts{Added: 1}},
		{"said otherwise", plainBan, "b ban on=2024-03-04 from=2024-04-01 if=approval\n", nil, Counts{Changed: 1}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			before, after := world(t, tc.before), world(t, tc.after)
			var got []string
			for _, c := range Diff(before, after, day(t, "2024-06-01")) {
				got = append(got, c.String(after))
			}
			if !slices.Equal(got, tc.want) {
				t.Errorf("got %q, want %q", got, tc.want)
			}
			if n := CountChanges(before, after); n != tc.counts {
				t.Errorf("counts %+v, want %+v", n, tc.counts)
			}
		})
	}
}

func TestDiffOfSourcesAndEntities(t *testing.T) {
	ban := &Event{ID: "b", By: "acme", Do: Ban, Apps: []EntityID{"pigeon"}, Announced: OnDay(day0), Reports: []Report{{Source: "paper"}}}
	lift := &Event{ID: "l", By: "parent", Do: Lift, Names: []EventID{"b"}, Announced: OnDay(day0)}
	make := func(s Source, acme Entity, events ...*Event) *Base {
		return NewBase(Settings{}, []*Entity{&acme, {ID: "parent", Kind: Company}, {ID: "pigeon", Kind: App}}, []*Source{&s}, events, nil, nil)
	}
	paper, plain := Source{ID: "paper", Tier: PolicyTier}, Entity{ID: "acme", Kind: Company}
	retracted := paper
	retracted.Retracted = OnDay(day0 + 1)
	if got := Diff(make(paper, plain, ban), make(retracted, plain, ban), day0+2); len(got) != 1 || got[0].After != "nothing on record" {
		t.Errorf("after the retraction: %+v", got)
	}
	under := plain
	under.Under = []Link{{To: "parent"}}
	if got := Diff(make(paper, plain, ban, lift), make(paper, under, ban, lift), day0+2); len(got) != 1 || got[0].After != "lifted" {
		t.Errorf("now under its parent: %+v", got)
	}
	renamed := plain
	renamed.Names = []Name{{Text: "Acme"}}
	after := make(paper, renamed, ban)
	if got := Diff(make(paper, plain, ban), after, day0+2); len(got) != 0 {
		t.Errorf("a name changes nothing that stands: %+v", got)
	}
	if n := CountChanges(make(paper, plain, ban), after); n != (Counts{Changed: 1}) {
		t.Errorf("counts %+v", n)
	}
	moved := *ban
	moved.Origin, moved.Reports = Origin{File: "a.yaml", Line: 9}, []Report{{Source: "paper", Origin: Origin{File: "a.yaml", Line: 11}}}
	if n := CountChanges(make(paper, plain, ban), make(paper, plain, &moved)); n != (Counts{}) {
		t.Errorf("a place in the files is no change: %+v", n)
	}
}

// TestCountChangesOfPassages counts what stands, and nothing that no longer does.
func TestCountChangesOfPassages(t *testing.T) {
	base := func(passages ...*Passage) *Base { return NewBase(Settings{}, nil, nil, nil, nil, passages) }
	one, two := &Passage{ID: "one", From: OnDay(1)}, &Passage{ID: "two", From: OnDay(5)}
	ended := *one
	ended.Until = OnDay(4)
	if n := CountChanges(base(one), base(&ended, two)); n != (Counts{Added: 1, Removed: 1}) {
		t.Errorf("one took the place of another: %+v", n)
	}
	if n := CountChanges(base(two), base(&ended, two)); n != (Counts{}) {
		t.Errorf("more is known of the past: %+v", n)
	}
}

// BenchmarkDiff compares 100,000 events with as many of which one is new.
func BenchmarkDiff(b *testing.B) {
	events := func(n int) (list []*Event) {
		for i := range n {
			list = append(list, &Event{ID: EventID(fmt.Sprintf("e%06d", i)), By: EntityID(fmt.Sprint("actor", i%5000)), Do: Ban,
				Apps: []EntityID{EntityID(fmt.Sprint("app", i%97))}, Announced: OnDay(day0), Reports: []Report{{Source: "policy"}}})
		}
		return list
	}
	before, after := smallWorld(events(100_000), 0), smallWorld(events(100_001), 0)
	b.ReportAllocs()
	for b.Loop() {
		if got := Diff(before, after, day0+1); len(got) != 1 {
			b.Fatal(got)
		}
	}
}
