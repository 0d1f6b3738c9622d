package document

import (
	"strings"

	"golang.org/x/net/html/charset"
)

// pageFile reads a web page.
func (c *collector) pageFile(data []byte) {
	source, ok := c.pageText(data, "")
	if !ok {
		return
	}
	root, err := parsePage(source, 1)
	if err != nil {
		c.refuse("%v", err)
		return
	}
	readMeta(root, source).fill(c.document.Source)
	title := c.document.Source.Title
	c.document.Source.Title = "" // a heading of the highest level comes first
	c.takeAll(mainBlocks(root))
	if c.document.Source.Title == "" {
		c.document.Source.Title = title
	}
}

// pageText decodes a page by what it says of itself, or its carrier of it.
func (c *collector) pageText(data []byte, contentType string) (string, bool) {
	e, name, certain := charset.DetermineEncoding(data, contentType)
	if !certain || name == "utf-8" || strings.HasPrefix(name, "utf-16") {
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
