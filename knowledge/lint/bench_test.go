package lint

import (
	"fmt"
	"testing"

	"policybot/knowledge"
)

func BenchmarkCheck(b *testing.B) {
	for _, n := range []int{1000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			base := company(n)
			b.ReportAllocs()
			for b.Loop() {
				if f := Check(base); f.HasErrors() {
					b.Fatal(f[0])
				}
			}
		})
	}
}

// company is an invented company with n rules, each lifted by the next event.
func company(n int) *knowledge.Base {
	var events []*knowledge.Event
	entities := []*knowledge.Entity{{ID: "acme", Kind: knowledge.Company, Names: []knowledge.Name{{Text: "Acme"}}}}
	for i := 0; i < n; i += 2 {
		app := knowledge.EntityID(fmt.Sprintf("app-%d", i/20))
		if i%20 == 0 {
			entities = append(entities, &knowledge.Entity{ID: app, Kind: knowledge.App, Names: []knowledge.Name{{Text: string(app)}}})
		}
		ban := &knowledge.Event{ID: knowledge.EventID(fmt.Sprintf("ban-%06d", i)), By: "acme", Do: knowledge.Ban, Apps: []knowledge.EntityID{app},
			Announced: knowledge.OnDay(knowledge.Day(i)), Text: "Banned.", Reports: []knowledge.Report{{Source: "memo"}}}
		lift := &knowledge.Event{ID: knowledge.EventID(fmt.Sprintf("lift-%06d", i)), By: "acme", Do: knowledge.Lift, Names: []knowledge.EventID{ban.ID},
			Announced: knowledge.OnDay(knowledge.Day(i + 1)), Text: "Lifted.", Reports: []knowledge.Report{{Source: "memo"}}}
		events = append(events, ban, lift)
	}
	memo := &knowledge.Source{ID: "memo", Title: "Memo", Date: knowledge.OnDay(1), Tier: knowledge.PolicyTier}
	return knowledge.NewBase(knowledge.Settings{}, entities, []*knowledge.Source{memo}, events, nil, nil)
}
