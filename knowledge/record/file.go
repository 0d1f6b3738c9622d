package record

import (
	"path"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"policybot/knowledge"
	"policybot/knowledge/document"
)

// file is what one file holds, with what is wrong with it.
type file struct {
	name string
	contents
	document *document.Document
	settings *knowledge.Settings
	refs     []ref
	findings knowledge.Findings
}

// kind of a file by its name.
type kind int

const (
	otherFile kind = iota
	recordFile
	settingsFile
	documentFile
)

func kindOfFile(name string) kind {
	switch {
	case name == "knowledge.yaml" || name == "knowledge.yml":
		return settingsFile
	case document.Reads(name):
		return documentFile
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".yaml", ".yml":
		return recordFile
	}
	return otherFile
}

// readFile reads one file's data by its kind.
func readFile(name string, data []byte) *file { return parsed(name, data, document.Parse) }

// parser reads a document.
type parser func(name string, data []byte) (*document.Document, knowledge.Findings)

// parsed reads one file's data by its kind, a document by the parser.
func parsed(name string, data []byte, by parser) *file {
	f := &file{name: name}
	if kindOfFile(name) == documentFile {
		f.document, f.findings = by(name, data)
		if looksLikeRecords(name, data) {
			f.findings.Warnf(knowledge.Origin{File: name}, "it looks like records, and is read as a document, since its name doesn't end with .yaml: name it so")
		}
		return f
	}
	docs, bad := parse(name, data)
	if bad != nil {
		f.findings = append(f.findings, *bad)
		return f
	}
	r := &reader{file: name}
	for _, d := range docs {
		f.readYAML(r, d)
	}
	if len(docs) == 0 {
		r.findings.Warnf(knowledge.Origin{File: name}, "the file holds no records")
	}
	f.refs, f.findings = r.refs, r.findings
	return f
}

// recordsBegin is how a file of records begins, behind its comments.
var recordsBegin = regexp.MustCompile(`\A(?:\x{feff}|\s+|#.*)*(?:entities|sources|events|facts):[ \t]*\r?\n\s*- `)

// looksLikeRecords tells that a document is one only by its name, such as r.yaml.txt, which
// an editor may have made of r.yaml.
func looksLikeRecords(name string, data []byte) bool {
	inner := strings.ToLower(path.Ext(strings.TrimSuffix(name, path.Ext(name))))
	return inner == ".yaml" || inner == ".yml" || recordsBegin.Match(data[:min(len(data), 4<<10)])
}

func (f *file) readYAML(r *reader, doc *yaml.Node) {
	if len(doc.Content) == 0 {
		return
	}
	root := doc.Content[0]
	if kindOfFile(f.name) == settingsFile {
		f.settings = &knowledge.Settings{}
		readMapping(r, root, "knowledge.yaml", settingsFields, f.settings)
		return
	}
	var c contents
	readMapping(r, root, "a record file", fileFields, &c)
	f.entities = append(f.entities, c.entities...)
	f.sources = append(f.sources, c.sources...)
	f.events = append(f.events, c.events...)
	f.facts = append(f.facts, c.facts...)
}

// textSize is how much text of a document the file holds, in bytes.
func (f *file) textSize() (n int64) {
	if f.document == nil {
		return 0
	}
	for _, p := range f.document.Passages {
		n += int64(len(p.Text))
	}
	return n
}
