package document

import (
	"encoding/xml"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// sheet is a sheet of a workbook as it is read: its rows with something in them.
type sheet struct {
	book    *workbook
	seen    bool // its rows
	rows    []sheetRow
	passed  int              // rows so far that are no gap though nothing is read in them
	merged  []area           // cells shown as one
	hidden  [lastColumn]bool // columns
	tables  []area           // that are marked as tables, their heads in the first row
	filters []area           // of which rows may be out of sight for now
	margins []string
	boxes   []string // texts that lie on the sheet
	atRow   int      // the row read last
	columns int      // its column read last
	cell    *cellReader
	unknown int // formulas without a value
	unshown int // rows and columns
	text    *strings.Builder
	within  *area // of the filter being read
}

// sheetRow has a number, from 1, and the cells in their order.
type sheetRow struct {
	number int
	passed int // rows above that are no gap
	hidden bool
	cells  []sheetCell
}

// sheetCell is a cell that isn't empty, or was before its text was struck through.
type sheetCell struct {
	column int // from 0
	cellText
	bold bool
	wide int  // columns that it reaches across beside its own
	down bool // it reaches from the row above
	tall bool // it reaches on
}

// area is a rectangle of cells, from 0, rows from 1.
type area struct{ top, left, bottom, right int }

func (a area) holds(row, column int) bool {
	return a.top <= row && row <= a.bottom && a.left <= column && column <= a.right
}

// cellReader is the cell being read.
type cellReader struct {
	sheetCell
	kind    string
	style   cellStyle
	within  string // the element whose text is read
	value   strings.Builder
	formula bool
	rich    *richText
}

// Limits of what the program allows in a sheet.
const (
	lastRow    = 1 << 20
	lastColumn = 1 << 14
)

func (s *sheet) token(t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		if s.cell != nil {
			return s.cell.start(t)
		}
		return s.start(t)
	case xml.EndElement:
		if s.cell != nil {
			if t.Name.Local == "c" {
				return s.endCell()
			}
			s.cell.end(t)
			return nil
		}
		s.end(t.Name.Local)
	case xml.CharData:
		switch {
		case s.cell != nil:
			s.cell.write(t)
		case s.text != nil:
			s.text.Write(t)
		}
	}
	return nil
}

func (s *sheet) start(t xml.StartElement) error {
	switch name := t.Name.Local; name {
	case "sheetData":
		s.seen = true
	case "col":
		if outOfSight(t) || value(t, "width") == "0" {
			for i := max(0, number(t, "min")-1); i < min(number(t, "max"), lastColumn); i++ {
				s.hidden[i] = true
			}
		}
	case "row":
		return s.startRow(t)
	case "c":
		return s.startCell(t)
	case "mergeCell":
		return s.take(&s.merged, value(t, "ref"))
	case "autoFilter", "filterColumn":
		return s.filter(t)
	case "oddHeader", "oddFooter", "firstHeader", "firstFooter":
		s.text = &strings.Builder{}
	}
	return nil
}

func (s *sheet) end(name string) {
	switch name {
	case "row":
		if n := len(s.rows) - 1; n >= 0 && len(s.rows[n].cells) == 0 {
			s.rows = s.rows[:n]
		}
	case "oddHeader", "oddFooter", "firstHeader", "firstFooter":
		for part := range strings.SplitSeq(marginCode.ReplaceAllString(s.text.String(), "\n"), "\n") {
			s.margins = append(s.margins, oneLine(part))
		}
		s.text = nil
	}
}

// marginCode begins a part of a header or a footer, gives its look, or stands for what
// differs by page.
var marginCode = regexp.MustCompile(`&(?:"[^"]*"|K[0-9A-F]{6}|\d+|[A-Z])`)

// outOfSight tells that a row or column is hidden, rather than folded away as a part of a
// group, which everybody may unfold.
func outOfSight(t xml.StartElement) bool {
	return isTrue(value(t, "hidden")) && number(t, "outlineLevel") <= 0
}

func number(t xml.StartElement, key string) int {
	n, err := strconv.Atoi(value(t, key))
	if err != nil {
		return -1
	}
	return n
}

