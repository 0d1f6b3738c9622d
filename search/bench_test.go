package search_test

import (
	"context"
	"fmt"
	"testing"

	"policybot/knowledge"
	"policybot/search"
	"policybot/search/edition"
	"policybot/search/index"
)

// bigBase invents n records: actors, apps, bans that were lifted or stand, and
// facts about each app.
func bigBase(n int) *knowledge.Base {
	src := &knowledge.Source{ID: "register", Title: "Invented register", Publisher: "Invented office", Tier: knowledge.PolicyTier, Date: knowledge.OnDay(knowledge.NewDay(2026, 10, 1))}
	var entities []*knowledge.Entity
	var events []*knowledge.Event
	var facts []*knowledge.Fact
	report := []knowledge.Report{{Source: "register", At: "line"}}
	for i := 0; len(events)+len(facts) < n; i++ {
		actor, app := knowledge.EntityID(fmt.Sprintf("firm-%d", i)), knowledge.EntityID(fmt.Sprintf("app-%d", i))
		firm, name := fmt.Sprintf("Firmora%d", i), fmt.Sprintf("Appelix%d", i)
		entities = append(entities,
			&knowledge.Entity{ID: actor, Kind: knowledge.Company, Names: []knowledge.Name{{Text: firm}}},
			&knowledge.Entity{ID: app, Kind: knowledge.App, Names: []knowledge.Name{{Text: name}}})
		ban := knowledge.EventID(fmt.Sprintf("ban-%d", i))
		events = append(events, &knowledge.Event{ID: ban, By: actor, Do: knowledge.Ban, Apps: []knowledge.EntityID{app},
			Announced: knowledge.OnDay(knowledge.NewDay(2026, 1, 1+i%28)), Text: fmt.Sprintf("%s banned %s from company phones.", firm, name), Reports: report})
		if i%2 == 0 {
			events = append(events, &knowledge.Event{ID: "lift-" + ban, By: actor, Do: knowledge.Lift, Names: []knowledge.EventID{ban},
				Announced: knowledge.OnDay(knowledge.NewDay(2026, 5, 1+i%28)), Text: fmt.Sprintf("%s lifted its ban on %s.", firm, name), Reports: report})
		}
		facts = append(facts, &knowledge.Fact{ID: knowledge.FactID(fmt.Sprintf("owner-%d", i)), About: []knowledge.EntityID{app}, Relation: "owner",
			Value: knowledge.Value{Kind: knowledge.TextValue, Text: firm}, Text: fmt.Sprintf("%s belongs to %s.", name, firm), Reports: report})
	}
	return knowledge.NewBase(knowledge.Settings{}, entities, []*knowledge.Source{src}, events, facts, nil)
}

// BenchmarkAsk asks about a status (which needs no search), a fact of a named
// app (likewise), and a fact of nobody named (which does), and for comparison
// makes the searches alone: that of the last, and one for the words of the
// second within its app. At 100, 10,000 and 100,000 records.
func BenchmarkAsk(b *testing.B) {
	ctx := context.Background()
	for _, n := range []int{100, 10_000, 100_000} {
		if n > 10_000 && testing.Short() {
			continue
		}
		ed, err := edition.New(bigBase(n), today)
		if err != nil {
			b.Fatal(err)
		}
		if err := ed.Warm(ctx); err != nil {
			b.Fatal(err)
		}
		e := search.NewEngine(clock, ed)
		for _, c := range []struct{ name, text string }{
			{"status", "did Firmora12 ban Appelix12?"},
			{"fact", "who owns Appelix12?"},
			{"unnamed", "what belongs on company phones?"},
		} {
			b.Run(fmt.Sprintf("%s/%d", c.name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := e.Ask(ctx, search.Request{Text: c.text}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
		for name, q := range map[string]index.Query{
			"bleve":        {Text: "what belongs on company phones?", Limit: 50},
			"bleve+entity": {Text: "who owns Appelix12?", Entities: []knowledge.EntityID{"app-12"}, Limit: 10},
		} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := ed.Search(ctx, q); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
		if err := ed.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
