package document

import (
	"fmt"
	"slices"
	"strings"

	"policybot/knowledge/language"
)

// place is where in a document something stands: what a person is told beside
// the section, such as line 3, and the line of the file where there is one.
type place struct {
	at   string
	line int
}

func onLine(n int) place { return place{fmt.Sprintf("line %d", n), n} }

// block is a piece of a document's body, whatever format it was written in.
// Every format is taken apart into blocks, and these into passages by the same
// rules.
type block interface {
	take(c *collector, next block)
}

// title is a heading.
type title struct {
	level int // 1 is the highest
	text  string
}

// paragraph is text that runs on; verbatim text keeps its lines.
type paragraph struct {
	place
	text     string
	verbatim bool
	bold     bool // all of it
}

// list has its items in order, numbered from a number on; 0: they have none.
type list struct {
	items  []item
	number int
}

// item is one of a list, with what lies in it.
type item struct {
	place
	parts []part
}

// part is a paragraph of an item, or a list in it.
type part struct {
	text string
	list *list
}

type table struct {
	band  string   // heads all of the rows, as a heading does; empty: nothing does
	heads []string // of the columns; none: the rows stand for themselves
	rows  []row
}

type row struct {
	place
	cells []string
	wide  map[int]int // how many columns a cell reaches across, where it is several
}

// takeAll makes passages of the blocks.
func (c *collector) takeAll(blocks []block) {
	blocks = boldHeads(blocks)
	for i, b := range blocks {
		var next block
		if i+1 < len(blocks) {
			next = blocks[i+1]
		}
		b.take(c, next)
	}
}

func (t title) take(c *collector, _ block) { c.head(t.level, t.text) }

// take leaves a paragraph that only begins the list below it to that.
func (p paragraph) take(c *collector, next block) {
	if _, ok := next.(*list); ok && p.leadsIn() {
		c.lead = &p
		return
	}
	c.say(p.text)
	c.add(p.place, p.text)
}

func (p paragraph) leadsIn() bool { return !p.verbatim && strings.HasSuffix(p.text, ":") }

// longList is the length in bytes up to which a list stays one passage.
const longList = 800

// take makes a passage of a list with the words that lead in to it, or, where
// that would be long, one of each item, each with those words.
func (l *list) take(c *collector, _ block) {
	lead, at := "", l.place()
	if c.lead != nil {
		lead, at = c.lead.text+"\n", c.lead.place
		c.lead = nil
	}
	texts, size := make([]string, len(l.items)), len(lead)
	for i, x := range l.items {
		texts[i] = x.text("")
		size += len(texts[i])
		c.say(strings.TrimPrefix(texts[i], "- "))
	}
	if size <= longList {
		c.add(at, lead+strings.Join(texts, "\n"))
		c.number(l.number)
		return
	}
	for i, x := range l.items {
		c.add(x.place, lead+texts[i])
		if l.number > 0 {
			c.number(l.number + i)
		}
	}
}

func (l *list) place() place {
	if len(l.items) == 0 {
		return place{}
	}
	return l.items[0].place
}

// text is the item with the lists in it indented.
func (x item) text(indent string) string {
	var parts []string
	for _, p := range x.parts {
		if p.list == nil {
			if p.text != "" {
				parts = append(parts, indent+"  "+p.text)
			}
			continue
		}
		for _, y := range p.list.items {
			parts = append(parts, y.text(indent+"  "))
		}
	}
	return indent + "- " + strings.TrimLeft(strings.Join(parts, "\n"), " ")
}

// flat is the list in one line.
func (l *list) flat() string {
	var items []string
	for _, x := range l.items {
		for _, p := range x.parts {
			if p.list != nil {
				p.text = p.list.flat()
			}
			items = append(items, strings.Join(strings.Fields(p.text), " "))
		}
	}
	return strings.Join(items, ", ")
}

// take makes a passage of each row, in the section of the band above them.
func (t *table) take(c *collector, _ block) {
	if t.band != "" {
		defer c.under(t.band)()
	}
	const pair = 2 // columns of names, with what each is
	if len(t.heads) == pair {
		c.say(strings.Join(t.heads, " "))
	}
	for _, r := range t.rows {
		if len(t.heads) == 0 || len(t.heads) == pair {
			c.say(strings.Join(r.cells, " "))
		}
		if asked := r.answered(t.heads); asked != "" {
			c.add(r.place, asked)
			continue
		}
		c.add(r.place, r.under(t.heads))
	}
}

// answered is a row that has nothing but a question and its answer, as text has the two, or "".
func (r row) answered(heads []string) string {
	question, answer := "", ""
	for i, cell := range r.cells {
		head := ""
		if i < len(heads) {
			head = strings.ToLower(strings.TrimRight(heads[i], " :?"))
		}
		switch {
		case cell == "", strings.Trim(cell, "0123456789. ") == "":
		case language.Naming("question-head").Has(head) && question == "":
			question = strings.TrimRight(cell, " ?") + "?"
		case language.Naming("answer-head").Has(head) && answer == "":
			answer = cell
		default:
			return ""
		}
	}
	if question == "" || answer == "" {
		return ""
	}
	return question + " " + answer
}

// under is the row with every cell under its heading.
func (r row) under(heads []string) string {
	var parts []string
	for i, cell := range r.cells {
		head := r.headOver(i, heads)
		switch {
		case cell == "":
		case head != "":
			parts = append(parts, head+": "+cell)
		default:
			parts = append(parts, cell)
		}
	}
	return strings.Join(parts, "; ")
}

// reach tells that the cell at the one place reaches on to the other.
func (r *row) reach(from, to int) {
	if r.wide == nil {
		r.wide = map[int]int{}
	}
	r.wide[from] = to + 1 - from
}

// headOver is the head over a cell, or all those that it stands under where it says how something
// stands and the first of them doesn't ask for that: "Not allowed" under "Staff" and "Students".
func (r row) headOver(i int, heads []string) string {
	if i >= len(heads) || heads[i] == "" {
		return ""
	}
	to := min(i+max(1, r.wide[i]), len(heads))
	if i == 0 || language.Naming("status-head").Has(strings.ToLower(heads[i])) || !beginsStanding(r.cells[i]) {
		to = i + 1
	}
	return strings.Join(slices.Compact(slices.Clone(heads[i:to])), " / ")
}

// beginsStanding tells that a text begins with how something stands.
func beginsStanding(text string) bool {
	words := wordsOf(text)
	return slices.ContainsFunc([]string{"denied", "granted", "limited", "reviewed"}, func(list string) bool { return language.Ruling(list).At(words, 0) > 0 })
}
