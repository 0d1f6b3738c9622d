package document

import (
	"slices"
	"strings"

	"policybot/knowledge/language"
)

// asTitle is a row of a single text as it stands above a table: a heading of its rows
// where it tells how they stand or reaches across, or text.
func asTitle(r gridRow) gridRow {
	text := r.text()
	r.cells, r.full = []string{text, ""}, []string{text, ""}
	across := r.spans && isBand(text) && bareDate(text, language.EitherOrder).IsZero() && len(datesOf(text, language.EitherOrder)) == 0
	r.is = noteRow
	if across || saysStanding(text) {
		r.is = bandRow
	}
	return r
}

// nameSheetColumns tells which row of a table on a sheet names its columns: the one marked
// so, else the first that is emphasized with no wider one above, else the first as in any
// table. Those above say what the table is.
func nameSheetColumns(rows []gridRow) {
	if isKeyed(rows) {
		return
	}
	at := slices.IndexFunc(rows, func(r gridRow) bool { return r.is == headRow })
	if at < 0 {
		at = emphasized(rows)
	}
	if at < 0 {
		at = slices.IndexFunc(rows, func(r gridRow) bool { return filled(r.cells) > 1 && !isLabelled(r, rows) })
		if at < 0 || at+1 == len(rows) || !namesColumns(rows[at].cells) {
			at = -1
		}
	}
	for i := range rows[:max(at, 0)] {
		switch r := &rows[i]; {
		case r.is == bandRow:
		case filled(r.cells) == 1:
			*r = asTitle(*r)
		case filled(r.cells) == 2:
			label := slices.IndexFunc(r.cells, func(cell string) bool { return cell != "" })
			r.cells[label] = strings.TrimRight(r.cells[label], " :") + ":"
			r.cells = []string{strings.Join(strings.Fields(strings.Join(r.cells, " ")), " ")}
			r.is = noteRow
		default:
			r.is = noteRow
		}
	}
	if at >= 0 {
		headAt(rows, at)
		footed(rows)
	}
}

// emphasized is the first row of several cells that are all emphasized, where neither the
// next one is nor one above has as many cells; below 0: none is.
func emphasized(rows []gridRow) int {
	most := 0
	for i, r := range rows {
		n := filled(r.cells)
		if n > 1 && n > most && stands(rows, i) {
			return i
		}
		most = max(most, n)
	}
	return -1
}

// stands tells that a row is emphasized, and what comes below isn't.
func stands(rows []gridRow, i int) bool {
	return rows[i].bold && i+1 < len(rows) && !(rows[i+1].bold && filled(rows[i+1].cells) > 1 && !rows[i].spans) && namesColumns(rows[i].cells)
}

// isLabelled tells that a row says something of a wider table below it, such as who owns
// it.
func isLabelled(r gridRow, rows []gridRow) bool {
	if filled(r.cells) != 2 {
		return false
	}
	label := r.cells[slices.IndexFunc(r.cells, func(cell string) bool { return cell != "" })]
	wider := slices.ContainsFunc(rows, func(x gridRow) bool { return filled(x.cells) > 2 })
	return strings.HasSuffix(label, ":") || wider && language.Naming("document-label").Has(strings.ToLower(label))
}

// headed tells that rows below a gap have heads of their own, rather than going on with
// the table above: emphasized, the same again, or beginning with what columns of apps are
// called.
func headed(rows []gridRow, above []string) bool {
	i := slices.IndexFunc(rows, func(r gridRow) bool { return filled(r.cells) > 1 })
	if i < 0 {
		return false
	}
	first := slices.DeleteFunc(slices.Clone(rows[i].full), func(cell string) bool { return cell == "" })
	heads := slices.DeleteFunc(slices.Clone(above), func(cell string) bool { return cell == "" })
	return stands(rows, i) || slices.Equal(first, heads) || namesColumns(rows[i].cells) && i+1 < len(rows) && language.Naming("tool-head").Has(strings.ToLower(first[0]))
}

// column are the blocks of rows of single cells: a list under what it is called, where
// there is nothing but lists, or text.
func column(rows []gridRow, alone bool) []block {
	prose := slices.ContainsFunc(rows, func(r gridRow) bool {
		return ended(r.text()) || len(r.text()) > maxHead || len(datesOf(r.text(), language.EitherOrder)) > 0
	})
	if !alone || prose || len(rows) == 1 {
		var list []block
		for _, r := range rows {
			list = append(list, paragraph{place: r.place, text: r.text()})
		}
		return list
	}
	var list []block
	now := &sheetList{}
	for i, r := range rows {
		switch text := r.text(); {
		case saysStanding(text):
			list, now = now.ended(list), &sheetList{band: text, at: r.place}
		case i == 0 && (language.Naming("tool-head").Has(strings.ToLower(text)) || r.bold && !rows[1].bold):
			now.lead = &paragraph{place: r.place, text: text + ":"}
		default:
			now.items = append(now.items, item{r.place, []part{{text: text}}})
		}
	}
	return now.ended(list)
}

// sheetList is a list down a column, under what says how its apps stand or what it is called.
type sheetList struct {
	list
	lead *paragraph
	band string
	at   place // of the band
}

// ended adds the list to the blocks, or, where it has no items, what stands above them.
func (l *sheetList) ended(blocks []block) []block {
	switch {
	case len(l.items) > 0:
		return append(blocks, l)
	case l.lead != nil:
		return append(blocks, *l.lead)
	case l.band != "":
		return append(blocks, paragraph{place: l.at, text: l.band})
	}
	return blocks
}

func (l *sheetList) take(c *collector, next block) {
	if l.band != "" {
		defer c.under(l.band)()
	}
	c.lead = l.lead
	l.list.take(c, next)
}
