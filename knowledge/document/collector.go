package document

import (
	"fmt"
	"slices"
	"strings"

	"policybot/knowledge"
)

// collector gathers the passages of a document, and what is to be said of it.
type collector struct {
	document *Document
	findings knowledge.Findings
	file     string
	depth    int  // how deep in mails this is attached
	counts   bool // the paragraphs under each heading, for those that have no other place
	counted  int
	headings []heading
	lead     *paragraph // begins the list that comes next
	size     int        // bytes of text so far
	seen     map[knowledge.PassageID]int
	lines    []string       // that may say when it was written
	changed  knowledge.Date // as a page says around its text
	marked   knowledge.Date // by the first moment that a page marks as one
	written  knowledge.Date // as the program noted that wrote the file
	remarked bool           // that some were is noted
}

type heading struct {
	level int
	text  string
}

func newCollector(name string) *collector {
	s := &knowledge.Source{ID: IDOf(name), Origin: knowledge.Origin{File: name, Line: 1}}
	return &collector{document: &Document{Source: s}, file: name, seen: map[knowledge.PassageID]int{}}
}

func (c *collector) line(n int) knowledge.Origin { return knowledge.Origin{File: c.file, Line: n} }

// refuse leaves the document out.
func (c *collector) refuse(format string, args ...any) {
	c.findings.LeaveOutf(knowledge.Origin{File: c.file}, format, args...)
}

func (c *collector) note(format string, args ...any) {
	c.findings.Notef(knowledge.Origin{File: c.file}, format, args...)
}

// head enters the section under a heading. The first heading of the highest
// level is the document's title where nothing else gives one.
func (c *collector) head(level int, text string) {
	if text == "" {
		return
	}
	if level == 1 && c.document.Source.Title == "" {
		c.document.Source.Title = text
	}
	for len(c.headings) > 0 && c.headings[len(c.headings)-1].level >= level {
		c.headings = c.headings[:len(c.headings)-1]
	}
	c.headings = append(c.headings, heading{level, text})
	c.counted = 0
}

// under enters a section within the one it is in, and gives what leaves it.
func (c *collector) under(text string) (leave func()) {
	headings, level := c.headings, 1
	if n := len(headings); n > 0 {
		level = headings[n-1].level
	}
	c.headings = append(slices.Clone(headings), heading{level + 1, text})
	return func() { c.headings = headings }
}

func (c *collector) section() string {
	texts := make([]string, len(c.headings))
	for i, h := range c.headings {
		texts[i] = h.text
	}
	return strings.Join(texts, " › ")
}

// add takes in a passage that stands at the place.
func (c *collector) add(at place, text string) {
	if c.counts && strings.TrimSpace(text) != "" {
		c.counted++
		if at.at == "" {
			at.at = fmt.Sprintf("paragraph %d", c.counted)
		}
	}
	section := c.section()
	at.at = joined(", ", section, at.at)
	c.keep(section, at, text)
}

// keep takes in a passage of a section.
func (c *collector) keep(section string, at place, text string) {
	text = strings.TrimSpace(text)
	if text == "" || c.full(len(text)) {
		return
	}
	if slices.ContainsFunc(c.headings, func(h heading) bool { return headsRemarks(h.text) }) {
		c.noteRemarks()
		return
	}
	c.document.Passages = append(c.document.Passages, &knowledge.Passage{
		ID:     c.id(section, text),
		Source: c.document.Source.ID,
		Title:  section,
		At:     at.at,
		No:     len(c.document.Passages) + 1,
		Text:   text,
		Origin: knowledge.Origin{File: c.file, Line: at.line},
	})
}

// number tells of the passage taken in last which number its first item has in its list.
func (c *collector) number(n int) {
	if all := c.document.Passages; len(all) > 0 {
		all[len(all)-1].Number = n
	}
}

// adopt takes in what an attachment holds.
func (c *collector) adopt(name string, inner *collector) {
	c.findings = append(c.findings, inner.findings...)
	for _, p := range inner.document.Passages {
		c.keep(p.Title, place{at: joined(", ", name, p.At)}, p.Text)
		c.number(p.Number)
	}
}

// joined joins those that aren't empty.
func joined(by string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), by)
}

// full tells that no more is taken in, and leaves the document out for it.
func (c *collector) full(more int) bool {
	c.size += more
	switch {
	case len(c.findings.LeftOut()) > 0:
	case c.size > MaxFile:
		c.refuse("it holds more than %d MB of text: split it", MaxFile>>20)
	case len(c.document.Passages) >= maxPassages:
		c.refuse("it holds more than %d paragraphs and rows: split it", maxPassages)
	default:
		return false
	}
	c.document.Passages = nil
	return true
}

// id names the passage by its section and its words, and counts those that say
// the same.
func (c *collector) id(section, text string) knowledge.PassageID {
	id := knowledge.PassageID(string(c.document.Source.ID) + "#" + hash(section+"\n"+text))
	c.seen[id]++
	if n := c.seen[id]; n > 1 {
		return knowledge.PassageID(fmt.Sprintf("%s-%d", id, n))
	}
	return id
}
