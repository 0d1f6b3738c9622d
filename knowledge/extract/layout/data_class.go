package layout

import (
	"slices"
	"strings"

	"policybot/knowledge"
	"policybot/knowledge/extract/claim"
	"policybot/knowledge/extract/form"
	"policybot/knowledge/extract/ground"
	"policybot/knowledge/language"
)

// classOf are the kinds of data that a cell names as a class of data, or none: those that the
// lexicon knows, and such classes as only the document has. Of others, any noun for data names one
// where it is sure to: at the head of a row that its column says to be of data.
func (l *Reader) classOf(cell string, sure bool, p *knowledge.Passage) (ids []knowledge.EntityID) {
	for _, name := range form.DataClass(cell) {
		id := l.knownData(name, p)
		if id == "" && (sure || form.BareClass(name)) {
			id = l.newData(name, p)
		}
		if id == "" {
			continue
		}
		for _, id := range append([]knowledge.EntityID{id}, l.ofClass[id]...) {
			ids = ground.AppendNew(ids, id)
		}
	}
	return ids
}

// knownData is the kind of data that the lexicon knows by the name of a class, or "".
func (l *Reader) knownData(name string, p *knowledge.Passage) knowledge.EntityID {
	if scope, known := l.scopeIn(className(name), p); known && len(scope.Terms[knowledge.Data]) == 1 && len(scope.Terms) == 1 {
		return scope.Terms[knowledge.Data][0]
	}
	return ""
}

// dataOf is the kind of data that the name of a class is of, whoever knows it.
func (l *Reader) dataOf(name string, p *knowledge.Passage) knowledge.EntityID {
	if id := l.knownData(name, p); id != "" {
		return id
	}
	return l.newData(name, p)
}

// newData proposes the kind of data that the name of a class is of.
func (l *Reader) newData(name string, p *knowledge.Passage) knowledge.EntityID {
	full := className(name)
	e := &knowledge.Entity{ID: knowledge.EntityID(knowledge.Slug(full)), Kind: knowledge.DataKind, Names: []knowledge.Name{{Text: full}}}
	if other := l.Entity(e.ID); other != nil && other.Kind != knowledge.DataKind {
		return ""
	}
	switch {
	case !form.BareClass(name):
	case language.Ruling("class-or-else").Has(strings.ToLower(name)): // who opens files has none that are open
		e.Names = append(e.Names, knowledge.Name{Text: name + " information"})
	default:
		for _, noun := range language.Ruling("class-noun").All() {
			e.Names = append(e.Names, knowledge.Name{Text: name + " " + noun})
		}
	}
	return l.Propose(p, e)
}

// className is the name of a class with what it is one of: "internal data" of "Internal use only".
func className(name string) string {
	if !form.BareClass(name) {
		return name
	}
	_, usual := form.ClassStep(name)
	return usual + " data"
}

// dataColumns are the cells under heads that name classes of data, with these; none where the
// table has fewer than two.
func (l *Reader) dataColumns(row []form.Cell, p *knowledge.Passage) map[int][]knowledge.EntityID {
	if !slices.ContainsFunc(row, func(c form.Cell) bool { return form.DataClass(c.Head) != nil }) || !l.classTable(row, p) {
		return nil
	}
	found := map[int][]knowledge.EntityID{}
	for i, c := range row {
		if ids := l.classOf(c.Head, false, p); len(ids) > 0 {
			found[i] = ids
		}
	}
	return found
}

// classTable tells that the row is one of a table with columns for several classes of data, and for
// nothing else that may be called so.
func (l *Reader) classTable(row []form.Cell, p *knowledge.Passage) bool {
	heads := classHeads([][]form.Cell{row})
	if len(heads) < fewestColumns {
		heads = classHeads(l.tableOf(p, row))
	}
	return len(heads) >= fewestColumns && slices.ContainsFunc(heads, func(head string) bool { return l.surelyData(head, p) })
}

