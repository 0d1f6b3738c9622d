package record

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"policybot/knowledge"
	"policybot/knowledge/document"
)

// Limits of one file. A file that passes them is read in well under a second.
const (
	MaxFile  = 4 << 20 // bytes of a record file; about 10,000 events
	maxNodes = 1 << 20
	maxDepth = 32
)

// Limits of a folder. One that passes them is read within memory and minutes.
const (
	MaxFolder    = 128 << 20 // bytes of all record files
	MaxDocuments = 2 << 30   // bytes of all documents
	MaxText      = 512 << 20 // bytes of their text
	MaxLevels    = 32        // of folders within folders
)

// checkText tells why data can't be a text file, with the line.
func checkText(data []byte) (line int, err error) {
	if utf16(data) {
		return 0, errors.New("text in UTF-16: save the file as UTF-8")
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		return 0, fmt.Errorf("binary data (a zero byte at offset %d): expected text", i)
	}
	if utf8.Valid(data) {
		return 0, nil
	}
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			return 1 + bytes.Count(data[:i], []byte("\n")), errors.New("text that isn't UTF-8: save the file as UTF-8")
		}
		i += size
	}
	return 0, nil
}

// utf16 tells that the data is text with two bytes a letter: by the mark at its head, or
// since every other byte of its beginning is zero.
func utf16(data []byte) bool {
	if bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
		return true
	}
	head := data[:min(len(data), 64)&^1]
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	return len(head) > 0 && max(zeros[0], zeros[1]) == len(head)/2 && min(zeros[0], zeros[1]) == 0
}

// control tells that YAML takes the character for none of its own.
func control(r rune) bool {
	return unicode.IsControl(r) && r != '\t' && r != '\n' && r != '\r' && r != 0x85
}

// parse gives the documents of a YAML file, within the limits.
func parse(file string, data []byte) ([]*yaml.Node, *knowledge.Finding) {
	fail := func(line int, format string, args ...any) ([]*yaml.Node, *knowledge.Finding) {
		return nil, &knowledge.Finding{Origin: knowledge.Origin{File: file, Line: line}, Severity: knowledge.Error, Message: fmt.Sprintf(format, args...)}
	}
	if len(data) > MaxFile {
		return fail(0, "%s", tooLarge(int64(len(data)), MaxFile))
	}
	if line, err := checkText(data); err != nil {
		return fail(line, "%v", err)
	}
	if i := bytes.IndexFunc(data, control); i >= 0 {
		r, _ := utf8.DecodeRune(data[i:])
		return fail(1+bytes.Count(data[:i], []byte("\n")), "the control character %q: remove it", r)
	}
	if marks(data) > maxNodes {
		return fail(0, "more than %d values in one file: split it", maxNodes)
	}
	var docs []*yaml.Node
	dec := yaml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	for {
		var n yaml.Node
		err := dec.Decode(&n)
		if errors.Is(err, io.EOF) {
			return docs, nil
		}
		if err != nil {
			line, message := yamlError(err)
			if line > 0 { // it names the beginning of what is broken
				line = max(line, brokenAt(data))
			}
			return fail(line, "not YAML: %s", document.NotYAML(message, data, line))
		}
		nodes := 0
		if bad, why := check(&n, 0, &nodes); bad != nil {
			return fail(bad.Line, "%s", why)
		}
		docs = append(docs, &n)
	}
}

func tooLarge(size, most int64) string {
	return fmt.Sprintf("the file has %.1f MB, more than the %d MB that are read: split it", float64(size)/(1<<20), most>>20)
}

// marks counts the signs that begin a value, a bound on the number of nodes
// known before any of them is made.
func marks(data []byte) int {
	n := 0
	for i, c := range data {
		switch c {
		case '\n', ',', ':', '[', '{', '?':
			n++
		case '-': // one inside a word begins nothing
			if i == 0 || data[i-1] <= ' ' {
				n++
			}
		}
	}
	return n
}

// check finds what no record file has a use for: aliases, which can stand for
// more than fits in memory, and values nested or counted beyond all sense.
func check(n *yaml.Node, depth int, nodes *int) (*yaml.Node, string) {
	*nodes++
	switch {
	case n.Kind == yaml.AliasNode:
		return n, fmt.Sprintf("the YAML alias *%s: record files take no aliases, since these can grow without bound; write the value out", shorten(n.Value))
	case depth > maxDepth:
		return n, fmt.Sprintf("values nested more than %d deep", maxDepth)
	case *nodes > maxNodes:
		return n, fmt.Sprintf("more than %d values in one file: split it", maxNodes)
	}
	if i := strings.IndexFunc(n.Value, control); i >= 0 {
		return n, fmt.Sprintf("the control character %q, written as an escape: remove it", []rune(n.Value[i:])[0])
	}
	for _, c := range n.Content {
		if bad, why := check(c, depth+1, nodes); bad != nil {
			return bad, why
		}
	}
	return nil, ""
}

// brokenAt is the line before which the data can be read, and with which they
// can't any more.
func brokenAt(data []byte) int {
	var ends []int // of the lines
	for i, c := range data {
		if c == '\n' {
			ends = append(ends, i+1)
		}
	}
	return 1 + sort.Search(len(ends), func(n int) bool { return !readable(data[:ends[n]]) })
}

func readable(data []byte) bool {
	dec := yaml.NewDecoder(bytes.NewReader(data))
	for {
		if err := dec.Decode(new(yaml.Node)); err != nil {
			return errors.Is(err, io.EOF)
		}
	}
}

var yamlLine = regexp.MustCompile(`^(?:line (\d+): )?(.*)$`)

// yamlError takes the line out of the library's message.
func yamlError(err error) (line int, message string) {
	message = strings.TrimPrefix(err.Error(), "yaml: ")
	first, _, _ := strings.Cut(message, "\n")
	m := yamlLine.FindStringSubmatch(first)
	if m == nil {
		return 0, shorten(first)
	}
	line, _ = strconv.Atoi(m[1])
	return line, m[2]
}
