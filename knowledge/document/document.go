// Package document turns documents into passages that can be quoted, each with
// the place where a person finds it.
//
// [Parse] reads Markdown and plain text. What a passage says are the words of
// the document, without its markup and otherwise unchanged.
package document

import (
	"bytes"
	"path"
	"strings"

	"policybot/knowledge"
)

// Document is a document read: its source and its passages, in their order.
type Document struct {
	Source   *knowledge.Source
	Passages []*knowledge.Passage
}

// Reads tells that Parse reads files of this name.
func Reads(name string) bool { return isMarkdown(name) || strings.EqualFold(path.Ext(name), ".txt") }

func isMarkdown(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".markdown":
		return true
	}
	return false
}

// Parse reads a document of UTF-8 text. Its name is a path within the folder,
// and gives the source its id unless the front matter does. The ids of its
// passages come from that and from what they say, so that they outlast changes
// elsewhere in the document.
func Parse(name string, data []byte) (*Document, knowledge.Findings) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	d := &Document{Source: &knowledge.Source{ID: sourceID(name), Origin: knowledge.Origin{File: name, Line: 1}}}
	body, skipped, findings := frontMatter(d.Source, data)
	c := &collector{document: d, file: name, skipped: skipped, seen: map[knowledge.PassageID]int{}}
	if isMarkdown(name) {
		if line, why := costly(body); line > 0 {
			findings.Errorf(c.origin(line), "%s", why)
			return d, findings
		}
		c.markdown(body)
	} else {
		c.plain(body)
	}
	if d.Source.Title == "" {
		d.Source.Title = titleOf(name)
	}
	for _, p := range d.Passages {
		p.Date, p.Collection = d.Source.Date, d.Source.Collection
	}
	if len(d.Passages) == 0 {
		findings.Warnf(knowledge.Origin{File: name}, "the document has no text")
	}
	return d, findings
}

// titleOf makes a title of a file's name: Device memo from device-memo.md.
func titleOf(name string) string {
	base := path.Base(name)
	return strings.NewReplacer("-", " ", "_", " ").Replace(strings.TrimSuffix(base, path.Ext(base)))
}