// classHeads are the heads of the table that name classes of data.
func classHeads(table [][]form.Cell) (heads []string) {
	for _, row := range table {
		for _, c := range row {
			if form.DataClass(c.Head) != nil {
				heads = ground.AppendNew(heads, c.Head)
			}
		}
	}
	return heads
}

// throughout tells that the app is denied for all classes of data of the table, of which one is public,
// or for that where no other cell of its row says anything.
func (l *Reader) throughout(found map[int]standingFor, row []form.Cell, p *knowledge.Passage) bool {
	heads := classHeads([][]form.Cell{row})
	for _, x := range found {
		if x.is != form.Denied || len(x.Doubts) > 0 {
			return false
		}
	}
	public := slices.ContainsFunc(heads, func(head string) bool { step, _ := form.ClassStep(head); return step == 1 })
	return public && len(found) == len(heads) && (len(heads) == 1 || len(heads) == len(classHeads(l.tableOf(p, row))))
}

// byClass reads the row of a tool by its columns of classes of data, with what limits all of them
// in its other cells.
func (l *Reader) byClass(row []form.Cell, at int, p *knowledge.Passage, t claim.Rule) (rules []standingFor) {
	of := l.dataColumns(row, p)
	if of == nil {
		return nil
	}
	var others []form.Cell
	for i, c := range row {
		if i == at || len(of[i]) > 0 {
			continue
		}
		if l.termHead(c, p) {
			return nil // a column for people or a use stands beside them
		}
		others = append(others, c)
	}
	l.limitAll(others, p, &t)
	found := l.eachData(row, of, p, t)
	all := l.throughout(found, row, p)
	for i := range row {
		if x, ok := found[i]; ok && all {
			delete(x.Scope.Terms, knowledge.Data)
			return []standingFor{x}
		}
		if x, ok := found[i]; ok {
			rules = append(rules, x)
		}
	}
	return rules
}

// limitAll takes what limits all rules of a row from cells beside them. What may limit them in a
// way that isn't read puts them in doubt.
func (l *Reader) limitAll(cells []form.Cell, p *knowledge.Passage, t *claim.Rule) {
	for _, c := range l.limitCells(cells, -1, p, t) {
		if l.mayLimit(c, form.Granted, p) {
			t.Doubts = append(t.Doubts, unread(c))
		}
	}
}

// surelyData tells that the head of a column names a class of data, and nothing else that may be
// called so: "Private" may be channels, "Tier 2" may be licences where nothing above speaks of data.
func (l *Reader) surelyData(head string, p *knowledge.Passage) bool {
	names := form.DataClass(head)
	switch {
	case len(names) == 0 || language.Ruling("class-or-else").Has(strings.ToLower(names[0])):
		return false
	case !form.IsStep(names[0]):
		return true
	}
	above := func(text string) bool { return language.Ruling("data-word").In(form.LowersOf(text)) }
	s := l.Base.Source(p.Source)
	return len(names) > 1 || above(p.Title) || s != nil && above(s.Title) || slices.ContainsFunc(l.Base.PassagesOf(p.Source), func(id knowledge.PassageID) bool {
		text := l.Base.Passage(id).Text
		return !form.IsRow(text) && above(text)
	})
}

// eachData reads columns of classes of data. What an app may be used with is the class of the
// column alone: a narrower one whose cell doesn't allow it too is left out.
func (l *Reader) eachData(row []form.Cell, of map[int][]knowledge.EntityID, p *knowledge.Passage, t claim.Rule) map[int]standingFor {
	rules := map[int]standingFor{}
	if !l.ofUse(p) {
		t.Doubts = append(slices.Clone(t.Doubts), "what the table says of the data")
	}
	for i, ids := range of {
		is, x := l.cellSays(row[i].Text, p, t)
		limitTo(&x, knowledge.Terms{knowledge.Data: ids})
		for j, others := range of {
			if j != i && slices.ContainsFunc(others, func(id knowledge.EntityID) bool { return slices.Contains(ids, id) }) {
				x.Doubts = append(slices.Clone(x.Doubts), "which class “"+row[i].Head+"” is")
			}
		}
		rules[i] = standingFor{is, x}
	}
	for i, x := range rules {
		if x.is != form.Granted && x.is != form.Limited {
			continue
		}
		for j, other := range rules {
			if j != i && !(other.is == x.is && len(other.Doubts) == 0 && len(other.Terms) == 0) {
				x.Scope.Except = l.narrowed(x.Scope, of[j])
			}
		}
		rules[i] = x
	}
	for i, x := range rules {
		if x.is == form.Unsaid {
			delete(rules, i)
		}
	}
	return rules
}

