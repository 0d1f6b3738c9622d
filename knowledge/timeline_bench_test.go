package knowledge_test

import (
	"fmt"
	"testing"

	. "policybot/knowledge"
)

// BenchmarkTimelineAt asks what stands: of two events on known days, of six
// of which two have coarse dates, and of thirty with scopes.
func BenchmarkTimelineAt(b *testing.B) {
	two := []*Event{
		{ID: "b", By: "acme", Do: Ban, Apps: []EntityID{"pigeon"}, Announced: OnDay(day0)},
		{ID: "w", By: "acme", Do: Withdraw, Names: []EventID{"b"}, Announced: OnDay(day0 + 1)},
	}
	month := OnDay(day0 + 10)
	month.Last, month.Precision = month.Last+29, SpanPrecision
	six := append([]*Event{
		{ID: "b2", By: "acme", Do: Ban, Apps: []EntityID{"pigeon"}, Announced: month},
		{ID: "l", By: "acme", Do: Lift, Names: []EventID{"b2"}, Announced: month},
		{ID: "r", By: "acme", Do: Restrict, Apps: []EntityID{"pigeon"}, Announced: OnDay(day0 + 60)},
		{ID: "x", By: "acme", Do: Exempt, Names: []EventID{"r"}, Announced: OnDay(day0 + 70)},
	}, two...)
	var thirty []*Event
	for i := range 30 {
		e := &Event{ID: EventID(fmt.Sprint("e", i)), By: "acme", Do: []Act{Ban, Restrict, Allow}[i%3], Apps: []EntityID{"pigeon"}, Announced: OnDay(day0 + Day(i))}
		e.Scope.Terms = Terms{Device: {[]EntityID{"phone", "company-device", "laptop"}[i%3]}}
		if i%2 == 0 {
			e.Scope.Terms[Audience] = []EntityID{"drivers"}
		}
		if i%5 == 4 {
			e.Do, e.Apps, e.Names = Lift, nil, []EventID{thirty[i-1].ID}
		}
		thirty = append(thirty, e)
	}
	for _, bench := range []struct {
		name   string
		events []*Event
	}{{"2 events", two}, {"6 events, 2 coarse", six}, {"30 events with scopes", thirty}} {
		b.Run(bench.name, func(b *testing.B) {
			base := smallWorld(bench.events, 0)
			b.ReportAllocs()
			for b.Loop() {
				base.Timeline("pigeon").At(acme, day0+35, day0+35)
			}
		})
	}
}
