package extract

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"policybot/knowledge"
	"policybot/knowledge/pack"
	"policybot/knowledge/record"
)

// TestArticle reads the article behind the embedded records, and holds what is
// found to the records: once where they declare whom and what it names, and once
// where nothing is declared.
func TestArticle(t *testing.T) {
	text, err := os.ReadFile("../../../shared/article/article.txt")
	if errors.Is(err, fs.ErrNotExist) {
		t.Skip("the article isn't kept here")
	}
	if err != nil {
		t.Fatal(err)
	}
	records, err := pack.Load()
	if err != nil {
		t.Fatal(err)
	}
	alone, findings := record.Load(fstest.MapFS{"article.txt": {Data: text}, "sources.yaml": {Data: []byte("sources:\n  - {id: article, title: Article, date: 2020-07, tier: reporting}\n")}})
	if alone == nil {
		t.Fatal(findings.Err())
	}
	named := knowledge.NewBase(records.Settings, records.Entities, alone.Sources, nil, nil, alone.Passages)
	var table quality
	for _, c := range []struct {
		name string
		base *knowledge.Base
	}{{"names-declared", named}, {"nothing-declared", alone}} {
		p := Read(c.base, readOn)
		sound(t, c.base, p)
		say := func(format string, args ...any) { t.Logf(c.name+": "+format, args...) }
		table.add(c.name, score(matcherOf(c.base, p, recorded(records)), p.Readings, say))
	}
	table.hold(t, "testdata/article.txt")
}

// recorded are the events on record as lines of gold. A date that the article
// doesn't tell may be that of the article.
func recorded(b *knowledge.Base) (list []*gold) {
	names := func(ids ...knowledge.EntityID) (c choice) {
		for _, id := range ids {
			c.any = append(c.any, strings.ReplaceAll(string(id), "-", " "))
			if e := b.Entity(id); e != nil {
				for _, n := range e.Names {
					c.any = append(c.any, n.Text)
				}
			}
		}
		return c
	}
	terms := func(t knowledge.Terms) (list []choice) {
		for d, ids := range t {
			for _, id := range ids {
				c := names(id)
				for i, x := range c.any {
					c.any[i] = string(d) + "=" + x
				}
				if id == knowledge.Anyone {
					c.none = true
				}
				list = append(list, c)
			}
		}
		return list
	}
	date := func(d knowledge.Date) choice {
		if d.IsZero() {
			return choice{none: true}
		}
		return choice{any: []string{d.String()}}
	}
	for _, e := range b.Events {
		g := &gold{by: names(e.By), do: choiceOf(string(e.Do)), announced: date(e.Announced), from: date(e.From), until: date(e.Until),
			scope: terms(e.Scope.Terms), except: terms(e.Scope.Except), conditions: choice{none: true}, of: string(e.Of), line: string(e.ID)}
		if e.Do == knowledge.Reinstate { // a ban that names nothing says the same of what stands
			g.do.any, g.unnamed = append(g.do.any, string(knowledge.Ban)), true
		}
		for _, a := range b.AppsOf(e) {
			g.apps = append(g.apps, names(a))
		}
		for _, s := range b.SourcesOf(e.Reports) {
			if s.Date.First <= e.Announced.First && e.Announced.Last <= s.Date.Last || e.Announced.Contains(s.Date.First) {
				g.announced.any = append(g.announced.any, s.Date.String())
			}
		}
		for _, id := range e.Names {
			x := b.Event(id)
			g.names = append(g.names, goldName{b.NameOf(x.By), string(x.Do), b.NameOf(b.AppsOf(x)[0]), ""})
		}
		surest := slices.MinFunc(e.Reports, func(x, y knowledge.Report) int { return cmp.Compare(x.Certainty.Rank(), y.Certainty.Rank()) }).Certainty
		g.certainty = choiceOf(string(surest))
		list = append(list, g)
	}
	return list
}
