package extract

import "strings"

// cell is one of a row's, with the head of its column.
type cell struct {
	head, text string
	at         int // byte in the passage
}

// maxHead is how many words the head of a column may have.
const maxHead = 6

// cells are those of a passage that is the row of a table: "App: Pigeon;
// Status: approved". Other passages have none.
func cells(text string) []cell {
	if strings.Contains(text, "\n") {
		return nil
	}
	var row []cell
	at := 0
	for part := range strings.SplitSeq(text, "; ") {
		head, rest, ok := strings.Cut(part, ": ")
		if !ok || len(strings.Fields(head)) > maxHead || strings.ContainsAny(head, ".!?,") {
			if len(row) == 0 {
				return nil
			}
			last := &row[len(row)-1] // a semicolon within a cell
			last.text += "; " + part
			at += len(part) + 2
			continue
		}
		row = append(row, cell{head: head, text: strings.TrimSpace(rest), at: at + len(head) + 2})
		at += len(part) + 2
	}
	if len(row) < 2 {
		return nil
	}
	return row
}
