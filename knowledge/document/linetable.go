package document

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
)

// lineTable is a table that lines of a page make up: their parts stand in columns,
// one row after the other.
type lineTable struct {
	heads      []string
	rows       []*lineRow
	columns    []extent
	start, end int // its lines, up to end
}

// tableAt is the table that begins with a line, or nil. It may go on from the one
// above, on the page before.
func (l *layout) tableAt(i int, above *lineTable) *lineTable {
	if x := l.lines[i]; len(x.Parts) < 2 || bulletOf(x.Text) != "" || x.Bold && counter.MatchString(x.Parts[0].Text) {
		return nil
	}
	g := gatherer{layout: l}
	end := i
	for end < len(l.lines) && g.take(end) {
		end++
	}
	t := &lineTable{columns: g.columns, start: i, end: end}
	switch {
	case len(t.columns) == 0:
		return nil
	case g.heads != nil:
		t.heads = headsOf(g.heads, t.columns)
	case above != nil && above.end == i && len(above.columns) == len(t.columns):
		t.heads = above.heads
	}
	t.rows = g.assemble(t.columns)
	for len(t.rows) > 0 && t.rows[len(t.rows)-1].alone() { // text below the table
		t.end = t.rows[len(t.rows)-1].first
		t.rows = t.rows[:len(t.rows)-1]
	}
	if !t.isTable() {
		return nil
	}
	return t
}

// isTable tells that there are rows enough to be sure that the columns aren't where
// words stand below each other by chance, and that they are no numbered list, and no
// names with what each is.
func (t *lineTable) isTable() bool {
	rows := 0
	for _, r := range t.rows {
		if filled(r.cells) > 1 {
			rows++
		}
	}
	names := func(s string) bool { return strings.HasSuffix(s, ":") }
	switch {
	case len(t.columns) < 2 || rows == 0:
		return false
	case t.heads == nil || len(t.columns) == 2:
		if t.firstCells(counter.MatchString) || t.firstCells(names) {
			return false
		}
	}
	return t.heads != nil || rows > 2 || rows > 1 && len(t.columns) > 2
}

func (t *lineTable) firstCells(are func(string) bool) bool {
	return !slices.ContainsFunc(t.rows, func(r *lineRow) bool { return r.cells[0] != "" && !are(r.cells[0]) })
}

// counter is what an item begins with.
var counter = regexp.MustCompile(`^(?:§? ?\d+(?:\.\d+)*[.):]?|\(?(?:\pL|[ivx]+|\d+)[.)]|[^\pL\d]{1,2})$`)

// gatherer gathers the lines of a table.
type gatherer struct {
	*layout
	heads, cells [][]piece // by line
	columns      []extent  // of the cells
	low          float64   // where the last line stands
}

// take takes a line in, unless it is none of the table: it stands elsewhere, begins the
// next table, or reaches across what lies between columns.
func (g *gatherer) take(i int) bool {
	const farthest = 4 // lines of text
	x, line := g.lines[i], g.pieces(i)
	if contentsLine.MatchString(x.Text) {
		return false
	}
	if len(g.heads)+len(g.cells) > 0 {
		if x.page != g.lines[i-1].page || x.Height > g.body*1.15 || g.low-x.Top > farthest*max(x.Height, g.gap) {
			return false
		}
	}
	bold := !slices.ContainsFunc(line, func(p piece) bool { return !p.Bold })
	switch {
	case bold && len(g.cells) == 0 && g.isHead(line):
		g.heads = append(g.heads, line)
	case bold && len(line) > 1:
		return false
	default:
		cells := append(slices.Clip(g.cells), line)
		columns := columnsOf(cells)
		if !areApart(cells, columns) {
			return false
		}
		g.cells, g.columns = cells, columns
	}
	g.low = min(x.Top, x.EndTop)
	return true
}

// isHead tells that a line of bold letters is one of the heads: the first one, or such
// as goes on with those.
func (g *gatherer) isHead(line []piece) bool {
	if len(g.heads) == 0 || len(line) > 1 {
		return true
	}
	p := line[0]
	return g.low-p.Top < lineHeights*p.height && (startsLow(p.Text) || p.Left > g.heads[0][0].Right)
}

// assemble makes rows of the cells' lines, which come one cell after the other or one
// line across the table after the other.
func (g *gatherer) assemble(columns []extent) (rows []*lineRow) {
	r := &lineRow{low: math.Inf(1)}
	for _, line := range g.heads {
		r.low = min(r.low, line[0].Top-line[0].height)
	}
	for _, line := range g.cells {
		for _, p := range line {
			c := columnOf(p, columns)
			if len(rows) == 0 || !r.goesOn(p, c, columns[c]) {
				r = &lineRow{cells: make([]string, len(columns)), last: make([]piece, len(columns)), low: math.Inf(1), ceiling: r.low, first: p.line}
				rows = append(rows, r)
			}
			if r.cells[c] == "" {
				r.cells[c] = p.Text
			} else {
				r.cells[c] = g.join(r.cells[c], p.Text)
			}
			r.last[c], r.column = p, c
			r.low = min(r.low, p.Top-p.height)
		}
	}
	return rows
}

// headsOf are the heads of the columns, which may stand in the middle of them, and over
// one in which nothing else stands.
func headsOf(lines [][]piece, columns []extent) []string {
	heads := make([]string, len(columns))
	byOrder := len(lines[0]) == len(columns)
	for n, line := range lines {
		for i, p := range line {
			if n > 0 || !byOrder {
				i = columnOf(p, columns)
			}
			heads[i] = joined(" ", heads[i], p.Text)
		}
	}
	return heads
}

// table puts a table into the blocks.
func (b *lineJoiner) table(t *lineTable) {
	b.above = t
	at := place{at: fmt.Sprintf("page %d", b.lines[t.start].page)}
	var rows []gridRow
	if len(t.heads) > 0 {
		rows = append(rows, gridRow{row: row{place: at, cells: t.heads}, is: headRow, full: t.heads})
	}
	for _, r := range t.rows {
		x := gridRow{row: row{place: at, cells: r.cells}, full: r.cells}
		switch {
		case r.alone() && r.last[0].Bold:
			x.across()
		case r.alone() && !saysStanding(x.text()):
			x.is = noteRow
		}
		rows = append(rows, x)
	}
	b.blocks = append(b.blocks, tables(rows)...)
}
