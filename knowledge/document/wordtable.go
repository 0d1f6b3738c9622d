package document

import (
	"encoding/xml"
	"fmt"
	"slices"
)

// startCell begins a row or a cell, or reads what is said of it.
func (w *wordReader) startCell(t xml.StartElement) {
	if len(w.tables) == 0 {
		return
	}
	x := w.tables[len(w.tables)-1]
	switch t.Name.Local {
	case "tr":
		x.row, x.gone, x.cells = gridRow{}, false, 0
		x.rows++
	case "tc":
		x.span, x.down = 1, false
		w.frames = append(w.frames, &frame{})
	case "tblHeader":
		x.row.is = headRow
	case "gridSpan":
		_, _ = fmt.Sscanf(value(t, "val"), "%d", &x.span)
		x.span = max(1, min(x.span, maxColumns))
	case "vMerge":
		x.down = value(t, "val") != "restart"
	}
}

func (w *wordReader) endCell(name string) {
	if len(w.tables) == 0 {
		return
	}
	x := w.tables[len(w.tables)-1]
	switch name {
	case "tc":
		if len(w.frames) > 1 {
			text := flat(w.top().blocks)
			w.frames = w.frames[:len(w.frames)-1]
			x.cell(text)
		}
	case "tr":
		x.endRow()
	case "tbl":
		w.tables = w.tables[:len(w.tables)-1]
		w.top().blocks = append(w.top().blocks, x.blocks()...)
	}
}

func (x *wordTable) cell(text string) {
	x.cells++
	if x.down && text == "" && len(x.row.cells) < len(x.last) {
		text = x.last[len(x.row.cells)]
	}
	x.row.spans = x.row.spans || x.span > 1
	for i := range x.span {
		if len(x.row.cells) >= maxColumns {
			panic(refusal(fmt.Sprintf("a table of more than %d columns", maxColumns)))
		}
		x.row.take(text, i == 0) // it is told once
	}
}

func (x *wordTable) endRow() {
	r := x.row
	if x.gone || filled(r.cells) == 0 {
		return
	}
	x.last = r.cells
	r.place = place{at: fmt.Sprintf("table %d, row %d", x.number, x.rows)}
	if x.cells == 1 && r.spans {
		r.across()
	}
	x.all = append(x.all, r)
}

// blocks is the table, whose first row names the columns. One of a single
// column only frames its text.
func (x *wordTable) blocks() []block {
	width := 0
	for _, r := range x.all {
		width = max(width, len(r.cells))
	}
	if width < 2 {
		var all []block
		for _, r := range x.all {
			all = append(all, paragraph{text: r.text()})
		}
		return all
	}
	x.nameColumns()
	return tables(x.all)
}

// nameColumns takes the first row but for bands for the names of the columns where no row
// is marked so.
func (x *wordTable) nameColumns() {
	if isKeyed(x.all) || slices.ContainsFunc(x.all, func(r gridRow) bool { return r.is == headRow }) {
		return
	}
	for i, r := range x.all {
		if r.is == bandRow || onlyFirst(r.cells) && saysStanding(r.text()) {
			continue
		}
		if i+1 < len(x.all) && namesColumns(r.cells) {
			headAt(x.all, i)
		}
		return
	}
}
