package index

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"policybot/knowledge"
)

func TestFormsOfAWord(t *testing.T) {
	x := inMemory(t,
		passage("a", "The company banned the app."),
		passage("b", "Bans of apps are common."),
		passage("c", "They are banning it"),
		passage("d", "A banner over the door"))
	for _, text := range []string{"ban", "BANNED", "bans", "banning", "the company's ban"} {
		got := find(t, x, Query{Text: text})
		ids := map[string]bool{}
		for _, h := range got {
			ids[h.ID] = true
		}
		if !ids["a"] || !ids["b"] || !ids["c"] || ids["d"] {
			t.Errorf("%q found %v, want a, b, c", text, ids)
		}
	}
}

func TestTitleAndHiddenWords(t *testing.T) {
	d := passage("a", "remove it by noon")
	d.Title, d.Words = "Device memo", []string{"Pigeon Chat"}
	x := inMemory(t, d, passage("b", "remove the lid"))
	wantIDs(t, x, Query{Text: "memo pigeon remove", Limit: 1}, "a")
	if got := find(t, x, Query{Text: "pigeon"})[0]; got.Snippet.Text != "remove it by noon" || len(got.Snippet.Marks) != 0 {
		t.Errorf("snippet %+v shows words that the text hasn't", got.Snippet)
	}
}

func TestEntities(t *testing.T) {
	x := inMemory(t,
		passage("a", "ban of the app", "acme", "pigeon"),
		passage("b", "ban of the app", "acme"),
		passage("c", "ban of the app", "bolt", "pigeon"),
		passage("d", "nothing of the kind", "acme", "pigeon"))
	both := []knowledge.EntityID{"acme", "pigeon"}
	wantIDs(t, x, Query{Text: "ban", Entities: both}, "a")
	wantIDs(t, x, Query{Text: "ban", AnyEntity: both}, "a", "b", "c")
	wantIDs(t, x, Query{Text: "ban", Entities: both[1:], AnyEntity: []knowledge.EntityID{"bolt"}}, "c")
	wantIDs(t, x, Query{Entities: both}, "a", "d")
	wantIDs(t, x, Query{Entities: both, Text: "is it?"}, "a", "d")
	wantIDs(t, x, Query{Text: "ban", Entities: []knowledge.EntityID{"Acme"}})
	wantIDs(t, x, Query{Text: "ban", Entities: []knowledge.EntityID{""}})
}

func TestFiltersDoNotScore(t *testing.T) {
	a, b := passage("a", "ban of the app", "acme"), passage("b", "ban of the app", "acme", "bolt", "cork")
	a.Date, b.Date = mustDate("2020"), mustDate("2020-02-01..2020-05-31")
	x := inMemory(t, a, b, passage("c", "something else"))
	want := find(t, x, Query{Text: "ban app"})[0].Score
	for _, q := range []Query{
		{Entities: []knowledge.EntityID{"acme"}},
		{AnyEntity: []knowledge.EntityID{"acme", "bolt", "cork", "dune"}},
		{Kinds: []Kind{Passage, Event}},
		{From: mustDate("2020-04-12"), To: mustDate("2024-06")},
		{Entities: []knowledge.EntityID{"acme"}, Kinds: []Kind{Passage}, To: mustDate("2024")},
	} {
		q.Text = "ban app"
		hits := find(t, x, q)
		if len(hits) != 2 || hits[0].Score != want || hits[1].Score != want {
			t.Errorf("Search(%v) scores %+v, want two of %v", q, hits, want)
		}
	}
}

