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

// peopleColumns reads the row of a table of tools that says for whom they are: by a
// column of those who may and one of those who may not, or by a column for each of
// several people.
func (l *Reader) peopleColumns(s *knowledge.Source, p *knowledge.Passage, row []form.Cell, at int) bool {
	app, doubt := l.appOf(row[at].Text)
	if app == "" {
		return false
	}
	t := claim.Rule{App: app, Words: p.Text}
	if doubt != "" {
		t.Doubts = []string{doubt}
	}
	rules := l.byClass(row, at, p, t)
	if len(rules) == 0 {
		columns := l.limitCells(row, at, p, &t)
		if rules = l.whoMay(columns, p, t); len(rules) == 0 {
			rules = l.eachMay(columns, p, t)
		}
	}
	for _, x := range rules {
		l.tells(s, p, x.is, l.underBand(x.Rule, p, x.is))
	}
	return len(rules) > 0
}

// limitCells takes what limits all rules of a row from its other cells, and gives those of
// the columns that say for whom or what it is.
func (l *Reader) limitCells(row []form.Cell, at int, p *knowledge.Passage, t *claim.Rule) (columns []form.Cell) {
	lists := form.ForPeople(row)
	for i, c := range row {
		head := strings.ToLower(c.Head)
		switch {
		case i == at:
		case lists && form.StatesPeople(head), !lists && l.termHead(c, p):
			columns = append(columns, c)
		case language.Ruling("note-head").Has(head):
			l.notes([]string{c.Text}, form.Unsaid, p, t)
		case l.limitCell(head, c.Text, p, t):
		case lists || harmless(head):
			if l.mayLimit(c, form.Granted, p) {
				t.Doubts = append(t.Doubts, unread(c))
			}
		default:
			columns = append(columns, c)
		}
	}
	return columns
}

// standingFor is how an app stands for the people of a rule.
type standingFor struct {
	is form.Standing
	claim.Rule
}

// whoMay reads a column of those who may and one of those who may not.
func (l *Reader) whoMay(columns []form.Cell, p *knowledge.Passage, t claim.Rule) (rules []standingFor) {
	var may, others *claim.Rule
	none := 0 // columns that name nobody
	for _, c := range columns {
		head, cell := strings.ToLower(c.Head), strings.ToLower(c.Text)
		grants, refuses := language.Ruling("granting-head").Has(head), language.Ruling("refusing-head").Has(head)
		nobody, more := nobodyIn(cell)
		x := t
		if whom, no := form.HeadFor(c.Head); whom != "" {
			rules = append(rules, l.valueFor(c, whom, no, p, x)...)
			continue
		}
		switch {
		case !grants && !refuses || cell == "":
			continue
		case isValue(cell):
			x.Doubts = append(slices.Clone(x.Doubts), "for whom “"+c.Text+"” is")
		case refuses && nobody && !more:
			none++
			continue
		case refuses && language.Ruling("others-cell").Has(cell):
			others = &x
			continue
		case nobody:
			refuses = grants
			if more {
				x.Doubts = append(slices.Clone(x.Doubts), "whom “"+c.Text+"” leaves out")
			}
			none++
		case !language.Ruling("everybody-cell").Has(cell):
			l.people(c.Text, p, &x)
		}
		if refuses {
			rules = append(rules, standingFor{form.Denied, x})
			continue
		}
		may = &x
		rules = append(rules, standingFor{form.Granted, x})
	}
	if others != nil && may != nil && len(may.Scope.Terms) > 0 {
		others.Scope.Except = may.Scope.Terms.Clone()
		rules = append(rules, standingFor{form.Denied, *others})
	}
	if none > 1 || contradict(rules) {
		for i := range rules {
			rules[i].Doubts = append(slices.Clone(rules[i].Doubts), "what holds: the columns of its row contradict each other")
		}
	}
	return slices.CompactFunc(rules, func(a, b standingFor) bool { return a.is == b.is && len(a.Scope.Terms)+len(b.Scope.Terms) == 0 })
}

// isValue tells that a cell, in lower case, says whether, and not for whom.
func isValue(cell string) bool {
	is, rest := form.CellStanding(cell)
	return (is == form.Granted || is == form.Denied) && rest == "" && !language.Ruling("nobody-cell").Has(cell) && !language.Ruling("everybody-cell").Has(cell)
}

// valueFor reads a cell that says whether the people at the head of its column may use the
// app, or, where it asks that, may not.
func (l *Reader) valueFor(c form.Cell, whom string, refuses bool, p *knowledge.Passage, t claim.Rule) []standingFor {
	l.people(whom, p, &t)
	is, t := l.cellSays(c.Text, p, t)
	switch {
	case is == form.Unsaid:
		return nil
	case refuses && is == form.Granted:
		is = form.Denied
	case refuses:
		t.Doubts = append(slices.Clone(t.Doubts), "whether “"+c.Text+"” allows it")
	}
	return []standingFor{{is, t}}
}

