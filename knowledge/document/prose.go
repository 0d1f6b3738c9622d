package document

import (
	"bytes"
	"regexp"
	"strings"
)

// braces are the templates and attribute lists that begin with a brace.
var braces = []struct{ begins, ends string }{
	{"{%", "%}"},
	{"{{", "}}"},
	{"{# ", " #}"},
	{"{:", "}"},
	{"{.", "}"},
	{"{#", "}"},
}

// How many bytes on the end of a template, or of a comment, is looked for.
const (
	longestTemplate = 1000
	longestComment  = 64 << 10
)

// prose is text outside blocks of code, with the links that it defines.
type prose map[string]bool

var definition = regexp.MustCompile(`(?m)^ {0,3}\[([^\[\]\n]+)\]:[ \t]*\S`)

func proseOf(text []byte) prose {
	p := prose{}
	for _, m := range definition.FindAllSubmatch(text, -1) {
		p[linkLabel(m[1])] = true
	}
	return p
}

func linkLabel(s []byte) string { return strings.ToLower(strings.Join(strings.Fields(string(s)), " ")) }

// clean takes templates and what is left of broken links out of the text,
// except in spans of code.
func (p prose) clean(text []byte) []byte {
	var out bytes.Buffer
	for len(text) > 0 {
		at := bytes.IndexAny(text, "{`\\[]")
		if at < 0 {
			break
		}
		out.Write(text[:at])
		text = text[at:]
		shows, n := p.step(text)
		out.WriteString(shows)
		text = text[n:]
	}
	out.Write(text)
	return out.Bytes()
}

// step is what the text's head shows, and how long that is: an escape, a span
// of code, a template, a broken link or a character. Ends of lines stay.
func (p prose) step(text []byte) (shows string, n int) {
	n = 1
	switch text[0] {
	case '\\':
		n = min(2, len(text))
	case '`':
		n = spanOfCode(text)
	case '[', ']':
		if shows, n := p.brokenLink(text); n > 0 {
			return shows, n
		}
	default:
		if n := template(text); n > 0 {
			head := string(text[:n])
			return shown(head) + strings.Repeat("\n", strings.Count(head, "\n")), n
		}
	}
	return string(text[:n]), n
}

var (
	undefinedLink = regexp.MustCompile(`^\[([^\[\]]+)\]\[([^\[\]]*[^\[\]\d][^\[\]]*)\]`)
	doubledLink   = regexp.MustCompile(`^\]\(\(([^()\s]*)\)(?:[^)]|$)`)
)

// brokenLink mends a link whose address stands in two brackets, and leaves the
// words of one to what the text doesn't define.
func (p prose) brokenLink(text []byte) (shows string, n int) {
	within := text[:min(len(text), longestTemplate)]
	if m := doubledLink.FindSubmatch(within); m != nil {
		return "](" + string(m[1]) + ")", len("]((") + len(m[1]) + len(")")
	}
	if m := undefinedLink.FindSubmatch(within); m != nil && !p[linkLabel(m[2])] {
		return string(m[1]) + strings.Repeat("\n", bytes.Count(m[2], []byte("\n"))), len(m[0])
	}
	return "", 0
}

// spanOfCode is the length of the span of code that the text begins with. Back
// quotes that nothing ends count as one.
func spanOfCode(text []byte) int {
	n := len(text) - len(bytes.TrimLeft(text, "`"))
	mark := text[:n]
	paragraph := text[n:min(len(text), n+longestTemplate)]
	if end := bytes.Index(paragraph, []byte("\n\n")); end >= 0 {
		paragraph = paragraph[:end]
	}
	for i := 0; i < len(paragraph); {
		at := bytes.Index(paragraph[i:], mark)
		if at < 0 {
			break
		}
		i += at
		run := len(paragraph[i:]) - len(bytes.TrimLeft(paragraph[i:], "`"))
		if i += run; run == n {
			return n + i
		}
	}
	return n
}

var (
	commentTag    = regexp.MustCompile(`^\{%-?\s*comment\s*-?%\}`)
	commentEndTag = regexp.MustCompile(`\{%-?\s*endcomment\s*-?%\}`)
	attributes    = regexp.MustCompile(`^\{(?::|[.#][A-Za-z_])[^{}]*\}$`)
)

// template is the length of the template that the text begins with, or 0.
func template(text []byte) int {
	if commentTag.Match(text) {
		if end := commentEndTag.FindIndex(text[:min(len(text), longestComment)]); end != nil {
			return end[1]
		}
	}
	within := text[:min(len(text), longestTemplate)]
	for _, b := range braces {
		if !bytes.HasPrefix(within, []byte(b.begins)) {
			continue
		}
		end := bytes.Index(within[len(b.begins):], []byte(b.ends))
		if end < 0 {
			continue
		}
		n := len(b.begins) + end + len(b.ends)
		if len(b.ends) > 1 || attributes.Match(within[:n]) {
			return n
		}
	}
	return 0
}
