package index

import (
	"slices"
	"strings"
	"testing"

	"policybot/knowledge"
)

func testBase() *knowledge.Base {
	name := func(s ...string) (list []knowledge.Name) {
		for _, t := range s {
			list = append(list, knowledge.Name{Text: t})
		}
		return list
	}
	in := func(id knowledge.EntityID) []knowledge.Link { return []knowledge.Link{{To: id}} }
	quote := []knowledge.Report{{Source: "memo", Quote: "remove it", Speaker: "Acme IT"}}
	return knowledge.NewBase(knowledge.Settings{},
		[]*knowledge.Entity{
			{ID: "acme", Kind: knowledge.Company, Names: name("Acme", "Acme Corp")},
			{ID: "pigeon", Kind: knowledge.App, Names: name("Pigeon"), In: in("messengers")},
			{ID: "messengers", Kind: knowledge.Class, Names: name("messengers"), In: in("software")},
		},
		[]*knowledge.Source{{ID: "memo", Title: "Device memo", Date: mustDate("2024-03")}},
		[]*knowledge.Event{
			{ID: "ban", By: "acme", Do: knowledge.Ban, Apps: []knowledge.EntityID{"pigeon"}, Text: "Told to remove the app.",
				Announced: mustDate("2024-03-04"), From: mustDate("2024-04-01"), Reports: quote, Collection: "legal",
				Scope: knowledge.Scope{
					Terms:  knowledge.Terms{knowledge.Device: {"phone"}, knowledge.Version: {">=5.0"}},
					Except: knowledge.Terms{knowledge.Audience: {"drivers"}}},
				Reasons:    []knowledge.Reason{{Text: "it copies the address book"}},
				Conditions: []knowledge.Condition{{Name: "approval", Grants: "the office", Lasts: "a year"}}},
			{ID: "lift", By: "acme", Do: knowledge.Lift, Names: []knowledge.EventID{"ban"}, Text: "It ended.", Announced: mustDate("2024-06-10")},
		},
		[]*knowledge.Fact{
			{ID: "owner", About: []knowledge.EntityID{"pigeon"}, Relation: "owner", Value: knowledge.Value{Text: "Loft Ltd"}, Text: "Loft owns it.", Reports: quote},
			{ID: "deadline", Events: []knowledge.EventID{"lift"}, Relation: "deadline", Text: "By noon.", Date: mustDate("2024-05-01")},
		},
		[]*knowledge.Passage{{ID: "p1", Source: "memo", Title: "Section 2", Text: "Nobody at Acme needs it."}})
}

func corpusDocs(mentions func(text string) []knowledge.EntityID) []Doc {
	return slices.Collect(NewCorpus(testBase(), mentions, "").All())
}

func TestDocs(t *testing.T) {
	docs := corpusDocs(func(text string) []knowledge.EntityID {
		if strings.Contains(text, "Acme needs") {
			return []knowledge.EntityID{"acme"}
		}
		return nil
	})
	byKey := map[string]Doc{}
	for _, d := range docs {
		byKey[d.key()] = d
	}
	for key, want := range map[string]struct {
		entities, date, title string
		text                  []string
		words                 []string
	}{
		"event:ban": {"acme pigeon messengers software drivers phone", "2024-03-04", "Device memo",
			[]string{"Told to remove", "address book", "approval, the office, a year", "Acme IT: “remove it”"}, []string{"Acme Corp", "Pigeon", "ban"}},
		"event:lift":    {"acme pigeon messengers software", "2024-06-10", "", []string{"It ended."}, []string{"Pigeon", "lift"}},
		"fact:owner":    {"pigeon messengers software", "2024-03", "Device memo", []string{"Loft owns it.", "remove it"}, []string{"Pigeon", "owner", "Loft Ltd"}},
		"fact:deadline": {"acme pigeon messengers software", "2024-05-01", "", []string{"By noon."}, []string{"deadline", "Acme"}},
		"passage:p1":    {"acme", "2024-03", "Device memo · Section 2", []string{"Nobody at Acme needs it."}, nil},
	} {
		d, ok := byKey[key]
		if !ok {
			t.Errorf("there is no %s", key)
			continue
		}
		var ids []string
		for _, e := range d.Entities {
			ids = append(ids, string(e))
		}
		if got := strings.Join(ids, " "); got != want.entities {
			t.Errorf("%s speaks of %s, want %s", key, got, want.entities)
		}
		if d.Date.String() != want.date || d.Title != want.title {
			t.Errorf("%s is %q of %s, want %q of %s", key, d.Title, d.Date, want.title, want.date)
		}
		for _, s := range want.text {
			if !strings.Contains(d.Text, s) {
				t.Errorf("%s: %q isn't in %q", key, s, d.Text)
			}
		}
		for _, w := range want.words {
			if !slices.Contains(d.Words, w) {
				t.Errorf("%s: %q isn't among %q", key, w, d.Words)
			}
		}
	}
	if len(docs) != 5 || byKey["event:ban"].Collection != "legal" {
		t.Errorf("%d docs, the ban in %q", len(docs), byKey["event:ban"].Collection)
	}
}

func TestDocsAreFoundByName(t *testing.T) {
	x := inMemory(t, corpusDocs(nil)...)
	wantIDs(t, x, Query{Text: "did Acme Corp ban Pigeon?", Limit: 1}, "ban")
	wantIDs(t, x, Query{Text: "who is the owner?", Limit: 1}, "owner")
	wantIDs(t, x, Query{Entities: []knowledge.EntityID{"software"}, Kinds: []Kind{Event}}, "ban", "lift")
}

func TestHeadingsWeighMore(t *testing.T) {
	b := knowledge.NewBase(knowledge.Settings{}, nil, []*knowledge.Source{{ID: "memo", Title: "Memo"}}, nil, nil, []*knowledge.Passage{
		{ID: "b", Source: "memo", Title: "Pigeon", Text: "What the office says."},
		{ID: "a", Source: "memo", Title: "Office", Text: "What the pigeon says."},
	})
	docs := slices.Collect(NewCorpus(b, nil, "").All())
	wantIDs(t, inMemory(t, docs...), Query{Text: "pigeon"}, "b", "a")
}
