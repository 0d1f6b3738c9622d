package document

import (
	"slices"
	"strings"

	"policybot/knowledge/language"
)

// fewestLabels is how many rows of a table at least begin with what documents say of
// themselves where that is told row by row.
const fewestLabels = 2

// isKeyed tells that a table has two columns and no heads, but each of its rows has one:
// by its markup, or as what documents say of themselves, "Document owner" beside who that
// is. Such a row isn't the head of the others where a format has nothing else to show.
func isKeyed(rows []gridRow) bool {
	named, labels := 0, 0
	for _, r := range rows {
		if len(r.cells) != 2 {
			return false
		}
		label := language.Naming("document-label").Has(strings.ToLower(strings.TrimRight(r.cells[0], " :")))
		switch {
		case r.is == headRow && !label:
			return false
		case label:
			labels++
		}
		if r.named {
			named++
		}
	}
	return named > 0 && named == len(rows) || labels >= fewestLabels && labels*2 >= len(rows)
}

// keyed are the rows of such a table, each with its head before what it says.
func keyed(rows []gridRow) []gridRow {
	list := slices.Clone(rows)
	for i, r := range rows {
		list[i].is = dataRow
		if filled(r.cells) == 2 {
			list[i].cells = []string{strings.TrimRight(r.cells[0], " :") + ": " + r.cells[1]}
		}
	}
	return list
}
