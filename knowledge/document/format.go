package document

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"policybot/knowledge/document/pdf"
)

// format is a way in which documents are written.
type format struct {
	name       string
	extensions []string // of files
	signature  string   // with which a file begins; empty: it is text
	read       func(c *collector, data []byte)
	start      func() // what reads it, where that takes time; nil: nothing does
	fronted    bool   // it may begin with front matter
}

func formats() []*format {
	return []*format{
		{"Markdown", []string{".md", ".markdown"}, "", (*collector).markdownFile, nil, true},
		{"plain text", []string{".txt"}, "", (*collector).plainFile, nil, true},
		{"a web page", []string{".html", ".htm", ".xhtml"}, "", (*collector).pageFile, nil, true},
		{"a Word document", []string{".docx"}, zipped, (*collector).wordFile, nil, false},
		{"an Excel workbook", []string{".xlsx", ".xlsm"}, zipped, (*collector).workbookFile, nil, false},
		{"a PDF", []string{".pdf"}, "%PDF-", (*collector).pdfFile, pdf.Start, false},
		{"a table", []string{".csv", ".tsv"}, "", (*collector).tableFile, nil, false},
		{"mail", []string{".eml"}, "", (*collector).mailFile, nil, false},
	}
}

// Extensions lists how the names of files end that are read, most common first.
func Extensions() []string {
	var list []string
	for _, f := range formats() {
		list = append(list, f.extensions...)
	}
	return list
}

// Names is Extensions in words.
func Names() string {
	list := Extensions()
	last := len(list) - 1
	return strings.Join(list[:last], ", ") + " or " + list[last]
}

// Reads tells that Parse reads files of this name. The file that Word and Excel keep beside one
// that is open, under the same name behind ~$, is none.
func Reads(name string) bool {
	return formatOf(name) != nil && !strings.HasPrefix(path.Base(name), "~$")
}

// Fronted tells that a file of this name may begin with front matter.
func Fronted(name string) bool {
	f := formatOf(name)
	return f != nil && f.fronted
}

func formatOf(name string) *format {
	ext := strings.ToLower(path.Ext(name))
	for _, f := range formats() {
		if slices.Contains(f.extensions, ext) {
			return f
		}
	}
	return nil
}

const zipped = "PK\x03\x04"

// signatures are what files of known kinds begin with.
var signatures = []struct{ begins, kind string }{
	{"%PDF-", "a PDF"},
	{zipped, "a zip archive, such as Word and Excel write"},
	{"PK\x05\x06", "an empty zip archive"},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "of an old Office format, or protected by a password: save it as .docx or .xlsx, without one"},
	{`{\rtf`, "rich text"},
	{"\x89PNG", "a picture"},
	{"\xff\xd8\xff", "a picture"},
	{"GIF8", "a picture"},
	{"RIFF", "sound or a picture"},
	{"\x1f\x8b", "packed with gzip"},
	{"7z\xbc\xaf", "packed with 7-Zip"},
	{"Rar!", "packed with RAR"},
	{"SQLite format 3", "a database"},
	{"\x7fELF", "a program"},
	{"MZ\x90", "a program"},
}

// pointer begins files that stand for others, which Git LFS keeps elsewhere.
var pointer = []byte("version https://git-lfs.github.com/spec/")

// refused tells why a file can't be what its name says, or nothing.
func refused(f *format, data []byte) string {
	switch {
	case f == nil:
		return ""
	case bytes.HasPrefix(data, pointer):
		return "it is kept in Git LFS, and only a pointer to it is here: git lfs pull fetches it"
	case len(data) > MaxFile:
		return tooLarge(len(data))
	case len(bytes.TrimSpace(data)) == 0 && f.signature != "":
		return "the file is empty"
	case f.begins(data):
		return ""
	}
	for _, s := range signatures {
		if bytes.HasPrefix(data, []byte(s.begins)) {
			return fmt.Sprintf("its name says %s, but it is %s", f.name, s.kind)
		}
	}
	if f.signature != "" {
		return fmt.Sprintf("its name says %s, but it doesn't begin as one does: it is damaged, or something else", f.name)
	}
	return ""
}

// begins tells that the data begin as the format does. What stands before a
// PDF's own beginning is passed over, as every reader of it does.
func (f *format) begins(data []byte) bool {
	const within = 1024
	if f.signature == "%PDF-" {
		return bytes.Contains(data[:min(len(data), within)], []byte(f.signature))
	}
	return f.signature != "" && bytes.HasPrefix(data, []byte(f.signature))
}
