package knowledge

import (
	"slices"
	"testing"
)

func TestOwners(t *testing.T) {
	link := func(ids ...EntityID) (links []Link) {
		for _, id := range ids {
			links = append(links, Link{To: id})
		}
		return links
	}
	until2020 := Link{To: "old-class", Until: OnDay(NewDay(2020, 12, 31))}
	b := NewBase(Settings{Collections: []Access{{Name: "legal", Owners: []Owner{"C0LEGAL"}}, {Name: "hr"}, {Name: Open, Everyone: true, Owners: []Owner{"C0OPEN"}}}},
		[]*Entity{
			{ID: "owned", Kind: App, Owners: []Owner{"U1"}, In: link("class")},
			{ID: "pigeon", Kind: App, In: append([]Link{until2020}, link("bare", "class")...)},
			{ID: "old-class", Kind: Class, Owners: []Owner{"U0OLD"}},
			{ID: "bare", Kind: Class, In: link("wide")},
			{ID: "wide", Kind: Class, Owners: []Owner{"U0WIDE"}},
			{ID: "class", Kind: Class, Owners: []Owner{"S0CLASS", "U2"}},
			{ID: "shop", Kind: UnitKind, In: link("acme")},
			{ID: "acme", Kind: Company, Under: link("state")},
			{ID: "state", Kind: Government, Owners: []Owner{"U0STATE"}},
			{ID: "loop", Kind: Class, In: link("loop2")},
			{ID: "loop2", Kind: Class, In: link("loop")},
		}, nil, nil, nil, nil)
	for _, c := range []struct {
		name  string
		named []EntityID
		in    []Collection
		year  int
		want  []Owner
	}{
		{"its own", []EntityID{"owned"}, nil, 2026, []Owner{"U1"}},
		{"the nearest class's", []EntityID{"pigeon"}, nil, 2026, []Owner{"S0CLASS", "U2"}},
		{"a class of that day", []EntityID{"pigeon"}, nil, 2020, []Owner{"U0OLD"}},
		{"the app's before the actor's", []EntityID{"pigeon", "acme"}, nil, 2026, []Owner{"S0CLASS", "U2"}},
		{"the body's above", []EntityID{"loop", "shop"}, nil, 2026, []Owner{"U0STATE"}},
		{"an entity's before the collection's", []EntityID{"loop", "owned"}, []Collection{"legal"}, 2026, []Owner{"U1"}},
		{"the collection's", []EntityID{"loop", "gone"}, []Collection{"hr", "legal"}, 2026, []Owner{"C0LEGAL"}},
		{"the open one's", nil, []Collection{"hr"}, 2026, []Owner{"C0OPEN"}},
	} {
		if got := b.Owners(c.named, c.in, NewDay(c.year, 6, 1)); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v; want %v", c.name, got, c.want)
		}
	}
	if got := NewBase(Settings{}, nil, nil, nil, nil, nil).Owners(nil, nil, 0); got != nil {
		t.Errorf("of nothing: %v", got)
	}
}
