package document

import (
	"regexp"
	"slices"
	"strings"

	"policybot/knowledge/language"
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
	var lines []item
	n := skipped
	for line := range strings.Lines(body) {
		n++
		lines = append(lines, item{onLine(n), []part{{text: strings.TrimSpace(line)}}})
	}
	before, messages := chat(lines)
	p := plainText{}
	for _, line := range before {
		if line.parts[0].text == "" {
			p.flush()
		} else {
			p.lines = append(p.lines, line)
		}
	}
	p.flush()
	return append(p.papers(), told(messages)...)
}

type plainText struct {
	blocks []block
	lines  []item // of the paragraph
	heads  []letterhead
}

// letterhead is the paragraph with which one of several papers in a file begins: short lines,
// of which one says its day.
type letterhead struct {
	block int
	first string // line
	day   string
}

// papers are the blocks, where several begin with a letterhead each below a heading with its
// day. The file begins with the first of them, and the others begin with the same line: a
// signature, or when a section is to be looked at again, has a day too.
func (p *plainText) papers() []block {
	heads := slices.DeleteFunc(slices.Clone(p.heads), func(h letterhead) bool { return h.first != p.heads[0].first })
	if len(heads) < 2 || heads[0].block > 0 {
		return p.blocks
	}
	for _, h := range slices.Backward(heads) {
		p.blocks = slices.Insert(p.blocks, h.block, block(title{2, h.day}))
	}
	return p.blocks
}

// The lines of a letterhead.
const (
	letterLines   = 6
	maxLetterLine = 60 // bytes
)

// letterDay is the line of the paragraph that is its day, or says it, where the paragraph is a
// letterhead.
func (p *plainText) letterDay() (day string) {
	if len(p.lines) < 2 || len(p.lines) > letterLines {
		return ""
	}
	for _, l := range p.lines {
		line := strings.TrimSpace(l.parts[0].text)
		if len(line) > maxLetterLine || strings.ContainsAny(line[len(line)-1:], ".,;:!?") {
			return ""
		}
		d := bareDate(line, language.EitherOrder)
		if found := datesOf(line, language.EitherOrder); len(found) == 1 {
			d = found[0].date
		}
		if d.Exact() && day != "" {
			return ""
		} else if d.Exact() {
			day = d.Words()
		}
	}
	return day
}

var bulleted = regexp.MustCompile(`^[-*+•▪–][ \t]+(\S.*)$`)

// flush ends a paragraph.
func (p *plainText) flush() {
	from := p.listFrom()
	if day := p.letterDay(); day != "" {
		p.heads = append(p.heads, letterhead{len(p.blocks), p.lines[0].parts[0].text, day})
	}
	if l := register(p.lines[:from]); l != nil {
		p.blocks = append(p.blocks, l)
	} else if from > 0 {
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