// ofUse tells that the titles over a table say that it is on what is used, and not on what happened
// to data or where it is kept.
func (l *Reader) ofUse(p *knowledge.Passage) bool {
	title := p.Title
	if s := l.Base.Source(p.Source); s != nil {
		title += " " + s.Title
	}
	low := form.LowersOf(title)
	return language.Ruling("use-title").In(low) && !language.Ruling("other-title").In(low)
}

// narrowed is what the scope leaves out, with those kinds of data that are within its own.
func (l *Reader) narrowed(scope knowledge.Scope, ids []knowledge.EntityID) knowledge.Terms {
	except := scope.Except.Clone()
	for _, id := range ids {
		within := slices.ContainsFunc(scope.Terms[knowledge.Data], func(wide knowledge.EntityID) bool { return wide != id && l.withinData(id, wide) })
		if !within || slices.Contains(scope.Terms[knowledge.Data], id) {
			continue
		}
		if except == nil {
			except = knowledge.Terms{}
		}
		except[knowledge.Data] = ground.AppendNew(except[knowledge.Data], id)
		slices.Sort(except[knowledge.Data])
	}
	return except
}

// withinData tells that one kind of data is some of the other.
func (l *Reader) withinData(id, wide knowledge.EntityID) bool {
	e := l.Entity(id)
	return e != nil && slices.ContainsFunc(e.In, func(in knowledge.Link) bool { return in.To == wide || l.withinData(in.To, wide) })
}

// dataCell limits the rule to the class of data that a cell names, and to what is less secret where
// it says so: "Internal", "up to confidential". What is more secret, it leaves out.
func (l *Reader) dataCell(head, text string, p *knowledge.Passage, t *claim.Rule) bool {
	name, most := upTo(head, text)
	ids := l.classOf(name, false, p)
	if len(ids) == 0 || !form.BareClass(name) {
		return false
	}
	limitTo(t, knowledge.Terms{knowledge.Data: ids})
	step, _ := form.ClassStep(name)
	for i, class := range form.ClassSteps() {
		id := l.dataOf(class, p)
		switch {
		case step > 0 && most && i+1 < step:
			limitTo(t, knowledge.Terms{knowledge.Data: {id}})
		case step > 0 && i+1 > step:
			t.Scope.Except = l.narrowed(t.Scope, []knowledge.EntityID{id})
		}
	}
	return true
}

// upTo is the class of data that a cell names, and whether it is the most secret one, by the cell
// or the head of its column.
func upTo(head, text string) (name string, most bool) {
	name, most = form.UpTo(strings.NewReplacer(`"`, "", "“", "", "”", "").Replace(text))
	return name, most || language.Ruling("up-to").In(strings.Fields(strings.ToLower(head)))
}

// aboveClass forbids an app with data that is more secret than the most that its row names, where
// the row allows it up to that.
func (l *Reader) aboveClass(row []form.Cell, is form.Standing, p *knowledge.Passage, t claim.Rule) (claim.Rule, bool) {
	for _, c := range row {
		head := strings.ToLower(c.Head)
		name, most := upTo(head, c.Text)
		step, _ := form.ClassStep(name)
		steps := form.ClassSteps()
		if most && step > 0 && step < len(steps) && headedBy("data-head", head) && (is == form.Granted || is == form.Limited) {
			over := claim.Rule{By: t.By, On: t.On, Until: t.Until, Words: t.Words, Doubts: t.Doubts}
			limitTo(&over, knowledge.Terms{knowledge.Data: {l.dataOf(steps[len(steps)-1], p)}})
			return over, true
		}
	}
	return claim.Rule{}, false
}
