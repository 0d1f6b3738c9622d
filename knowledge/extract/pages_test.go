package extract

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"

	"policybot/knowledge"
	"policybot/knowledge/document"
)

// pageVersion is a version of a real page about a tool.
type pageVersion struct {
	Page      string
	ValidFrom string `json:"valid_from"`
	ValidTo   string `json:"valid_to"`
	Path      string
	Text      *string
}

func pageVersions(t testing.TB) []pageVersion {
	f, err := os.Open("../../../shared/data/tool_pages/page_versions.jsonl")
	if err != nil {
		t.Skip("the tool pages are not here")
	}
	defer f.Close()
	var list []pageVersion
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var v pageVersion
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		list = append(list, v)
	}
	return list
}

// pagesBase holds every passage of the tool pages with the days on which it
// stood.
func pagesBase(t testing.TB) *knowledge.Base {
	type stood struct{ page, title, text string }
	sources := map[string]*knowledge.Source{}
	last := map[stood]*knowledge.Passage{}
	var passages []*knowledge.Passage
	for _, v := range pageVersions(t) {
		if v.Text == nil {
			continue
		}
		d, _ := document.Parse("tools/"+v.Page+".md", []byte(*v.Text))
		d.Source.Origin.File = v.Path
		sources[v.Page] = d.Source
		from, err := knowledge.ParseDay(v.ValidFrom)
		if err != nil {
			t.Fatal(err)
		}
		until := knowledge.Date{}
		if v.ValidTo != "" {
			to, err := knowledge.ParseDay(v.ValidTo)
			if err != nil {
				t.Fatal(err)
			}
			until = knowledge.OnDay(max(from, to-1))
		}
		for _, p := range d.Passages {
			k := stood{v.Page, p.Title, p.Text}
			if o := last[k]; o != nil && !o.Until.IsZero() && from <= o.Until.Last+1 {
				o.Until = until
				continue
			}
			p.ID += knowledge.PassageID("@" + v.ValidFrom)
			p.From, p.Until = knowledge.OnDay(from), until
			last[k] = p
			passages = append(passages, p)
		}
	}
	var list []*knowledge.Source
	for _, s := range sources {
		list = append(list, s)
	}
	return knowledge.NewBase(knowledge.Settings{}, nil, list, nil, nil, passages)
}