// nobodyIn tells that the cell, in lower case, names nobody, and whether it says more that
// may change whom: "nobody yet", "none of the drivers".
func nobodyIn(cell string) (nobody, more bool) {
	if language.Ruling("nobody-cell").Has(cell) {
		return true, false
	}
	words := form.LowersOf(cell)
	n := language.Ruling("nobody-word").At(words, 0)
	return n > 0, n > 0 && n < len(words) && !language.Ruling("changes-nothing").Has(strings.Join(words[n:], " "))
}

// contradict tells that some whom one of the rules lets use it another forbids it to, and
// not as some of those.
func contradict(rules []standingFor) bool {
	return slices.ContainsFunc(rules, func(no standingFor) bool {
		return no.is == form.Denied && len(no.Scope.Except) == 0 && slices.ContainsFunc(rules, func(yes standingFor) bool {
			return yes.is == form.Granted && reaches(no.Scope.Terms, yes.Scope.Terms)
		})
	})
}

// reaches tells that what is limited to the first terms reaches what is limited to the others.
func reaches(a, b knowledge.Terms) bool {
	for d, ids := range a {
		if !slices.ContainsFunc(ids, func(id knowledge.EntityID) bool { return slices.Contains(b[d], id) }) {
			return false
		}
	}
	return true
}

// fewestColumns is how many columns of people, or of devices and the like, a table has at
// least that has one for each.
const fewestColumns = 2

// eachMay reads a column for each of several people, or of several devices and the like, with
// what holds for them in its cells.
func (l *Reader) eachMay(columns []form.Cell, p *knowledge.Passage, t claim.Rule) (rules []standingFor) {
	known := 0
	var people, others []form.Cell
	for _, c := range columns {
		switch is, rest := form.CellStanding(c.Text); {
		case l.termHead(c, p):
			known++
			people = append(people, c)
		case is != form.Unsaid && rest == "", onCondition(c.Text), c.Text == "":
			people = append(people, c) // of the same kind, whoever knows them
		default:
			others = append(others, c)
		}
	}
	if known < fewestColumns {
		return nil
	}
	l.limitAll(others, p, &t)
	for _, c := range people {
		is, x := l.cellFor(c, p, t)
		if is == form.Denied {
			x.Terms = nil // they are of those who may
		}
		if is != form.Unsaid {
			rules = append(rules, standingFor{is, x})
		}
	}
	if forNobody(people, rules) {
		x := rules[0]
		x.Scope.Terms = t.Scope.Terms.Clone()
		return []standingFor{x}
	}
	return leftOpen(rules, t.Scope.Terms)
}

// forNobody tells that the columns of a row are of people, of none who don't work there, and all say no.
func forNobody(columns []form.Cell, rules []standingFor) bool {
	return len(rules) >= fewestColumns && len(rules) == len(columns) && !slices.ContainsFunc(rules, func(x standingFor) bool {
		return x.is != form.Denied || len(x.Doubts) > 0 || !claim.OfPeople(x.Scope)
	}) && !slices.ContainsFunc(columns, func(c form.Cell) bool {
		return language.NotStaff(c.Head) || language.Ruling("of-outsiders").In(form.LowersOf(c.Head))
	})
}

// leftOpen leaves out of what all staff may not use those of a column who may. All rules are
// limited to the terms.
func leftOpen(rules []standingFor, all knowledge.Terms) []standingFor {
	open := knowledge.Terms{}
	for _, x := range rules {
		for d, ids := range x.Scope.Terms {
			if (x.is == form.Granted || x.is == form.Limited) && len(all[d]) == 0 {
				open[d] = append(open[d], ids...)
			}
		}
	}
	for i := range rules {
		if x := &rules[i]; x.is == form.Denied && len(x.Scope.Terms) == len(all) {
			except := x.Scope.Except
			x.Scope.Except = open.Clone()
			for d, ids := range except {
				x.Scope.Except[d] = append(x.Scope.Except[d], ids...)
			}
		}
	}
	return rules
}

// termHead tells that the head of a column names people, or something else by which a rule
// may be limited where the cell says how that stands.
func (l *Reader) termHead(c form.Cell, p *knowledge.Passage) bool {
	scope, known := l.scopeIn(c.Head, p)
	if known && len(scope.Terms) > 0 && !claim.OfPeople(scope) {
		is, _ := form.CellStanding(c.Text)
		return is != form.Unsaid
	}
	if form.DataClass(c.Head) != nil {
		return false // of one, only the lexicon tells
	}
	return language.Ruling("generic-head").Has(strings.ToLower(c.Head)) || known && len(scope.Terms) > 0 || l.prose.Audience(c.Head, p) != ""
}

// cellFor reads how an app stands for whom or what the head of the cell's column names. All
// people of a table are of one kind, whatever their names: teams beside drivers.
func (l *Reader) cellFor(c form.Cell, p *knowledge.Passage, t claim.Rule) (form.Standing, claim.Rule) {
	scope, known := l.scopeIn(c.Head, p)
	switch {
	case language.Ruling("generic-head").Has(strings.ToLower(c.Head)):
	case namesOthers(c.Head):
		t.Doubts = append(slices.Clone(t.Doubts), "whom “"+c.Head+"” leaves out")
	case known && len(scope.Terms) > 0:
		limitTo(&t, scope.Terms)
	case form.DataClass(c.Head) != nil:
		limitTo(&t, knowledge.Terms{knowledge.Data: l.classOf(c.Head, true, p)})
	default:
		limitTo(&t, knowledge.Terms{knowledge.Audience: {l.prose.People(c.Head, p)}})
	}
	return l.cellSays(c.Text, p, t)
}

