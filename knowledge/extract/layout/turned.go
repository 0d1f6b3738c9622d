package layout

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
)

// turned reads the row of a table that has its apps at the heads of columns, where a label says
// what of them its rows tell: how they stand, or that with a class of data. What the other rows
// tell of an app limits it as other cells of one row do.
func (l *Reader) turned(s *knowledge.Source, p *knowledge.Passage, row []form.Cell) bool {
	row = form.Spread(row)
	label, columns := form.Turned(row)
	all := len(slices.DeleteFunc(slices.Clone(columns), func(c form.Cell) bool { return !form.Titled(c.Head) }))
	columns = slices.DeleteFunc(columns, func(c form.Cell) bool { app, _ := l.appOf(c.Head); return app == "" })
	if len(columns) < fewestColumns || 2*len(columns) < all {
		return false
	}
	table := l.tableOf(p, row)
	if !slices.ContainsFunc(table, func(r []form.Cell) bool { return form.LabelStands(r[0].Text) }) {
		return false
	}
	for _, c := range columns {
		ofTerm := l.termRow(label, c.Text, p)
		if !form.LabelStands(label.Text) && !ofTerm {
			continue // it limits what the others say
		}
		app, doubt := l.appOf(c.Head)
		t := claim.Rule{App: app, Words: p.Text}
		if doubt != "" {
			t.Doubts = append(t.Doubts, doubt)
		}
		if ofTerm {
			if is, x := l.cellFor(form.Cell{Head: asHead(label.Text), Text: c.Text}, p, t); is == form.Denied {
				l.tells(s, p, is, x) // a yes says no more than how it stands
			}
			continue
		}
		l.turnedRule(s, p, slices.DeleteFunc(columnOf(table, c.Head), func(c form.Cell) bool {
			return l.termRow(form.Cell{Head: label.Head, Text: c.Head}, c.Text, p)
		}), label, t)
	}
	return true
}

// termRow tells that a row says no more of an app than whether it may be used by those or for what its
// label names: "Recording: No".
func (l *Reader) termRow(label form.Cell, cell string, p *knowledge.Passage) bool {
	is, rest := form.CellStanding(cell)
	plain := rest == "" && (is == form.Granted || is == form.Denied)
	return plain && label.Head == "" && !form.LabelStands(label.Text) && l.termHead(form.Cell{Head: asHead(label.Text), Text: cell}, p)
}

// turnedRule keeps what the column of an app says of it in the row of the label.
func (l *Reader) turnedRule(s *knowledge.Source, p *knowledge.Passage, column []form.Cell, label form.Cell, t claim.Rule) {
	at := slices.IndexFunc(column, func(c form.Cell) bool { return c.Head == asHead(label.Text) })
	if at < 0 {
		return
	}
	if slices.ContainsFunc(column[at+1:], func(c form.Cell) bool { return c.Head == column[at].Head }) {
		t.Doubts = append(t.Doubts, "which of the rows “"+label.Text+"” of “"+string(t.App)+"” holds")
	}
	of := map[int][]knowledge.EntityID{}
	var others []form.Cell
	for i, c := range column {
		if ids := l.classOf(c.Head, headedBy("data-head", strings.ToLower(label.Head)), p); len(ids) > 0 {
			of[i] = ids
		} else if i != at {
			others = append(others, c)
		}
	}
	if len(of[at]) == 0 {
		is := l.cells(column, -1, true, p, &t)
		if is != form.Unsaid && len(of) == 0 {
			l.tells(s, p, is, t)
		}
		return
	}
	l.limitAll(others, p, &t)
	if x, ok := l.eachData(column, of, p, t)[at]; ok {
		l.tells(s, p, x.is, x.Rule)
	}
}

// tableOf are the rows of the table in which the row of the passage stands: those below the same
// headings that have the same heads.
func (l *Reader) tableOf(p *knowledge.Passage, row []form.Cell) (table [][]form.Cell) {
	for _, id := range l.Base.PassagesOf(p.Source) {
		q := l.Base.Passage(id)
		if q.Title != p.Title || !q.Stood().Overlaps(p.Stood()) {
			continue
		}
		r := form.Cells(q.Text)
		if row[0].Head == "" {
			r = form.Labelled(q.Text)
		}
		if r = form.Spread(r); len(r) > 0 && r[0].Head == row[0].Head && sharesHead(r[1:], row[1:]) {
			table = append(table, r)
		}
	}
	return table
}

// sharesHead tells that one of the cells has the head of one of the others.
func sharesHead(a, b []form.Cell) bool {
	return slices.ContainsFunc(a, func(c form.Cell) bool {
		return slices.ContainsFunc(b, func(o form.Cell) bool { return o.Head == c.Head })
	})
}

// columnOf is the column of an app, as the row that says the same: each cell under its label.
func columnOf(table [][]form.Cell, head string) (column []form.Cell) {
	for _, r := range table {
		for _, c := range r[1:] {
			if c.Head == head {
				column = append(column, form.Cell{Head: asHead(r[0].Text), Text: c.Text})
			}
		}
	}
	return column
}

// asHead is a label as the head of a column.
func asHead(label string) string { return strings.TrimRight(label, "?*: ") }
