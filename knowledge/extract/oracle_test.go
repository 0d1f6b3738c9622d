package extract

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"policybot/knowledge"
)

// oracle reads a text as the clerk does: each line by its first choices.
func oracle(golds []*gold) (p knowledge.Proposal) {
	entity := func(name string, kind knowledge.Kind) knowledge.EntityID {
		id := knowledge.EntityID(strings.ReplaceAll(strings.ToLower(name), " ", "-"))
		if !slices.ContainsFunc(p.Entities, func(e *knowledge.Entity) bool { return e.ID == id }) {
			p.Entities = append(p.Entities, &knowledge.Entity{ID: id, Kind: kind, Names: []knowledge.Name{{Text: name}}})
		}
		return id
	}
	terms := func(choices []choice) knowledge.Terms {
		t := knowledge.Terms{}
		for _, c := range choices {
			dimension, words, _ := strings.Cut(c.any[0], "=")
			d := knowledge.Dimension(dimension)
			t[d] = append(t[d], entity(words, d.KindOf()))
		}
		return t
	}
	for i, g := range golds {
		e := &knowledge.Event{ID: knowledge.EventID(fmt.Sprint("e", i)), By: entity(g.by.any[0], knowledge.Organization), Do: knowledge.Act(g.do.any[0]), Of: knowledge.Act(g.of),
			Announced: first(g.announced, written), From: first(g.from, knowledge.Date{}), Until: first(g.until, knowledge.Date{}),
			Scope:   knowledge.Scope{Terms: terms(g.scope), Except: terms(g.except)},
			Reports: []knowledge.Report{{Certainty: knowledge.Certainty(g.certainty.any[0])}}}
		for _, c := range g.apps {
			e.Apps = append(e.Apps, entity(c.any[0], knowledge.App))
		}
		if len(g.conditions.any) > 0 {
			e.Conditions = []knowledge.Condition{{Name: g.conditions.any[0]}}
		}
		p.Readings = append(p.Readings, &knowledge.Reading{Event: e})
	}
	for i, g := range golds {
		for k, x := range golds {
			if len(g.names) > 0 && x.by.has(g.names[0].by) && x.do.has(g.names[0].do) && (g.names[0].announced == "" || x.announced.has(g.names[0].announced)) &&
				slices.ContainsFunc(x.apps, func(c choice) bool { return c.has(strings.Split(g.names[0].apps, ", ")[0]) }) {
				p.Readings[i].Event.Names = []knowledge.EventID{p.Readings[k].Event.ID}
				break
			}
		}
	}
	return p
}

var written = knowledge.OnDay(readOn)

func first(c choice, otherwise knowledge.Date) knowledge.Date {
	if len(c.any) == 0 {
		return otherwise
	}
	d, err := knowledge.ParseDate(c.any[0])
	if err != nil {
		panic(err)
	}
	return d
}

func scoreOracle(golds []*gold, p knowledge.Proposal, say func(string, ...any)) figures {
	b := knowledge.NewBase(knowledge.Settings{}, nil, nil, nil, nil, []*knowledge.Passage{{ID: "p", Date: written}})
	return score(matcherOf(b, p, golds), p.Readings, say)
}

// TestScore holds the comparison to find everything right in what the clerk
// records, and to see every kind of mistake.
func TestScore(t *testing.T) {
	files, err := filepath.Glob("testdata/articles/*.gold")
	if err != nil || len(files) == 0 {
		t.Fatal("no articles", err)
	}
	for _, file := range files {
		list := golds(t, file)
		f := scoreOracle(list, oracle(list), t.Logf)
		if f.sure != f.events || f.right != f.events || f.wrong > 0 {
			t.Errorf("%s: of %d events %d found and %d right, %d too many", file, f.events, f.sure, f.right, f.wrong)
		}
	}
	lift, err := parseGold("Acme/Acme Corp | lift | Pigeon, Owl/ | 2024-06-10 | | | device=phones; except audience=drivers | | Acme/ban/Pigeon | stated")
	if err != nil {
		t.Fatal(err)
	}
	ban, err := parseGold("Acme | ban | Pigeon | 2024-03 | 2024-04-01 | 2025 | device=phones/network=phones | approval by the help desk | | reported")
	if err != nil {
		t.Fatal(err)
	}
	list := []*gold{lift, ban}
	other := knowledge.OnDay(readOn + 1)
	for name, change := range map[string]func(lift, ban *knowledge.Event){
		"announced":  func(_, e *knowledge.Event) { e.Announced = knowledge.OnDay(e.Announced.First) },
		"from":       func(_, e *knowledge.Event) { e.From = knowledge.Date{} },
		"until":      func(_, e *knowledge.Event) { e.Until = other },
		"scope":      func(_, e *knowledge.Event) { e.Scope.Terms[knowledge.Device] = nil },
		"one more":   func(_, e *knowledge.Event) { e.Scope.Terms[knowledge.Place] = []knowledge.EntityID{"phones"} },
		"except":     func(e, _ *knowledge.Event) { e.Scope.Except = nil },
		"conditions": func(_, e *knowledge.Event) { e.Conditions[0].Name = "a full moon" },
		"names":      func(e, _ *knowledge.Event) { e.Names = nil },
		"certainty":  func(_, e *knowledge.Event) { e.Reports[0].Certainty = knowledge.Stated },
	} {
		p := oracle(list)
		change(p.Readings[0].Event, p.Readings[1].Event)
		if f := scoreOracle(list, p, t.Logf); f.sure != 2 || f.right != 1 || f.wrong != 0 {
			t.Errorf("%s: %+v", name, f)
		}
	}
	for name, change := range map[string]func(lift, ban *knowledge.Event){
		"by":       func(_, e *knowledge.Event) { e.By = e.Apps[0] },
		"do":       func(_, e *knowledge.Event) { e.Do = knowledge.Allow },
		"app":      func(_, e *knowledge.Event) { e.Apps[0] = "acme" },
		"one more": func(_, e *knowledge.Event) { e.Apps = append(e.Apps, "acme") },
	} {
		p := oracle(list)
		change(p.Readings[0].Event, p.Readings[1].Event)
		if f := scoreOracle(list, p, t.Logf); f.sure != 1 || f.wrong != 1 {
			t.Errorf("%s: %+v", name, f)
		}
	}
	p := oracle(list)
	p.Readings[1].Doubts = []string{"whose act it is"}
	if f := scoreOracle(list, p, t.Logf); f.sure != 1 || f.unsure != 1 || f.unsureRight != 1 || f.right != 1 || f.mistaken != 0 {
		t.Errorf("unsure: %+v", f)
	}
	p = oracle(list)
	twice := *p.Readings[1].Event
	twice.ID = "twice"
	p.Readings = append(p.Readings, &knowledge.Reading{Event: &twice})
	if f := scoreOracle(list, p, t.Logf); f.sure != 2 || f.wrong != 1 {
		t.Errorf("told twice: %+v", f)
	}
}
