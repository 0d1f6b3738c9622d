package document

import (
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"
)

func (c *cellReader) start(t xml.StartElement) error {
	switch name := t.Name.Local; {
	case c.rich != nil:
		c.rich.token(t)
	case name == "is":
		c.rich = &richText{}
	case name == "f":
		c.formula = true
		c.within = name
	case name == "v":
		c.within = name
	case name == "c":
		return fmt.Errorf("a cell within another: the workbook is damaged")
	}
	return nil
}

func (c *cellReader) end(t xml.EndElement) {
	c.within = ""
	if c.rich != nil {
		c.rich.token(t)
	}
}

func (c *cellReader) write(text xml.CharData) {
	switch {
	case c.rich != nil:
		c.rich.token(text)
	case c.within == "v":
		c.value.Write(text)
	}
}

// endCell puts the cell into its row, unless it is empty.
func (s *sheet) endCell() error {
	c := s.cell
	s.cell = nil
	text, err := c.shown(s.book)
	if err != nil {
		return err
	}
	c.cellText = text
	c.bold = c.style.bold
	if c.style.struck && c.text != "" {
		c.cellText = cellText{struck: true}
	}
	if c.formula && c.value.Len() == 0 && c.rich == nil && c.kind != "str" {
		s.unknown++
	}
	if c.text == "" && !c.struck {
		return nil
	}
	r := &s.rows[len(s.rows)-1]
	r.cells = append(r.cells, c.sheetCell)
	return s.book.count(c.text)
}

// count counts what is read of a workbook, wherever it comes from.
func (w *workbook) count(text string) error {
	w.cells--
	w.text -= len(text)
	if w.cells < 0 || w.text < 0 {
		return fmt.Errorf("it has more than %d cells, or %d MB of text in them: split it", maxCells, MaxFile>>20)
	}
	return nil
}

// shown is the text of the cell as a person sees it.
func (c *cellReader) shown(w *workbook) (cellText, error) {
	if c.rich != nil && c.kind == "inlineStr" {
		return c.unlessHidden(c.rich.done()), nil
	}
	v := c.value.String()
	if strings.TrimSpace(v) == "" {
		return cellText{}, nil
	}
	switch c.kind {
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(v))
		if err != nil || n < 0 || n >= len(w.strings) {
			return cellText{}, fmt.Errorf("a cell shares the text %q, which there isn't: the workbook is damaged", v)
		}
		return c.unlessHidden(w.strings[n]), nil
	case "b":
		return cellText{text: map[bool]string{true: "TRUE", false: "FALSE"}[isTrue(strings.TrimSpace(v))]}, nil
	case "d":
		return cellText{text: isoMoment(v)}, nil
	case "", "n":
		n, err := strconv.ParseFloat(strings.TrimSpace(v), 64)
		if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
			return cellText{}, fmt.Errorf("a cell has the number %q: the workbook is damaged", v)
		}
		format := c.style.numbers
		if format == nil {
			format = general
		}
		return cellText{text: format.show(n, w.from04)}, nil
	}
	return c.unlessHidden(cellText{text: oneLine(v)}), nil
}

// unlessHidden is a text under the cell's format, which may keep it out of sight.
func (c *cellReader) unlessHidden(t cellText) cellText {
	if c.style.numbers != nil && c.style.numbers.hides() {
		return cellText{}
	}
	return t
}

// isoMoment is a moment as cells write it that name it, without a time of none.
func isoMoment(v string) string {
	date, clock, _ := strings.Cut(strings.TrimSuffix(oneLine(v), "Z"), "T")
	if clock, _, _ = strings.Cut(clock, "."); strings.Trim(clock, "0:") == "" {
		return date
	}
	return oneLine(date + " " + clock[:min(len(clock), len("15:04"))])
}
