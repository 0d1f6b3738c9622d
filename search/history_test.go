package search_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"policybot/knowledge"
	"policybot/knowledge/document/history/replay"
	"policybot/knowledge/record"
	"policybot/search"
	"policybot/search/index"
)

// toolPages are ten years of a real employer's pages on tools.
const toolPages = "../../shared/data/tool_pages/page_versions.jsonl"

// historyBase is the knowledge of a folder with the history of the pages.
func historyBase(t testing.TB) *knowledge.Base {
	t.Helper()
	versions, err := replay.Read(toolPages)
	if os.IsNotExist(err) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := replay.Into(dir, versions); err != nil {
		t.Fatal(err)
	}
	b, findings := record.LoadDir(dir)
	if err := findings.Err(); err != nil {
		t.Fatal(err)
	}
	return b
}

// TestHistory asks a folder with a history for what stood when.
func TestHistory(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	ctx := context.Background()
	e := engine(t, historyBase(t))
	b := e.Edition().Base
	day := func(s string) knowledge.Day {
		d, err := knowledge.ParseDay(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}

	t.Run("all that stood on a day is found, and nothing else", func(t *testing.T) {
		for _, s := range []string{"2016-09-29", "2016-09-30", "2018-02-25", "2020-05-15", "2021-08-11", "2024-05-05", "2024-05-06", "2026-03-19"} {
			hits, err := e.Edition().Search(ctx, index.Query{Kinds: []index.Kind{index.Passage}, On: knowledge.OnDay(day(s)), Limit: 1000})
			if err != nil {
				t.Fatal(err)
			}
			want := 0
			for _, p := range b.Passages {
				if p.Stands(day(s)) {
					want++
				}
			}
			for _, h := range hits {
				if !b.Passage(knowledge.PassageID(h.ID)).Stands(day(s)) {
					t.Errorf("on %s %s is found", s, h.ID)
				}
			}
			if len(hits) != min(want, 1000) {
				t.Errorf("on %s %d of %d are found", s, len(hits), want)
			}
		}
	})

	t.Run("a page that was removed", func(t *testing.T) {
		for on, found := range map[string]bool{"": false, "2024-05-06": false, "2024-05-05": true, "2016-09-29": false} {
			d := knowledge.Day(0)
			if on != "" {
				d = day(on)
			}
			hits, err := e.Search(ctx, knowledge.Viewer{}, "AnyConnect VPN client", d, 10)
			if err != nil {
				t.Fatal(err)
			}
			of := 0
			for _, h := range hits {
				if h.Source == "pages.tools.anyconnect" {
					of++
				}
			}
			if (of > 0) != found {
				t.Errorf("on %q %d of its passages are found", on, of)
			}
		}
	})

	t.Run("whatever is asked", func(t *testing.T) {
		quoted := 0
		of := 0
		for _, x := range b.Entities {
			if x.Kind != knowledge.App || x.Standard {
				continue
			}
			if of++; of%3 != 0 {
				continue
			}
			for _, s := range []string{"2018-02-25", "2021-08-11", "2026-11-26"} {
				a, err := e.Ask(ctx, search.Request{Text: "what does the page say about " + x.Name() + "?", AsOf: day(s)})
				if err != nil {
					t.Fatal(err)
				}
				for _, v := range a.Evidence {
					p := b.Passage(knowledge.PassageID(v.Record))
					if p != nil {
						quoted++
					}
					if p != nil && (!p.Stands(day(s)) || v.Until != "") {
						t.Errorf("%s on %s: %s is quoted, which stood from %s until %s", x.Name(), s, p.ID, p.From, p.Until)
					}
				}
				if d, err := knowledge.ParseDate(a.KnownTo); a.KnownTo != "" && (err != nil || d.First > day(s)) {
					t.Errorf("%s on %s: known to %s", x.Name(), s, a.KnownTo)
				}
			}
		}
		if quoted < 10 {
			t.Errorf("only %d passages were quoted", quoted)
		}
	})

	t.Run("quotes", func(t *testing.T) {
		for _, c := range []struct {
			text, asOf  string
			first, last string // days on one of which what is quoted must have stood
			past        bool
		}{
			{"what does the Trello page say about business development leads in May 2020?", "", "2020-05-01", "2020-05-31", true},
			{"what does the Trello page say about business development leads?", "2020-05-15", "2020-05-15", "2020-05-15", false},
			{"who gets the Cisco AnyConnect client for the network?", "2022-01-01", "2022-01-01", "2022-01-01", false},
			{"what happens to Trello boards that still hold artifacts?", "", "2026-04-01", "2026-04-01", false},
		} {
			r := search.Request{Text: c.text, AsOf: day("2026-04-01")}
			if c.asOf != "" {
				r.AsOf = day(c.asOf)
			}
			a, err := e.Ask(ctx, r)
			if err != nil {
				t.Fatal(err)
			}
			if len(a.Evidence) == 0 {
				t.Errorf("%s %s: nothing is quoted: %s", c.text, c.asOf, a.Text)
			}
			for _, v := range a.Evidence {
				p := b.Passage(knowledge.PassageID(v.Record))
				if p == nil {
					continue
				}
				stood := p.Stood()
				if stood.First > day(c.last) || stood.Last < day(c.first) || (v.Until != "") != c.past || v.Since == "" {
					t.Errorf("%s %s: quoted is %s, which stood from %s until %s", c.text, c.asOf, p.ID, v.Since, v.Until)
				}
				if d, err := knowledge.ParseDate(v.Published); err != nil || d.First > day(c.last) {
					t.Errorf("%s %s: quoted is what was published on %s", c.text, c.asOf, v.Published)
				}
			}
			if strings.Contains(a.Text, " until ") != c.past {
				t.Errorf("%s %s: %s", c.text, c.asOf, a.Text)
			}
		}
	})
}
