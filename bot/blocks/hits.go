package blocks

import (
	"strings"
	"unicode/utf8"

	"github.com/slack-go/slack"

	"policybot/search/answer"
	"policybot/search/phrases"
)

// Hit is a passage or record that was found.
type Hit struct {
	answer.Evidence
	Snippet string   // the part that fits; empty: Evidence.Text
	Marks   [][2]int // where the words looked for stand in Snippet: byte from, byte to, in order
}

// Found is what a search gave, best first.
type Found struct {
	Query   string
	Hits    []Hit
	AsOf    string
	Edition string
}

// maxHits is how many hits one message shows.
const maxHits = 10

// SearchResults lists what was found, each with its source. Of the options it
// heeds HideRecords and Answer.
func SearchResults(in *phrases.Language, f Found, o Options) Message {
	form := fullForm
	list := foundPage(in, f, o, form)
	for !fits(list) && form != leastForm {
		form = form.tighter()
		list = foundPage(in, f, o, form)
	}
	return Message{Text: plain(foundLine(in, f)), Blocks: list}
}

func foundLine(in *phrases.Language, f Found) string {
	query := cut(oneLine(f.Query), 300)
	if len(f.Hits) == 0 {
		return in.Say("found.nothing", "query", query)
	}
	return in.Count("found.places", len(f.Hits), "query", query)
}

func foundPage(in *phrases.Language, f Found, o Options, l limits) []slack.Block {
	a := answer.Answer{AsOf: f.AsOf, Edition: f.Edition}
	p := &page{in: in, opts: o, limits: l, whole: a}
	p.add(paragraph(bold(foundLine(in, f))))
	hits := f.Hits[:min(len(f.Hits), maxHits)]
	var shown []int
	for i, h := range hits {
		p.hit(i, h)
		a.Evidence = append(a.Evidence, h.Evidence)
		shown = append(shown, i)
	}
	p.records(a, shown)
	if extra := len(f.Hits) - len(hits); extra > 0 {
		p.note(in.Count("found.more", extra))
	}
	p.note(p.ground(p.grounds(answer.Answer{AsOf: f.AsOf}), f.Edition))
	return p.blocks
}

func (p *page) hit(i int, h Hit) {
	line := []slack.RichTextSectionElement{bold(number(i)), words(" " + p.sourceLine(h.Evidence))}
	if h.Snippet == "" {
		h.Snippet, h.Marks = oneLine(h.Text), nil
	}
	if strings.TrimSpace(h.Snippet) != "" {
		line = append(line, words("\n"))
		line = append(line, marked(h.Snippet, h.Marks, p.limits.what)...)
	}
	p.add(paragraph(line...))
}

// marked is a snippet with the words looked for in bold. Marks that don't fit
// the snippet are ignored.
func marked(text string, marks [][2]int, most int) []slack.RichTextSectionElement {
	kept, whole := head(text, most)
	var list []slack.RichTextSectionElement
	put := func(part string, strong bool) {
		switch {
		case part == "":
		case strong:
			list = append(list, bold(part))
		default:
			list = append(list, words(part))
		}
	}
	at := 0
	for _, m := range marks {
		if m[0] < at || m[1] <= m[0] || m[1] > len(kept) || !boundary(kept, m[0]) || !boundary(kept, m[1]) {
			continue
		}
		put(kept[at:m[0]], false)
		put(kept[m[0]:m[1]], true)
		at = m[1]
	}
	put(kept[at:], false)
	if !whole {
		put(omission, false)
	}
	return list
}

func boundary(text string, i int) bool { return i == len(text) || utf8.RuneStart(text[i]) }
