package document

import (
	"fmt"
	"slices"
	"strconv"

	"golang.org/x/net/html"
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
	if c := elements(n, "caption"); len(c) > 0 {
		o.put(paragraph{place: onLine(lineOf(c[0])), text: flat(outlineOf(c[0]))})
	}
	o.put(g.table())
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

type gridRow struct {
	row
	head bool
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
	r := gridRow{row: row{place: onLine(lineOf(tr))}, head: inside(tr, root, "thead")}
	allHeads := true
	for c := tr.FirstChild; c != nil; c = c.NextSibling {
		if c.Data != "td" && c.Data != "th" || len(r.cells) >= maxColumns {
			continue
		}
		allHeads = allHeads && (c.Data == "th" || isBold(c))
		g.fromAbove(&r.row)
		s := spanning{flat(outlineOf(c)), span(c, "rowspan") - 1}
		for i := range span(c, "colspan") {
			if i > 0 && c.Data == "td" {
				s.text = "" // it is told once
			}
			g.put(&r.row, s)
		}
	}
	g.fromAbove(&r.row)
	r.head = (r.head || allHeads && len(g.rows) == 0) && !slices.ContainsFunc(r.cells, func(s string) bool { return len(s) > maxHead })
	if g.cells += len(r.cells); g.cells > maxCells {
		panic(refusal(fmt.Sprintf("a table of more than %d cells: split it", maxCells)))
	}
	if len(r.cells) > 0 {
		g.rows = append(g.rows, r)
	}
}

// fromAbove fills the columns that come next with cells that reach down.
func (g *grid) fromAbove(r *row) {
	for len(r.cells) < len(g.down) && g.down[len(r.cells)].left > 0 {
		s := &g.down[len(r.cells)]
		s.left--
		r.cells = append(r.cells, s.text)
	}
}

func (g *grid) put(r *row, s spanning) {
	if len(r.cells) >= maxColumns {
		return
	}
	if len(r.cells) >= len(g.down) {
		g.down = append(g.down, s)
	} else {
		g.down[len(r.cells)] = s
	}
	r.cells = append(r.cells, s.text)
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

// table makes of the rows of heads at the top the names of the columns.
func (g *grid) table() *table {
	var t table
	for _, r := range g.rows {
		if r.head && len(t.rows) == 0 {
			t.heads = under(t.heads, r.cells)
		} else {
			t.rows = append(t.rows, r.row)
		}
	}
	return &t
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
