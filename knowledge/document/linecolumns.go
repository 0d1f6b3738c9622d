package document

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"policybot/knowledge/document/pdf"
)

// piece is a line, or a part of one, that stands in one column.
type piece struct {
	pdf.Part
	height float64
	line   int
}

func (p piece) across() extent { return extent{min(p.Left, p.Right), max(p.Left, p.Right)} }

func (l *layout) pieces(i int) []piece {
	x := l.lines[i]
	height := max(x.Height, 0.8*l.gap) // some fonts tell less than their letters take
	if len(x.Parts) == 0 {
		return []piece{{pdf.Part{Text: strings.TrimSpace(x.Text), Left: x.Left, Right: x.Right, Top: x.Top, Bold: x.Bold}, height, i}}
	}
	list := make([]piece, len(x.Parts))
	for n, p := range x.Parts {
		list[n] = piece{p, height, i}
	}
	return list
}

// extent is from where to where something reaches on a page.
type extent struct{ left, right float64 }

func (s extent) middle() float64 { return (s.left + s.right) / 2 }

// columnsOf are what the pieces cover of the page's width, from the left.
func columnsOf(lines [][]piece) (columns []extent) {
	var all []extent
	for _, p := range slices.Concat(lines...) {
		all = append(all, p.across())
	}
	slices.SortFunc(all, func(a, b extent) int { return cmp.Or(cmp.Compare(a.left, b.left), cmp.Compare(a.right, b.right)) })
	for _, s := range all {
		if n := len(columns); n > 0 && s.left <= columns[n-1].right+1 {
			columns[n-1].right = max(columns[n-1].right, s.right)
			continue
		}
		columns = append(columns, s)
	}
	return columns
}

// columnOf is the column in which a piece stands, or the nearest.
func columnOf(p piece, columns []extent) int {
	best, least := 0, math.Inf(1)
	for i, c := range columns {
		far := math.Abs(c.middle() - p.across().middle())
		if s := p.across(); s.left <= c.right && c.left <= s.right {
			far = -1
		}
		if far < least {
			best, least = i, far
		}
	}
	return best
}

// areApart tells that no two pieces of one line stand in one column.
func areApart(lines [][]piece, columns []extent) bool {
	for _, line := range lines {
		for i := 1; i < len(line); i++ {
			if columnOf(line[i-1], columns) >= columnOf(line[i], columns) {
				return false
			}
		}
	}
	return true
}
