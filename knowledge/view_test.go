package knowledge

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestSees holds each way in which a collection may be opened to a viewer.
func TestSees(t *testing.T) {
	s := Settings{Collections: []Access{
		{Name: "all", Everyone: true}, {Name: "legal", Groups: []string{"S1", "S2"}, Channels: []string{"C1"}}, {Name: "nobody"},
	}}
	for _, c := range []struct {
		name   string
		viewer Viewer
		guests Guests
		sees   string
	}{
		{"anybody", Viewer{}, "", "open all"},
		{"a member", Viewer{Groups: []string{"S9", "S2"}}, "", "open all legal"},
		{"another group", Viewer{Groups: []string{"S9"}}, "", "open all"},
		{"the channel", Viewer{Channel: "C1"}, "", "open all legal"},
		{"a channel with a group's id", Viewer{Channel: "S1"}, "", "open all"},
		{"a group with a channel's id", Viewer{Groups: []string{"C1", ""}}, "", "open all"},
		{"a guest in the group", Viewer{Groups: []string{"S1"}, Guest: true}, "", "open all"},
		{"a guest in the channel", Viewer{Channel: "C1", Guest: true}, GuestsOpen, "open all legal"},
		{"a guest who counts as a member", Viewer{Groups: []string{"S1"}, Guest: true}, GuestsMembers, "open all legal"},
		{"a guest who is refused", Viewer{Groups: []string{"S1"}, Channel: "C1", Guest: true}, GuestsRefused, ""},
		{"who keeps the records", Viewer{All: true}, "", "open all legal nobody unlisted"},
	} {
		s.Guests = c.guests
		var got []string
		for _, name := range []Collection{Open, "all", "legal", "nobody", "unlisted"} {
			if s.Sees(c.viewer, name) {
				got = append(got, string(name))
			}
		}
		if text := strings.Join(got, " "); text != c.sees || s.Sees(c.viewer, "") != s.Sees(c.viewer, Open) {
			t.Errorf("%s sees %q, want %q", c.name, text, c.sees)
		}
	}
}

// halves is a base whose half is in the collection legal, with references of
// every kind from the one half to the other.
func halves() *Base {
	s := Settings{Home: "hq", Collections: []Access{{Name: "legal", Groups: []string{"S1"}}}}
	memo, note := Report{Source: "memo"}, Report{Source: "note", Quote: "hidden"}
	return NewBase(s,
		[]*Entity{
			{ID: "acme", Kind: Company, Under: []Link{{To: "hq"}}}, {ID: "hq", Kind: Company, Collection: "legal"}, {ID: "pigeon", Kind: App, In: []Link{{To: "birds"}}},
			{ID: "birds", Kind: Class, Implied: true}, {ID: "drivers", Kind: AudienceKind, Implied: true}, {ID: "divers", Kind: AudienceKind, Implied: true},
		},
		[]*Source{{ID: "memo"}, {ID: "note", Collection: "legal"}},
		[]*Event{
			{ID: "ban", By: "acme", Do: Ban, Apps: []EntityID{"pigeon"}, Scope: Scope{Terms: Terms{Audience: {"drivers"}}}, Reports: []Report{memo, note},
				Reasons: []Reason{{Text: "told"}, {Text: "hidden", Reports: []Report{note}}, {Text: "half", Reports: []Report{note, memo}}}},
			{ID: "ban-2", By: "acme", Do: Ban, Apps: []EntityID{"pigeon"}, Names: []EventID{"ban-legal"}, Reports: []Report{memo}},
			{ID: "ban-legal", By: "acme", Do: Ban, Apps: []EntityID{"pigeon"}, Scope: Scope{Terms: Terms{Audience: {"divers"}}}, Collection: "legal"},
			{ID: "lift", By: "acme", Do: Lift, Names: []EventID{"ban-legal"}},
			{ID: "withdraw-lift", By: "acme", Do: Withdraw, Names: []EventID{"lift"}},
			{ID: "lift-both", By: "acme", Do: Lift, Names: []EventID{"ban", "ban-legal"}},
			{ID: "unheard", By: "acme", Do: Warn, Apps: []EntityID{"pigeon"}, Reports: []Report{note}},
			{ID: "warn-hq", By: "hq", Do: Warn, Apps: []EntityID{"pigeon"}},
		},
		[]*Fact{
			{ID: "owner", About: []EntityID{"pigeon"}, Reports: []Report{memo}}, {ID: "owner-legal", About: []EntityID{"pigeon"}, Collection: "legal"},
			{ID: "of-hq", About: []EntityID{"hq"}}, {ID: "of-both", Events: []EventID{"ban", "ban-legal"}}, {ID: "of-ban-legal", Events: []EventID{"ban-legal"}},
		},
		[]*Passage{{ID: "p", Source: "memo"}, {ID: "p-legal", Source: "memo", Collection: "legal"}, {ID: "p-note", Source: "note"}})
}

// TestForLeavesNothingOfWhatIsHidden looks at all that is left of the halves.
func TestForLeavesNothingOfWhatIsHidden(t *testing.T) {
	b := halves()
	v := b.For(Viewer{})
	var got []string
	for _, e := range v.Entities {
		got = append(got, fmt.Sprint(e.ID, len(e.In)+len(e.Under)))
	}
	for _, s := range v.Sources {
		got = append(got, string(s.ID))
	}
	for _, e := range v.Events {
		got = append(got, fmt.Sprint(e.ID, e.Names, len(e.Reports), len(e.Reasons)))
	}
	for _, f := range v.Facts {
		got = append(got, fmt.Sprint(f.ID, f.Events))
	}
	for _, p := range v.Passages {
		got = append(got, string(p.ID))
	}
	want := []string{"acme0", "birds0", "drivers0", "pigeon1", "memo",
		"ban[] 1 2", "ban-2[] 1 0", "lift-both[ban] 0 0",
		"of-both[ban]", "owner[]", "p"}
	if !slices.Equal(got, want) {
		t.Errorf("left is\n%q, want\n%q", got, want)
	}
	if v.Home != "" || len(v.Event("ban").Reasons[1].Reports) != 1 {
		t.Errorf("home %q, reasons %v", v.Home, v.Event("ban").Reasons)
	}
	if v.Fact("owner") != b.Fact("owner") || len(b.Event("ban").Reports) != 2 || len(b.Event("ban").Reasons[2].Reports) != 2 {
		t.Error("what is seen whole is copied, or the base itself is changed")
	}
	for _, all := range []Viewer{{All: true}, {Groups: []string{"S1"}}} {
		if b.For(all) != b {
			t.Errorf("%+v sees all, and gets another base", all)
		}
	}
}
