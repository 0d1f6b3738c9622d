package document

import (
	"regexp"
	"strings"
)

func (c *collector) plainFile(data []byte) {
	data, ok := c.text(data)
	if !ok {
		return
	}
	body, skipped := c.frontMatter(data)
	c.takeAll(plain(string(body), skipped))
}

// plain takes text apart: the lines between empty ones are a paragraph, and
// those that begin with a bullet are a list.
func plain(body string, skipped int) []block {
	p := plainText{}
	n := skipped
	for line := range strings.Lines(body) {
		n++
		if line = strings.TrimSpace(line); line == "" {
			p.flush()
		} else {
			p.lines = append(p.lines, item{onLine(n), []part{{text: line}}})
		}
	}
	p.flush()
	return p.blocks
}

type plainText struct {
	blocks []block
	lines  []item // of the paragraph
}

var bulleted = regexp.MustCompile(`^[-*+•▪–][ \t]+(\S.*)$`)

// flush ends a paragraph.
func (p *plainText) flush() {
	from := p.listFrom()
	if from > 0 {
		p.blocks = append(p.blocks, paragraph{place: p.lines[0].place, text: runOn(p.lines[:from])})
	}
	if items := bulletItems(p.lines[from:]); len(items) > 0 {
		if l := p.last(); l != nil && from == 0 {
			l.items = append(l.items, items...)
		} else {
			p.blocks = append(p.blocks, &list{items: items})
		}
	}
	p.lines = nil
}

// listFrom is where a list begins in the paragraph: at its head, or after a
// colon.
func (p *plainText) listFrom() int {
	for i, l := range p.lines {
		if bulleted.MatchString(l.parts[0].text) && (i == 0 || strings.HasSuffix(p.lines[i-1].parts[0].text, ":")) {
			return i
		}
	}
	return len(p.lines)
}

// last is the list that the text so far ends with.
func (p *plainText) last() *list {
	if len(p.blocks) == 0 {
		return nil
	}
	l, _ := p.blocks[len(p.blocks)-1].(*list)
	return l
}

// bulletItems joins to each line with a bullet those below that have none.
func bulletItems(lines []item) []item {
	var items []item
	for _, l := range lines {
		text := &l.parts[0].text
		if m := bulleted.FindStringSubmatch(*text); m != nil {
			*text = m[1]
			items = append(items, l)
		} else {
			end := &items[len(items)-1].parts[0].text
			*end += " " + *text
		}
	}
	return items
}

func runOn(lines []item) string {
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = l.parts[0].text
	}
	return strings.Join(texts, " ")
}
