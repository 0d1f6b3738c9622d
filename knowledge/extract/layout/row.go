package layout

import (
	"cmp"
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/language"
)

// row reads the row of a table of tools: which app, how it stands, for whom and
// for what.
func (l *Reader) row(s *knowledge.Source, p *knowledge.Passage, row []form.Cell) bool {
	row = form.Spread(row)
	if l.own(s) && l.refused(s, p, row) {
		return true
	}
	at, stated := form.ToolColumn(row)
	if at >= 0 && (!stated || form.ForPeople(row)) && l.own(s) && l.peopleColumns(s, p, row, at) {
		return true
	}
	band := form.BandStanding(p.Title)
	if at < 0 || stated && form.ForPeople(row) || !stated && (band == form.Unsaid || !l.own(s)) {
		return false
	}
	t := claim.Rule{Words: p.Text}
	if l.whose(row, s, &t); t.By == "" && !l.own(s) {
		return false
	}
	is := l.cells(row, at, stated, p, &t)
	if is == form.Unsaid || !l.own(s) && len(t.Doubts)+len(t.Terms) > 0 {
		return false // what others did is read as sentences are, where more than a word tells it
	}
	for _, name := range form.Parts(row[at].Text) {
		if said := inParentheses(name); said != "" && l.limits(said, p) {
			t.Doubts = append(t.Doubts, "what “"+said+"” limits")
		}
	}
	if over, ok := l.aboveClass(row, is, p, t); ok {
		l.tellsOf(row[at].Text, s, p, form.Denied, over)
	}
	return l.tellsOf(row[at].Text, s, p, is, t)
}

// refused reads a row that names what isn't to be used, beside what is to be. What is only better
// than something needn't forbid it.
func (l *Reader) refused(s *knowledge.Source, p *knowledge.Passage, row []form.Cell) bool {
	cells, instead, only := form.Refused(row)
	if len(cells) == 0 {
		return false
	}
	t := claim.Rule{Words: p.Text}
	if only {
		t.Doubts = append(t.Doubts, "whether it may not be used, or something else is only better")
	}
	for _, c := range row {
		if c != cells[0] && c != instead[0] && !l.limitCell(strings.ToLower(c.Head), c.Text, p, &t) && l.mayLimit(c, form.Denied, p) {
			t.Doubts = append(t.Doubts, unread(c))
		}
	}
	return l.tellsOf(cells[0].Text, s, p, form.Denied, t)
}

// cells reads the cells beside that of the tool: how it stands, or else as what stands above
// the row says, for whom, for what, and since when. What else a cell says puts it in doubt.
func (l *Reader) cells(row []form.Cell, at int, stated bool, p *knowledge.Passage, t *claim.Rule) form.Standing {
	is, band := form.Unsaid, form.BandStanding(p.Title)
	var notes []string
	var beside []form.Cell
	for i, c := range row {
		head := strings.ToLower(c.Head)
		switch {
		case i == at:
		case language.Ruling("denied-head").Has(head) || language.Naming("status-head").Has(head):
			var more []string
			is, more = l.statusCell(head, c.Text, is, p, t)
			notes = append(notes, more...)
		case language.Ruling("note-head").Has(head) && !stated:
			l.under(c.Text, band, p, t) // as an item's words are in a list
		case language.Ruling("note-head").Has(head):
			notes = append(notes, c.Text)
		case !l.limitCell(head, c.Text, p, t):
			beside = append(beside, c)
		}
	}
	if !stated {
		is = band
	} else if is == form.Unsaid && len(notes) == 1 && language.Ruling("term-start").At(form.LowersOf(notes[0]), 0) > 0 {
		is, t.Terms, notes = form.Limited, append(t.Terms, knowledge.Condition{Name: notes[0]}), nil // "only if the court uses it"
	}
	for _, c := range beside {
		if l.mayLimit(c, is, p) {
			t.Doubts = append(t.Doubts, unread(c))
		}
	}
	if is == form.Denied && len(t.Terms) > 0 {
		t.Doubts = append(t.Doubts, "what “"+t.Terms[0].Name+"” limits")
		t.Terms = nil
	}
	l.notes(notes, is, p, t)
	*t = l.underBand(*t, p, is)
	if t.On.IsZero() && is != form.Ended && is != form.Ending {
		t.On = l.enteredOn(row, p)
	}
	return is
}

