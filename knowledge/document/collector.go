package document

import (
	"fmt"
	"strings"

	"policybot/knowledge"
)

// collector gathers the passages of a document.
type collector struct {
	document *Document
	file     string
	skipped  int // lines above the body
	headings []heading
	seen     map[knowledge.PassageID]int
}

type heading struct {
	level int
	text  string
}

func (c *collector) origin(line int) knowledge.Origin {
	return knowledge.Origin{File: c.file, Line: line + c.skipped}
}

// head enters the section under a heading. The first heading of the highest
// level is the document's title where the front matter gives none.
func (c *collector) head(level int, text string) {
	if level == 1 && c.document.Source.Title == "" {
		c.document.Source.Title = text
	}
	for len(c.headings) > 0 && c.headings[len(c.headings)-1].level >= level {
		c.headings = c.headings[:len(c.headings)-1]
	}
	c.headings = append(c.headings, heading{level, text})
}

func (c *collector) section() string {
	texts := make([]string, len(c.headings))
	for i, h := range c.headings {
		texts[i] = h.text
	}
	return strings.Join(texts, " › ")
}

// add takes in a passage that begins on the line of the body.
func (c *collector) add(line int, text string) {
	text = strings.TrimSpace(text)
	if text == "" {
		return
	}
	section, at := c.section(), c.origin(line)
	place := fmt.Sprintf("line %d", at.Line)
	if section != "" {
		place = section + ", " + place
	}
	c.document.Passages = append(c.document.Passages, &knowledge.Passage{
		ID:     c.id(section, text),
		Source: c.document.Source.ID,
		Title:  section,
		At:     place,
		Text:   text,
		Origin: at,
	})
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
