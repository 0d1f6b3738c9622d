package document

import (
	"bytes"
	"fmt"
	"regexp"
)

// Limits on Markdown that costs out of all proportion to parse: quotes and
// lists within each other cost stack, and the marks of one paragraph time that
// grows with their square.
const (
	maxNesting = 100
	maxMarks   = 5000
)

// costly is the first line that passes a limit, and why, or 0.
func costly(body []byte) (line int, why string) {
	marks := 0
	for l := range bytes.Lines(body) {
		line++
		if opens(l) > maxNesting && !rule.Match(l) {
			return line, fmt.Sprintf("quotes or lists nested more than %d deep", maxNesting)
		}
		if bullet.Match(l) || len(bytes.TrimSpace(l)) == 0 {
			marks = 0
		}
		for _, c := range l {
			switch c {
			case '[', '*', '_', '`', '<':
				marks++
			}
		}
		if marks > maxMarks {
			return line, fmt.Sprintf("more than %d links and emphasis marks in one paragraph: split it", maxMarks)
		}
	}
	return 0, ""
}

// opens counts the quotes and list items that a line may open.
func opens(line []byte) int {
	n := 0
	for _, c := range line {
		switch c {
		case '>', '-', '+', '*', '.', ')':
			n++
		case ' ', '\t', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		default:
			return n
		}
	}
	return n
}

var (
	rule   = regexp.MustCompile(`^ {0,3}(?:(?:-[ \t]*)+|(?:\*[ \t]*)+)\n?$`) // drawn across the page
	bullet = regexp.MustCompile(`^\s*(?:[-+*]|\d+[.)])\s`)
)