func TestKindsAndCollections(t *testing.T) {
	x := inMemory(t,
		Doc{Kind: Event, ID: "x", Text: "ban", Collection: "legal"},
		Doc{Kind: Fact, ID: "x", Text: "ban"},
		Doc{Kind: Passage, ID: "x", Text: "ban", Collection: knowledge.Open})
	kinds := func(q Query) (list []Kind) {
		for _, h := range find(t, x, q) {
			list = append(list, h.Kind)
		}
		return list
	}
	for _, c := range []struct {
		q    Query
		want []Kind
	}{
		{Query{Text: "ban"}, []Kind{Event, Fact, Passage}},
		{Query{Text: "ban", Kinds: []Kind{Fact}}, []Kind{Fact}},
		{Query{Text: "ban", Kinds: []Kind{Passage, Event}}, []Kind{Event, Passage}},
		{Query{Kinds: []Kind{Passage, Event}}, []Kind{Event, Passage}},
		{Query{Text: "ban", Collections: []knowledge.Collection{""}}, []Kind{Fact, Passage}},
		{Query{Text: "ban", Collections: []knowledge.Collection{"legal"}}, []Kind{Event}},
		{Query{Text: "ban", Collections: []knowledge.Collection{"other"}}, nil},
	} {
		if got := kinds(c.q); !slices.Equal(got, c.want) {
			t.Errorf("Search(%v) found %v, want %v", c.q, got, c.want)
		}
	}
}

func TestAllWordsThenAny(t *testing.T) {
	docs := []Doc{passage("some", "pigeon pigeon pigeon")}
	for i := range 4 {
		docs = append(docs, passage(fmt.Sprint("all-", i), "the pigeon ban of the year"))
	}
	x := inMemory(t, docs...)
	wantIDs(t, x, Query{Text: "pigeon ban", Limit: 4}, "all-0", "all-1", "all-2", "all-3")
	wantIDs(t, x, Query{Text: "pigeon ban unheard", Limit: 2}, "all-0", "all-1")
	found := find(t, x, Query{Text: "pigeon ban"})
	if len(found) != 5 {
		t.Errorf("found %d docs, want all 5 where those with every word are too few", len(found))
	}
}

func TestTiesAreInOrderOfID(t *testing.T) {
	var docs []Doc
	for i := range 700 {
		docs = append(docs, passage(fmt.Sprintf("p%03d", i), "one and another text"))
	}
	better := passage("z", "one text")
	for range 2 {
		slices.Reverse(docs)
		x := inMemory(t, append(docs, better)...)
		wantIDs(t, x, Query{Text: "text another", Limit: 3}, "p000", "p001", "p002")
		wantIDs(t, x, Query{Text: "text", Limit: 3}, "z", "p000", "p001")
		if got := find(t, x, Query{Kinds: []Kind{Passage}, Limit: 2}); got[0].ID != "p000" || got[1].ID != "p001" {
			t.Errorf("listed %s, %s", got[0].ID, got[1].ID)
		}
	}
}

func TestSameOrderHoweverBuilt(t *testing.T) {
	docs := synthetic(1500, 4)
	a := inMemory(t, docs...)
	slices.Reverse(docs)
	b, err := Build(t.Context(), slices.Values(docs), Options{Path: t.TempDir() + "/index"})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	for _, q := range syntheticQueries(docs, 60, 5) {
		q.Entities, q.Limit = nil, 50
		q.Text += " " + docs[len(q.Text)].Text // long enough to be added up in more than one order
		one, two := find(t, a, q), find(t, b, q)
		if len(one) == 0 || len(one) != len(two) {
			t.Fatalf("Search(%v) found %d and %d", q, len(one), len(two))
		}
		for i := range one {
			if one[i].ID != two[i].ID || one[i].Score != two[i].Score {
				t.Errorf("Search(%v): hit %d is %s (%v) and %s (%v)", q, i, one[i].ID, one[i].Score, two[i].ID, two[i].Score)
			}
		}
	}
}

func TestDates(t *testing.T) {
	on := func(id, date string) Doc {
		d := passage(id, "ban")
		if date != "" {
			d.Date = mustDate(date)
		}
		return d
	}
	x := inMemory(t, on("day", "2020-07-10"), on("month", "2020-07"), on("year", "2020"),
		on("by", "..2018-06"), on("since", "2021-02-03.."), on("span", "2019-12-30..2020-01-02"), on("none", ""))
	for _, c := range []struct{ from, to, want string }{
		{"2020-07-10", "2020-07-10", "day month year"},
		{"2020-07-11", "2020-07-11", "month year"},
		{"2020-08", "2020-08", "year"},
		{"2020-01-02", "2020-01-02", "span year"},
		{"2020-01-03", "2020-01-03", "year"},
		{"2019", "2019", "span"},
		{"2018-06-30", "2019-01-01", "by"},
		{"2018-07-01", "2019-01-01", ""},
		{"2021", "", "since"},
		{"2020-12-31", "", "since year"},
		{"", "2019", "by span"},
		{"1200", "1300", "by"},
		{"2030-05", "2031-03", "since"},
		{"2020-07-12", "2020-07-11", ""},
		{"", "", "by day month none since span year"},
	} {
		q := Query{Text: "ban"}
		if c.from != "" {
			q.From = mustDate(c.from)
		}
		if c.to != "" {
			q.To = mustDate(c.to)
		}
		wantIDs(t, x, q, strings.Fields(c.want)...)
	}
}

