package document

import (
	"html"
	"regexp"
	"sort"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// longList is the length in bytes up to which a list stays one passage.
const longList = 800

// page is a Markdown document being taken apart.
type page struct {
	*collector
	source []byte
	lines  []int // where each line begins
}

func (c *collector) markdown(body []byte) {
	p := &page{collector: c, source: body, lines: []int{0}}
	for i, b := range body {
		if b == '\n' {
			p.lines = append(p.lines, i+1)
		}
	}
	md := goldmark.New(goldmark.WithExtensions(extension.Table))
	p.blocks(md.Parser().Parse(text.NewReader(body)))
}

// lineOf is the line on which a block begins.
func (p *page) lineOf(n ast.Node) int {
	for ; n != nil; n = n.FirstChild() {
		at := -1
		if t, ok := n.(*ast.Text); ok {
			at = t.Segment.Start
		} else if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
			at = n.Lines().At(0).Start
		}
		if at >= 0 {
			return sort.SearchInts(p.lines, at+1)
		}
	}
	return 1
}

func (p *page) blocks(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			p.head(n.Level, p.inline(n))
		case *ast.Paragraph, *ast.TextBlock:
			if !leadsIn(n, p.inline(n)) {
				p.add(p.lineOf(n), p.inline(n))
			}
		case *ast.List:
			p.list(n)
		case *east.Table:
			p.table(n)
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			p.add(p.lineOf(n), p.raw(n))
		case *ast.HTMLBlock:
			p.html(n)
		default:
			p.blocks(n)
		}
	}
}

// leadsIn tells that the paragraph only begins the list below it.
func leadsIn(n ast.Node, words string) bool {
	_, ok := n.NextSibling().(*ast.List)
	return ok && strings.HasSuffix(words, ":")
}

// list makes a passage of a list with the words that lead in to it, or, where
// that would be long, one of each item, each with those words.
func (p *page) list(l *ast.List) {
	lead, line := "", p.lineOf(l)
	if before := l.PreviousSibling(); before != nil && (before.Kind() == ast.KindParagraph || before.Kind() == ast.KindTextBlock) {
		if words := p.inline(before); leadsIn(before, words) {
			lead, line = words+"\n", p.lineOf(before)
		}
	}
	var items []string
	size := len(lead)
	for n := l.FirstChild(); n != nil; n = n.NextSibling() {
		items = append(items, p.item(n, ""))
		size += len(items[len(items)-1])
	}
	if size <= longList {
		p.add(line, lead+strings.Join(items, "\n"))
		return
	}
	i := 0
	for n := l.FirstChild(); n != nil; n = n.NextSibling() {
		p.add(p.lineOf(n), lead+items[i])
		i++
	}
}

// item is the text of a list item, with the lists in it indented.
func (p *page) item(item ast.Node, indent string) string {
	var parts []string
	for n := item.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.List:
			for c := n.FirstChild(); c != nil; c = c.NextSibling() {
				parts = append(parts, p.item(c, indent+"  "))
			}
		case *ast.FencedCodeBlock, *ast.CodeBlock:
			parts = append(parts, indent+"  "+strings.TrimSpace(p.raw(n)))
		case *ast.Blockquote:
			parts = append(parts, p.item(n, indent+"  "))
		default:
			parts = append(parts, indent+"  "+p.inline(n))
		}
	}
	all := strings.Join(parts, "\n")
	return indent + "- " + strings.TrimLeft(all, " ")
}

// table makes a passage of each row, every cell under its heading.
func (p *page) table(t *east.Table) {
	var heads []string
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		cells := p.cells(row)
		if _, ok := row.(*east.TableHeader); ok {
			heads = cells
			continue
		}
		var parts []string
		for i, c := range cells {
			switch {
			case c == "":
			case i < len(heads) && heads[i] != "":
				parts = append(parts, heads[i]+": "+c)
			default:
				parts = append(parts, c)
			}
		}
		p.add(p.lineOf(row), strings.Join(parts, "; "))
	}
}

func (p *page) cells(row ast.Node) []string {
	var cells []string
	for n := row.FirstChild(); n != nil; n = n.NextSibling() {
		cells = append(cells, p.inline(n))
	}
	return cells
}

func (p *page) raw(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		b.Write(s.Value(p.source))
	}
	return b.String()
}

var (
	comment = regexp.MustCompile(`(?s)<!--.*?(?:-->|\z)`)
	tag     = regexp.MustCompile(`<[^>]*>`)
)

// html keeps the words of an HTML block, less scripts and styles.
func (p *page) html(n *ast.HTMLBlock) {
	if n.HTMLBlockType == ast.HTMLBlockType1 {
		return
	}
	words := tag.ReplaceAllString(comment.ReplaceAllString(p.raw(n), ""), "")
	p.add(p.lineOf(n), strings.Join(strings.Fields(html.UnescapeString(words)), " "))
}
