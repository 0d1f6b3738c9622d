package document

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"

	"policybot/knowledge/language"
)

// tableFile reads a table of separated values, whose first row names the
// columns.
func (c *collector) tableFile(data []byte) {
	data, ok := c.text(data)
	if !ok {
		return
	}
	data, skipped := bytes.CutPrefix(data, []byte("sep=")) // as Excel writes it
	var by rune
	switch {
	case skipped && len(data) > 1:
		by, data = rune(data[0]), data[1:]
	case strings.EqualFold(path.Ext(c.file), ".tsv"):
		by = '\t'
	default:
		by = separator(data)
	}
	if err := c.rows(data, by); err != nil {
		c.refuse("%v", err)
	}
}

func (c *collector) rows(data []byte, by rune) error {
	var rows []gridRow
	read := records(data, by)
	for n := 1; ; n++ {
		cells, line, err := read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if filled(cells) > 0 {
			rows = append(rows, gridRow{row: row{place: place{fmt.Sprintf("row %d", n), line}, cells: cells}, full: cells})
		}
	}
	rows = titled(rows)
	if messages := chatTable(rows); messages != nil {
		c.takeAll(told(messages))
		return nil
	}
	c.takeAll(tables(rows))
	return nil
}

// titled tells which rows at the head of a table say what it is, and which names its columns.
func titled(rows []gridRow) []gridRow {
	if isKeyed(rows) {
		return rows
	}
	for i := range rows {
		switch r := &rows[i]; {
		case filled(r.cells) == 1 && len(r.cells) > 1 && saysStanding(r.text()):
		case filled(r.cells) == 1 && len(r.cells) > 1:
			r.is = noteRow
		default:
			if i+1 < len(rows) && namesColumns(r.cells) {
				r.is = headRow
				footed(rows)
			}
			return rows
		}
	}
	return rows
}

// footed makes text of what stands at the foot of a table with heads and is no row of it:
// a sentence, or when the table was last changed.
func footed(rows []gridRow) {
	const fewest = 4 // words of a sentence
	for i := len(rows) - 1; i >= 0; i-- {
		r := &rows[i]
		text := r.text()
		sentence := ended(text) && len(strings.Fields(text)) >= fewest
		if r.is != dataRow || !onlyFirst(r.cells) || !sentence && len(datesOf(text, language.EitherOrder)) == 0 {
			return
		}
		r.is = noteRow
	}
}

// records gives a table's rows one by one, with the line of each.
func records(data []byte, by rune) func() (cells []string, line int, err error) {
	r := csv.NewReader(bytes.NewReader(data))
	r.Comma, r.FieldsPerRecord, r.TrimLeadingSpace = by, -1, true
	return func() ([]string, int, error) {
		cells, err := r.Read()
		if bad, ok := errors.AsType[*csv.ParseError](err); ok {
			return nil, 0, fmt.Errorf("no table of separated values: on line %d, %v", bad.StartLine, bad.Err)
		}
		if err != nil {
			return nil, 0, err
		}
		if len(cells) > maxColumns {
			return nil, 0, fmt.Errorf("a row of %d columns, more than the %d that are read", len(cells), maxColumns)
		}
		line, _ := r.FieldPos(0)
		for i, cell := range cells {
			cells[i] = strings.Join(strings.Fields(cell), " ")
		}
		return cells, line, nil
	}
}

func filled(cells []string) int {
	n := 0
	for _, cell := range cells {
		if cell != "" {
			n++
		}
	}
	return n
}

var valueForm = regexp.MustCompile(`^[-+]?[\d.,:/ %€$£-]+$|^(?i:true|false|yes|no|y|n|n/a)$|://`)

// namesColumns tells that a row names the columns: by words that differ from
// each other, none of them a number, a date or the like.
func namesColumns(cells []string) bool {
	seen := map[string]bool{}
	for _, cell := range cells {
		if cell == "" {
			continue
		}
		if len(cell) > maxHead || valueForm.MatchString(cell) || seen[cell] {
			return false
		}
		seen[cell] = true
	}
	return true
}

// separator is what separates the values: whichever gives most rows as many
// columns as the first, and of those the one that gives more.
func separator(data []byte) rune {
	const sample = 64 << 10
	head := data[:min(len(data), sample)]
	if cut := bytes.LastIndexByte(head, '\n'); cut > 0 && len(head) < len(data) {
		head = head[:cut+1]
	}
	best, most := ',', 0
	for _, by := range []rune{',', ';', '\t', '|'} {
		if s := evenness(head, by); s > most {
			best, most = by, s
		}
	}
	return best
}

func evenness(head []byte, by rune) int {
	const rows = 50
	var widths []int
	next := records(head, by)
	for range rows {
		cells, _, err := next()
		if err != nil {
			break
		}
		widths = append(widths, len(cells))
	}
	if len(widths) == 0 {
		return 0
	}
	width := slices.Max(widths)
	if width < 2 {
		return 0
	}
	same := 0
	for _, w := range widths {
		if w == width {
			same++
		}
	}
	return same*100*100/len(widths) + min(width, 99)
}