func TestLimit(t *testing.T) {
	x := inMemory(t, synthetic(1200, 3)...)
	q := Query{Kinds: []Kind{Event, Fact, Passage}}
	for limit, want := range map[int]int{0: 10, -5: 10, 7: 7, 1 << 40: 1000} {
		q.Limit = limit
		if got := find(t, x, q); len(got) != want {
			t.Errorf("limit %d gave %d hits, want %d", limit, len(got), want)
		}
	}
}

func TestHostileText(t *testing.T) {
	x := inMemory(t,
		passage("a", "The ban of the pigeon app"),
		passage("b", "禁止使用该应用程序", "acme"),
		passage("c", "Запрет приложения"),
		passage("d", "🐦 pigeon"),
		passage("long", strings.Repeat("x", 100_000)),
		passage("invalid", "caf\xe9 au lait"))
	for text, want := range map[string]string{
		`"pigeon" +ban -app text:* ~2 /a.*/ (`:  "a",
		`w:pigeon^99999 ban`:                    "a",
		strings.Repeat("ban ", 10_000):          "a",
		"ban " + strings.Repeat("\x00", 40_000): "a",
		"禁止":                                    "b",
		"запрет":                                "c",
		"🐦 pigeon 🐦":                            "d",
		"lait":                                  "invalid",
		strings.Repeat("é", 40_000):             "",
		strings.Repeat("x", 40_000):             "",
		"\xff\xfe":                              "",
		"🐦🐦🐦":                                   "",
		"the of and":                            "",
		"*":                                     "",
		"":                                      "",
	} {
		hits := find(t, x, Query{Text: text, Limit: 1})
		got := ""
		if len(hits) > 0 {
			got = hits[0].ID
		}
		if got != want {
			t.Errorf("%.40q found %q, want %q", text, got, want)
		}
	}
}

func TestOnlyTheFirstWordsCount(t *testing.T) {
	x := inMemory(t, passage("a", "zebra"))
	var filler strings.Builder
	for i := range maxTerms {
		fmt.Fprintf(&filler, "word%d ", i)
	}
	wantIDs(t, x, Query{Text: "zebra " + filler.String()}, "a")
	wantIDs(t, x, Query{Text: filler.String() + "zebra"})
}

func TestNothingIndexed(t *testing.T) {
	x := inMemory(t)
	wantIDs(t, x, Query{Text: "ban"})
	wantIDs(t, x, Query{Kinds: []Kind{Event}})
	if x.Count() != 0 {
		t.Errorf("Count is %d, want 0", x.Count())
	}
}

func TestCancelled(t *testing.T) {
	x := inMemory(t, passage("a", "ban"))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := x.Search(ctx, Query{Text: "ban"}); !errors.Is(err, context.Canceled) {
		t.Errorf("a search that was called off gave %v", err)
	}
	if _, err := Build(ctx, slices.Values(synthetic(100, 1)), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a build that was called off gave %v", err)
	}
}

// lateEnd is a context that has ended, and says so only from the second time on.
type lateEnd struct {
	context.Context
	asked *int
}

func (l lateEnd) Err() error {
	if *l.asked++; *l.asked == 1 {
		return nil
	}
	return l.Context.Err()
}

func TestCancelledWhileSearching(t *testing.T) {
	x := inMemory(t, synthetic(200, 13)...)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	asked := 0
	if hits, err := x.Search(lateEnd{ctx, &asked}, Query{Text: "ban", Kinds: []Kind{Event}}); !errors.Is(err, context.Canceled) || hits != nil {
		t.Errorf("a search that was called off under way gave %d hits and %v", len(hits), err)
	}
}
