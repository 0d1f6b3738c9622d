package knowledge

import (
	"slices"
	"testing"
)

func readings(events ...*Event) (list []*Reading) {
	for _, e := range events {
		list = append(list, &Reading{Event: e, Passage: "p"})
	}
	return list
}

func day(t *testing.T, text string) Date {
	t.Helper()
	d, err := ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// A record of an actor on an app leaves out what is read of both, and nothing
// else; and no reading undoes a record.
func TestRecordsOutrankReadings(t *testing.T) {
	b := NewBase(Settings{}, []*Entity{{ID: "acme", Kind: Company}, {ID: "pigeon", Kind: App, In: []Link{{To: "birds"}}}, {ID: "dove", Kind: App}, {ID: "birds", Kind: Class}}, nil,
		[]*Event{{ID: "ban", By: "acme", Do: Ban, Apps: []EntityID{"birds"}, Announced: day(t, "2024")}}, nil, nil)
	all := b.With(Proposal{Readings: readings(
		&Event{ID: "a", By: "acme", Do: Allow, Apps: []EntityID{"pigeon", "dove"}, Announced: day(t, "2025")},
		&Event{ID: "b", By: "acme", Do: Lift, Names: []EventID{"ban"}, Announced: day(t, "2025")},
		&Event{ID: "c", By: "globex", Do: Allow, Apps: []EntityID{"pigeon"}, Announced: day(t, "2025")})})
	if e := all.Event("a"); e == nil || !slices.Equal(e.Apps, []EntityID{"dove"}) || all.Event("b") != nil || all.Event("c") == nil || len(all.Readings) != 3 || all.Read("a") == nil || all.Read("ban") != nil {
		t.Errorf("a %+v, b %+v, c %+v", all.Event("a"), all.Event("b"), all.Event("c"))
	}
	unsure := Proposal{Readings: []*Reading{{Event: &Event{ID: "d", By: "globex", Do: Ban, Apps: []EntityID{"dove"}, Announced: day(t, "2025")}, Doubts: []string{"hedged"}}}}
	if all := b.With(unsure); all.Event("d") != nil || len(all.ReadingsOf("dove")) != 1 {
		t.Error("an unsure reading decides")
	}
}

// Rules that follow each other, or are of one document, don't disagree.
func TestOnlyRulesOfTheSameTimeDisagree(t *testing.T) {
	ban := &Event{ID: "ban", By: "acme", Do: Ban, Apps: []EntityID{"dove"}, Announced: day(t, "2024"), Reports: []Report{{Source: "s1"}}}
	allow := &Event{ID: "allow", By: "acme", Do: Allow, Apps: []EntityID{"dove"}, Announced: day(t, "2025"), Reports: []Report{{Source: "s2"}}}
	status := func(change func(b, a *Event), more ...*Event) Status {
		x, y := *ban, *allow
		change(&x, &y)
		b := NewBase(Settings{}, []*Entity{{ID: "acme", Kind: Company}, {ID: "dove", Kind: App}}, []*Source{{ID: "s1"}, {ID: "s2"}}, nil, nil, nil).With(Proposal{Readings: readings(append(more, &x, &y)...)})
		today := NewDay(2026, 1, 1)
		return b.Timeline("dove").At(Case{Actor: "acme"}, today, today).Cells[0].Status
	}
	if got := status(func(b, a *Event) {}); got != Contested {
		t.Errorf("two documents that tell the opposite: %s", got)
	}
	for name, change := range map[string]func(b, a *Event){
		"the ban ended before": func(b, a *Event) { b.Until = day(t, "2024-12") },
		"one document":         func(b, a *Event) { a.Reports = b.Reports },
		"another scope":        func(b, a *Event) { a.Scope.Terms = Terms{Audience: {"drivers"}} },
	} {
		if got := status(change); got == Contested {
			t.Errorf("%s: %s", name, got)
		}
	}
	lift := &Event{ID: "lift", By: "acme", Do: Lift, Names: []EventID{"ban"}, Announced: day(t, "2024-06"), Reports: []Report{{Source: "s1"}}}
	if got := status(func(b, a *Event) {}, lift); got != Allowed {
		t.Errorf("a ban that was lifted before: %s", got)
	}
}

// A higher tier decides between two documents, but not against a later rule of the body itself.
func TestLaterRuleIsNotOutranked(t *testing.T) {
	at := NewDay(2026, 1, 1)
	for name, x := range map[string]struct {
		banned, allowed string
		ban, allow      Tier
		want            Status
	}{
		"a mail after the handbook":     {"2025", "2024", "", PolicyTier, Contested},
		"a statement after the policy":  {"2025", "2024", StatementTier, PolicyTier, Contested},
		"the press after the handbook":  {"2025", "2024", ReportingTier, PolicyTier, Allowed},
		"the handbook after a mail":     {"2023", "2024", "", PolicyTier, Allowed},
		"a handbook that bans, earlier": {"2023", "2024", PolicyTier, "", Contested},
	} {
		sources := []*Source{{ID: "s1", Tier: x.ban, Date: day(t, x.banned)}, {ID: "s2", Tier: x.allow, Date: day(t, x.allowed)}}
		b := NewBase(Settings{}, []*Entity{{ID: "acme", Kind: Company}, {ID: "dove", Kind: App}}, sources, nil, nil, nil).With(Proposal{Readings: readings(
			&Event{ID: "ban", By: "acme", Do: Ban, Apps: []EntityID{"dove"}, Announced: day(t, x.banned), Reports: []Report{{Source: "s1"}}},
			&Event{ID: "allow", By: "acme", Do: Allow, Apps: []EntityID{"dove"}, Announced: day(t, x.allowed), Reports: []Report{{Source: "s2"}}})})
		if got := b.Timeline("dove").At(Case{Actor: "acme"}, at, at).Cells[0].Status; got != x.want {
			t.Errorf("%s: %s, want %s", name, got, x.want)
		}
	}
}

// A home whose name has another body's in it is a unit of that body, and what
// that body rules reaches it.
func TestHomeIsPartOfWhatItsNameSays(t *testing.T) {
	home := &Entity{ID: "labs", Kind: Company, Names: []Name{{Text: "Labs"}, {Text: "Acme Labs"}}}
	proposed := func(id EntityID, name string) *Entity {
		return &Entity{ID: id, Kind: Organization, Names: []Name{{Text: name}}, Proposed: true}
	}
	b := NewBase(Settings{Home: "labs"}, []*Entity{home, {ID: "dove", Kind: App}}, nil, nil, nil, nil)
	at := NewDay(2026, 1, 1)
	for by, want := range map[EntityID]Status{"acme": Banned, "acme-it": Banned, "acmeville": None, "globex": None} {
		all := b.With(Proposal{
			Entities: []*Entity{proposed("acme", "Acme"), proposed("acme-it", "Acme IT"), proposed("acmeville", "Acmeville"), proposed("globex", "Globex")},
			Readings: readings(&Event{ID: "ban", By: by, Do: Ban, Apps: []EntityID{"dove"}, Announced: day(t, "2024")})})
		if got := all.Timeline("dove").At(Case{Actor: "labs"}, at, at).Cells[0].Status; got != want {
			t.Errorf("%s bans it: %s, want %s", by, got, want)
		}
	}
}

// What a document no longer says is nothing that ended.
func TestFadedRuleIsNoEndedOne(t *testing.T) {
	for fades, want := range map[bool]Status{true: None, false: Ended} {
		e := &Event{ID: "allow", By: "acme", Do: Allow, Apps: []EntityID{"dove"}, Announced: day(t, "2024"), Until: day(t, "2025-06-30"), Fades: fades}
		b := NewBase(Settings{}, []*Entity{{ID: "acme", Kind: Company}, {ID: "dove", Kind: App}}, nil, []*Event{e}, nil, nil)
		at := func(d Day) Status { return b.Timeline("dove").At(Case{Actor: "acme"}, d, d).Cells[0].Status }
		if before, after := at(NewDay(2025, 6, 30)), at(NewDay(2025, 7, 1)); before != Allowed || after != want {
			t.Errorf("fades %v: %s, then %s", fades, before, after)
		}
	}
}
