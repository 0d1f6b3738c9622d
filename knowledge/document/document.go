// Package document turns documents into passages that can be quoted, each with
// the place where a person finds it.
//
// [Parse] reads Markdown, plain text, web pages, Word documents, Excel workbooks, PDF,
// tables of separated values and mail. What a passage says are the words of the document,
// without its markup and otherwise unchanged; what was struck through, or
// deleted with changes tracked, isn't among them, and neither is what readers
// remark under a document. All formats are taken apart into the same blocks
// (headings, paragraphs, lists, tables), and these into passages by the same
// rules.
//
// A row across a table heads those below it, as "Not approved" does. Where a
// format doesn't tell such a row from one whose other cells are empty, it is one
// if it says how apps stand. Of a mail whose HTML tells what its plain text leaves
// out, the HTML is read; its subject is a passage where the text doesn't speak of
// what that names.
//
// # Workbooks
//
// Each sheet is a heading with its name, and each of its rows a passage, in its place by
// the number that the program shows beside it. Blank rows part tables where what comes
// below has heads of its own: marked as a table, emphasized, the same again, or beginning
// with what columns of apps are called; else they are gaps in one table. Blank columns
// part tables whose columns are named alike. Lines above a table say what it is. A cell
// says what is seen in it, formulas what they came to when the file was saved, and dates
// are written as 2024-03-04. A cell over several columns heads them, and one over several
// rows counts in each.
//
// What a person who opens the file doesn't see isn't read: sheets, rows and columns that
// somebody has hidden, which a note tells of, and cells whose format shows nothing. Rows
// that a filter or a folded group keeps out of sight are read, since the next person who
// looks for something else sees them. A row whose first words are struck through is
// struck. Comments and notes on cells are remarks; text boxes, and what a printed page
// has above and below, are read as in Word documents. Macros and linked files are never
// looked at. Other formats of Excel aren't read, and neither are files with a password.
//
// # What dates a document
//
// Front matter of Markdown, text and pages comes first: date, else the first
// there is of last_updated, updated, modified, lastmod, published, effective and
// effective_date, or by what else a line of the text would call a date. A page is dated by when it says it was published, as articles
// do, else last changed, else by the first <time> in it; a mail by its Date. Who
// published a mail is its sender, with the host of the address.
// Each message of a chat in a text stands under its day, and its place tells who wrote it.
// Where nothing says it, a date in the file's name does, as in
// memo-2024-03-04.pdf, else a line of its own at the head or the foot of the text,
// such as "Last updated: 4 March 2024", "Version 2.1, 4 March 2024" or nothing but a
// date: when it was last changed, else issued, else in force, of several the latest; or the end of its title,
// as in "Minutes of the board, 4 March 2024"; or what stands around a page's text on when
// it was last changed. When a Word, Excel or PDF file was written dates
// it last, since any copy may have changed that, and the source's note says so.
//
// # What ends a document
//
// A document that says at its head, or by the status in its front matter, by which text of
// which day it was replaced, "superseded by the edition of 4 March 2024", stood until the day
// before: so what it said then is known, and nothing of it is told as holding now.
//
// # Limits
//
// Documents are taken as a stranger's. A file may have 20 MB, and its text as
// many, in 100,000 passages, and take 30 s of time. A Word document may unpack
// to 32 MB of XML, a workbook to 128 MB, either to 200 times its size, have 5,000 parts
// and nest 256 deep, and may declare no XML entities. A workbook may have 1,048,576
// cells that aren't empty, and its tables twice as many with empty ones. A page may have 200,000 elements, 512 deep; a
// table 1,000 columns, and on a page 1,000,000 cells; a mail 200 parts, 10 deep,
// and mails attached to mails 3 deep. A PDF may have 2,000 pages, and is read by
// a program with 128 MB of memory and neither files nor a network, two at once
// at most. Nothing that a document names is fetched. A file beyond a limit, or
// that its reader stumbles over, is left out, and the finding says why.
package document

import (
	"fmt"
	"path"
	"strings"
	"time"

	"policybot/knowledge"
)

// Limits of one document, whatever its format.
const (
	MaxFile     = 20 << 20 // bytes, of the file and of its text
	maxPassages = 100_000
	maxTime     = 30 * time.Second
)

// Document is a document read: its source and its passages, in their order.
type Document struct {
	Source   *knowledge.Source
	Passages []*knowledge.Passage
}

// Parse reads a document. Its name is a path within the folder: it tells the
// format, and gives the source its id unless the front matter does. The ids of
// its passages come from that and from what they say, so that they outlast
// changes elsewhere in the document. There is no document where a finding is an
// error, and that error leaves out this document alone.
func Parse(name string, data []byte) (*Document, knowledge.Findings) {
	f := formatOf(name)
	c := newCollector(name)
	switch why := refused(f, data); {
	case f == nil:
		c.refuse("a document of no format that is read: name it %s", Names())
	case why != "":
		c.refuse("%s", why)
	default:
		c = guarded(name, f, data)
	}
	return c.finish()
}

// guarded runs a format's reader. One that panics, or that doesn't end in time,
// costs its document and nothing else. What goes on beyond its time works on
// what nobody looks at, and ends by the other limits.
func guarded(name string, f *format, data []byte) *collector {
	if f.start != nil {
		f.start() // takes none of the document's time
	}
	done := make(chan *collector, 1)
	go func() {
		c := newCollector(name)
		defer func() {
			if p := recover(); p != nil {
				c = newCollector(name)
				c.refuse("%s", whyStopped(p))
			}
			done <- c
		}()
		f.read(c, data)
	}()
	timer := time.NewTimer(maxTime)
	defer timer.Stop()
	select {
	case c := <-done:
		return c
	case <-timer.C:
		c := newCollector(name)
		c.refuse("reading it takes more than %v: split it", maxTime)
		return c
	}
}

// refusal is why a reader gives a document up, thrown from wherever it is.
type refusal string

func whyStopped(thrown any) string {
	if why, ok := thrown.(refusal); ok {
		return string(why)
	}
	return "its reader stumbled over it: the file is damaged, or holds what isn't known here; save it anew, or in another format"
}

// finish gives the document with what holds for all of its passages.
func (c *collector) finish() (*Document, knowledge.Findings) {
	d := c.document
	if len(c.findings.LeftOut()) > 0 {
		return nil, c.findings
	}
	if d.Source.Title == "" {
		d.Source.Title = titleOf(c.file)
	}
	c.dateSource()
	until := c.stoodUntil()
	for _, p := range d.Passages {
		p.Date, p.Until, p.Collection = d.Source.Date, until, d.Source.Collection
	}
	if len(d.Passages) == 0 {
		c.findings.Warnf(knowledge.Origin{File: c.file}, "the document has no text")
	}
	return d, c.findings
}

// titleOf makes a title of a file's name: Device memo from device-memo.md.
func titleOf(name string) string {
	base := path.Base(name)
	return strings.NewReplacer("-", " ", "_", " ").Replace(strings.TrimSuffix(base, path.Ext(base)))
}

// tooLarge tells that the size is beyond what is read.
func tooLarge(size int) string {
	return fmt.Sprintf("the file has %.1f MB, more than the %d MB that are read: split it", float64(size)/(1<<20), MaxFile>>20)
}
