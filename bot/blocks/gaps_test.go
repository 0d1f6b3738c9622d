package blocks_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"policybot/bot/blocks"
	"policybot/knowledge"
)

func TestGapReport(t *testing.T) {
	at := time.Date(2026, 11, 2, 9, 0, 0, 0, time.UTC)
	g := blocks.Gaps{Since: at, Kept: 90 * 24 * time.Hour, List: []blocks.Gap{
		{Topic: blocks.Topic{Entity: "pigeon, unknown actor", Intent: "did-ban"}, Declined: 2, Disliked: 1, People: 3, First: at, Last: at.AddDate(0, 0, 5)},
		{Topic: blocks.Topic{Intent: "which-ban"}, Disliked: 1, People: 1, First: at, Last: at},
		{Declined: 1, People: 1, First: at, Last: at},
	}}
	named := blocks.Options{Name: func(id knowledge.EntityID) string {
		return map[knowledge.EntityID]string{"pigeon": "Pigeon <!here>"}[id]
	}}
	m := blocks.GapReport(english, g, named)
	valid(t, m)
	got := shown(t, m.Blocks)
	for _, part := range []string{
		"Declined or disliked since 2 November 2026: 3 topics.",
		"Pigeon <!here>, unknown actor · did-ban: 2 declined, 1 disliked, 3 people, 2 November 2026 to 7 November 2026",
		"nothing on record named · which-ban: 1 disliked, 1 person, 2 November 2026",
		"not understood: 1 declined, 1 person, 2 November 2026",
		"questions that nobody voted on as nothing",
	} {
		if !strings.Contains(got, part) {
			t.Errorf("it lacks %q:\n%s", part, got)
		}
	}
	for i := range 500 {
		g.List = append(g.List, blocks.Gap{Topic: blocks.Topic{Entity: strings.Repeat(fmt.Sprintf("entity-%d, ", i), 40), Intent: "did-ban"}, Declined: i, People: i, First: at, Last: at})
	}
	m = blocks.GapReport(english, g, named)
	valid(t, m)
	if got := shown(t, m.Blocks); !strings.Contains(got, "503 topics") || !strings.Contains(got, " more.") {
		t.Errorf("what is left out isn't counted:\n%.2000s", got)
	}
	valid(t, blocks.GapReport(english, blocks.Gaps{Since: at}, blocks.Options{}))
}
