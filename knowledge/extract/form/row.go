package form

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"policybot/knowledge/language"
)

// Cell is one of a row's, with the head of its column.
type Cell struct {
	Head, Text string
	At         int // byte in the passage
}

// maxHead is how many words the head of a column may have.
const maxHead = 6

// acrossHeads parts the heads of columns that one cell stands under.
const acrossHeads = " / "

// tooLong tells that the words are too many for the head of a column, or for one of several.
func tooLong(head string) bool {
	return slices.ContainsFunc(strings.Split(head, acrossHeads), func(h string) bool { return len(strings.Fields(h)) > maxHead })
}

// Spread are the cells of a row, one that stands under the heads of several columns in each.
func Spread(row []Cell) (cells []Cell) {
	for _, c := range row {
		for head := range strings.SplitSeq(c.Head, acrossHeads) {
			cells = append(cells, Cell{head, c.Text, c.At})
		}
	}
	return cells
}

// Cells are those of a passage that is the row of a table: "App: Pigeon;
// Status: approved". Other passages have none.
func Cells(text string) []Cell {
	row := cells(text)
	if len(row) < 2 || row[0].Head == "" && len(row) < fewestLabelled && !language.Naming("status-head").Has(strings.ToLower(row[1].Head)) {
		return nil
	}
	return row
}

// Labelled are the cells of a row in a table whose first column has no head, and none of other
// tables, however few they are.
func Labelled(text string) []Cell {
	row := cells(text)
	if len(row) < 2 || row[0].Head != "" {
		return nil
	}
	return row
}

func cells(text string) []Cell {
	if strings.Contains(text, "\n") {
		return nil
	}
	var row []Cell
	at := 0
	for part := range strings.SplitSeq(text, "; ") {
		said, rest, ok := strings.Cut(part, ": ")
		head := headOf(said)
		if !ok || head == "" || tooLong(head) || unlikeHead(head) {
			if len(row) == 0 && at == 0 && isLabel(part) {
				row = append(row, Cell{Text: part})
				at += len(part) + 2
				continue
			}
			if len(row) == 0 {
				return nil
			}
			last := &row[len(row)-1] // a semicolon within a cell
			last.Text += "; " + part
			at += len(part) + 2
			continue
		}
		row = append(row, Cell{Head: head, Text: strings.TrimSpace(rest), At: at + len(said) + 2})
		at += len(part) + 2
	}
	return row
}

// Titled tells that all words of a head are written as a name's are.
func Titled(head string) bool {
	words, _ := Scan(withoutBrackets(head))
	return len(words) > 0 && !slices.ContainsFunc(words, func(w Word) bool { return !w.Upper && !Number(w.Text) && !language.Stop(w.Lower) })
}

// fewestLabelled is how many cells a row has at least whose first one has no head.
const fewestLabelled = 3

// isLabel tells that what a row begins with may be a cell whose column has no head.
func isLabel(part string) bool {
	part = withoutBrackets(part)
	return len(strings.Fields(part)) <= maxHead && !strings.ContainsAny(part, ".!?,:")
}

// withoutBrackets is a text without what stands in parentheses.
func withoutBrackets(text string) string {
	before, rest, ok := strings.Cut(text, "(")
	_, behind, closed := strings.Cut(rest, ")")
	if !ok || !closed {
		return text
	}
	return before + behind
}

// unlikeHead tells that a sentence or a list stands before a colon, rather than the head of a
// column. A dot within a name ends nothing: "Heron.ai".
func unlikeHead(head string) bool {
	return strings.ContainsAny(head, "!?,") || strings.Contains(head, ". ") || strings.HasSuffix(head, ".")
}

// IsRow tells that a passage is the row of a table.
func IsRow(text string) bool { return Cells(text) != nil }

// Labels are the lines of a passage that each say something behind what that is, "Status:
// approved"; none where one of them doesn't.
func Labels(text string) []Cell {
	var list []Cell
	for line := range strings.SplitSeq(text, "\n") {
		said, rest, ok := strings.Cut(strings.TrimPrefix(strings.TrimSpace(line), "- "), ": ")
		head := headOf(said)
		if !ok || head == "" || tooLong(head) || unlikeHead(head) {
			return nil
		}
		list = append(list, Cell{Head: head, Text: strings.TrimSpace(rest)})
	}
	return list
}

// headOf is a head without the marks behind it, and without the parentheses at its end
// that say how its cells are written: "Approved? (Y/N)". Others say more than the head does,
// and stay: "Banned? (at Acme)".
func headOf(said string) string {
	said = strings.TrimRight(said, " ?*:.")
	before, within, ok := strings.Cut(said, "(")
	within, closed := strings.CutSuffix(within, ")")
	before = strings.TrimRight(before, " ?*:")
	switch {
	case !ok:
		return said
	case closed && isFormat(within):
		return before
	}
	return before + " " + said[strings.Index(said, "("):]
}

