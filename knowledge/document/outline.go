package document

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// outline takes a tree of elements apart into blocks.
type outline struct {
	blocks []block
	text   strings.Builder // of the paragraph so far
	line   int             // where that begins
	breaks int             // in a row
	bars   bool            // those around the text are passed over
}

// outlineOf gives the blocks under a node.
func outlineOf(root *html.Node) []block {
	o := &outline{}
	o.children(root)
	o.flush()
	return o.blocks
}

func (o *outline) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		o.node(c)
	}
}

// flush ends the paragraph.
func (o *outline) flush() {
	if text := strings.Join(strings.Fields(o.text.String()), " "); text != "" {
		o.blocks = append(o.blocks, paragraph{place: onLine(o.line), text: text})
	}
	o.text.Reset()
	o.breaks = 0
}

func (o *outline) put(b block) {
	o.flush()
	o.blocks = append(o.blocks, b)
}

func (o *outline) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		o.words(n)
	case n.Type != html.ElementNode:
		o.children(n)
	case unseen(n) || o.bars && isBar(n):
	default:
		o.element(n)
	}
}

func (o *outline) words(n *html.Node) {
	if strings.TrimSpace(n.Data) != "" {
		if o.text.Len() == 0 {
			o.line = max(lineOf(n.Parent), lineOf(n.PrevSibling))
		}
		o.breaks = 0
	}
	if o.text.Len() > 0 || strings.TrimSpace(n.Data) != "" {
		o.text.WriteString(n.Data)
	}
}

// unshown are elements whose text isn't that of the document: what was struck
// through among them.
var unshown = []string{"head", "template", "noscript", "object", "svg", "math", "canvas", "audio", "video", "select", "datalist", "textarea", "button", "del", "s", "strike"}

func unseen(n *html.Node) bool {
	_, hidden := attribute(n, "hidden")
	style, _ := attribute(n, "style")
	style = strings.ReplaceAll(strings.ToLower(style), " ", "")
	return hidden || has(n, "aria-hidden", "true") || slices.Contains(unshown, n.Data) ||
		strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") || isNoteMark(n)
}

// isNoteMark tells the raised number that leads to a footnote.
func isNoteMark(n *html.Node) bool {
	if n.Data != "sup" || len(textOf(n)) > 4 {
		return false
	}
	links := elements(n, "a")
	return len(links) == 1 && textOf(links[0]) == textOf(n)
}

// runsOn are the elements within a paragraph; all others end one.
var runsOn = strings.Fields("a abbr acronym b bdi bdo big cite code data dfn em font i img ins kbd label mark meter output q rp rt ruby samp small span strong sub sup time tt u var wbr nobr input")

func (o *outline) element(n *html.Node) {
	switch name := n.Data; {
	case len(name) == 2 && name[0] == 'h' && '1' <= name[1] && name[1] <= '6':
		o.put(title{int(name[1] - '0'), flat(outlineOf(n))})
	case name == "br":
		o.lineBreak()
	case name == "ul" || name == "ol" || name == "menu":
		o.put(listOf(n))
	case name == "dl":
		o.definitions(n)
	case name == "table":
		o.table(n)
	case name == "pre":
		o.put(paragraph{place: onLine(lineOf(n)), text: strings.Trim(rawText(n), "\n"), verbatim: true})
	case slices.Contains(runsOn, name) || strings.Contains(name, "-"):
		o.children(n)
	case name == "details":
		o.details(n)
	case name == "p" && isBold(n):
		o.put(paragraph{place: onLine(lineOf(n)), text: flat(outlineOf(n)), bold: true})
	default:
		o.flush()
		o.children(n)
		o.flush()
	}
}

// lineBreak ends a paragraph where it is the second in a row.
func (o *outline) lineBreak() {
	if o.breaks++; o.breaks > 1 {
		o.flush()
		return
	}
	o.text.WriteByte(' ')
}

func rawText(root *html.Node) string {
	var b strings.Builder
	for n := range root.Descendants() {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case n.Data == "br":
			b.WriteByte('\n')
		}
	}
	return b.String()
}

func listOf(n *html.Node) *list {
	l := list{number: numberOf(n)}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode || unseen(c) {
			continue
		}
		if nested := c.Data == "ul" || c.Data == "ol"; nested && len(l.items) > 0 {
			last := &l.items[len(l.items)-1]
			last.parts = append(last.parts, part{list: listOf(c)})
			continue
		}
		if parts := partsOf(outlineOf(c)); len(parts) > 0 {
			l.items = append(l.items, item{onLine(lineOf(c)), parts})
		}
	}
	return &l
}

// numberOf is the number of the first item of a numbered list, or 0.
func numberOf(n *html.Node) int {
	if _, down := attribute(n, "reversed"); n.Data != "ol" || down {
		return 0
	}
	start, given := attribute(n, "start")
	if number, err := strconv.Atoi(start); given && err == nil && number > 0 {
		return number
	}
	return 1
}

// partsOf makes the parts of an item of the blocks in it.
func partsOf(blocks []block) []part {
	var parts []part
	for _, b := range blocks {
		switch b := b.(type) {
		case *list:
			parts = append(parts, part{list: b})
		default:
			parts = append(parts, part{text: flat([]block{b})})
		}
	}
	return parts
}

// flat is the text of blocks in one line.
func flat(blocks []block) string {
	var parts []string
	for _, b := range blocks {
		switch b := b.(type) {
		case title:
			parts = append(parts, b.text)
		case paragraph:
			parts = append(parts, strings.Join(strings.Fields(b.text), " "))
		case *list:
			parts = append(parts, b.flat())
		case *table:
			if b.band != "" {
				parts = append(parts, b.band)
			}
			for _, r := range b.rows {
				parts = append(parts, r.under(b.heads))
			}
		}
	}
	return strings.TrimSpace(strings.Join(parts, " "))
}

// details joins a question that is clicked on for its answer to that, as text has the two.
func (o *outline) details(n *html.Node) {
	asked := elements(n, "summary")
	o.flush()
	if len(asked) != 1 || !strings.HasSuffix(flat(outlineOf(asked[0])), "?") {
		o.children(n)
		o.flush()
		return
	}
	inner := outlineOf(n)
	if len(inner) == 2 {
		if _, ok := inner[1].(paragraph); ok {
			inner = []block{paragraph{place: onLine(lineOf(n)), text: flat(inner)}}
		}
	}
	o.blocks = append(o.blocks, inner...)
}

// definitions joins each term to what is said of it.
func (o *outline) definitions(n *html.Node) {
	o.flush()
	term := ""
	for _, c := range elements(n, "dt", "dd") {
		if inside(c, n, "dl") {
			continue // told with the one around it
		}
		text := flat(outlineOf(c))
		if c.Data == "dt" {
			term = joined(", ", term, text)
			continue
		}
		o.put(paragraph{place: onLine(lineOf(c)), text: joined(": ", strings.TrimSuffix(term, ":"), text)})
		term = ""
	}
}
