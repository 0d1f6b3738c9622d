package document

import (
	"encoding/xml"
	"fmt"
)

// startCell begins a row or a cell, or reads what is said of it.
func (w *wordReader) startCell(t xml.StartElement) {
	if len(w.tables) == 0 {
		return
	}
	x := w.tables[len(w.tables)-1]
	switch t.Name.Local {
	case "tr":
		x.row, x.head, x.gone = nil, false, false
		x.rows++
	case "tc":
		x.span, x.down = 1, false
		w.frames = append(w.frames, &frame{})
	case "tblHeader":
		x.head = true
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
	if x.down && text == "" && len(x.row) < len(x.last) {
		text = x.last[len(x.row)]
	}
	for i := range x.span {
		if len(x.row) >= maxColumns {
			panic(refusal(fmt.Sprintf("a table of more than %d columns", maxColumns)))
		}
		if i > 0 {
			text = "" // it is told once
		}
		x.row = append(x.row, text)
	}
}

func (x *wordTable) endRow() {
	if x.gone || filled(x.row) == 0 {
		return
	}
	x.last = x.row
	x.grid.rows = append(x.grid.rows, row{place{at: fmt.Sprintf("table %d, row %d", x.number, x.rows)}, x.row})
	if x.head && len(x.grid.rows) == 1 {
		x.head = false
		x.grid.heads = x.row
		x.grid.rows = nil
	}
}

// blocks is the table, whose first row names the columns. One of a single
// column only frames its text.
func (x *wordTable) blocks() []block {
	t := x.grid
	width := len(t.heads)
	for _, r := range t.rows {
		width = max(width, len(r.cells))
	}
	if width < 2 {
		var all []block
		for _, r := range append([]row{{cells: t.heads}}, t.rows...) {
			all = append(all, paragraph{text: row{cells: r.cells}.under(nil)})
		}
		return all
	}
	if t.heads == nil && len(t.rows) > 1 && namesColumns(t.rows[0].cells) {
		t.heads, t.rows = t.rows[0].cells, t.rows[1:]
	}
	return []block{&t}
}