// isFormat tells that the words name nothing but answers, or how they are written: "yes / no",
// "DD.MM.YYYY".
func isFormat(within string) bool {
	return !slices.ContainsFunc(cellWord.FindAllString(strings.ToLower(within), -1), func(w string) bool {
		return !language.Ruling("head-format").Has(w) && !(len(w) < 3 && unicode.IsDigit(rune(w[0])))
	})
}

var cellWord = regexp.MustCompile(`[\pL\pN]+`)

// ToolColumn is the cell with the tool, or -1, and whether another has its
// status.
func ToolColumn(row []Cell) (at int, stated bool) {
	at = -1
	for i, c := range row {
		head := strings.ToLower(c.Head)
		if at < 0 && language.Naming("tool-head").Has(head) {
			at = i
		}
		stated = stated || StatesPeople(head) || language.Naming("status-head").Has(head) || language.Ruling("denied-head").Has(head)
	}
	switch {
	case at >= 0 && !stated && language.Naming("heading").Has(strings.ToLower(row[at].Head)):
		return -1, false
	case at < 0 && !stated && ofClasses(row):
		return 0, false
	case at < 0 && stated && row[0].Head == "":
		return 0, true // whatever has a status stands before it
	}
	return at, stated
}

// Refused are the cells of a row that name what isn't to be used, beside what is to be used in its
// place, and whether they only name what that is better than: "Don't use: Pigeon; Use: Dove".
func Refused(row []Cell) (cells []Cell, instead []Cell, only bool) {
	for _, c := range row {
		switch head := strings.ToLower(c.Head); {
		case language.Ruling("use-instead-head").Has(head):
			instead = append(instead, c)
		case language.Ruling("not-this-head").Has(head):
			cells = append(cells, c)
		case language.Ruling("instead-of-head").Has(head):
			cells, only = append(cells, c), true
		}
	}
	if len(cells) != 1 || len(instead) != 1 {
		return nil, nil, false
	}
	return cells, instead, only
}

// ofClasses tells that the first cell of a row has no head, and all others stand under classes of data:
// what is used with these begins the row.
func ofClasses(row []Cell) bool {
	return len(row) > 1 && row[0].Head == "" && DataClass(row[0].Text) == nil && !LabelStands(row[0].Text) && !slices.ContainsFunc(row[1:], func(c Cell) bool {
		return DataClass(c.Head) == nil && !language.Ruling("note-head").Has(strings.ToLower(c.Head))
	})
}

// StatesPeople tells that a column lists those who may use the tool, or who may not, or
// says of some whether they may.
func StatesPeople(head string) bool {
	whom, _ := HeadFor(head)
	return whom != "" || language.Ruling("granting-head").Has(head) || language.Ruling("refusing-head").Has(head)
}

// HeadFor are the people at the end of the head of a column, which says of them whether
// they may use the tool, or whether they may not: "Allowed for Office".
func HeadFor(head string) (whom string, refuses bool) {
	words, _ := Scan(head)
	low := Lowers(words)
	for _, list := range []string{"refusing-head", "granting-head"} {
		n := language.Ruling(list).At(low, 0)
		if n > 0 && n < len(words) && language.Ruling("head-for").Has(low[n-1]) {
			return strings.TrimRight(head[words[n].Start:], " )"), list == "refusing-head"
		}
	}
	return "", false
}

// ForPeople tells that a row says by nothing but people how its tool stands: those who may
// use it, and those who may not.
func ForPeople(row []Cell) bool {
	people := false
	for _, c := range row {
		head := strings.ToLower(c.Head)
		if language.Naming("status-head").Has(head) || language.Ruling("denied-head").Has(head) {
			return false
		}
		people = people || StatesPeople(head)
	}
	return people
}

// Parts are the names that share a cell or an item. What stands in parentheses parts none.
func Parts(text string) (parts []string) {
	for _, mark := range []string{" / ", ", ", "; "} {
		if parts = partedBy(text, mark); len(parts) > 1 {
			break
		}
	}
	return parts
}

func partedBy(text, mark string) (parts []string) {
	for _, part := range strings.Split(text, mark) {
		if n := len(parts); n > 0 && strings.Count(parts[n-1], "(") > strings.Count(parts[n-1], ")") {
			parts[n-1] += mark + part
			continue
		}
		parts = append(parts, part)
	}
	return parts
}
