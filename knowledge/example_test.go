package knowledge_test

import (
	"fmt"

	. "policybot/knowledge"
)

// An order to remove an app was withdrawn five hours later. Asked that day,
// and ever since, it is an order taken back, and never one in force.
func ExampleTimeline_At() {
	minute := func(s string) Date {
		d, err := ParseDate(s)
		if err != nil {
			panic(err)
		}
		return d
	}
	base := NewBase(Settings{},
		[]*Entity{{ID: "acme", Kind: Company}, {ID: "pigeon", Kind: App}},
		[]*Source{{ID: "memo", Tier: PolicyTier}},
		[]*Event{
			{ID: "order", By: "acme", Do: Ban, Apps: []EntityID{"pigeon"}, Announced: minute("2024-03-04T09:00"), Reports: []Report{{Source: "memo"}}},
			{ID: "mistake", By: "acme", Do: Withdraw, Names: []EventID{"order"}, Announced: minute("2024-03-04T14:00"), Reports: []Report{{Source: "memo"}}},
		}, nil, nil)

	timeline := base.Timeline("pigeon")
	for _, day := range []Day{NewDay(2024, 3, 3), NewDay(2024, 3, 4)} {
		cell := timeline.At(Case{Actor: "acme"}, day, day).Cells[0]
		fmt.Println(day, cell.Status)
		if cell.By != nil {
			fmt.Printf("%s, by %s\n", cell.Rule.ID, cell.By.ID)
		}
	}
	// Output:
	// 2024-03-03 none
	// 2024-03-04 withdrawn
	// order, by mistake
}

// What somebody may not see isn't there for them.
func ExampleBase_For() {
	settings := Settings{Collections: []Access{{Name: "legal", Groups: []string{"S1"}, Channels: []string{"C1"}}}}
	base := NewBase(settings, nil, nil, []*Event{
		{ID: "acme-pigeon-ban", By: "acme", Do: Ban, Apps: []EntityID{"pigeon"}},
		{ID: "acme-heron-ban", By: "acme", Do: Ban, Apps: []EntityID{"heron"}, Collection: "legal"},
	}, nil, nil)
	for _, v := range []Viewer{{}, {Groups: []string{"S1"}}, {Channel: "C1"}, {Channel: "C2"}} {
		fmt.Println(len(base.For(v).EventsBy("acme")))
	}
	// Output:
	// 1
	// 2
	// 2
	// 1
}
