package document

import (
	"cmp"
	"fmt"
	"slices"
)

// sheetPiece is a piece of a sheet that stands by itself: rows without a gap, and of their
// columns those with something in them.
type sheetPiece struct {
	rows    []sheetRow
	columns []int
	table   *area // as which it is marked; nil: it isn't
	gap     bool  // blank rows stand above
}

// spread lets cells that are shown as one count in each row that they reach down to.
func (s *sheet) spread() {
	slices.SortFunc(s.merged, func(a, b area) int { return cmp.Or(cmp.Compare(a.top, b.top), cmp.Compare(a.left, b.left)) })
	merged := s.merged
	var on []reach
	for i := range s.rows {
		r := &s.rows[i]
		on = slices.DeleteFunc(on, func(x reach) bool { return x.bottom < r.number })
		for ; len(merged) > 0 && merged[0].top <= r.number; merged = merged[1:] {
			at, ok := slices.BinarySearchFunc(r.cells, merged[0].left, func(c sheetCell, column int) int { return cmp.Compare(c.column, column) })
			if ok && merged[0].top == r.number {
				on = append(on, reach{merged[0], r.cells[at]})
			}
		}
		if len(on) > 0 {
			s.reach(r, on)
		}
	}
}

// reach is a cell that is shown over an area.
type reach struct {
	area
	cell sheetCell
}

// reach puts cells that are shown over areas into a row of those.
func (s *sheet) reach(r *sheetRow, on []reach) {
	r.cells = slices.DeleteFunc(r.cells, func(c sheetCell) bool {
		return slices.ContainsFunc(on, func(x reach) bool { return x.holds(r.number, c.column) })
	})
	for _, x := range on {
		c := x.cell
		for c.column = x.left; c.column < x.right && s.hidden[c.column]; {
			c.column++
		}
		c.wide, c.down, c.tall = x.right-c.column, r.number > x.top, x.bottom > r.number
		r.cells = append(r.cells, c)
		if err := s.book.count(c.text); err != nil {
			panic(refusal(err.Error()))
		}
	}
	slices.SortStableFunc(r.cells, func(a, b sheetCell) int { return cmp.Compare(a.column, b.column) })
	r.cells = slices.CompactFunc(r.cells, func(a, b sheetCell) bool { return a.column == b.column })
}

// pieces cuts the sheet at blank rows, and where tables that are marked so begin and end.
func (s *sheet) pieces() []sheetPiece {
	s.spread()
	var all []sheetPiece
	var now sheetPiece
	marks, gap := "", false
	columns := map[int]bool{} // out of sight
	for i, r := range s.rows {
		if i > 0 {
			gap = gap || s.blanksAbove(i)
		}
		if !s.look(&r, columns) {
			continue
		}
		if m := s.marked(r.number); m != marks || gap && m == "" {
			all = append(all, s.sideBySide(now)...)
			now, marks = sheetPiece{gap: gap}, m
		}
		now.rows = append(now.rows, r)
		gap = false
	}
	s.unshown += len(columns)
	return append(all, s.sideBySide(now)...)
}

// blanksAbove tells that rows with nothing in them are seen above a row.
func (s *sheet) blanksAbove(i int) bool {
	above, r := s.rows[i-1], s.rows[i]
	passed := r.passed - above.passed
	if above.hidden {
		passed--
	}
	return r.number-above.number-1 > passed
}

// look leaves in a row what a person sees in it, and tells whether that is something. A
// row whose first words are struck through is struck with them.
func (s *sheet) look(r *sheetRow, columns map[int]bool) bool {
	if r.hidden && !slices.ContainsFunc(s.filters, func(a area) bool { return a.top <= r.number && r.number <= a.bottom }) {
		s.unshown++
		return false
	}
	own, struck := false, false
	var seen []sheetCell
	for _, c := range r.cells {
		switch {
		case s.hidden[c.column]:
			columns[c.column] = true
		case c.struck && !slices.ContainsFunc(seen, func(x sheetCell) bool { return !valueForm.MatchString(x.text) }):
			struck = true
		case c.text != "":
			seen = append(seen, c)
			own = own || !c.down
		}
	}
	r.cells = seen
	return own && !struck
}

// marked names the tables that are marked as such in a row.
func (s *sheet) marked(row int) string {
	names := ""
	for i, t := range s.tables {
		if t.top <= row && row <= t.bottom {
			names += fmt.Sprint(i, " ")
		}
	}
	return names
}

// sideBySide cuts rows where a column with nothing in it parts two tables: each marked as
// one, or the columns on both sides named alike.
func (s *sheet) sideBySide(all sheetPiece) []sheetPiece {
	var columns []int
	for _, r := range all.rows {
		for _, c := range r.cells {
			if at, ok := slices.BinarySearch(columns, c.column); !ok {
				columns = slices.Insert(columns, at, c.column)
			}
		}
	}
	if len(columns) > maxColumns {
		panic(refusal(fmt.Sprintf("a table of more than %d columns", maxColumns)))
	}
	var list []sheetPiece
	for i, column := range columns {
		if i == 0 || s.parted(all, list[len(list)-1].columns, column) {
			list = append(list, sheetPiece{rows: all.rows, table: s.tableAt(all.rows, column), gap: all.gap})
		}
		last := &list[len(list)-1]
		last.columns = append(last.columns, column)
	}
	return list
}

// tableAt is the table marked so among the rows that begins with a column.
func (s *sheet) tableAt(rows []sheetRow, column int) *area {
	for i, t := range s.tables {
		if t.left == column && rows[0].number <= t.top && t.top <= rows[len(rows)-1].number {
			return &s.tables[i]
		}
	}
	return nil
}

// parted tells that another table begins with a column behind those to its left.
func (s *sheet) parted(all sheetPiece, left []int, column int) bool {
	if s.tableAt(all.rows, column) != nil {
		return true
	}
	for between := left[len(left)-1] + 1; ; between++ {
		if between == column {
			return false
		}
		if !s.hidden[between] {
			break
		}
	}
	for _, r := range all.rows {
		first, other := r.at(left[0]), r.at(column)
		if first != "" && other != "" {
			return first == other && !valueForm.MatchString(first)
		}
	}
	return false
}

// at is what a row has in a column of its own.
func (r *sheetRow) at(column int) string {
	at, ok := slices.BinarySearchFunc(r.cells, column, func(c sheetCell, column int) int { return cmp.Compare(c.column, column) })
	if !ok {
		return ""
	}
	return r.cells[at].text
}
