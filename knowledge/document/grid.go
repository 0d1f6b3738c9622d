package document

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"policybot/knowledge/language"
)

// table takes a table apart by rows. One that only lays a page out is read as
// if it weren't there.
func (o *outline) table(n *html.Node) {
	if has(n, "role", "presentation") || len(elements(n, "table", "h1", "h2", "h3", "h4")) > 0 {
		o.layout(n)
		return
	}
	g := gridOf(n)
	if g.width() < 2 {
		o.layout(n)
		return
	}
	made := tables(g.rows)
	if c := elements(n, "caption"); len(c) > 0 && !captioned(made, flat(outlineOf(c[0]))) {
		o.put(paragraph{place: onLine(lineOf(c[0])), text: flat(outlineOf(c[0]))})
	}
	o.flush()
	o.blocks = append(o.blocks, made...)
}

// captioned makes the caption of a table a band above its rows, where it says how the apps stand
// in them and no other band does.
func captioned(made []block, caption string) bool {
	if len(made) != 1 || !isBand(caption) || language.OnlyStanding(wordsOf(caption)) == nil {
		return false
	}
	t, ok := made[0].(*table)
	if !ok || t.band != "" {
		return false
	}
	t.band = caption
	return true
}

func (o *outline) layout(n *html.Node) {
	o.flush()
	for _, c := range elements(n, "caption", "td", "th") {
		if !inside(c, n, "td", "th") && !unseen(c) {
			o.children(c)
			o.flush()
		}
	}
}

// inside tells that an element between n and the root is one of the names.
func inside(n, root *html.Node, names ...string) bool {
	for n = n.Parent; n != nil && n != root; n = n.Parent {
		if slices.Contains(names, n.Data) {
			return true
		}
	}
	return false
}

// grid is a table with its cells, those that span several standing in each.
type grid struct {
	rows  []gridRow
	down  []spanning // by column: the cell above that reaches down
	cells int
}

type spanning struct {
	text string
	left int // rows
}

func gridOf(n *html.Node) *grid {
	g := &grid{}
	for _, tr := range elements(n, "tr") {
		if inside(tr, n, "table") || unseen(tr) {
			continue
		}
		g.add(tr, n)
	}
	return g
}

// Limits of a table.
const (
	maxColumns = 1000
	maxCells   = 1 << 20
	maxHead    = 200 // bytes; what is longer names no column
)

// add takes in a row.
func (g *grid) add(tr, root *html.Node) {
	r := gridRow{row: row{place: onLine(lineOf(tr))}}
	named, bold, cells := true, true, 0
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.Data != "td" && c.Data != "th" || len(r.cells) >= maxColumns {
			continue
		}
		if cells++; cells == 1 {
			r.named = c.Data == "th"
		}
		named, bold = named && c.Data == "th", bold && (c.Data == "th" || isBold(c))
		g.fromAbove(&r)
		s := spanning{markedText(c, cells > 1), span(c, "rowspan") - 1}
		wide := span(c, "colspan")
		r.spans = r.spans || s.left > 0 || wide > 1
		for i := range wide {
			g.put(&r, s, i == 0) // what a cell says is told once
		}
	}
	g.fromAbove(&r)
	switch {
	case cells == 1 && len(r.cells) > 1 && filled(r.cells) == 1 && r.spans:
		r.across()
	case slices.ContainsFunc(r.cells, func(s string) bool { return len(s) > maxHead }):
	case inside(tr, root, "thead"), named && cells > 1, bold && g.top():
		r.is = headRow
	}
	if g.cells += len(r.cells); g.cells > maxCells {
		panic(refusal(fmt.Sprintf("a table of more than %d cells: split it", maxCells)))
	}
	if len(r.cells) > 0 {
		g.rows = append(g.rows, r)
	}
}

const ciphers = "0123456789"

// markedText is the text of a cell, with the raised marks behind it that lead to notes where they may
// say more of what it says.
func markedText(n *html.Node, marked bool) string {
	text := flat(outlineOf(n))
	for _, sup := range elements(n, "sup") {
		mark := strings.Trim(textOf(sup), "[]() ")
		switch {
		case !marked || len(mark) == 0 || len(mark) > 2:
		case isNoteMark(sup):
			text = joined(" ", text, "["+mark+"]")
		case strings.HasSuffix(text, mark) && strings.Trim(mark, ciphers) == "" && !strings.ContainsAny(strings.TrimSuffix(text, mark), ciphers):
			text = strings.TrimSpace(strings.TrimSuffix(text, mark)) + " [" + mark + "]"
		}
	}
	return text
}

// top tells that no row but bands stands above what comes next, or heads that reach across
// several columns, with which it goes on.
func (g *grid) top() bool {
	n := len(g.rows)
	return !slices.ContainsFunc(g.rows, func(r gridRow) bool { return r.is != bandRow }) || g.rows[n-1].is == headRow && g.rows[n-1].spans
}

// fromAbove fills the columns that come next with cells that reach down.
func (g *grid) fromAbove(r *gridRow) {
	for len(r.cells) < len(g.down) && g.down[len(r.cells)].left > 0 {
		s := &g.down[len(r.cells)]
		s.left--
		r.take(s.text, true)
	}
}

func (g *grid) put(r *gridRow, s spanning, told bool) {
	if len(r.cells) >= maxColumns {
		return
	}
	r.take(s.text, told)
	if !told {
		s.text = ""
	}
	if at := len(r.cells) - 1; at >= len(g.down) {
		g.down = append(g.down, s)
	} else {
		g.down[at] = s
	}
}

func span(n *html.Node, key string) int {
	v, _ := attribute(n, key)
	k, err := strconv.Atoi(v)
	if err != nil {
		return 1
	}
	return max(1, min(k, maxColumns))
}

// isBold tells that all text of the cell is emphasized, as in a row of heads.
func isBold(n *html.Node) bool {
	b := elements(n, "b", "strong")
	return len(b) > 0 && textOf(b[0]) == textOf(n)
}

func (g *grid) width() int {
	most := 0
	for _, r := range g.rows {
		most = max(most, len(r.cells))
	}
	return most
}

// under joins a second row of heads to the first.
func under(heads, more []string) []string {
	for i, h := range more {
		switch {
		case i >= len(heads):
			heads = append(heads, h)
		case h != heads[i]:
			heads[i] = joined(" ", heads[i], h)
		}
	}
	return heads
}
