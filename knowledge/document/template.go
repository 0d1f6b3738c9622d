package document

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
)

// withoutTemplates takes out of Markdown what a site's generator would work on:
// Liquid and Jinja templates, attribute lists, and the marks of admonitions. A
// tag of the site's own that stands in the text, such as {% channel "news" %},
// leaves its first argument, unless that is an address. Code is left as it is,
// and every line stays on its number.
func withoutTemplates(body []byte) []byte {
	var out bytes.Buffer
	var text []byte
	links := proseOf(body)
	flush := func() {
		out.Write(links.clean(withoutMarks(text)))
		text = nil
	}
	fence := ""
	for line := range bytes.Lines(body) {
		f := fenceOf(line)
		switch {
		case fence == "" && f == "":
			text = append(text, line...)
			continue
		case fence == "":
			flush()
			fence = f
		case strings.HasPrefix(f, fence) && len(bytes.Trim(line, " \t\r\n>`~")) == 0:
			fence = ""
		}
		out.Write(line)
	}
	flush()
	return out.Bytes()
}

var fenceForm = regexp.MustCompile("^[ \t>]*(?:[-*+] +|\\d+[.)] +)?(```+|~~~+)([^`\n]*)")

// fenceOf is the mark that begins or ends a block of code on the line.
func fenceOf(line []byte) string {
	if m := fenceForm.FindSubmatch(line); m != nil {
		return string(m[1])
	}
	return ""
}

var lineMarks = []struct {
	form *regexp.Regexp
	to   string
}{
	{regexp.MustCompile(`(?m)^([ \t>]*)(?:[-*+]|\d+\.)[ \t]+\S.*\n[ \t>]*\{:[ \t]*toc\b[^}\n]*\}[ \t]*$`), "$1\n$1"}, // a table of contents to be made
	{regexp.MustCompile(`(?m)^([ \t]*):::+[ \t]*(?:[\w-]+[ \t]*)?(?:\[([^\]\n]*)\]|([^\n{]*))(?:\{[^}\n]*\})?[ \t]*$`), "$1$2$3"},
	{regexp.MustCompile(`(?m)^([ \t]*)(?:!!!|\?\?\?\+?)[ \t]+[\w-]+(?:[ \t]+[\w-]+)*(?:[ \t]+"([^"\n]*)")?[ \t]*$`), "$1$2"},
	{regexp.MustCompile(`(?m)^([ \t]*>[ \t]*)\[![A-Za-z]+\][-+]?(.*)$`), "$1$2"},
	{regexp.MustCompile(`(?m)^[ \t]*\[\[?_?TOC_?\]?\][ \t]*$`), ""},
}

// withoutMarks takes the marks of admonitions and of contents to be made away.
func withoutMarks(text []byte) []byte {
	text = dedentAdmonitions(text)
	for _, m := range lineMarks {
		text = m.form.ReplaceAll(text, []byte(m.to))
	}
	return text
}

var siteTag = regexp.MustCompile(`(?s)^\{%-?\s*([\w-]+)\s+"([^"\n]+)"`)

// known are the tags of Liquid, Jekyll and Jinja, whose arguments are no words.
var known = strings.Fields("include include_relative include_cached layout render link post_url highlight assign capture if unless elsif else case when for " +
	"cycle tablerow increment decrement raw comment echo liquid section block extends import from set macro call filter load with autoescape seo feed gist")

var address = regexp.MustCompile(`[/\\]|^#|^\w+:|\.\w{2,5}$`)

// shown is what a template shows in the text.
func shown(template string) string {
	m := siteTag.FindStringSubmatch(template)
	if m == nil || slices.Contains(known, m[1]) || address.MatchString(m[2]) {
		return ""
	}
	return m[2]
}

var admonition = regexp.MustCompile(`^([ \t]*)(?:!!!|\?\?\?\+?)[ \t]+\w`)

// dedentAdmonitions moves the text of an admonition, which is indented below
// its mark as code would be, to where the mark stands.
func dedentAdmonitions(text []byte) []byte {
	if !bytes.Contains(text, []byte("!!!")) && !bytes.Contains(text, []byte("???")) {
		return text
	}
	var out []byte
	indent, inside := 0, false
	for line := range bytes.Lines(text) {
		m := admonition.FindSubmatch(line)
		depth := len(line) - len(bytes.TrimLeft(line, " "))
		blank := len(bytes.TrimSpace(line)) == 0
		switch {
		case m != nil:
			inside, indent = true, depth
		case inside && !blank && depth < indent+4:
			inside = false
		case inside && !blank:
			line = append(bytes.Repeat([]byte(" "), indent), line[indent+4:]...)
		}
		out = append(out, line...)
	}
	return out
}
