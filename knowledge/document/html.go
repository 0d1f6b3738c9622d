package document

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"

	"policybot/knowledge"
)

// pageFile reads a web page. One with front matter is the source of a page that
// a site's generator makes.
func (c *collector) pageFile(data []byte) {
	source, ok := c.pageText(data, "")
	if !ok {
		return
	}
	body, skipped := c.frontMatter([]byte(source))
	if skipped > 0 {
		body = prose{}.clean(body)
	}
	root, err := parsePage(string(body), skipped+1)
	if err != nil {
		c.refuse("%v", err)
		return
	}
	if lower := strings.ToLower(source); strings.Contains(lower, "<html") && !strings.Contains(lower, "</html") {
		c.findings.Warnf(knowledge.Origin{File: c.file}, "the page ends before its end tag: it may be cut off")
	}
	c.leaveOutRemarks(root)
	m := readMeta(root, source)
	title := m.fill(c.document.Source)
	c.marked = moment(m.time)
	c.changed = changedOn(root)
	c.takeAll(mainBlocks(root))
	s := c.document.Source
	if s.Title == "" || strings.EqualFold(s.Title, s.Publisher) { // no heading of its own
		s.Title = title
	}
}

// pageText decodes a page: as UTF-8 where it is that beyond doubt, else as what
// it says of itself, or its carrier of it.
func (c *collector) pageText(data []byte, contentType string) (string, bool) {
	const head = 1024 // bytes in which a page says it
	e, name, certain := charset.DetermineEncoding(data, contentType)
	said := certain || bytes.Contains(bytes.ToLower(data[:min(len(data), head)]), []byte("charset"))
	beyondDoubt := utf8.Valid(data) && bytes.ContainsFunc(data, func(r rune) bool { return r >= utf8.RuneSelf })
	if !said || beyondDoubt || name == "utf-8" || strings.HasPrefix(name, "utf-16") {
		text, ok := c.text(data)
		return string(text), ok
	}
	text, err := decodeAs(e, name, data)
	if err != nil {
		c.refuse("%v", err)
		return "", false
	}
	return string(unixLines(text)), true
}

// fragment takes a piece of HTML apart that stands within another document.
func fragment(source string, at place) []block {
	root, err := parsePage(source, at.line)
	if err != nil {
		panic(refusal(err.Error()))
	}
	return outlineOf(root)
}