// unread is in doubt of a cell that may limit what its row says.
func unread(c form.Cell) string {
	return "what “" + c.Head + ": " + c.Text + "” says of it"
}

// tellsOf keeps the rule for each of the apps that share a cell, and tells whether there is any.
func (l *Reader) tellsOf(names string, s *knowledge.Source, p *knowledge.Passage, is form.Standing, t claim.Rule) (found bool) {
	for _, name := range form.Parts(names) {
		app, doubt := l.appOf(name)
		if app == "" {
			continue
		}
		one := t
		one.App = app
		one.Doubts = slices.Clone(t.Doubts)
		if doubt != "" {
			one.Doubts = append(one.Doubts, doubt)
		}
		l.tells(s, p, is, one)
		found = true
	}
	return found
}

// enteredOn is when the tool of a row was entered in a register that says no other day. What
// has ended since began then, and ended on another day.
func (l *Reader) enteredOn(row []form.Cell, p *knowledge.Passage) (on knowledge.Date) {
	for _, c := range row {
		if language.Ruling("entered-head").Has(strings.ToLower(c.Head)) {
			on = l.dateIn(c.Text, p)
		}
	}
	return on
}

// statusCell reads a cell that says how the app stands, where the cells before it say that
// it is so, and gives what else it says.
func (l *Reader) statusCell(head, text string, is form.Standing, p *knowledge.Passage, t *claim.Rule) (form.Standing, []string) {
	text, note, marked := l.footnote(text, p)
	said, rest := l.cellStanding(text, p)
	if marked {
		rest = strings.TrimSpace(rest + " " + note)
		if !onCondition(note) {
			t.Doubts = append(t.Doubts, "what the note to “"+head+": "+text+"” says of it")
		}
	}
	denied := language.Ruling("denied-head").Has(head)
	switch {
	case denied && said == form.Granted:
		said = form.Denied
	case denied && said == form.Denied:
		return is, nil // what isn't banned needn't be allowed
	}
	switch {
	case said == form.Unsaid && language.Ruling("not-told").Has(strings.ToLower(text)):
	case said == form.Unsaid && denied:
		t.Doubts = append(t.Doubts, "what “"+head+": "+text+"” forbids")
	case said == form.Unsaid:
		return is, []string{text}
	case is == form.Unsaid:
		return said, l.limit(rest, said, p, t)
	case is != said && (denied || is.Contradicts(said)):
		t.Doubts = append(t.Doubts, "how it stands: its cells say both")
	}
	return is, nil
}

// whose takes the body whose rule a cell says that it is. In a document of a body's own the
// rule is for a part of that, and in doubt of somebody whom nobody knows.
func (l *Reader) whose(row []form.Cell, s *knowledge.Source, t *claim.Rule) {
	for _, c := range row {
		head := strings.ToLower(c.Head)
		if !language.Naming("body-head").Has(head) {
			continue
		}
		body := l.body(c.Text)
		e := l.Base.Entity(body)
		switch ours := headedBy("audience-head", head) || language.Naming("status-head").Has(head) || inHouse(c.Text); {
		case !l.own(s):
			t.By = cmp.Or(t.By, body)
		case e == nil || e.Proposed:
			if !ours {
				t.Doubts = append(t.Doubts, "whose rule it is: “"+c.Text+"”")
			}
		case !slices.Contains(l.Over(body), l.BodyOf(s)): // rather than one of home's own teams
			t.By = body
		}
	}
}

// body is the body that a cell names, or "".
func (l *Reader) body(name string) knowledge.EntityID {
	for _, id := range l.Lexicon.Names(name) {
		if e := l.Base.Entity(id); e != nil && e.Kind.Acts() {
			return id
		}
	}
	return ""
}

// inHouse tells that the words name nothing but a part of a body that decides for it.
func inHouse(name string) bool {
	return !slices.ContainsFunc(form.LowersOf(name), func(w string) bool { return !language.Naming("in-house").Has(w) })
}