// cellSays reads how an app stands for whom a rule is.
func (l *Reader) cellSays(text string, p *knowledge.Passage, t claim.Rule) (form.Standing, claim.Rule) {
	text = strings.TrimSpace(text)
	if is, _ := l.legend(text, p); is == form.Unsaid && language.Ruling("dash-cell").Has(text) {
		if l.dashDenies(p) {
			return form.Denied, t
		}
		return form.Unsaid, t
	}
	text, note, marked := l.footnote(text, p)
	is, rest := l.cellStanding(text, p)
	rest = strings.Trim(rest, " ,;:().")
	switch {
	case marked:
		return l.noted(is, rest, text, note, t)
	case is == form.Denied && l.onlyWhere(rest, p):
		t.Doubts = slices.Clone(t.Doubts)
		l.notes(l.limit(rest, is, p, &t), is, p, &t)
		return is, t
	}
	return cellSaysOf(is, rest, text, t)
}

// onlyWhere tells that what stands behind a "no" refers to another place, or limits it in another
// way than by the data that columns are for: "see below", "on the company network".
func (l *Reader) onlyWhere(rest string, p *knowledge.Passage) bool {
	scope, _ := l.scopeIn(rest, p)
	return refersOn(rest) || l.limits(rest, p) && !scope.States(knowledge.Data)
}

// refersOn tells that the words only say where more is told.
func refersOn(rest string) bool {
	low := form.LowersOf(rest)
	return language.Ruling("refers-on").At(low, 0) > 0 && !language.Ruling("except-head").In(low) && !language.Ruling("limiting").In(low)
}

// cellSaysOf reads the same of a cell that says that the app stands so, and the rest.
func cellSaysOf(is form.Standing, rest, text string, t claim.Rule) (form.Standing, claim.Rule) {
	unsure := func(why string) { t.Doubts = append(slices.Clone(t.Doubts), why) }
	switch nobody, _ := nobodyIn(strings.ToLower(text)); {
	case text == "":
	case is == form.Limited && rest != "" && !strings.Contains(text, rest):
		t.Terms = []knowledge.Condition{{Name: rest}} // as the legend says
	case is == form.Limited && (rest != "" || onCondition(text)):
		t.Terms = []knowledge.Condition{{Name: text}}
	case is != form.Denied && is != form.Granted && is != form.Unsaid:
	case is == form.Denied && rest != "":
		unsure("what “" + rest + "” leaves out")
	case is == form.Denied:
	case nobody || language.OpensDenial(text):
		is = form.Denied
		unsure("what “" + text + "” says")
	case is == form.Unsaid || onCondition(text):
		is, t.Terms = form.Limited, []knowledge.Condition{{Name: text}}
		if !onCondition(text) {
			unsure("what “" + text + "” says")
		}
	case rest != "":
		is, t.Terms = form.Limited, []knowledge.Condition{{Name: rest}}
		if language.OpensDenial(rest) || language.Ruling("not-told").Has(strings.ToLower(rest)) || len(language.Times(rest, 0)) > 0 {
			unsure("what “" + rest + "” says")
		}
	}
	return is, t
}

// noted reads how an app stands by a cell and the note that its mark leads to. Only a note that
// is a condition is sure to say how far it is allowed.
func (l *Reader) noted(is form.Standing, rest, text, note string, t claim.Rule) (form.Standing, claim.Rule) {
	permits := is == form.Granted || is == form.Limited || is == form.Unsaid
	if permits {
		is, t.Terms = form.Limited, []knowledge.Condition{{Name: cmp.Or(note, text)}}
	}
	if !permits || rest != "" || !onCondition(note) {
		t.Doubts = append(slices.Clone(t.Doubts), "what the note to “"+text+"” says of it")
	}
	return is, t
}

// onCondition tells that the cell says on what condition or how far something is allowed,
// and not from when on.
func onCondition(cell string) bool {
	if len(language.Times(cell, 0)) > 0 {
		return false
	}
	words := form.LowersOf(cell)
	return language.Ruling("condition-cell").At(words, 0) > 0 || language.Ruling("only-word").At(words, max(len(words)-1, 0)) > 0
}

// dashDenies tells that the document says that a dash means no.
func (l *Reader) dashDenies(p *knowledge.Passage) bool {
	return slices.ContainsFunc(l.Base.PassagesOf(p.Source), func(id knowledge.PassageID) bool {
		return slices.ContainsFunc(form.Split(l.Base.Passage(id).Text), func(part form.Piece) bool {
			words := form.LowersOf(part.Text)
			return language.Ruling("dash-word").In(words) && slices.ContainsFunc(language.Words(part.Text), func(t language.Token) bool { return language.Denies(t.Norm) })
		})
	})
}
