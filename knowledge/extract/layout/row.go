package layout

import (
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
	at, stated := form.ToolColumn(row)
	if at >= 0 && (!stated || form.ForPeople(row)) && l.own(s) && l.peopleColumns(s, p, row, at) {
		return true
	}
	band := form.BandStanding(p.Title)
	if at < 0 || stated && form.ForPeople(row) || !stated && (band == form.Unsaid || !l.own(s)) {
		return false
	}
	t := claim.Rule{Words: p.Text, By: l.bodyIn(row)}
	if e := l.Base.Entity(t.By); e != nil && e.Proposed && l.own(s) {
		t.By = "" // one of home's own teams
	}
	if t.By == "" && !l.own(s) {
		return false
	}
	is := l.cells(row, at, stated, p, &t)
	if is == form.Unsaid || !l.own(s) && len(t.Doubts)+len(t.Terms) > 0 {
		return false // what others did is read as sentences are, where more than a word tells it
	}
	return l.tellsOf(row[at].Text, s, p, is, t)
}

// cells reads the cells beside that of the tool: how it stands, or else as what stands above
// the row says, for whom, for what, and since when.
func (l *Reader) cells(row []form.Cell, at int, stated bool, p *knowledge.Passage, t *claim.Rule) form.Standing {
	is, band := form.Unsaid, form.BandStanding(p.Title)
	var notes []string
	for i, c := range row {
		head := strings.ToLower(c.Head)
		switch {
		case i == at:
		case is == form.Unsaid && (language.Ruling("denied-head").Has(head) || language.Naming("status-head").Has(head)):
			is = l.statusCell(head, c.Text, p, t)
		case language.Ruling("denied-head").Has(head) && is != form.Denied && l.statusCell(head, c.Text, p, &claim.Rule{}) == form.Denied:
			t.Doubts = append(t.Doubts, "how it stands: its cells say both")
		default:
			l.limitCell(head, c.Text, p, t)
			switch noted := language.Ruling("note-head").Has(head); {
			case noted && stated:
				notes = append(notes, l.note(c.Text, p, t)...)
			case noted:
				l.under(c.Text, band, p, t) // as an item's words are in a list
			}
		}
	}
	if !stated {
		is = band
	}
	takeNotes(t, is, notes)
	*t = underBand(*t, band, is)
	if t.On.IsZero() && is != form.Ended && is != form.Ending {
		t.On = l.enteredOn(row, p)
	}
	return is
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

// statusCell reads the cell that says how the app stands.
func (l *Reader) statusCell(head, text string, p *knowledge.Passage, t *claim.Rule) form.Standing {
	is, rest := form.CellStanding(text)
	if language.Ruling("denied-head").Has(head) {
		switch is {
		case form.Granted:
			is = form.Denied
		case form.Denied:
			return form.Unsaid // what isn't banned needn't be allowed
		}
	}
	if is != form.Unsaid {
		l.limit(rest, is, p, t)
	}
	return is
}

// limitCell reads a cell that says for whom, for what, or from when.
func (l *Reader) limitCell(head, text string, p *knowledge.Passage, t *claim.Rule) {
	if language.Ruling("not-told").Has(strings.ToLower(text)) {
		return
	}
	for _, d := range []struct {
		list      string
		dimension knowledge.Dimension
	}{{"data-head", knowledge.Data}, {"audience-head", knowledge.Audience}, {"purpose-head", knowledge.Purpose}, {"device-head", knowledge.Device}} {
		if headedBy(d.list, head) {
			l.terms(text, d.dimension, p, t)
			return
		}
	}
	switch {
	case language.Ruling("data-yes-head").In(strings.Fields(head)) && language.Ruling("no-cell").Has(strings.ToLower(text)):
		t.Terms = append(t.Terms, knowledge.Condition{Name: "no " + head})
	case language.Ruling("since-head").Has(head):
		t.On = l.dateIn(text, p)
	case language.Ruling("until-head").Has(head):
		t.Until = l.dateIn(text, p)
	case language.Ruling("condition-head").Has(head):
		t.Terms = append(t.Terms, knowledge.Condition{Name: text})
	}
}

// headedBy tells that a column has one of the heads, or one made of them: "staff groups".
func headedBy(list, head string) bool {
	words := strings.Fields(head)
	return language.Ruling(list).Has(head) || len(words) > 1 && !slices.ContainsFunc(words, func(w string) bool { return !language.Ruling(list).Has(w) })
}

// terms limits the rule to the terms that a cell names. One that the lexicon
// doesn't know is in doubt, but for people, of whom any may be named, and for the one
// or two words of what a tool is for.
func (l *Reader) terms(text string, d knowledge.Dimension, p *knowledge.Passage, t *claim.Rule) {
	scope, known := l.scopeIn(text, p)
	switch {
	case d == knowledge.Purpose && len(strings.Fields(text)) <= 2 && !language.Ruling("limiting").In(form.LowersOf(text)):
		return
	case d == knowledge.Audience && !(len(scope.Terms[d]) > 0 && known):
		l.people(text, p, t)
		return
	case len(scope.Terms[d]) == 0 || !known:
		t.Doubts = append(t.Doubts, "whom or what “"+text+"” covers")
		return
	}
	if t.Scope.Terms == nil {
		t.Scope.Terms = knowledge.Terms{}
	}
	t.Scope.Terms[d] = scope.Terms[d]
}

// bodyIn is the body that a cell says the rule is of, or "".
func (l *Reader) bodyIn(row []form.Cell) knowledge.EntityID {
	for _, c := range row {
		if !language.Naming("body-head").Has(strings.ToLower(c.Head)) {
			continue
		}
		for _, id := range l.Lexicon.Names(c.Text) {
			if e := l.Base.Entity(id); e != nil && e.Kind.Acts() {
				return id
			}
		}
	}
	return ""
}
