package document

import (
	"slices"
	"strings"
	"unicode/utf8"

	"policybot/knowledge/language"
)

// gridRow is a row of a table, with what its format tells of it.
type gridRow struct {
	row
	is    rowKind
	named bool     // its first cell is its head
	spans bool     // some of its cells reach across several columns or rows
	bold  bool     // all of its cells are emphasized
	full  []string // its cells, with one that reaches across several columns in each

	toldAt int // the cell last told
}

// rowKind is what a row of a table is.
type rowKind int

const (
	dataRow  rowKind = iota
	headRow          // names columns
	bandRow          // stands above rows as a heading does above a text: "Not approved"
	noteRow          // text across the table
	strayRow         // may be a band, or have nothing in its other cells
)

// take takes in a cell, whose text is left out of the row where another has told it.
func (r *gridRow) take(text string, told bool) {
	r.full = append(r.full, text)
	if told {
		r.toldAt = len(r.cells)
	} else {
		r.reach(r.toldAt, len(r.cells))
		text = ""
	}
	r.cells = append(r.cells, text)
}

// across makes the row one whose only cell reaches across the table.
func (r *gridRow) across() {
	r.is = noteRow
	if isBand(r.text()) {
		r.is = bandRow
	}
}

// headAt makes a row one of heads, and the next one too where some of those reach across
// several columns, it has no first cell of its own, and the two together name the columns.
func headAt(rows []gridRow, i int) {
	r := &rows[i]
	r.is = headRow
	if i+1 == len(rows) || !r.spans {
		return
	}
	next := &rows[i+1]
	below := next.is == dataRow && (next.cells[0] == "" || next.cells[0] == r.cells[0]) && !slices.ContainsFunc(next.cells, valueForm.MatchString)
	if below && namesColumns(under(slices.Clone(r.full), next.full)) {
		next.is = headRow
	}
}

func (r *gridRow) text() string { return r.under(nil) }

// longestBand is how many letters a band may have.
const longestBand = 90

// isBand tells that what reaches across a table heads the rows below, rather than being
// a sentence or more.
func isBand(text string) bool {
	return !ended(strings.TrimRight(text, ":")) && utf8.RuneCountInString(text) <= longestBand
}

// tables are the blocks that the rows of a table make up: a table under each band, and
// under each row of heads.
func tables(rows []gridRow) []block {
	rows = slices.DeleteFunc(slices.Clone(rows), func(r gridRow) bool { return r.is == headRow && filled(r.cells) == 0 })
	if isKeyed(rows) {
		rows = keyed(rows)
	}
	b := &tableMaker{table: &table{}}
	marked := markBands(rows)
	for i, r := range marked {
		switch {
		case r.is == headRow && i > 0 && marked[i-1].is == headRow:
			b.heads = under(b.heads, r.full)
		case r.is == headRow:
			b.next(r.full, b.band)
		case r.is == bandRow:
			b.next(b.heads, r.text())
			b.at = r.place
		case r.is == noteRow:
			b.alone(r.row, b.band)
		case r.is == strayRow:
			b.next(b.heads, "")
			b.rows = append(b.rows, r.row)
		default:
			b.rows = append(b.rows, r.row)
		}
	}
	b.next(nil, "")
	return b.blocks
}

type tableMaker struct {
	*table // that is being made
	blocks []block
	over   bool  // its band stands above rows already
	at     place // of its band
}

// next ends the table, and begins another.
func (b *tableMaker) next(heads []string, band string) {
	b.over = b.over || len(b.rows) > 0
	switch {
	case len(b.rows) > 0:
		b.blocks = append(b.blocks, b.table)
	case b.band != "" && b.band != band && !b.over:
		b.blocks = append(b.blocks, paragraph{place: b.at, text: b.band})
	}
	b.over = b.over && b.band == band
	b.table = &table{heads: heads, band: band}
}

// alone puts in a row that stands under no heads.
func (b *tableMaker) alone(r row, band string) {
	heads := b.heads
	b.next(nil, band)
	b.rows = []row{r}
	b.next(heads, band)
}

// markBands tells, where a row with nothing but its first cell says how apps stand, what
// the rows are that look so: bands by what they say, or, where the format marks no bands,
// any of the two. Rows of heads alone name no columns, and neither does one right below
// others, unless it begins as the heads above do.
func markBands(rows []gridRow) []gridRow {
	marked := slices.Clone(rows)
	clear := slices.ContainsFunc(rows, func(r gridRow) bool { return r.is == bandRow })
	standing := slices.ContainsFunc(rows, func(r gridRow) bool { return onlyFirst(r.cells) && saysStanding(r.text()) })
	data := slices.ContainsFunc(rows, func(r gridRow) bool { return r.is == dataRow })
	for i := range marked {
		switch r := &marked[i]; {
		case r.is == headRow && i > 0 && (!data || marked[i-1].is == dataRow && !repeated(marked[:i], r)):
			r.is = dataRow
		case r.is != dataRow || !standing || !onlyFirst(r.cells):
		case saysStanding(r.text()):
			r.is = bandRow
		case !clear:
			r.is = strayRow
		}
	}
	return marked
}

// repeated tells that a row of heads begins as one of the rows above.
func repeated(rows []gridRow, r *gridRow) bool {
	return slices.ContainsFunc(rows, func(x gridRow) bool { return x.is == headRow && x.cells[0] == r.cells[0] })
}

// onlyFirst tells that of several cells of a row only the first isn't empty.
func onlyFirst(cells []string) bool {
	return len(cells) > 1 && filled(cells) == 1 && cells[0] != ""
}

// mostStanding is how many words say at most how apps stand, and nothing else.
const mostStanding = 6

// saysStanding tells that a text is short and says how the apps stand that are listed
// below it.
func saysStanding(text string) bool {
	words := wordsOf(text)
	return isBand(text) && len(words) <= mostStanding && slices.ContainsFunc(language.StandingHeads, func(list string) bool { return language.Ruling(list).In(words) })
}
