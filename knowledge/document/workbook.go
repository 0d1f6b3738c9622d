package document

import (
	"encoding/xml"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// workbookFile reads an Excel workbook. Its macros are never looked at.
func (c *collector) workbookFile(data []byte) {
	if err := c.workbook(data); err != nil {
		c.refuse("%v", err)
	}
}

func (c *collector) workbook(data []byte) error {
	a, err := openArchive(data, maxWorkbook)
	if err != nil {
		return err
	}
	if err := c.properties(a); err != nil {
		return err
	}
	w, err := openWorkbook(a)
	if err != nil {
		return err
	}
	for _, s := range w.sheets {
		if s.hidden {
			c.note("the hidden sheet %q isn't read", s.name)
			continue
		}
		if err := w.read(c, s); err != nil {
			return err
		}
	}
	if w.remarks {
		c.noteRemarks()
	}
	return nil
}

// workbook is what the sheets of one share.
type workbook struct {
	*archive
	sheets  []sheetPart
	strings []cellText
	styles  []cellStyle
	from04  bool // days count from 1904
	cells   int  // that may still be read
	places  int  // of cells in tables, the empty ones too
	text    int  // bytes of them
	remarks bool // on some of its cells
}

// sheetPart is a sheet as the workbook lists it.
type sheetPart struct {
	name, part string
	hidden     bool
}

func openWorkbook(a *archive) (*workbook, error) {
	main := "xl/workbook.xml"
	own, err := a.relations("")
	if err != nil {
		return nil, err
	}
	for _, r := range own {
		if r.kind == "officeDocument" {
			main = r.part
		}
	}
	w := &workbook{archive: a, cells: maxCells, places: mostPlaces, text: MaxFile}
	if a.parts[main] == nil || !strings.HasPrefix(main, "xl/") {
		return nil, errors.New("a zip archive without xl/workbook.xml: no Excel workbook, or one that is damaged")
	}
	parts, err := a.relations(main)
	if err != nil {
		return nil, err
	}
	if err := w.list(main, parts); err != nil {
		return nil, err
	}
	for _, r := range parts {
		switch r.kind {
		case "sharedStrings":
			w.strings, err = readStrings(a, r.part)
		case "styles":
			w.styles, err = readCellStyles(a, r.part)
		}
		if err != nil {
			return nil, err
		}
	}
	return w, nil
}

// list lists the sheets that are tables, in the order of their tabs.
func (w *workbook) list(main string, parts map[string]relation) error {
	seen := false
	err := w.archive.read(main, func(t xml.Token) error {
		s, ok := t.(xml.StartElement)
		if !ok {
			return nil
		}
		switch s.Name.Local {
		case "workbookPr":
			w.from04 = isTrue(value(s, "date1904"))
		case "sheets":
			seen = true
		case "sheet":
			r, named := parts[value(s, "id")]
			name := strings.Join(strings.Fields(value(s, "name")), " ")
			switch {
			case !named || w.parts[r.part] == nil:
				return fmt.Errorf("the sheet %q is missing: the workbook is damaged", name)
			case r.kind == "worksheet":
				w.sheets = append(w.sheets, sheetPart{name, r.part, slices.Contains([]string{"hidden", "veryHidden"}, value(s, "state"))})
			}
		}
		return nil
	})
	if err == nil && !seen {
		err = fmt.Errorf("%s lists no sheets: the workbook is damaged", main)
	}
	return err
}

// read reads a sheet: its tables under a heading with its name.
func (w *workbook) read(c *collector, part sheetPart) error {
	s := &sheet{book: w, columns: -1}
	if err := w.archive.read(part.part, s.token); err != nil {
		return err
	}
	if !s.seen {
		return fmt.Errorf("the part %s holds no rows: the workbook is damaged", part.part)
	}
	if err := s.parts(part.part); err != nil {
		return err
	}
	for _, text := range s.margins {
		c.say(text)
	}
	c.takeAll(append([]block{title{sheetLevel, part.name}}, s.blocks()...))
	if s.unshown > 0 {
		c.note("%s: what its hidden rows and columns hold isn't read (%d of them)", part.name, s.unshown)
	}
	if s.unknown > 0 {
		c.note("%s: formulas whose value isn't in the file aren't read (%d of them): save it anew with Excel or LibreOffice", part.name, s.unknown)
	}
	return nil
}

// sheetLevel is that of the headings over the sheets; the title of the workbook is above.
const sheetLevel = 2

// parts reads what belongs to a sheet beside its cells.
func (s *sheet) parts(part string) error {
	parts, err := s.book.relations(part)
	if err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(parts)) {
		r := parts[id]
		switch r.kind {
		case "comments", "threadedComment":
			s.book.remarks = true
		case "table":
			err = s.book.archive.read(r.part, s.table)
		case "drawing":
			err = s.book.archive.read(r.part, s.drawing)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func isTrue(v string) bool { return v == "1" || v == "true" || v == "on" }
