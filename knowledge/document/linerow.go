package document

import "strings"

// lineRow is a row, of cells of a line or more.
type lineRow struct {
	cells   []string
	last    []piece // by cell: its last line
	low     float64 // how far down it reaches
	ceiling float64 // how far down the row above does
	column  int     // of what came last
	first   int     // line
}

// alone tells that a row is one line across the table, such as a word on the rows
// below it.
func (r *lineRow) alone() bool { return filled(r.cells) == 1 && r.cells[0] != "" }

// lineHeights is how far below each other, by the height of their letters, the lines of
// one cell stand at most.
const lineHeights = 1.5

// goesOn tells that the row goes on with a piece in a column: with its next cell, which
// stands beside what there is, or with the next line of one.
func (r *lineRow) goesOn(p piece, c int, column extent) bool {
	above := r.last[c]
	switch {
	case c > r.column:
		return p.Top > r.low && p.Top < r.ceiling+p.height/2
	case r.cells[c] == "" || above.Top-p.Top > lineHeights*p.height || above.Top <= p.Top:
		return false
	case c < r.column:
		return c > 0 && startsLow(p.Text) && !ended(r.cells[c])
	}
	return !r.alone() || p.Bold == above.Bold && above.Right+p.firstWord() > column.right
}

// firstWord is how wide the first word is, about, with a space before it.
func (p piece) firstWord() float64 {
	word, _, _ := strings.Cut(p.Text, " ")
	return (p.Right - p.Left) * float64(len(word)+1) / float64(len(p.Text))
}