// startRow begins a row, whose number may be unsaid.
func (s *sheet) startRow(t xml.StartElement) error {
	above := 0
	if n := len(s.rows); n > 0 {
		above = s.rows[n-1].number
	}
	r := sheetRow{number: max(above+1, s.atRow+1), hidden: outOfSight(t)}
	if value(t, "r") != "" {
		r.number = number(t, "r")
	}
	if r.number <= s.atRow || r.number > lastRow {
		return fmt.Errorf("row %q stands where none can: the workbook is damaged", value(t, "r"))
	}
	s.atRow, s.columns = r.number, -1
	r.passed = s.passed
	if r.hidden {
		s.passed++
	}
	s.rows = append(s.rows, r)
	return nil
}

func (s *sheet) startCell(t xml.StartElement) error {
	if len(s.rows) == 0 {
		return nil
	}
	column := s.columns + 1
	if ref := value(t, "r"); ref != "" {
		_, column = reference(ref)
	}
	if column <= s.columns || column >= lastColumn {
		return fmt.Errorf("cell %q stands where none can: the workbook is damaged", value(t, "r"))
	}
	s.columns = column
	s.cell = &cellReader{kind: value(t, "t")}
	s.cell.column = column
	if n := number(t, "s"); n >= 0 && n < len(s.book.styles) {
		s.cell.style = s.book.styles[n]
	}
	return nil
}

// reference reads the name of a cell, such as B7, or gives a column below 0.
func reference(name string) (row, column int) {
	letters := strings.TrimRight(strings.ReplaceAll(name, "$", ""), "0123456789")
	row, err := strconv.Atoi(strings.ReplaceAll(name, "$", "")[len(letters):])
	if err != nil || len(letters) > 3 {
		return 0, -1
	}
	for _, l := range letters {
		if l < 'A' || l > 'Z' {
			return 0, -1
		}
		column = column*26 + int(l-'A') + 1
	}
	return row, column - 1
}

// take takes in an area that is named as A1:C3.
func (s *sheet) take(list *[]area, ref string) error {
	const most = 100_000
	from, to, wide := strings.Cut(ref, ":")
	if !wide {
		to = from
	}
	a := area{}
	a.top, a.left = reference(from)
	a.bottom, a.right = reference(to)
	if a.left < 0 || a.top < 1 || a.right < a.left || a.bottom < a.top || a.right >= lastColumn {
		return fmt.Errorf("%q is no area of cells: the workbook is damaged", ref)
	}
	if len(*list) >= most {
		return fmt.Errorf("a sheet of more than %d merged cells and tables: split it", most)
	}
	*list = append(*list, a)
	return nil
}

// filter takes note of where rows may be out of sight because of what is looked for now.
func (s *sheet) filter(t xml.StartElement) error {
	if t.Name.Local == "filterColumn" {
		if s.within != nil {
			s.filters = append(s.filters, *s.within)
			s.within = nil
		}
		return nil
	}
	var list []area
	if err := s.take(&list, value(t, "ref")); err != nil {
		return err
	}
	s.within = &list[0]
	return nil
}

// table reads what marks an area of the sheet as a table.
func (s *sheet) table(t xml.Token) error {
	e, ok := t.(xml.StartElement)
	switch {
	case !ok:
	case e.Name.Local == "table" && value(e, "headerRowCount") != "0":
		return s.take(&s.tables, value(e, "ref"))
	case e.Name.Local == "autoFilter", e.Name.Local == "filterColumn":
		return s.filter(e)
	}
	return nil
}

// drawing reads the paragraphs of what lies on the sheet.
func (s *sheet) drawing(t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		if t.Name.Local == "p" {
			s.text = &strings.Builder{}
		}
	case xml.EndElement:
		if t.Name.Local == "p" && s.text != nil {
			if text := oneLine(s.text.String()); text != "" {
				s.boxes = append(s.boxes, text)
			}
			s.text = nil
		}
	case xml.CharData:
		if s.text != nil {
			s.text.Write(t)
		}
	}
	return nil
}
