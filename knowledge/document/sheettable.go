package document

import (
	"fmt"
	"slices"
)

// sheetTables makes tables of the pieces of a sheet.
type sheetTables struct {
	tables []*sheetTable
	lines  [][]gridRow // pieces of single cells, that may be titles of what comes next
}

// sheetTable is a table to which rows below a gap may belong.
type sheetTable struct {
	rows    []gridRow
	columns []int
	heads   []string // none: nothing below belongs to it
	marked  bool     // as a table: it ends where it is said to
}

// blocks takes the sheet apart.
func (s *sheet) blocks() []block {
	m := &sheetTables{}
	for _, p := range s.pieces() {
		m.add(s, p)
	}
	var list []block
	for _, t := range m.tables {
		list = append(list, tables(t.rows)...)
	}
	for _, lines := range m.lines {
		list = append(list, column(lines, len(m.tables) == 0)...)
	}
	for i, text := range s.boxes {
		list = append(list, paragraph{place: place{at: fmt.Sprintf("text box, paragraph %d", i+1)}, text: text})
	}
	return list
}

// add takes in a piece: lines, which wait for what comes below them, more of a table, or
// a table with the lines above it.
func (m *sheetTables) add(s *sheet, p sheetPiece) {
	rows := s.grid(p, p.columns)
	if p.table == nil && !slices.ContainsFunc(rows, func(r gridRow) bool { return filled(r.cells) > 1 }) {
		m.lines = append(m.lines, rows)
		return
	}
	lines := slices.Concat(m.lines...)
	m.lines = nil
	for i, r := range lines {
		lines[i] = asTitle(r)
	}
	if t := m.above(p, rows); t != nil {
		t.rows = slices.Concat(t.rows, lines, s.grid(p, t.columns))
		return
	}
	t := &sheetTable{columns: p.columns, marked: p.table != nil}
	nameSheetColumns(rows)
	if i := slices.IndexFunc(rows, func(r gridRow) bool { return r.is == headRow }); i >= 0 {
		t.heads = rows[i].full
	}
	t.rows = append(lines, rows...)
	m.tables = append(m.tables, t)
}

// above is the table above that goes on with a piece, or none: one of the same columns,
// where the piece has no heads of its own.
func (m *sheetTables) above(p sheetPiece, rows []gridRow) *sheetTable {
	if p.table != nil || isKeyed(rows) {
		return nil
	}
	for _, t := range slices.Backward(m.tables) {
		has := func(column int) bool { return slices.Contains(t.columns, column) }
		switch {
		case !slices.ContainsFunc(p.columns, has):
		case len(t.heads) == 0 || t.marked && p.gap || headed(rows, t.heads),
			slices.ContainsFunc(p.columns, func(column int) bool { return !has(column) }):
			return nil
		default:
			return t
		}
	}
	return nil
}

// grid are the rows of a piece with a cell for each of the columns, up to the last that
// isn't empty.
func (s *sheet) grid(p sheetPiece, columns []int) []gridRow {
	var list []gridRow
	for _, r := range p.rows {
		g := gridRow{row: row{place: place{at: fmt.Sprintf("row %d", r.number)}}, bold: true}
		cells, across := 0, 0
		for _, c := range r.cells {
			from, to := slices.Index(columns, c.column), c.column+c.wide
			if from < 0 {
				continue
			}
			for len(g.cells) < from {
				g.take("", true)
			}
			for i := from; i < len(columns) && columns[i] <= to; i++ {
				g.take(c.text, i == from) // it is told once
			}
			g.spans = g.spans || c.wide > 0 || c.tall && !c.down
			g.bold = g.bold && (c.bold || c.down)
			cells, across = cells+1, len(g.cells)-from
		}
		if cells == 0 {
			continue
		}
		for len(g.cells) < min(len(columns), 2) {
			g.take("", true)
		}
		switch {
		case p.table != nil && r.number == p.table.top:
			g.is = headRow
		case cells == 1 && across > 1 && across*2 > len(columns):
			g = asTitle(g)
		}
		if s.book.places -= len(g.cells); s.book.places < 0 {
			panic(refusal(fmt.Sprintf("tables of more than %d cells, empty ones among them: split it", mostPlaces)))
		}
		list = append(list, g)
	}
	return list
}

// mostPlaces is how many cells tables may have with the empty ones.
const mostPlaces = 2 * maxCells
